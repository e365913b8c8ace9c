package emergency

// A fault may hit some callers only. While the element is down for them, they move to a side list. They keep their tickets
// but are not matched, so matching can ignore selective faults.
//
// A control room may also ring unheard. Calls that ring there are put back in line by their tickets once the room hears
// again. They are answered in the order of arrival, as if the room had been slow.

// resortAt puts those who wait at an element in line, or aside.
func (w *damage) resortAt(e Element) {
	switch e.Kind {
	case APlatform:
		w.stageOne.sizePlatform(int(e.Index))
		w.resortPlatform(int(e.Index))
	case ARoom:
		w.stageTwo.sizeRoom(int(e.Index))
		w.resortRoom(int(e.Index))
	case AHandover:
		for r := range w.stageTwo.rooms {
			w.resortRoom(r)
		}
	}
}

// resortPlatform puts those who wait or are on hold at a platform in line, or aside, as it now is up or down for each.
func (w *damage) resortPlatform(p int) {
	s := &w.stageOne.platforms[p]
	if !s.Selective && !s.HasAside() {
		return
	}
	calls := s.AppendHeld(s.AppendWaiting(w.World.borrow(), &w.World.lines), &w.World.lines)
	for _, id := range calls {
		w.World.lines.SetAside(id, w.isBarred(s, &w.World.callers[id]))
	}
	s.Sort(&w.World.lines, calls)
	w.World.putBack(calls)
}

// isBarred reports whether a platform is down for this caller, while it is up for others.
func (w *damage) isBarred(s *platform, c *caller) bool {
	return s.Selective && w.trouble.downFor(&s.effects, c) != None
}

// resortRoom has the calls at a control room meet its new condition, or that of the paths to it, short of what others
// would notice: settleRoom follows.
func (w *damage) resortRoom(r int) {
	s := &w.stageTwo.rooms[r]
	if !s.HasBarred() && !w.isUnreachable(r) {
		return
	}
	calls := s.AppendCalls(w.World.borrow(), &w.World.lines)
	w.World.lines.SortByTicket(calls)
	for _, id := range calls {
		w.meetRoom(&w.World.callers[id])
	}
	s.Sort(&w.World.lines, calls)
	w.World.putBack(calls)
}

// isUnreachable says whether a control room is down for anybody, or the path to it from any platform.
func (w *damage) isUnreachable(r int) bool {
	for p := range w.stageOne.platforms {
		if len(w.stageOne.platforms[p].Severing) > 0 {
			return true
		}
	}
	return len(w.stageTwo.rooms[r].Barring) > 0
}

// meetRoom has one call do so.
func (w *damage) meetRoom(c *caller) {
	s := &w.stageTwo.rooms[c.room]
	f, tone := w.stageTwo.unreachable(c)
	w.trouble.touch(c, f)
	switch c.stage {
	case inLine:
		w.World.lines.SetAside(c.slot, tone != Up)
	case ringing:
		if tone != Up {
			w.stageTwo.fallSilent(c)
		}
	case unheard:
		if tone == Up {
			s.Hear(&w.World.lines, c.slot)
			s.heard = append(s.heard, c.slot)
			w.World.enter(c, inLine)
		}
	}
}
