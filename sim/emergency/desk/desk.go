package desk

import "math/bits"

// Desk is a platform as its callers and agents meet there.
type Desk struct {
	Board
	idle   []List // agents, by pool, the longest idle first
	Held   List   // calls that were interrupted: they come before all others, and any agent goes on with them
	OnHold int32  // how many those are; they count among the waiting

	LoggedOn int32 // agents
	Busy     int32 // agents with a call, talking or holding
	Holding  int32 // of those, the ones on the line while a control room rings

	Owner     int     // the platform whose centres' people work here while it is in service
	Seats     int32   // at most so many log on now
	Left      float64 // share of the agents that is left
	Weight    float64 // in the division of people who work for several platforms
	staffedBy []int   // platforms whose people work here now
}

// cleared is a desk with nobody at it, with the memory of d.
func (d Desk) cleared() Desk {
	n := d.rules
	return Desk{
		Board: d.Board.cleared(n), idle: emptyLists(d.idle, n.Pools()), Held: EmptyList(), Owner: d.Owner, Weight: 1, Left: 1,
		staffedBy: d.staffedBy[:0],
	}
}

// Interrupt puts a call on hold at the very front.
func (d *Desk) Interrupt(l *Lines, id int32) {
	d.Held.PushFront(l, id)
	d.Waiting++
	d.OnHold++
}

// TakeHeld takes a call off hold.
func (d *Desk) TakeHeld(l *Lines, id int32) {
	d.Held.Remove(l, id)
	d.OnHold--
	d.Waiting--
}

// Sort lines up all who wait, queued or aside; calls on hold stay where they are.
func (d *Desk) Sort(l *Lines, waiting []int32) {
	d.Board.Sort(l, waiting)
	d.Waiting += d.OnHold
}

// HasStaffOf says whether the people of a platform work here now.
func (d *Desk) HasStaffOf(owner int) bool {
	for _, o := range d.staffedBy {
		if o == owner {
			return true
		}
	}
	return false
}

// Next takes the call that comes next out of the queues, and the agent who takes it out of the line of the idle. Both are
// None if nobody free takes any call that waits.
func (s *Staff) Next(d *Desk, l *Lines) (id, agent int32) {
	if d.Queued == 0 || d.Free == 0 {
		return None, None
	}
	pools := d.matched(l)
	if pools == 0 {
		return None, None
	}
	agent = s.CallUp(d, pools)
	return d.take(l, d.nextOf(s.Agents[agent].Pool)), agent
}

// joinIdle puts an agent at the back of the line of those who are idle on the platform.
func (s *Staff) joinIdle(i int32) {
	a := &s.Agents[i]
	d := &s.Desks[a.Platform]
	a.State = Idle
	s.lines.places[i].ticket = s.lines.draw(false)
	d.idle[a.Pool].PushBack(&s.lines, i)
	d.Free |= setOf(a.Pool)
}

// leaveIdle takes an agent out of that line.
func (s *Staff) leaveIdle(i int32) {
	a := &s.Agents[i]
	d := &s.Desks[a.Platform]
	line := &d.idle[a.Pool]
	if line.Remove(&s.lines, i); line.IsEmpty() {
		d.Free &^= setOf(a.Pool)
	}
}

// CallUp takes out of the line the agent idle longest of some pools in which somebody is idle.
func (s *Staff) CallUp(d *Desk, pools uint64) int32 {
	pool := bits.TrailingZeros64(pools)
	if pools &= pools - 1; pools != 0 {
		pool = s.longestIdle(d, pools, pool)
	}
	line := &d.idle[pool]
	i := line.popFront(&s.lines)
	if line.IsEmpty() {
		d.Free &^= setOf(uint8(pool))
	}
	return i
}

// LongestFree is the agent idle longest of all, where somebody is idle.
func (s *Staff) LongestFree(d *Desk) int32 {
	pool := bits.TrailingZeros64(d.Free)
	return d.idle[s.longestIdle(d, d.Free&(d.Free-1), pool)].head
}

// longestIdle is the pool whose first in line has been idle longest, of some pools and one more.
func (s *Staff) longestIdle(d *Desk, pools uint64, first int) int {
	for ; pools != 0; pools &= pools - 1 {
		pool := bits.TrailingZeros64(pools)
		if s.lines.places[d.idle[pool].head].ticket < s.lines.places[d.idle[first].head].ticket {
			first = pool
		}
	}
	return first
}
