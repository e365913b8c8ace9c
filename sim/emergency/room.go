package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// room is the state of a control room.
type room struct {
	effects
	desk.Room
	queueCap int32

	buddy      int // None
	buddyAfter des.Time
}

func (w *World) resetRooms() {
	for r := range w.rooms {
		s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
		*s = room{effects: s.effects.Cleared(), Room: s.Room.Cleared(n), buddy: w.net.Rooms[r].Buddy, buddyAfter: w.net.Rooms[r].BuddyAfter}
		w.sizeRoom(r)
	}
}

func (w *World) sizeRoom(r int) {
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
	if w.rooms[r].Queued != 0 {
		w.bringTakers(r)
	}
}

func (w *World) bringTakers(r int) {
	for {
		id, teams := w.rooms[r].Next(&w.lines)
		if id == None {
			return
		}
		c := &w.callers[id]
		c.inLine = false
		c.turn++
		w.seizeTaker(id, teams)
	}
}
