package emergency

// A fault may be on some callers only. For whom a platform or a control room is down, they wait aside: they keep their
// place, but nobody is given them. So who matches calls and people need not ask for whom what is down.

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
	if !s.Selective && !s.HasAside() {
		return
	}
	w.waiters = s.AppendWaiting(&w.lines, w.waiters[:0])
	for _, id := range w.waiters {
		w.lines.SetAside(id, s.Selective && w.downFor(&s.effects, &w.callers[id]) != None)
	}
	s.Sort(&w.lines, w.waiters)
}

// resortRoom does the same with those who wait at a control room.
func (w *World) resortRoom(r int) {
	s := &w.rooms[r]
	if s.Waiting == 0 {
		return
	}
	w.waiters = s.AppendWaiting(&w.lines, w.waiters[:0])
	for _, id := range w.waiters {
		_, tone := w.unreachable(&w.callers[id])
		w.lines.SetAside(id, tone != Up)
	}
	s.Sort(&w.lines, w.waiters)
}

// nextHeld is the call on hold that comes next, of those for whom the platform is not down; or None.
func (w *World) nextHeld(s *platform) int32 { return w.firstServed(&s.Held, &s.effects) }
