package emergency

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency/traffic"
)

// carryOut does what has been ordered, in order.
func (w *World) carryOut() {
	for _, order := range w.orders.list {
		switch o := order.(type) {
		case Mark:
			w.markBy(o.Milestone, o.By)
		case Wake:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aWakeup, wakeup: o.Wakeup}), 0)
		case Read:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aReading, of: int32(o.Platform), wakeup: o.Wakeup}), 0)
		case Work:
			w.work(o)
		case Listen:
			for i := range w.sensors {
				w.sensors[i].Forget()
			}
			if !o.PeopleOnly {
				w.listenAgain()
			}
		case CloseIncident:
			w.tell().Fact = IncidentClosed
		default:
			w.adjust(o)
		}
	}
}

// adjust does what is ordered about traffic, limits, callers and those who answer them.
func (w *World) adjust(order Order) {
	switch o := order.(type) {
	case Switch:
		w.move(traffic.Move{By: o.By, From: o.From, To: o.To, Cuts: o.Cuts})
	case GoBack:
		w.goBack(traffic.Move{By: o.By, From: o.From, To: o.To, Cuts: o.Cuts})
	case OpenPlatform:
		w.move(traffic.Move{By: o.By, From: None, To: o.Platform})
	case Release:
		w.board.Release(o.By, o.Platform)
		w.settleTraffic(traffic.Move{By: o.By, From: None, To: None})
	case EndMove:
		w.board.EndMove(o.By, o.From)
		w.settleTraffic(traffic.Move{By: o.By, From: None, To: None})
	case DivideCalls:
		w.mustBeParts(o.Parts)
		w.steering.DivideCalls(o.By, o.Parts)
	case DividePeople:
		w.mustBeParts(o.Parts)
		w.steering.DividePeople(o.By, o.Parts)
		w.weighPeople()
	case Prefer:
		w.prefer(o)
	case TimeSilence:
		w.steering.TimeSilence(o.By, o.After)
	case End:
		w.endClaims(o.By)
	default:
		w.adjustCalls(o)
	}
}

// adjustCalls does what is ordered about limits, callers and those who answer them.
func (w *World) adjustCalls(order Order) {
	switch o := order.(type) {
	case CapQueue:
		hold(&w.platforms[o.Platform].queueWanted, o.By, o.Calls, o.Calls == None)
		w.sizePlatform(o.Platform)
	case Gap:
		hold(&w.gaps[o.Provider], o.By, o, o.Burst == 0)
		w.setBucket(o.Provider)
	case Shed:
		w.mustBeShare(o.Share)
		hold(&w.platforms[o.Platform].shedWanted, o.By, o, false)
		w.shed(o.Platform)
	case AskForPatience:
		w.mustBeFactor(o.Times)
		hold(&w.platforms[o.Platform].patienceWanted, o.By, o.Times, false)
		w.announce(o.Platform)
	case AskAboutRedials:
		w.mustBeFactor(o.Times)
		hold(&w.platforms[o.Platform].redialsWanted, o.By, o, false)
		w.announce(o.Platform)
	case Publish:
		w.publish(o)
	case Withdraw:
		w.notices.Withdraw(o.ID)
	case CallIn:
		w.callIn(o.Centre, o.Seat)
	case SendHome:
		w.sendHome(o.Centre)
	case PairRooms:
		hold(&w.pairings[o.Service], o.By, o.After, o.After == des.Never)
		w.pairRooms(o.Service)
	}
}

func (w *World) prefer(o Prefer) {
	if o.Of.Kind == AProvider {
		w.steering.PreferByProvider(o.By, int(o.Of.Index), o.Platform)
	} else {
		w.steering.PreferByRegion(o.By, int(o.Of.Index), o.Platform)
	}
}

// mustBeShare refuses a share that is none: NaN would compare as neither more nor less with everything that follows.
func (w *World) mustBeShare(x float64) {
	if !(x >= 0 && x <= 1) {
		w.fail("a strategy orders a share of %v", x)
	}
}

// mustBeFactor refuses a factor that is not finite, or negative.
func (w *World) mustBeFactor(x float64) {
	if !(x >= 0 && x <= math.MaxFloat64) {
		w.fail("a strategy orders a factor of %v", x)
	}
}

func (w *World) mustBeParts(parts []Part) {
	for _, p := range parts {
		w.mustBeFactor(p.Share)
	}
}
