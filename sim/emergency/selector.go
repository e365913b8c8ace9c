package emergency

// hits says whether a fault hits a caller.
func (w *trouble) hits(f int16, c *caller) bool {
	only := w.faults.Now[f].Only
	return only == nil || only.Picks(w.faults.Salt(f), &c.Person, int(c.attempt))
}

// downFor is the fault by which an element is down for a caller, the first to begin if there are several; or None.
func (w *trouble) downFor(e *effects, c *caller) int16 {
	if !e.Selective {
		return e.DownBy
	}
	return w.downForSome(e, c)
}

func (w *trouble) downForSome(e *effects, c *caller) int16 { return w.firstHit(e.Barring, c) }

// tone is what a caller hears from a fault that is down for that caller.
func (w *trouble) tone(f int16) Tone { return w.faults.Now[f].Condition.Down }

// severedFor is the fault by which a caller cannot be passed on from a platform; or None.
func (w *trouble) severedFor(e *effects, c *caller) int16 {
	if len(e.Severing) == 0 {
		return None
	}
	return w.severedForSome(e, c)
}

func (w *trouble) severedForSome(e *effects, c *caller) int16 { return w.firstHit(e.Severing, c) }

// firstHit is the first of some faults that hits a caller; or None.
func (w *trouble) firstHit(faults []int16, c *caller) int16 {
	for _, f := range faults {
		if w.hits(f, c) {
			return f
		}
	}
	return None
}

// lostFor is the features that an element has lost for a caller, as a set.
func (w *trouble) lostFor(e *effects, c *caller) uint32 {
	if !e.Selective {
		return e.Lost
	}
	return w.lostForSome(e, c)
}

func (w *trouble) lostForSome(e *effects, c *caller) (set uint32) {
	for _, f := range e.Losing {
		if w.hits(f, c) {
			set |= w.faults.Now[f].Condition.Lost
		}
	}
	return set
}
