package desk

import "math/bits"

// Desk is a platform as its callers and agents meet there.
type Desk struct {
	Board
	idle   []List // agents, by pool, the longest idle first
	OnHold int32  // calls that were interrupted: they come before all others, and any agent goes on with them. They count among the waiting

	held, heldAside List // the calls on hold, in order of tickets

	Crew
	Holding int32 // of the agents with a call, those on the line while a control room rings

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
		Board: d.Board.cleared(n), idle: emptyLists(d.idle, n.Pools()), held: EmptyList(), heldAside: EmptyList(), Owner: d.Owner, Weight: 1, Left: 1,
		staffedBy: d.staffedBy[:0],
	}
}

// Interrupt puts a call on hold, among the others in order of tickets; aside, if it is barred.
func (d *Desk) Interrupt(l *Lines, id int32, barred bool) {
	p := &l.places[id]
	if p.at = held; barred {
		p.at = heldAside
		d.heldAside.PushBack(l, id)
	} else {
		d.held.insert(l, id)
	}
	d.count(1)
	d.OnHold++
}

// Leave takes a call out of its queue, from aside, or off hold.
func (d *Desk) Leave(l *Lines, id int32) {
	p := &l.places[id]
	switch p.at {
	case held:
		d.held.Remove(l, id)
	case heldAside:
		d.heldAside.Remove(l, id)
	default:
		d.Board.Leave(l, id)
		return
	}
	p.at = nowhere
	d.OnHold--
	d.count(-1)
}

// NextHeld is the call on hold that comes next; or None.
func (d *Desk) NextHeld() int32 { return d.held.head }

// HasAside says whether somebody waits, or is on hold, aside.
func (d *Desk) HasAside() bool { return d.Board.HasAside() || !d.heldAside.IsEmpty() }

// AppendHeld appends all calls on hold to a list, in no stated order.
func (d *Desk) AppendHeld(list []int32, l *Lines) []int32 {
	return d.heldAside.AppendTo(d.held.AppendTo(list, l), l)
}

// Sort puts all waiting and held calls back in line or aside, as SetAside has marked them. Each keeps its old place.
func (d *Desk) Sort(l *Lines, calls []int32) {
	l.SortByTicket(calls)
	d.Board.sort(l, calls)
	d.held, d.heldAside, d.OnHold = EmptyList(), EmptyList(), 0
	for _, id := range calls {
		switch l.places[id].at {
		case held:
			d.held.PushBack(l, id)
		case heldAside:
			d.heldAside.PushBack(l, id)
		default:
			continue
		}
		d.OnHold++
	}
	d.count(d.OnHold)
}

// InOrder says whether everybody in the queues and on hold stands behind whoever has an earlier ticket.
func (d *Desk) InOrder(l *Lines) bool { return d.Board.InOrder(l) && d.held.inOrder(l) }

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
	s.lines.Draw(i)
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
