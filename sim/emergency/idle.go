package emergency

import "math/bits"

// joinIdle puts an agent at the back of the line of those who are idle.
func (w *World) joinIdle(i int32) {
	a := &w.agents[i]
	s := &w.platforms[a.platform]
	a.state, a.ticket = idle, w.takeTicket(false)
	s.idle[a.pool].pushBack(w.agentLinks, i)
	s.free |= 1 << a.pool
}

// leaveIdle takes an agent out of that line.
func (w *World) leaveIdle(i int32) {
	a := &w.agents[i]
	s := &w.platforms[a.platform]
	line := &s.idle[a.pool]
	if line.remove(w.agentLinks, i); line.isEmpty() {
		s.free &^= 1 << a.pool
	}
}

// callUp takes out of the line the agent idle longest of some pools in which somebody is idle.
func (w *World) callUp(s *platform, pools uint64) int32 {
	first := s.idle[bits.TrailingZeros64(pools)].head
	for pools &= pools - 1; pools != 0; pools &= pools - 1 {
		if i := s.idle[bits.TrailingZeros64(pools)].head; w.agents[i].ticket < w.agents[first].ticket {
			first = i
		}
	}
	w.leaveIdle(first)
	return first
}
