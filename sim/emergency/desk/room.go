package desk

import (
	"math/bits"

	"nines/sim/des"
)

// Room is who waits and who works at a control room.
type Room struct {
	Board
	Crew
	teams   []team   // by pool
	ringing List     // calls at call takers
	unheard List     // calls that nobody in the room hears
	bells   int32    // calls that ring at call takers
	rang    des.Time // sum of their time: see usage.go
}

// team is the call takers of one pool.
type team struct {
	busy, size int32
	ringBack   int32 // of the busy, those who ring somebody back in vain: with nobody on the line
}

// NewRoom is a room that reads the time from a clock.
func NewRoom(clock Clock) Room { return Room{Board: Board{clock: clock}} }

// Cleared is a room with nobody in it, with the memory of r.
func (r Room) Cleared(n *Switchboard) Room {
	teams := r.teams[:0]
	for range n.Pools() {
		teams = append(teams, team{})
	}
	return Room{Board: r.Board.cleared(n), teams: teams, ringing: EmptyList(), unheard: EmptyList()}
}

// Size says how many call takers of a team are there.
func (r *Room) Size(t int, n int32) {
	r.change(countable(n)-countable(r.teams[t].size), 0, *r.clock)
	r.teams[t].size = n
	r.Occupy(uint8(t), 0)
}

// countable is a number of call takers; 0 if they are without limit.
func countable(n int32) int32 {
	if n == Unlimited {
		return 0
	}
	return n
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
	r.occupy(more, *r.clock)
	crew.busy += more
	if crew.busy < crew.size {
		r.Free |= setOf(t)
	} else {
		r.Free &^= setOf(t)
	}
}

// RingBack has so many more call takers of a team ring people back, or fewer.
func (r *Room) RingBack(t uint8, more int32) {
	r.teams[t].ringBack += more
	r.Occupy(t, more)
}

// RingingBack is how many of a team ring people back.
func (r *Room) RingingBack(t int) int32 { return r.teams[t].ringBack }

// Seize gives a call, which stands nowhere, a free call taker of a team. It does not ring.
func (r *Room) Seize(l *Lines, id int32, team uint8) {
	l.places[id].team = team
	r.Occupy(team, 1)
}

// Ring gives a call, which stands nowhere, to a free call taker of a team.
func (r *Room) Ring(l *Lines, id int32, team uint8) {
	p := &l.places[id]
	p.at, p.team = ringing, team
	r.ring(1)
	r.ringing.PushBack(l, id)
	r.Occupy(team, 1)
}

// ring counts calls that begin or stop ringing.
func (r *Room) ring(calls int32) {
	r.bells += calls
	r.rang -= des.Time(calls) * *r.clock
}

// Unhear has a call, which stands nowhere, ring where nobody hears it.
func (r *Room) Unhear(l *Lines, id int32) {
	l.places[id].at = unheard
	r.unheard.PushBack(l, id)
}

// Leave takes a call from wherever it stands in the room.
func (r *Room) Leave(l *Lines, id int32) {
	p := &l.places[id]
	switch p.at {
	case ringing:
		r.ringing.Remove(l, id)
		r.ring(-1)
		r.Occupy(p.team, -1)
	case unheard:
		r.unheard.Remove(l, id)
	default:
		r.Board.Leave(l, id)
		return
	}
	p.at = nowhere
}

// Answer takes a call off the bell: its call taker stays busy, until Occupy says otherwise.
func (r *Room) Answer(l *Lines, id int32) {
	r.ringing.Remove(l, id)
	r.ring(-1)
	l.places[id].at = nowhere
}

// Hear gives a call that rings unheard its place in the queue, once the room is sorted.
func (r *Room) Hear(l *Lines, id int32) {
	r.unheard.Remove(l, id)
	l.places[id].at = queued
}

// AppendCalls appends all calls that wait or ring in the room to a list, in no stated order.
func (r *Room) AppendCalls(list []int32, l *Lines) []int32 {
	return r.unheard.AppendTo(r.ringing.AppendTo(r.AppendWaiting(list, l), l), l)
}

// AppendBarred appends the calls that wait aside or ring unheard to a list, in no stated order.
func (r *Room) AppendBarred(list []int32, l *Lines) []int32 {
	return r.unheard.AppendTo(r.aside.AppendTo(list, l), l)
}

// HasBarred says whether a call waits aside or rings unheard.
func (r *Room) HasBarred() bool { return r.HasAside() || !r.unheard.IsEmpty() }

// Sort lines up those of a list, in order of tickets, who wait in the room, as SetAside and Hear have said.
func (r *Room) Sort(l *Lines, calls []int32) { r.Board.sort(l, calls) }

// Next takes the next call out of the queues. It returns the pools that a call taker for it can come from. It is None if no
// free call taker takes any waiting call.
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
