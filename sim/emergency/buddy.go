package emergency

import "nines/sim/des"

// pairRooms has a service's rooms follow the newest wish for their arrangement. Calls that wait at one of them follow it, counted from now.
func (w *stageTwo) pairRooms(service int) {
	after := w.pairings[service].Or(des.Never)
	for r := range w.rooms {
		if n := &w.net.Rooms[r]; n.Service == service {
			s := &w.rooms[r]
			s.buddy, s.buddyAfter = n.Buddy, min(n.BuddyAfter, after)
			if s.buddy == None && after != des.Never {
				s.buddy = w.nextRoom(r)
			}
			w.turnFromNow(r)
		}
	}
}

// nextRoom is the next control room of the same service, the first following the last; None if there is no other.
func (w *stageTwo) nextRoom(r int) int {
	for i := 1; i < len(w.rooms); i++ {
		if next := (r + i) % len(w.rooms); w.net.Rooms[next].Service == w.net.Rooms[r].Service {
			return next
		}
	}
	return None
}

// turnFromNow restarts the timers after which calls that wait at a room, or ring there unheard, go to its buddy. A call
// ringing at a free call taker is about to be answered and stays.
func (w *stageTwo) turnFromNow(r int) {
	s := &w.rooms[r]
	calls := s.AppendCalls(w.World.borrow(), &w.World.lines)
	w.World.lines.SortByTicket(calls)
	for _, id := range calls {
		c := &w.World.callers[id]
		if c.stage == ringing || c.tries != 1 {
			continue
		}
		c.turn++
		if s.buddy == None {
			c.turnAt = des.Never
		} else {
			c.turnAt = min(c.turnAt, w.now+s.buddyAfter)
		}
		w.wait(c, des.Never, controlRoomAnswers)
	}
	w.World.putBack(calls)
}
