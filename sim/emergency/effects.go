package emergency

import "slices"

// effects is what the faults active on one element come to together.
type effects struct {
	selective  bool // some of them hit only some callers
	down       Tone // for everybody
	blind      Blindness
	downBy     int16 // the fault by which it is down for everybody; None
	squeezedBy int16 // the latest fault that takes capacity away from everybody; None
	blindBy    int16
	lost       uint32
	left       Left

	active     []int16 // in the order in which they began
	barring    []int16 // of those, the ones by which it is down, for everybody or for some
	severing   []int16 // by which a platform's calls cannot be passed on
	losing     []int16 // that lose features
	slowing    []int16 // that make work longer
	cutting    []int16 // that cut calls
	restarting []int16 // that restart consoles
	misrouting []int16 // that misroute handovers
}

// cleared is an element in good health, with the memory of e.
func (e effects) cleared() effects {
	return effects{
		active: e.active[:0], barring: e.barring[:0], severing: e.severing[:0], losing: e.losing[:0], slowing: e.slowing[:0],
		cutting: e.cutting[:0], restarting: e.restarting[:0], misrouting: e.misrouting[:0],
		left: whole(), downBy: None, squeezedBy: None, blindBy: None,
	}
}

// combine works out e from its active faults: shares left multiply, the first fault to be down sets the tone, and
// everything else adds up.
//
// A lost feature takes capacity away only if work is slower without it: costly is the set of those features. What is down
// for some callers only leaves the others all the more; whatever else befalls some takes the people's time from all.
func (e *effects) combine(faults []Fault, costly uint32) {
	active := e.active
	*e = e.cleared()
	e.active = active
	for _, f := range active {
		if faults[f].isIdle() {
			continue
		}
		c, some := &faults[f].Condition, faults[f].Only != nil
		e.selective = e.selective || some
		if c.Down != Up && e.down == Up && !some {
			e.down, e.downBy = c.Down, f
		}
		if c.Blind != NotBlind && e.blind == NotBlind {
			e.blind, e.blindBy = c.Blind, f
		}
		e.left = e.left.times(c.Left)
		e.lost |= c.Lost
		if c.squeezes() || c.Lost&costly != 0 || c.Down != Up && !some {
			e.squeezedBy = f
		}
		e.list(f, c)
	}
}

// list notes what an active fault does, for those who ask the faults one by one.
func (e *effects) list(f int16, c *Condition) {
	if c.Down != Up {
		e.barring = append(e.barring, f)
	}
	if c.HandoverDown != Up {
		e.severing = append(e.severing, f)
	}
	if c.Lost != 0 {
		e.losing = append(e.losing, f)
	}
	if c.slows() {
		e.slowing = append(e.slowing, f)
	}
	if c.Cut != [cutPoints]float64{} {
		e.cutting = append(e.cutting, f)
	}
	if c.Restart.Share > 0 {
		e.restarting = append(e.restarting, f)
	}
	if c.Misroute.Share > 0 {
		e.misrouting = append(e.misrouting, f)
	}
}

// has says whether a fault is active on the element.
func (e *effects) has(f int16) bool { return slices.Contains(e.active, f) }

// lostBy is the fault that took one of the features away from a caller; None.
func (w *World) lostBy(e *effects, features uint32, c *caller) int16 {
	for _, f := range e.losing {
		if w.trouble.Faults[f].Condition.Lost&features != 0 && w.hits(f, c) {
			return f
		}
	}
	return None
}

func (w *World) effectsOn(e Element) *effects {
	switch e.Kind {
	case AProvider:
		return &w.providerEffects[e.Index]
	case ACircuitGroup:
		return &w.groups[e.Index].effects
	case APlatform, AHandover:
		return &w.platforms[e.Index].effects
	case ACentre:
		return &w.centres[e.Index].effects
	case ADemand:
		return &w.demandEffects
	case AMonitor:
		return &w.monitors[e.Index].effects
	case AStep:
		return &w.workOn(int(e.Index)).effects
	default:
		return &w.rooms[e.Index].effects
	}
}

// costlyFeatures are the features of an element without which handling takes longer.
func (w *World) costlyFeatures(on Element) uint32 {
	if on.Kind != APlatform && on.Kind != AHandover {
		return 0
	}
	return w.costly[on.Index]
}
