package calls

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/waiting"
)

// Tally counts the calls of one replication after another.
type Tally struct {
	groups int
	cells  []cell // segment × group
}

// cell is the calls of a segment and group.
type cell struct {
	sums  sums // beside the sorts that most calls are of: in a country with many regions every line of memory counts
	calls [sorts]uint32
	tries [2 * followed]uint32 // first calls that were lost and followed by another, and so on, and then second calls that were lost, and so on
}

// sums are what is summed call by call. Times are in µs.
type sums struct {
	inTime int64 // the calls that were answered in time
	waited, endured,
	handed, passed, toConnect, occupied des.Time
}

// Ended is a call that has ended.
type Ended struct {
	*emergency.Observation
	Segment int      // in which it was made
	InTime  bool     // it was answered, and soon enough
	Freed   des.Time // when its agent, answered, was free of it
}

// New makes room for the calls of some segments of the run and groups of callers.
func New(segments, groups int) Tally { return Tally{groups, make([]cell, segments*groups)} }

// Reset forgets the last replication.
func (t *Tally) Reset() { clear(t.cells) }

// Add counts a call in some groups.
func (t *Tally) Add(e *Ended, groups []int32) {
	s, cells := sortOf(e.Observation), t.cells[e.Segment*t.groups:]
	for _, g := range groups {
		cells[g].calls[s]++
	}
	if n := int(e.Attempt) - 2; n >= 0 && n < followed && e.Outcome.Unconnected() {
		count(cells, groups, followed+n)
	}
	if !hasSums[s] {
		return
	}
	for _, g := range groups {
		cells[g].sums.add(e)
	}
}

// Again counts that the lost call of such a number was followed by another, in the segment and the groups of the lost one.
func (t *Tally) Again(number uint16, segment int, groups []int32) {
	if number <= followed {
		count(t.cells[segment*t.groups:], groups, int(number)-1)
	}
}

// count counts a call by its number among its caller's.
func count(cells []cell, groups []int32, try int) {
	for _, g := range groups {
		cells[g].tries[try]++
	}
}

// add adds the times of a call. A call is in few groups: to work them out for each is faster than to keep them in memory between.
func (s *sums) add(e *Ended) {
	o := e.Observation
	since := o.At - o.Made
	if e.InTime {
		s.inTime++
	}
	if wait, isWaiter := waiting.Endured(o); isWaiter {
		s.endured += wait
	}
	if o.Wait >= 0 {
		s.waited += o.Wait
		s.occupied += e.Freed - o.Made - o.Wait - o.Held
	}
	if o.Outcome == emergency.Connected {
		s.handed += since - o.Wait
		s.passed += o.Passed
		s.toConnect += since
	}
}

// AppendTo appends the counts by segment, group and [Count].
func (t *Tally) AppendTo(list []int64) []int64 {
	for i := range t.cells {
		counts := t.cells[i].counts()
		list = append(list, counts[:]...)
	}
	return list
}

func (c *cell) counts() (list [Counts]int64) {
	for s, n := range &c.calls {
		if n == 0 {
			continue
		}
		for _, count := range countsOf[s] {
			list[count] += int64(n)
		}
	}
	for i, n := range c.tries {
		list[again+Count(i)] = int64(n)
	}
	s := &c.sums
	list[AnsweredInTime], list[Waited], list[Endured] = s.inTime, int64(s.waited), int64(s.endured)
	list[Handed], list[Passed], list[ToConnect] = int64(s.handed), int64(s.passed), int64(s.toConnect)
	list[Occupied] = int64(s.occupied)
	return list
}
