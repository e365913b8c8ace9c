package emergency

import (
	"slices"

	"nines/sim/emergency/traffic"
)

// addSensor adds a sensor, in the memory of one of the last run.
func (w *command) addSensor(s Sensor) {
	n := len(w.sensors)
	w.sensors = slices.Grow(w.sensors, 1)[:n+1]
	w.sensors[n].Listen(s)
}

// noticeLoss lets everybody notice a lost call who can see it.
func (w *command) noticeLoss(o Outcome) {
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
func (w *command) noticeRestart() { w.noticeBy(AgentsParty) }

func (w *command) noticeBy(party Party) {
	for i := range w.sensors {
		if s := &w.sensors[i]; s.Party&party != 0 && s.Notice(w.now) {
			w.calendar.Schedule(w.now, strategyWakes, w.remember(reminder{what: aReport, of: int32(i)}), 0) // not now: a call is being lost
		}
	}
}

// send tells the strategy what it asked to be told.
func (w *command) send(u Wakeup) { w.deliver(Signal{At: w.now, Due: u}) }

// deliver gives the strategy a signal and carries out its orders.
func (w *command) deliver(s Signal) {
	if s.Alarm != NoAlarm {
		w.standing[s.Monitor] = Standing{Raised: s.Alarm == Raised, Since: w.now}
	}
	w.strategy.Receive(s, w.newOrders())
	w.carryOut()
	w.tellOfMoves()
}

// stand lets the strategy give the orders that stand before anything happens.
func (w *command) stand() {
	if s, ok := w.strategy.(Starter); ok {
		s.Start(w.newOrders())
		w.carryOut()
		w.tellOfMoves()
	}
}

// newOrders is a clean sheet for orders, with what whoever gives them may look at.
func (w *command) newOrders() *Orders {
	w.orders.Begin(traffic.NewSight(&w.moves.board, &w.moves.steering, w.standing))
	return &w.orders
}

// mostRounds is how often in one instant a strategy may move traffic because traffic has moved. More is a strategy that
// fights with itself.
const mostRounds = 100

// tellOfMoves tells a strategy that follows traffic of each change, which may bring the next.
func (w *command) tellOfMoves() {
	f, ok := w.strategy.(Follower)
	for round := 0; w.told != w.moves.changes() && w.failure == nil; round++ {
		w.told = w.moves.changes()
		if !ok {
			return
		}
		if round == mostRounds {
			w.fail("traffic has been moved %d times in one instant", round)
		}
		f.TrafficMoved(w.now, w.newOrders())
		w.carryOut()
	}
}

// changes counts how often anybody has wanted traffic elsewhere.
func (w *moves) changes() uint64 { return w.board.Changes() + w.steering.Changes() }

// hiddenFaults is the set of the active faults that nobody meets.
func (w *command) hiddenFaults() (set uint64) {
	for f := range w.trouble.faults.Now {
		if w.trouble.faults.IsOn(int16(f)) && w.trouble.isHidden(int16(f)) {
			set |= 1 << f
		}
	}
	return set
}
