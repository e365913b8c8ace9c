package emergency

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
)

// carryOut does what has been ordered, in order.
func (w *command) carryOut() {
	for _, order := range w.orders.List() {
		switch o := order.(type) {
		case orders.Mark:
			w.trouble.markBy(o.Milestone, o.By)
		case orders.Wake:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aWakeup, wakeup: o.Wakeup}), 0)
		case orders.Read:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aReading, of: int32(o.Platform), wakeup: o.Wakeup}), 0)
		case orders.Work:
			w.work(o)
		case orders.Listen:
			for i := range w.sensors {
				w.sensors[i].Forget()
			}
			if !o.PeopleOnly {
				w.monitoring.listenAgain()
			}
		case orders.CloseIncident:
			w.telling.tell().Fact = IncidentClosed
		default:
			w.adjust(o)
		}
	}
}

// adjust does what is ordered about traffic, limits, callers and those who answer them.
func (w *command) adjust(order Order) {
	switch o := order.(type) {
	case orders.Switch:
		w.moves.move(traffic.Move{By: o.By, From: o.From, To: o.To, Cuts: o.Cuts})
	case orders.GoBack:
		w.moves.goBack(traffic.Move{By: o.By, From: o.From, To: o.To, Cuts: o.Cuts})
	case orders.OpenPlatform:
		w.moves.move(traffic.Move{By: o.By, From: None, To: o.Platform})
	case orders.Release:
		w.moves.board.Release(o.By, o.Platform)
		w.moves.settleTraffic(traffic.Move{By: o.By, From: None, To: None})
	case orders.EndMove:
		w.moves.board.EndMove(o.By, o.From)
		w.moves.settleTraffic(traffic.Move{By: o.By, From: None, To: None})
	case orders.DivideCalls:
		w.mustBeParts(o.Parts)
		w.moves.steering.DivideCalls(o.By, o.Parts)
	case orders.DividePeople:
		w.mustBeParts(o.Parts)
		w.moves.steering.DividePeople(o.By, o.Parts)
		w.weighPeople()
	case orders.Prefer:
		w.prefer(o)
	case orders.MoveProvider:
		w.moves.moveProvider(o)
	case orders.ReturnProvider:
		w.moves.returnProvider(o.By, o.Provider)
	case orders.TimeSilence:
		w.moves.steering.TimeSilence(o.By, o.After)
	case orders.End:
		w.endClaims(o.By)
	default:
		w.adjustCalls(o)
	}
}

// adjustCalls does what is ordered about limits, callers and those who answer them.
func (w *command) adjustCalls(order Order) {
	switch o := order.(type) {
	case orders.CapQueue:
		hold(&w.stageOne.platforms[o.Platform].queueWanted, o.By, o.Calls, o.Calls == None)
		w.stageOne.sizePlatform(o.Platform)
	case orders.Gap:
		hold(&w.routing.gaps[o.Provider], o.By, o, o.Burst == 0)
		w.routing.setBucket(o.Provider)
	case orders.Shed:
		w.mustBeShare(o.Share)
		hold(&w.stageOne.platforms[o.Platform].shedWanted, o.By, o, false)
		w.shed(o.Platform)
	case orders.AskForPatience:
		w.mustBeFactor(o.Times)
		hold(&w.stageOne.platforms[o.Platform].patienceWanted, o.By, o.Times, false)
		w.stageOne.announce(o.Platform)
	case orders.AskAboutRedials:
		w.mustBeFactor(o.Times)
		hold(&w.stageOne.platforms[o.Platform].redialsWanted, o.By, o, false)
		w.stageOne.announce(o.Platform)
	case orders.Publish:
		w.public.publish(o)
	case orders.Withdraw:
		w.public.notices.Withdraw(o.ID)
	case orders.CallIn:
		w.duty.callIn(o.Centre, o.Seat)
	case orders.SendHome:
		w.duty.sendHome(o.Centre)
	case orders.CallBack:
		w.recall.turnOn(o.Rule, o.On)
	case orders.PairRooms:
		hold(&w.stageTwo.pairings[o.Service], o.By, o.After, o.After == des.Never)
		w.stageTwo.pairRooms(o.Service)
	}
}

func (w *command) prefer(o orders.Prefer) {
	if o.Of.Kind == AProvider {
		w.moves.steering.PreferByProvider(o.By, int(o.Of.Index), o.Platform)
		w.moves.tellProviders()
	} else {
		w.moves.steering.PreferByRegion(o.By, int(o.Of.Index), o.Platform)
	}
}

// mustBeShare refuses a share that is none: NaN would compare as neither more nor less with everything that follows.
func (w *command) mustBeShare(x float64) {
	if !(x >= 0 && x <= 1) {
		w.fail("a strategy orders a share of %v", x)
	}
}

// mustBeFactor refuses a factor that is not finite, or negative.
func (w *command) mustBeFactor(x float64) {
	if !(x >= 0 && x <= math.MaxFloat64) {
		w.fail("a strategy orders a factor of %v", x)
	}
}

func (w *command) mustBeParts(parts []Part) {
	for _, p := range parts {
		w.mustBeFactor(p.Share)
	}
}
