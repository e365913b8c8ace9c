package emergency

import "math/bits"

// poolOf is the pool that an agent stands in. It is the same on every platform where the agent works, as people keep
// their skills.
func (w *World) poolOf(i int32) uint8 { return w.net.Centres[w.agents[i].centre].Pool }

// joinIdle puts an agent at the back of the line of those who are idle.
func (w *World) joinIdle(i int32) {
	a, pool := &w.agents[i], w.poolOf(i)
	s := &w.platforms[a.platform]
	a.state, a.ticket = idle, w.takeTicket(false)
	s.idle[pool].pushBack(w.agentLinks, i)
	s.free |= 1 << pool
}

// leaveIdle takes an agent out of that line.
func (w *World) leaveIdle(i int32) {
	s, pool := &w.platforms[w.agents[i].platform], w.poolOf(i)
	s.idle[pool].remove(w.agentLinks, i)
	if s.idle[pool].isEmpty() {
		s.free &^= 1 << pool
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
