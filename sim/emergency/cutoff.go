package emergency

// breakOff does with the calls in progress what the fault does with them as it takes its elements down.
func (w *World) breakOff(f int16) {
	c := &w.trouble.Faults[f].Condition
	if !c.CutsCalls && !c.HoldsCalls {
		return
	}
	w.reconcile() // first, so that an agent freed by the cut whose centre is down takes no further call
	for _, on := range w.trouble.Faults[f].On {
		if c.CutsCalls {
			w.cutCalls(on, f)
		} else {
			w.interruptCalls(on, f)
		}
	}
}

// cutCalls drops the calls in progress at an element that has just gone down: first those that wait, lest an agent freed
// by the cut should pick one of them up. Where it rings on, those that wait hear no difference.
func (w *World) cutCalls(e Element, f int16) {
	rings := f >= 0 && w.trouble.Faults[f].Condition.Down == RingingTone
	for id := range w.callers {
		c := &w.callers[id]
		if rings || !w.strikes(f, e, c) {
			continue
		}
		switch c.stage {
		case settingUp, inSilence, inQueue: // hears the tone of a line that has gone
			w.drop(int32(id), c.lostOnLine(), f, e)
		}
	}
	for id := range w.callers {
		c := &w.callers[id]
		if !w.strikes(f, e, c) {
			continue
		}
		switch c.stage {
		case withAgent:
			w.drop(int32(id), CutHandling, f, e)
		case atHandover:
			w.drop(int32(id), CutHandover, f, e)
		}
	}
}

// strikes says whether a call in progress is one of those that are lost with an element: by a fault, to the callers whom it
// hits, or by a switch.
func (w *World) strikes(f int16, e Element, c *caller) bool {
	return w.passesThrough(e, c) && (f < 0 || w.hits(f, c))
}

// passesThrough says whether a call in progress does so.
func (w *World) passesThrough(e Element, c *caller) bool {
	if c.stage == gone || c.stage == away {
		return false
	}
	switch e.Kind {
	case AProvider:
		return int16(c.Provider) == e.Index
	case ACircuitGroup:
		return c.group == e.Index
	case APlatform:
		return int16(c.platform) == e.Index && c.stage != settingUp && c.stage != inSilence
	case ACentre:
		return c.agent != None && w.staff.Agents[c.agent].Centre == e.Index
	default:
		return false // a control room's callers are passed to the buddy instead
	}
}
