package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/cause"
	"nines/sim/emergency/desk"
)

// room is the state of a control room.
type room struct {
	effects
	desk.Room
	queueCap int32
	from     []int32    // by platform: calls that are at the room
	heard    []int32    // calls that it has just begun to hear, until it is settled
	tide     cause.Tide // of those whose own room it is

	ringsBack bool

	buddy      int // None
	buddyAfter des.Time
}

func (w *stageTwo) resetRooms() {
	for r := range w.rooms {
		s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
		*s = room{effects: s.effects.Cleared(), Room: s.Room.Cleared(n), heard: s.heard[:0], from: append(s.from[:0], make([]int32, len(w.stageOne.platforms))...), buddy: w.net.Rooms[r].Buddy, buddyAfter: w.net.Rooms[r].BuddyAfter}
		w.sizeRoom(r)
	}
}

func (w *stageTwo) sizeRoom(r int) {
	s, n := &w.rooms[r], &w.net.Rooms[r]
	s.queueCap = desk.Share(n.Queue, s.Left.Queue)
	for t := range s.Teams() {
		size := n.CallTakers
		if n.Teams != nil {
			size = n.Teams[t]
		}
		s.Size(t, desk.Share(size, s.Left.CallTakers))
	}
}

// settleRoom does what follows once the calls at a room have met its new condition, in order of their tickets. Whoever it
// hears again but has no place for is turned away, the last to come first; so is everybody who hears a busy tone.
func (w *stageTwo) settleRoom(r int) {
	s := &w.rooms[r]
	w.serveRoom(r)
	for i := len(s.heard) - 1; i >= 0 && s.Waiting > s.queueCap; i-- {
		if c := &w.World.callers[s.heard[i]]; c.stage == inLine && int(c.room) == r {
			c.turn++
			s.Leave(&w.World.lines, c.slot)
			w.roomTurnsAway(c, None)
		}
	}
	s.heard = s.heard[:0]
	if len(s.Barring) == 0 && !s.HasBarred() {
		return
	}
	calls := s.AppendBarred(w.World.borrow(), &w.World.lines)
	w.World.lines.SortByTicket(calls)
	for _, id := range calls {
		c := &w.World.callers[id]
		if _, tone := w.unreachable(c); tone == BusyTone {
			w.turnHandover(c)
		}
	}
	w.World.putBack(calls)
}

// serveRoom brings waiting calls and free call takers together for as long as any of them fit.
func (w *stageTwo) serveRoom(r int) {
	if w.rooms[r].Queued != 0 {
		w.bringTakers(r)
	}
	if s := &w.rooms[r]; s.ringsBack && s.Free != 0 {
		w.recall.lookAt(ARoom, r)
	}
}

func (w *stageTwo) bringTakers(r int) {
	for {
		id, teams := w.rooms[r].Next(&w.World.lines)
		if id == None {
			return
		}
		c := &w.World.callers[id]
		c.turn++
		w.seizeTaker(c, teams)
	}
}

// hasRoom says whether one more call may wait.
func (s *room) hasRoom() bool { return s.Waiting < s.queueCap }
