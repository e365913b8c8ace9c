package emergency

// enqueue puts a call in the queue of its class, with the patience it still has.
func (w *World) enqueue(id int32, front bool) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	c.stage, c.queued = inQueue, true
	w.lineUp(&s.switchboard, c.class, id, front, s.selective && w.downFor(&s.effects, c) != None)
	if c.until == 0 {
		w.patience(id, Ringing)
		w.detail(id, CallQueued, NoCause, Element{})
	} else {
		w.calendar.Schedule(c.until, patienceEnds, id, c.turn)
	}
	if s.announcement != quiet {
		w.hear(id)
	}
	w.touch(id, w.squeezeOn(int(c.platform), c))
}

func (w *World) leaveQueue(id int32) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	if c.heldBy != None {
		s.broken.remove(w.links, id)
		s.onHold--
		s.waiting--
		return
	}
	s.leaveLine(w.links, c, c.class, id)
}

// serve brings waiting calls and idle agents together for as long as any of them fit: the most urgent call first, the
// longest waiting first.
func (w *World) serve(p int) {
	if s := &w.platforms[p]; s.queued != 0 || s.onHold > 0 {
		w.bringTogether(p)
	}
}

func (w *World) bringTogether(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p].Switchboard
	for s.onHold > 0 && s.free != 0 && s.down == Up {
		id := w.nextHeld(s)
		if id == None {
			break
		}
		w.leaveQueue(id)
		w.pickUp(id, w.callUp(s, s.free))
	}
	for s.queued != 0 && s.free != 0 && s.down == Up {
		pools := s.free
		if n.Seeks != nil {
			pools = w.match(&s.switchboard, n)
		}
		if pools == 0 {
			return
		}
		i := w.callUp(s, pools)
		id := w.longestWaiting(&s.switchboard, s.nextOf(n, w.agents[i].pool))
		s.leave(w.links, w.callers[id].class, id)
		w.pickUp(id, i)
	}
}

// pickUp is the answer to a call that has waited.
func (w *World) pickUp(id, i int32) {
	w.callers[id].turn++
	w.answer(id, i)
}
