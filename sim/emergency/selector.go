package emergency

// hits says whether a fault hits a caller.
func (w *trouble) hits(f int16, c *caller) bool {
	only := w.faults.Now[f].Only
	return only == nil || only.Picks(w.faults.Salt(f), &c.Person, int(c.attempt))
}

// in says whether a member is in a list, nil being everybody.
func in(list []bool, i int) bool { return list == nil || list[i] }

// Reach is the share of all callers who are in a selector's lists; what share of those it hits does not count.
func (n *Network) Reach(s *Selector) float64 {
	d := &n.Demand
	want := 0.0
	if in(s.Services, len(d.Services)) {
		want = d.NoRequest
	}
	return (want + float64((1-d.NoRequest)*shareOf(d.Services, s.Services))) * shareOf(d.Regions, s.Regions) * n.carried(s)
}

func shareOf(list []Named, picked []bool) (sum float64) {
	for i := range list {
		if in(picked, i) {
			sum += list[i].Share
		}
	}
	return sum
}

// carried is the share of callers who call over one of the accesses and are carried by one of the providers.
func (n *Network) carried(s *Selector) (sum float64) {
	for a := range n.Demand.Accesses {
		if !in(s.Accesses, a) {
			continue
		}
		all, picked := 0.0, 0.0
		for p := range n.Providers {
			if !n.Providers[p].carries(a) {
				continue
			}
			all += n.Providers[p].Share
			if in(s.Providers, p) {
				picked += n.Providers[p].Share
			}
		}
		if all > 0 {
			sum += float64(n.Demand.Accesses[a].Share*picked) / all
		}
	}
	return sum
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
