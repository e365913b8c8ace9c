package emergency

import "nines/sim/des"

// Read asks for a signal with the token after a delay, with what the platform's counters then say.
func (o *Orders) Read(platform int, after des.Time, token int32) {
	o.list = append(o.list, Order{Kind: OrderRead, To: platform, After: after, Token: token})
}

// firstReading is the turn of a reading of the first platform: those below are of work on the runbook.
const firstReading = 1 << 16

// readLater schedules a reading.
func (w *World) readLater(o *Order) {
	w.calendar.Schedule(w.now+o.After, strategyWakes, o.Token, firstReading+uint32(o.To))
}

// reading is what a platform says of itself; nothing if it is down.
func (w *World) reading(p int) Reading {
	s := &w.platforms[p]
	if s.down != Up {
		return Reading{}
	}
	return Reading{
		Known: true, Waiting: s.Waiting, Room: s.queueCap, Agents: s.LoggedOn, Busy: s.Busy, Arrived: s.arrived, Answered: s.answered,
	}
}
