package emergency

import "math/bits"

// joinIdle puts an agent at the back of the line of those who are idle on the platform.
func (w *World) joinIdle(s *platform, i int32) {
	a := &w.agents[i]
	a.state, a.ticket = idle, w.takeTicket(false)
	s.idle[a.pool].pushBack(w.agentLinks, i)
	s.free |= setOf(a.pool)
}

// leaveIdle takes an agent out of that line.
func (w *World) leaveIdle(i int32) {
	a := &w.agents[i]
	s := &w.platforms[a.platform]
	line := &s.idle[a.pool]
	if line.remove(w.agentLinks, i); line.isEmpty() {
		s.free &^= setOf(a.pool)
	}
}

// callUp takes out of the line the agent idle longest of some pools in which somebody is idle.
func (w *World) callUp(s *platform, pools uint64) int32 {
	pool := bits.TrailingZeros64(pools)
	if pools &= pools - 1; pools != 0 {
		pool = w.longestIdle(s, pools, pool)
	}
	line := &s.idle[pool]
	i := line.popFront(w.agentLinks)
	if line.isEmpty() {
		s.free &^= setOf(uint8(pool))
	}
	return i
}

// longestFree is the agent idle longest of all, where somebody is idle.
func (w *World) longestFree(s *platform) int32 {
	pool := bits.TrailingZeros64(s.free)
	return s.idle[w.longestIdle(s, s.free&(s.free-1), pool)].head
}

// longestIdle is the pool whose first in line has been idle longest, of some pools and one more.
func (w *World) longestIdle(s *platform, pools uint64, first int) int {
	for ; pools != 0; pools &= pools - 1 {
		pool := bits.TrailingZeros64(pools)
		if w.agents[s.idle[pool].head].ticket < w.agents[s.idle[first].head].ticket {
			first = pool
		}
	}
	return first
}
