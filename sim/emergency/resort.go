package emergency

// A fault may be on some callers only. For whom a platform or a control room is down, they wait aside: they keep their
// place, but nobody is given them. So who matches calls and people need not ask for whom what is down.
//
// A control room may also ring unheard. Those who ring there then, and those at whose call taker it rang, are lined up by
// their tickets with all others once it hears again. So calls are answered in the order in which they came to the room, as
// if it had been slow.

// resortAt puts those who wait at an element in line, or aside.
func (w *World) resortAt(e Element) {
	switch e.Kind {
	case APlatform:
		w.sizePlatform(int(e.Index))
		w.resortPlatform(int(e.Index))
	case ARoom:
		w.sizeRoom(int(e.Index))
		w.resortRoom(int(e.Index))
	case AHandover:
		for r := range w.rooms {
			w.resortRoom(r)
		}
	}
}

// resortPlatform puts those who wait or are on hold at a platform in line, or aside, as it now is up or down for each.
func (w *World) resortPlatform(p int) {
	s := &w.platforms[p]
	if !s.Selective && !s.HasAside() {
		return
	}
	calls := s.AppendHeld(s.AppendWaiting(w.borrow(), &w.lines), &w.lines)
	for _, id := range calls {
		w.lines.SetAside(id, w.isBarred(s, &w.callers[id]))
	}
	s.Sort(&w.lines, calls)
	w.putBack(calls)
}

// isBarred says whether a platform is down for some callers, of whom this is one.
func (w *World) isBarred(s *platform, c *caller) bool {
	return s.Selective && w.downFor(&s.effects, c) != None
}

// resortRoom has the calls at a control room meet its new condition, or that of the paths to it, short of what others
// would notice: settleRoom follows.
func (w *World) resortRoom(r int) {
	s := &w.rooms[r]
	if !s.HasBarred() && !w.isUnreachable(r) {
		return
	}
	calls := s.AppendCalls(w.borrow(), &w.lines)
	w.lines.SortByTicket(calls)
	for _, id := range calls {
		w.meetRoom(id)
	}
	s.Sort(&w.lines, calls)
	w.putBack(calls)
}

// isUnreachable says whether a control room is down for anybody, or the path to it from any platform.
func (w *World) isUnreachable(r int) bool {
	for p := range w.platforms {
		if len(w.platforms[p].Severing) > 0 {
			return true
		}
	}
	return len(w.rooms[r].Barring) > 0
}

// meetRoom has one call do so.
func (w *World) meetRoom(id int32) {
	c := &w.callers[id]
	s := &w.rooms[c.room]
	f, tone := w.unreachable(c)
	w.touch(id, f)
	switch c.stage {
	case inLine:
		w.lines.SetAside(id, tone != Up)
	case ringing:
		if tone != Up {
			w.fallSilent(id)
		}
	case unheard:
		if tone == Up {
			s.Hear(&w.lines, id)
			s.heard = append(s.heard, id)
			w.enter(id, inLine)
		}
	}
}
