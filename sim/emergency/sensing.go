package emergency

import "slices"

// addSensor adds a sensor, in the memory of one of the last run.
func (w *World) addSensor(s Sensor) {
	n := len(w.sensors)
	w.sensors = slices.Grow(w.sensors, 1)[:n+1]
	w.sensors[n].Listen(s)
}

// noticeLoss lets everybody notice a lost call who can see it.
func (w *World) noticeLoss(o Outcome) {
	party := PublicParty
	switch o {
	case CutAnswer, CutHandling:
		party |= AgentsParty
	case CutHandover, Misrouted:
		party |= AgentsParty | RoomsParty
	case AbandonedAtHandover:
		party |= RoomsParty
	case Blocked, Refused, Unanswered:
		party |= ProvidersParty
	}
	w.noticeBy(party)
}

// noticeRestart is a console's restart, which only agents see.
func (w *World) noticeRestart() { w.noticeBy(AgentsParty) }

func (w *World) noticeBy(party Party) {
	for i := range w.sensors {
		if s := &w.sensors[i]; s.Party&party != 0 && s.Notice(w.now) {
			w.calendar.Schedule(w.now, strategyWakes, int32(-1-i), 0) // not now: a call is being lost
		}
	}
}

// wakeStrategy is when something is due: a sensor's report, which has a negative subject, a reading, something that the
// strategy wants to be told, or work on a step of the runbook, which is its turn.
func (w *World) wakeStrategy(subject int32, turn uint32) {
	switch {
	case subject < 0:
		w.deliver(Signal{At: w.now, Report: true, Sensor: -1 - subject})
	case turn >= firstReading:
		w.deliver(Signal{At: w.now, Token: subject, Reading: w.reading(int(turn - firstReading))})
	case turn > 0:
		w.finishWork(int(turn)-1, subject)
	default:
		w.send(subject)
	}
}

// send tells the strategy what it asked to be told.
func (w *World) send(token int32) { w.deliver(Signal{At: w.now, Token: token}) }

// deliver gives the strategy a signal and carries out its orders.
func (w *World) deliver(s Signal) {
	w.orders.list = w.orders.list[:0]
	w.strategy.Receive(s, &w.orders)
	w.carryOut()
}

// stand lets the strategy give the orders that stand before anything happens.
func (w *World) stand() {
	if s, ok := w.strategy.(Starter); ok {
		w.orders.list = w.orders.list[:0]
		s.Start(&w.orders)
		w.carryOut()
	}
}

// carryOut does what has been ordered, in order.
func (w *World) carryOut() {
	for i := range w.orders.list {
		switch o := &w.orders.list[i]; o.Kind {
		case OrderMark:
			w.markBy(o.Milestone, o.By)
		case OrderWake:
			w.calendar.Schedule(w.now+o.After, strategyWakes, o.Token, 0)
		case OrderSwitch, OrderOpen, OrderClose:
			w.moveTraffic(*o)
		case OrderShare:
			w.shareTraffic(o.To, o.Share)
		case OrderPrefer:
			w.preferPlatform(o.Of, o.To)
		case OrderTimeSilence:
			w.steering.silence = o.After
		case OrderStaff:
			w.shareStaff(o.To, o.Share)
		case OrderListen:
			for i := range w.sensors {
				w.sensors[i].Forget()
			}
			w.listenAnew()
		case OrderCapQueue:
			w.platforms[o.To].queueOrdered = o.Count
			w.sizePlatform(o.To)
		case OrderWork:
			w.work(o.Step, o.After, o.Token)
		default:
			w.adjust(o)
		}
	}
}

// adjust does what remedies order about calls, callers and those who answer them.
func (w *World) adjust(o *Order) {
	switch o.Kind {
	case OrderGap:
		w.setBucket(o)
	case OrderShed:
		w.platforms[o.To].shedding = shedding{o.Share, o.Cause}
	case OrderRead:
		w.readLater(o)
	case OrderAskForPatience, OrderAskAboutRedials:
		w.announce(o)
	case OrderDivert:
		w.notice.diverts = o.Share
	case OrderDamp:
		w.notice.damps = o.Share
	case OrderTest:
		w.expectTests(o)
	case OrderCallIn:
		w.callIn(o.To, o.Count)
	case OrderSendHome:
		w.sendHome(o.To)
	case OrderCloseIncident:
		w.tell().Fact = IncidentClosed
	case OrderPairRooms:
		w.pairRooms(o.To, o.After)
	}
}

// hiddenFaults is the set of the active faults that nobody meets.
func (w *World) hiddenFaults() (set uint64) {
	for f := range w.faults {
		if w.faults[f].phase == active && w.isHidden(int16(f)) {
			set |= 1 << f
		}
	}
	return set
}
