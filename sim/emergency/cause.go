package emergency

import "nines/sim/des"

// aftermath is how long after the last trouble a loss for want of capacity still counts as overload rather than as
// ordinary congestion: callers who failed are still redialling.
const aftermath = 30 * des.Minute

// shortage is what is to blame when an element's capacity does not suffice: the latest fault that squeezes it, or else
// the state of the world.
func (w *World) shortage(e *effects) int16 {
	if e.SqueezedBy != None {
		return e.SqueezedBy
	}
	return w.crowded()
}

// shortageAt is what is to blame when a platform's capacity does not suffice for a caller: what squeezes it, or else the
// state of the world.
func (w *World) shortageAt(p int, c *caller) int16 {
	if f := w.squeezeOn(p, c); f != None {
		return f
	}
	return w.crowded()
}

// squeezeOn is the fault that squeezes a platform for a caller, or one of its centres, the latest to begin if there are
// several; or else that of the control rooms that hold most of its agents, if they hold at least half of the busy ones; or
// None.
func (w *World) squeezeOn(p int, c *caller) int16 {
	s := &w.platforms[p]
	latest := w.squeezeFor(&s.effects, c)
	for i := range w.centres {
		if f := w.centres[i].SqueezedBy; f != None && s.HasStaffOf(w.net.Centres[i].Platform) {
			if latest == None || w.faults.Since(f) > w.faults.Since(latest) {
				latest = f
			}
		}
	}
	if latest == None && s.Busy > 0 && 2*s.Holding >= s.Busy {
		return w.holdingFault(p)
	}
	return latest
}

// holdingFault is the fault on control rooms that holds most of a platform's agents at handovers; None.
func (w *World) holdingFault(p int) int16 {
	most, worst := int32(0), int16(None)
	for f := range w.faults.Now {
		if !w.faults.IsOn(int16(f)) || w.faults.Now[f].On[0].Kind != ARoom {
			continue
		}
		held := int32(0)
		for r := range w.rooms {
			if s := &w.rooms[r]; s.from[p] > 0 && w.squeezeOfSome(&s.effects) == int16(f) {
				held += s.from[p]
			}
		}
		if held > most {
			most, worst = held, int16(f)
		}
	}
	return worst
}

// squeezeOfSome is the latest fault that takes an element's capacity away from anybody; or None.
func (w *World) squeezeOfSome(e *effects) int16 {
	if !e.Selective {
		return e.SqueezedBy
	}
	for i := len(e.Active) - 1; i >= 0; i-- {
		if f := e.Active[i]; f == e.SqueezedBy || w.faults.Now[f].Condition.Down != Up {
			return f
		}
	}
	return None
}

// wake is overload in the wake of trouble, and ordinary congestion in a healthy world.
func (w *World) wake() int16 {
	if w.isTroubled() || w.trafficIsElsewhere() || (w.everTrouble && w.now-w.lastTrouble <= aftermath) {
		return Overload
	}
	return Congestion
}

// isTroubled says whether a fault is active that is not hidden in a platform out of service.
func (w *World) isTroubled() bool {
	for f := range w.faults.Now {
		if w.faults.IsOn(int16(f)) && !w.isHidden(int16(f)) {
			return true
		}
	}
	return false
}

// shortageAtRooms is what is to blame, and where, for a handover that took too long: what squeezes the room or slows the
// platform's handovers, or else the state of the world.
func (w *World) shortageAtRooms(c *caller) (int16, Element) {
	if c.stage == astray {
		return c.by, Element{Kind: APlatform, Index: int16(c.platform)}
	}
	home := w.homeRoom(c)
	for _, r := range [2]int{int(c.room), home} {
		if r == None {
			continue
		}
		if f := w.squeezeFor(&w.rooms[r].effects, c); f != None {
			return f, Element{Kind: ARoom, Index: int16(r)}
		}
	}
	if f := w.severedFor(&w.platforms[c.platform].effects, c); f != None {
		return f, Element{Kind: AHandover, Index: int16(c.platform)}
	}
	for _, f := range w.platforms[c.platform].Slowing {
		if !w.faults.Now[f].Condition.Handover.IsNeutral() && w.hits(f, c) {
			return f, Element{Kind: APlatform, Index: int16(c.platform)}
		}
	}
	return w.crowded(), Element{Kind: ARoom, Index: int16(home)}
}
