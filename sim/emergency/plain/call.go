package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// caller is somebody who calls.
type caller struct {
	emergency.Person
	at    des.Time // when
	takes float64  // how long an agent handles the call, in seconds, before the factor of the time at which that begins
}

// drawnAhead is how many callers are drawn at once. A processor works on several logarithms at once if none has to wait for another.
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
	var keys [drawnAhead]random.Key
	var asks [drawnAhead]random.Ask
	var seconds [drawnAhead]float64
	for i := range q.ahead {
		p := &q.ahead[i].Person
		keys[i], asks[i] = p.Key, q.net.Platforms[0].AskHandling(p, 1)
	}
	random.DrawEach(keys[:len(q.ahead)], asks[:], seconds[:])
	for i := range q.ahead {
		q.ahead[i].takes = seconds[i]
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
	until := free
	if free-c.at > q.patient {
		until = c.at + q.net.Callers.Waits(&c.Person, 1, emergency.Ringing, c.at)
	}
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
	longer := 1.
	if q.longer != nil {
		longer = q.longer.At(int64(at))
	}
	end := at + des.Time(random.MicrosOf(c.takes, longer))
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
