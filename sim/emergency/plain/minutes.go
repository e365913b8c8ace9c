package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// minutes are the calls that wait and the agents who have one, at each minute. Of each a list holds by how many there are more than
// at the minute before. A call is there after the instant in which it is made, and until just before it goes.
type minutes struct {
	waiting, busy []int32
	now           int      // the first minute after the caller at hand,
	next          des.Time // and when it is
}

func newMinutes(length des.Time) minutes {
	n := minuteFrom(length) + 1
	return minutes{waiting: make([]int32, n), busy: make([]int32, n)}
}

// minuteFrom is the first minute that is not before a time.
func minuteFrom(at des.Time) int { return int((at + des.Minute - 1) / des.Minute) }

func (m *minutes) reset() {
	clear(m.waiting)
	clear(m.busy)
	m.now, m.next = 0, 0
}

// reach goes on to a caller.
func (m *minutes) reach(at des.Time) {
	for m.next <= at {
		m.now++
		m.next += des.Minute
	}
}

// add adds one to a list, from a time before the end of the run up to another, which is after the next minute.
func (m *minutes) add(list []int32, from, to des.Time) {
	list[max(m.now, minuteFrom(from))]++
	list[min(minuteFrom(to), len(list)-1)]--
}

// tellMinutes tells the state of the platform at each minute of the run.
func (q *Queue) tellMinutes() {
	var now emergency.Sample
	now.Agents = int32(len(q.agents))
	for m := range len(q.minutes.busy) - 1 {
		now.Waiting += q.minutes.waiting[m]
		now.Busy += q.minutes.busy[m]
		o := q.telling.fact(des.Time(m)*des.Minute, emergency.Sampled)
		o.Platform, o.Sample = 0, now
	}
}
