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
	calls [sorts]uint32
	later [2 * followed]uint32 // second calls, third, and so on, and then those that were lost
	sums  sums
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
	if n := int(e.Attempt) - 2; n >= 0 && n < followed {
		e.addLater(cells, groups, n)
	}
	if !hasSums[s] {
		return
	}
	more := e.sums()
	for _, g := range groups {
		cells[g].sums.add(&more)
	}
}

// addLater counts a redial by its number, from the second call on.
func (e *Ended) addLater(cells []cell, groups []int32, n int) {
	for _, g := range groups {
		cells[g].later[n]++
		if e.Outcome.Unconnected() {
			cells[g].later[followed+n]++
		}
	}
}

func (e *Ended) sums() (s sums) {
	o := e.Observation
	if wait, isWaiter := waiting.Endured(o); isWaiter {
		s.endured = wait
	}
	if e.InTime {
		s.inTime = 1
	}
	if o.Wait >= 0 {
		s.waited, s.occupied = o.Wait, e.Freed-o.Made-o.Wait-o.Held
	}
	if o.Outcome == emergency.Connected {
		s.handed, s.passed, s.toConnect = o.At-o.Made-o.Wait, o.Passed, o.At-o.Made
	}
	return s
}

func (s *sums) add(more *sums) {
	s.inTime += more.inTime
	s.waited += more.waited
	s.endured += more.endured
	s.handed += more.handed
	s.passed += more.passed
	s.toConnect += more.toConnect
	s.occupied += more.occupied
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
	for i, n := range c.later {
		list[later+Count(i)] = int64(n)
	}
	s := &c.sums
	list[AnsweredInTime], list[Waited], list[Endured] = s.inTime, int64(s.waited), int64(s.endured)
	list[Handed], list[Passed], list[ToConnect] = int64(s.handed), int64(s.passed), int64(s.toConnect)
	list[Occupied] = int64(s.occupied)
	return list
}
