package emergency

import "nines/sim/des"

// sensor is a party's memory of the latest failures it noticed, as a ring.
type sensor struct {
	Sensor
	at   []des.Time
	next int
	done bool
}

func newSensor(s Sensor) sensor {
	k := sensor{Sensor: s, at: make([]des.Time, max(1, s.After))}
	for i := range k.at {
		k.at[i] = -1
	}
	return k
}

// notice records a failure and says whether the sensor now has enough of them to report. It reports once, until it is told to listen again.
func (s *sensor) notice(now des.Time) bool {
	s.at[s.next] = now
	s.next = (s.next + 1) % len(s.at)
	oldest := s.at[s.next]
	if s.done || oldest < 0 || now-oldest > s.Within {
		return false
	}
	s.done = true
	return true
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
		if s := &w.sensors[i]; s.Party&party != 0 && s.notice(w.now) {
			w.calendar.Schedule(w.now, strategyWakes, int32(-1-i), 0) // not now: a call is being lost
		}
	}
}

// send gives the strategy a signal and carries out its orders. Sensors have negative subjects, readings a turn.
func (w *World) send(subject int32, turn uint32) {
	s := Signal{At: w.now, Token: subject, Reading: w.reading(turn)}
	if subject < 0 {
		s = Signal{At: w.now, Report: true, Sensor: -1 - subject}
	}
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
			w.mark(o.Milestone)
		case OrderWake:
			w.calendar.Schedule(w.now+o.After, strategyWakes, o.Token, 0)
		case OrderSwitch:
			w.switchTraffic(o.From, o.To)
		case OrderListen:
			for i := range w.sensors {
				w.sensors[i] = newSensor(w.sensors[i].Sensor)
			}
		case OrderCapQueue:
			w.platforms[o.To].queueOrdered = o.Count
			w.sizePlatform(o.To)
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
	case OrderPairRooms:
		w.pairRooms(o.To, o.After)
	}
}

// switchTraffic takes one platform out of service and puts another in. New calls follow at once; the people follow as
// they come free.
func (w *World) switchTraffic(from, to int) {
	wasHidden := w.hiddenFaults()
	w.platforms[from].inService, w.platforms[to].inService = false, true
	w.lastTrouble, w.everTrouble = w.now, true
	o := w.tell()
	o.Fact, o.Platform, o.Element = Switched, int8(from), Element{APlatform, int16(to)}
	if w.platforms[from].stageOne == 0 {
		d := w.tell()
		d.Fact, d.Platform = Drained, int8(from)
	}
	for f := range w.faults {
		if wasHidden&(1<<f) != 0 && !w.isHidden(int16(f)) {
			w.tellTrouble(TroubleExposed, int16(f))
		}
	}
	w.moveStaff(to)
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
