package emergency

// enqueue puts a call in the queue of its class, in order of its ticket, with the patience it still has.
func (w *World) enqueue(id int32) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	c.queued = true
	w.enter(id, inQueue)
	s.Join(&w.lines, id, w.isBarred(s, c))
	if c.until == 0 {
		w.patience(id, Ringing)
		w.detail(id, CallQueued, NoCause, Element{})
	} else {
		w.calendar.Schedule(c.until, patienceEnds, id, c.turn)
	}
	if s.announcement != quiet {
		w.hear(id)
	}
	w.touchAtPlatform(id, int(c.platform))
}

// serve brings waiting calls and idle agents together for as long as any of them fit: the most urgent call first, the
// longest waiting first.
func (w *World) serve(p int) {
	if s := &w.platforms[p]; s.Queued != 0 || s.OnHold > 0 {
		w.bringTogether(p)
	}
}

func (w *World) bringTogether(p int) {
	s := &w.platforms[p]
	for s.OnHold > 0 && s.Free != 0 && s.Down == Up {
		id := s.NextHeld()
		if id == None {
			break
		}
		s.Desk.Leave(&w.lines, id)
		w.pickUp(id, w.staff.CallUp(s.Desk, s.Free))
	}
	for s.Down == Up {
		id, i := w.staff.Next(s.Desk, &w.lines)
		if id == None {
			return
		}
		w.pickUp(id, i)
	}
}

// pickUp is the answer to a call that has waited.
func (w *World) pickUp(id, i int32) {
	w.callers[id].turn++
	w.answer(id, i)
}
