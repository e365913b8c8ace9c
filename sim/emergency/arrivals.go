package emergency

// firstCall brings the next new caller into the world, who dials.
func (w *public) firstCall() {
	c := w.World.newCaller()
	surge := w.arrivals.Take(&c.Person)
	w.enters(c, surge)
	if len(w.trouble.demandEffects.Active) > 0 && !w.comes(surge, c) {
		w.World.release(c)
		return
	}
	w.came++
	if !w.followNotice(c) {
		w.dial(c)
	}
}

// enters gives somebody new the state of one who has not called yet.
func (w *public) enters(c *caller, surge int16) {
	c.agent, c.group, c.room, c.platform, c.surge = None, None, None, None, surge
	c.first, c.made, c.wait = w.now, w.now, -1
}
