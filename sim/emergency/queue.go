package emergency

// enqueue puts a call in the queue of its class, in order of its ticket, with the patience it still has.
func (w *stageOne) enqueue(c *caller) {
	s := &w.platforms[c.platform]
	c.queued = true
	w.World.enter(c, inQueue)
	s.Join(&w.World.lines, c.slot, w.damage.isBarred(s, c))
	if c.until == 0 {
		c.until = w.now + c.lengths.Patience(&w.net.Callers, &c.Person, c.attempt, w.now)
		w.telling.detail(c, CallQueued, NoCause, Element{})
	}
	w.public.waitsInQueue(c)
	if s.announcement != quiet {
		w.hear(c)
	}
	w.blame.touchAtPlatform(c, int(c.platform))
}

// serve brings waiting calls and idle agents together for as long as any of them fit: the most urgent call first, the
// longest waiting first.
func (w *stageOne) serve(p int) {
	s := &w.platforms[p]
	if s.Free != 0 && (s.Queued != 0 || s.OnHold > 0) {
		w.bringTogether(p)
	}
	if s.ringsBack && s.Free != 0 {
		w.recall.lookAt(APlatform, p)
	}
}

func (w *stageOne) bringTogether(p int) {
	s := &w.platforms[p]
	for s.OnHold > 0 && s.Free != 0 && s.Down == Up {
		id := s.NextHeld()
		if id == None {
			break
		}
		s.Desk.Leave(&w.World.lines, id)
		w.pickUp(&w.World.callers[id], w.duty.staff.CallUp(s.Desk, s.Free))
	}
	for s.Down == Up {
		id, i := w.duty.staff.Next(s.Desk, &w.World.lines)
		if id == None {
			return
		}
		w.pickUp(&w.World.callers[id], i)
	}
}

// pickUp is the answer to a call that has waited.
func (w *stageOne) pickUp(c *caller, i int32) {
	w.public.staysOn(c)
	w.answer(c, i)
}
