package emergency

import (
	"math/bits"

	"nines/sim/des"
)

// room is the state of a control room.
type room struct {
	effects
	switchboard
	teams    []team // by pool
	busy     int32  // call takers ringing or talking
	queueCap int32

	buddy      int // None
	buddyAfter des.Time
}

// team is the call takers of one pool.
type team struct{ busy, size int32 }

func (w *World) resetRooms() {
	for r := range w.rooms {
		s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
		*s = room{effects: s.effects.cleared(), switchboard: s.switchboard.cleared(n), teams: s.teams[:0], buddy: w.net.Rooms[r].Buddy, buddyAfter: w.net.Rooms[r].BuddyAfter}
		for range n.pools() {
			s.teams = append(s.teams, team{})
		}
		w.sizeRoom(r)
	}
}

func (w *World) sizeRoom(r int) {
	s, n := &w.rooms[r], &w.net.Rooms[r]
	s.queueCap = share(n.Queue, s.left.Queue)
	for t := range s.teams {
		size := n.CallTakers
		if n.Teams != nil {
			size = n.Teams[t]
		}
		s.teams[t].size = share(size, s.left.CallTakers)
		s.occupy(uint8(t), 0)
	}
}

// takers is how many call takers there are now.
func (s *room) takers() (n int32) {
	for t := range s.teams {
		n += s.teams[t].size
	}
	return n
}

// occupy makes so many more call takers of a team busy, or fewer.
func (s *room) occupy(t uint8, more int32) {
	crew := &s.teams[t]
	s.busy += more
	crew.busy += more
	if crew.busy < crew.size {
		s.free |= setOf(t)
	} else {
		s.free &^= setOf(t)
	}
}

// settleRoom lets the calls that ring at a room meet its new condition.
func (w *World) settleRoom(r int) {
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == atHandover && int(c.room) == r {
			w.settleRinging(int32(id))
		}
	}
}

// serveRoom brings waiting calls and free call takers together for as long as any of them fit.
func (w *World) serveRoom(r int) {
	if w.rooms[r].queued != 0 {
		w.bringTakers(r)
	}
}

func (w *World) bringTakers(r int) {
	s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
	for s.queued != 0 && s.free != 0 {
		teams := s.free
		if n.Seeks != nil {
			teams = w.match(&s.switchboard, n)
		}
		if teams == 0 {
			return
		}
		teams &= -teams
		id := w.longestWaiting(&s.switchboard, s.nextOf(n, uint8(bits.TrailingZeros64(teams))))
		c := &w.callers[id]
		s.leave(w.links, n.classOf(c), id)
		c.inLine = false
		c.turn++
		w.seizeTaker(id, teams)
	}
}
