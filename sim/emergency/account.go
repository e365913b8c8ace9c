package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// Account is a sum of time: how many there were, times how long.
type Account uint8

// The accounts.
const (
	WaitingTime Account = iota // calls in the queue, or on hold
	RingingTime                // calls at a call taker who has not answered yet
	BusyTime                   // agents with a call; call takers ringing or talking
	DutyTime                   // people at work; no call takers without limit
	AllBusyTime                // one while somebody was at work and nobody was free
	MannedTime                 // one while somebody was at work
	AwayTime                   // callers between two calls, of the demand
	Accounts
)

// Account makes every run that follows tell the time on all accounts at some instants in order, and at its end.
func (w *World) Account(at []des.Time) { w.telling.instants = at }

func (w *telling) scheduleAccounts() {
	for _, at := range w.instants {
		if at > 0 && at < w.net.Length {
			w.calendar.Schedule(at, accountIsDue, 0, 0)
		}
	}
}

// account tells those of platforms, centres, control rooms and callers.
func (w *telling) account() {
	if w.instants == nil {
		return
	}
	for p := range w.stageOne.platforms {
		u := w.stageOne.platforms[p].Usage()
		w.accrued(APlatform, p, WaitingTime, u.Waiting)
		w.accruedBy(APlatform, p, u)
	}
	for c := range w.net.Centres {
		w.accruedBy(ACentre, c, w.duty.staff.UsageOf(c))
	}
	for r := range w.stageTwo.rooms {
		u := w.stageTwo.rooms[r].Usage()
		w.accrued(ARoom, r, WaitingTime, u.Waiting)
		w.accrued(ARoom, r, RingingTime, u.Ringing)
		w.accruedBy(ARoom, r, u)
	}
	w.accrued(ADemand, 0, AwayTime, w.World.timeAway())
}

func (w *telling) accruedBy(k ElementKind, index int, u desk.Usage) {
	w.accrued(k, index, BusyTime, u.InCalls)
	w.accrued(k, index, DutyTime, u.OnDuty)
	w.accrued(k, index, AllBusyTime, u.AllBusy)
	w.accrued(k, index, MannedTime, u.Manned)
}

func (w *telling) accrued(k ElementKind, index int, a Account, sum des.Time) {
	o := w.tell()
	o.Fact, o.Element, o.Account, o.Sum = Accrued, Element{Kind: k, Index: int16(index)}, a, sum
}
