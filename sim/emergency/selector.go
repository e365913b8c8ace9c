package emergency

import (
	"slices"

	"nines/sim/emergency/desk"
	"nines/sim/random"
)

// Selector says which callers a fault hits: those who are in all of its lists, and of those a share. A caller is hit or
// spared for good, redials included; but of the calls of those whom it hits, it may spare some.
type Selector struct {
	Services  []bool // by index, and last those who want nothing; nil: whatever they want
	Regions   []bool // by index; nil: wherever they are
	Accesses  []bool // by index; nil: whatever they call over
	Providers []bool // by index; nil: whoever carries them
	Share     float64
	Spared    float64 // the share of their calls that it spares: drawn anew for each call
}

var (
	// forSelection is whether a caller is among the share that a fault hits.
	forSelection = random.NewPurpose("hit by a fault")
	// forSparing is whether a fault spares a call of a caller whom it hits.
	forSparing = random.NewPurpose("call spared by a fault")
)

// hits says whether a fault hits a caller.
func (w *World) hits(f int16, c *caller) bool {
	only := w.trouble.Faults[f].Only
	return only == nil || w.picks(only, f, c)
}

func (w *World) picks(s *Selector, f int16, c *caller) bool {
	service := int(c.Service)
	if service == None {
		service = len(w.net.Demand.Services)
	}
	return in(s.Services, service) && in(s.Regions, int(c.Region)) && in(s.Accesses, int(c.Access)) && in(s.Providers, int(c.Provider)) &&
		(s.Share >= 1 || c.Key.Uniform(forSelection^w.faults[f].salt, 0) < s.Share) &&
		(s.Spared <= 0 || c.Key.Uniform(forSparing^w.faults[f].salt, int(c.attempt)) >= s.Spared)
}

// in says whether a member is in a list, nil being everybody.
func in(list []bool, i int) bool { return list == nil || list[i] }

// Reach is the share of all callers who are in the selector's lists; what share of those it hits does not count.
func (s *Selector) Reach(n *Network) float64 {
	d := &n.Demand
	want := 0.0
	if in(s.Services, len(d.Services)) {
		want = d.NoRequest
	}
	return (want + (1-d.NoRequest)*shareOf(d.Services, s.Services)) * shareOf(d.Regions, s.Regions) * s.carried(n)
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
func (s *Selector) carried(n *Network) (sum float64) {
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
			sum += n.Demand.Accesses[a].Share * picked / all
		}
	}
	return sum
}

// isIdle says whether the fault changes nothing for anybody: it hits no callers, or brings as many as ever.
func (f *Fault) isIdle() bool {
	return f.Only != nil && (f.Only.Share == 0 || f.Only.Spared >= 1) || f.Condition.FirstCalls == 1 && slices.Contains(f.On, Element{Kind: ADemand})
}

// downFor is the fault by which an element is down for a caller, the first to begin if there are several; or None.
func (w *World) downFor(e *effects, c *caller) int16 {
	if !e.selective {
		return e.downBy
	}
	return w.downForSome(e, c)
}

func (w *World) downForSome(e *effects, c *caller) int16 { return w.firstHit(e.barring, c) }

// tone is what a caller gets whom a fault hits that is down.
func (w *World) tone(f int16) Tone { return w.trouble.Faults[f].Condition.Down }

// severedFor is the fault by which a caller cannot be passed on from a platform; or None.
func (w *World) severedFor(e *effects, c *caller) int16 {
	if len(e.severing) == 0 {
		return None
	}
	return w.severedForSome(e, c)
}

func (w *World) severedForSome(e *effects, c *caller) int16 { return w.firstHit(e.severing, c) }

// firstHit is the first of some faults that hits a caller; or None.
func (w *World) firstHit(faults []int16, c *caller) int16 {
	for _, f := range faults {
		if w.hits(f, c) {
			return f
		}
	}
	return None
}

// lostFor is the features that an element has lost for a caller, as a set.
func (w *World) lostFor(e *effects, c *caller) uint32 {
	if !e.selective {
		return e.lost
	}
	return w.lostForSome(e, c)
}

func (w *World) lostForSome(e *effects, c *caller) (set uint32) {
	for _, f := range e.losing {
		if w.hits(f, c) {
			set |= w.trouble.Faults[f].Condition.Lost
		}
	}
	return set
}

// squeezeFor is the latest fault that takes an element's capacity away from a caller: from everybody, or from this one
// by being down. Or None.
func (w *World) squeezeFor(e *effects, c *caller) int16 {
	if !e.selective {
		return e.squeezedBy
	}
	return w.squeezeForSome(e, c)
}

func (w *World) squeezeForSome(e *effects, c *caller) int16 {
	for i := len(e.active) - 1; i >= 0; i-- {
		f := e.active[i]
		if f == e.squeezedBy || w.trouble.Faults[f].Condition.Down != Up && w.hits(f, c) {
			return f
		}
	}
	return None
}

// firstServed is the first caller in a queue for whom the element is not down; or None.
func (w *World) firstServed(l *desk.List, e *effects) int32 {
	if !e.selective {
		return l.First()
	}
	return w.firstNotBarred(l, e)
}

func (w *World) firstNotBarred(l *desk.List, e *effects) int32 {
	id := l.First()
	for id != None && w.firstHit(e.barring, &w.callers[id]) != None {
		id = w.lines.Next(id)
	}
	return id
}
