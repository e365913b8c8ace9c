package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// use is the time in use, by the stretches of the run between the instants at which it is told.
type use struct {
	ends []des.Time // of the stretches; the last is the end of the run
	now  int        // the stretch of the caller at hand
	sums []sums     // by stretch
}

// sums are times of one stretch.
type sums [uses]des.Time

const (
	waiting = iota // calls in the queue
	busy           // agents with a call
	allBusy        // one while nobody was free
	uses
)

func newUse(instants []des.Time, length des.Time) use {
	var u use
	for _, at := range instants {
		if at > 0 && at < length {
			u.ends = append(u.ends, at)
		}
	}
	u.ends = append(u.ends, length)
	u.sums = make([]sums, len(u.ends))
	return u
}

func (u *use) reset() {
	u.now = 0
	clear(u.sums)
}

// reach goes on to the stretch of a caller.
func (u *use) reach(at des.Time) {
	for at >= u.ends[u.now] {
		u.now++
	}
}

// add adds the time from one instant to another. The first is not before the caller at hand. Most are in the same stretch.
func (u *use) add(what int, from, to des.Time) {
	if to <= u.ends[u.now] {
		u.sums[u.now][what] += to - from
		return
	}
	u.divide(what, from, to)
}

// divide adds a time to each stretch that it is in.
func (u *use) divide(what int, from, to des.Time) {
	for s := u.now; s < len(u.ends) && from < to; s++ {
		if end := min(to, u.ends[s]); end > from {
			u.sums[s][what] += end - from
			from = end
		}
	}
}

// waits notes that the call at hand is in the queue up to a time.
func (q *Queue) waits(at, until des.Time) {
	q.use.add(waiting, at, until)
	if until > q.minutes.next {
		q.minutes.add(q.minutes.waiting, at, until)
	}
}

// talks notes that an agent has the call at hand from one time to another, and when the first agent is free again.
func (q *Queue) talks(from, to, free des.Time) {
	q.use.add(busy, from, to)
	if free > from {
		q.use.add(allBusy, from, free)
	}
	if to > q.minutes.next {
		q.minutes.add(q.minutes.busy, from, to)
	}
}

// tellUse tells the time on the accounts of the platform and its centre.
func (q *Queue) tellUse() {
	var until sums
	people := des.Time(len(q.agents))
	for s, at := range q.use.ends {
		for i, t := range q.use.sums[s] {
			until[i] += t
		}
		q.account(at, emergency.APlatform, emergency.WaitingTime, until[waiting])
		for _, kind := range []emergency.ElementKind{emergency.APlatform, emergency.ACentre} {
			q.account(at, kind, emergency.BusyTime, until[busy])
			q.account(at, kind, emergency.DutyTime, people*at)
			q.account(at, kind, emergency.AllBusyTime, until[allBusy])
			q.account(at, kind, emergency.MannedTime, at)
		}
	}
}

func (q *Queue) account(at des.Time, of emergency.ElementKind, a emergency.Account, sum des.Time) {
	o := q.telling.fact(at, emergency.Accrued)
	o.Element, o.Account, o.Sum = emergency.Element{Kind: of}, a, sum
}
