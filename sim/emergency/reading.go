package emergency

import "nines/sim/des"

// Reading is what a platform's own counters say. Both counts are of the whole run; who wants them for an interval takes
// the difference of two readings.
type Reading struct {
	Known    bool  // a platform that is down says nothing; nor does a signal that is no reading
	Waiting  int32 // calls in the queue
	Room     int32 // calls that may wait; Unlimited
	Agents   int32 // logged on
	Busy     int32 // of those, with a call
	Arrived  int64 // calls that reached the platform, whether it took them or not
	Answered int64 // calls that agents took
}

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
		Known: true, Waiting: s.waiting, Room: s.queueCap, Agents: s.loggedOn, Busy: s.busy, Arrived: s.arrived, Answered: s.answered,
	}
}
