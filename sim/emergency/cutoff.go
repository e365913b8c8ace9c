package emergency

import "nines/sim/emergency/desk"

// breakOff does with the calls in progress what the fault does with them as it takes its elements down.
func (w *damage) breakOff(f int16) {
	c := &w.trouble.faults.Now[f].Condition
	if !c.CutsCalls && !c.HoldsCalls {
		return
	}
	w.duty.reconcile() // first: an agent freed by the cut whose centre is down must take no further call
	for _, on := range w.trouble.faults.Now[f].On {
		if c.CutsCalls {
			w.cutCalls(on, f)
		} else {
			w.interruptCalls(on, f)
		}
	}
}

// cutCalls drops the calls in progress at an element that has just gone down, the oldest first. Waiting calls go first:
// otherwise an agent freed by a cut would pick one up. If the element still rings, waiting callers hear no difference.
func (w *damage) cutCalls(e Element, f int16) {
	calls := w.appendCallsThrough(w.World.borrow(), e)
	w.World.sortByAge(calls)
	if f < 0 || w.trouble.faults.Now[f].Condition.Down != RingingTone {
		for _, id := range calls { // those hear the tone of a line that has gone
			if c := &w.World.callers[id]; (c.stage.isUnderway() || c.stage == inQueue || c.stage == onHold) && w.strikes(f, e, c) {
				w.public.drop(c, c.lostOnLine(), f, e)
			}
		}
	}
	for _, id := range calls {
		c := &w.World.callers[id]
		switch {
		case !w.strikes(f, e, c):
		case c.stage == withAgent:
			w.public.drop(c, CutHandling, f, e)
		case c.stage.isHandover():
			w.public.drop(c, CutHandover, f, e)
		}
	}
	w.World.putBack(calls)
}

// appendCallsThrough appends the calls in progress that may pass through an element, in no stated order. It looks only at
// the lists of that element. A provider and a circuit group have no such list: there it looks at all calls in progress.
func (w *damage) appendCallsThrough(list []int32, e Element) []int32 {
	switch e.Kind {
	case ACentre:
		return w.duty.staff.AppendCalls(list, desk.Talking, desk.Holding)
	case APlatform:
		list = w.appendCallsOn(list, int(e.Index))
	case AProvider, ACircuitGroup:
		for p := range w.World.underway {
			list = w.World.underway[p].AppendTo(list, &w.World.lines)
		}
		for p := range w.stageOne.platforms {
			list = w.appendCallsOn(list, p)
		}
	default:
		return list
	}
	for r := range w.stageTwo.rooms { // and callers whose agents did not stay on the line
		list = w.stageTwo.rooms[r].AppendCalls(list, &w.World.lines)
	}
	return list
}

// appendCallsOn appends the calls on a platform that are at no control room.
func (w *damage) appendCallsOn(list []int32, p int) []int32 {
	s := &w.stageOne.platforms[p]
	list = s.AppendHeld(s.AppendWaiting(list, &w.World.lines), &w.World.lines)
	list = w.World.adrift[p].AppendTo(list, &w.World.lines)
	for i := range w.duty.staff.Agents {
		if a := &w.duty.staff.Agents[i]; a.State == desk.Talking && int(a.Platform) == p {
			list = append(list, a.Call)
		}
	}
	return list
}

// strikes reports whether a call in progress is lost with an element: by a fault, if it hits the caller, or by a switch.
func (w *damage) strikes(f int16, e Element, c *caller) bool {
	return w.passesThrough(e, c) && (f < 0 || w.trouble.hits(f, c))
}

// passesThrough says whether a call in progress does so.
func (w *damage) passesThrough(e Element, c *caller) bool {
	if c.stage == gone || c.stage == away || c.stage == spent {
		return false
	}
	switch e.Kind {
	case AProvider:
		return int16(c.Provider) == e.Index
	case ACircuitGroup:
		return c.group == e.Index
	case APlatform:
		return int16(c.platform) == e.Index && !c.stage.isUnderway()
	case ACentre:
		return c.agent != None && w.duty.staff.Agents[c.agent].Centre == e.Index
	default:
		return false // a control room's callers are passed to the buddy instead
	}
}
