package emergency

import (
	"cmp"
	"slices"
)

// A fault may be on some callers only. For whom a platform or a control room is down, they wait aside: they keep their
// place, but nobody is given them. So who matches calls and people need not ask for whom what is down.

// lineUp puts a call in the line of its class, or aside.
func (w *World) lineUp(b *switchboard, class uint8, id int32, front, barred bool) {
	c := &w.callers[id]
	c.ticket = w.takeTicket(front)
	if c.aside = barred; barred {
		b.aside.pushBack(w.links, id)
		b.waiting++
		return
	}
	b.join(w.links, class, id, front)
}

// leaveLine takes a call out of the line, or from aside.
func (b *switchboard) leaveLine(links []link, c *caller, class uint8, id int32) {
	if !c.aside {
		b.leave(links, class, id)
		return
	}
	c.aside = false
	b.aside.remove(links, id)
	b.waiting--
}

// resortAt puts those who wait at an element in line, or aside.
func (w *World) resortAt(e Element) {
	switch e.Kind {
	case APlatform:
		w.resortPlatform(int(e.Index))
	case ARoom:
		w.resortRoom(int(e.Index))
	case AHandover:
		for r := range w.rooms {
			w.resortRoom(r)
		}
	}
}

// resortPlatform puts those who wait at a platform in line, or aside, as it now is up or down for each.
func (w *World) resortPlatform(p int) {
	s := &w.platforms[p]
	if !s.selective && s.aside.isEmpty() {
		return
	}
	w.waiters = w.waiters[:0]
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == inQueue && int(c.platform) == p && c.heldBy == None {
			c.aside = s.selective && w.downFor(&s.effects, c) != None
			w.waiters = append(w.waiters, int32(id))
		}
	}
	w.resort(&s.switchboard, &w.net.Platforms[p].Switchboard)
	s.waiting += s.onHold
}

// resortRoom does the same with those who wait at a control room.
func (w *World) resortRoom(r int) {
	s := &w.rooms[r]
	if s.waiting == 0 {
		return
	}
	w.waiters = w.waiters[:0]
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == atHandover && int(c.room) == r && c.inLine {
			_, tone := w.unreachable(c)
			c.aside = tone != Up
			w.waiters = append(w.waiters, int32(id))
		}
	}
	w.resort(&s.switchboard, &w.net.Rooms[r].Switchboard)
}

// resort lines the waiters up anew, each in the place that he or she had.
func (w *World) resort(b *switchboard, n *Switchboard) {
	slices.SortFunc(w.waiters, func(x, y int32) int { return cmp.Compare(w.callers[x].ticket, w.callers[y].ticket) })
	free := b.free
	*b = b.cleared(n)
	b.free = free
	for _, id := range w.waiters {
		c := &w.callers[id]
		if c.aside {
			b.aside.pushBack(w.links, id)
			b.waiting++
			continue
		}
		b.join(w.links, n.classOf(c), id, false)
	}
}

// nextHeld is the call on hold that comes next, of those for whom the platform is not down; or None.
func (w *World) nextHeld(s *platform) int32 { return w.firstServed(&s.broken, &s.effects) }
