package desk

import "math/bits"

// Room is who waits and who works at a control room.
type Room struct {
	Board
	teams []team // by pool
	Busy  int32  // call takers ringing or talking
}

// team is the call takers of one pool.
type team struct{ busy, size int32 }

// Cleared is a room with nobody in it, with the memory of r.
func (r Room) Cleared(n *Switchboard) Room {
	teams := r.teams[:0]
	for range n.Pools() {
		teams = append(teams, team{})
	}
	return Room{Board: r.Board.cleared(n), teams: teams}
}

// Size says how many call takers of a team are there.
func (r *Room) Size(t int, n int32) {
	r.teams[t].size = n
	r.Occupy(uint8(t), 0)
}

// Teams is how many teams there are.
func (r *Room) Teams() int { return len(r.teams) }

// Team is how many of a team are busy, of how many.
func (r *Room) Team(t int) (busy, size int32) { return r.teams[t].busy, r.teams[t].size }

// Takers is how many call takers there are now.
func (r *Room) Takers() (n int32) {
	for t := range r.teams {
		n += r.teams[t].size
	}
	return n
}

// Occupy makes so many more call takers of a team busy, or fewer.
func (r *Room) Occupy(t uint8, more int32) {
	crew := &r.teams[t]
	r.Busy += more
	crew.busy += more
	if crew.busy < crew.size {
		r.Free |= setOf(t)
	} else {
		r.Free &^= setOf(t)
	}
}

// Next takes out of the queues the call that comes next, and gives the pools of which one call taker takes it. It is None
// if nobody free takes any call that waits.
func (r *Room) Next(l *Lines) (id int32, teams uint64) {
	if r.Queued == 0 || r.Free == 0 {
		return None, 0
	}
	if teams = r.matched(l); teams == 0 {
		return None, 0
	}
	teams &= -teams
	return r.take(l, r.nextOf(uint8(bits.TrailingZeros64(teams)))), teams
}
