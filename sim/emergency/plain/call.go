package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// caller is somebody who calls.
type caller struct {
	emergency.Person
	at    des.Time // when
	takes des.Time // how long an agent handles the call; of no use where that depends on when it is answered
}

// drawnAhead is how many callers are drawn at once. A processor works on several logarithms at once if none has to wait for another:
// that takes a quarter off the time of M/M/1.
const drawnAhead = 16

// draw draws the callers who come next, as long as the run lasts.
func (q *Queue) draw() {
	q.ahead = q.ahead[:0]
	for q.arrivals.Next < q.net.Length && len(q.ahead) < drawnAhead {
		q.ahead = q.ahead[:len(q.ahead)+1]
		c := &q.ahead[len(q.ahead)-1]
		c.at = q.arrivals.Next
		q.arrivals.Take(&c.Person)
	}
	q.books.Callers += int64(len(q.ahead))
	if q.net.Platforms[0].Longer != nil {
		return
	}
	for i := range q.ahead {
		c := &q.ahead[i]
		c.takes = q.net.Platforms[0].HandlingTime(&c.Person, 1, c.at)
	}
}

// call is the whole of one call.
func (q *Queue) call(c *caller) {
	o := q.telling.call(c.at)
	q.books.OfKind[c.Kind]++
	o.Caller, o.Kind, o.Region, o.Service, o.Access, o.Provider = c.ID, c.Kind, c.Region, c.Service, c.Access, c.Provider
	free := q.agents.first()
	if o.Queued = free > c.at; !o.Queued {
		q.answer(o, c, c.at)
		return
	}
	until := c.at + q.net.Callers.Waits(&c.Person, 1, emergency.Ringing, c.at)
	goes := min(free, until) // from the queue
	q.waits(c.at, goes)
	switch {
	case goes >= q.net.Length:
		q.leaveOpen(o)
	case until < free:
		q.abandon(o, c, until)
	default:
		q.answer(o, c, free)
	}
}

// answer is an agent's part of a call, to its end.
func (q *Queue) answer(o *emergency.Observation, c *caller, at des.Time) {
	o.Wait = at - c.at
	end := at + q.handlingTime(c, at)
	next := q.agents.take(end)
	q.talks(at, end, next)
	if end >= q.net.Length {
		q.leaveOpen(o)
		return
	}
	q.books.Left[emergency.Helped]++
	if o.Kind != emergency.WantsHelp {
		q.end(o, end, emergency.NoRequest)
		return
	}
	q.end(o, end, emergency.Connected)
	o.Element = emergency.Element{Kind: emergency.ARoom, Index: q.net.RoomFor[o.Service][o.Region]}
}

// handlingTime is how long an agent handles a call that is answered at a time.
func (q *Queue) handlingTime(c *caller, at des.Time) des.Time {
	if n := &q.net.Platforms[0]; n.Longer != nil {
		return n.HandlingTime(&c.Person, 1, at)
	}
	return c.takes
}

// end settles how a call ended.
func (q *Queue) end(o *emergency.Observation, at des.Time, outcome emergency.Outcome) {
	q.books.Ended[outcome]++
	o.At, o.Outcome, o.Cause = at, outcome, emergency.NoCause
}

// abandon is that the caller hangs up in the queue, and looks for help in another way.
func (q *Queue) abandon(o *emergency.Observation, c *caller, at des.Time) {
	q.end(o, at, emergency.Abandoned)
	o.Cause, o.Element = emergency.Congestion, emergency.Element{Kind: emergency.APlatform}
	fate := emergency.GaveUp
	if q.net.Callers.Elsewhere.FindsHelp(&c.Person) {
		fate = emergency.Diverted
	}
	q.leaves(o, fate)
}

// leaveOpen is that a call has not ended when the run ends.
func (q *Queue) leaveOpen(o *emergency.Observation) {
	q.end(o, q.net.Length, emergency.Open)
	q.books.InSystem++
	q.leaves(o, emergency.Trying)
}

// leaves tells the fate of a caller who was not helped.
func (q *Queue) leaves(o *emergency.Observation, fate emergency.Fate) {
	q.books.Left[fate]++
	q.telling.leaves(o, fate)
}
