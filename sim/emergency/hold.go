package emergency

import (
	"cmp"
	"slices"
)

// interruptCalls puts the calls that agents are handling on hold, as the platform or the centre goes down: they go back
// to the front of the queue, the longest in handling first. Calls being passed on are with the control room already,
// and go on.
func (w *World) interruptCalls(e Element, f int16) {
	var list []int32
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == withAgent && w.strikes(f, e, c) {
			list = append(list, int32(id))
		}
	}
	slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(w.callers[b].reached, w.callers[a].reached) })
	for _, id := range list {
		w.interrupt(id, f)
	}
}

// interrupt puts one call on hold, at the very front. The agent is free, and the caller, who knows that help is near,
// holds the line without a limit of patience.
func (w *World) interrupt(id int32, f int16) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	w.touch(id, f)
	c.turn++
	c.held, c.heldBy = w.now, f
	w.releaseAgent(c)
	c.stage = inQueue
	s.Interrupt(&w.lines, id)
	w.detail(id, CallInterrupted, f, Element{Kind: APlatform, Index: int16(c.platform)})
}

// resume goes on with a call where it was interrupted: what was left to do then is left now.
func (w *World) resume(id int32) {
	c := &w.callers[id]
	c.due += w.now - c.held
	c.heldBy = None
	w.detail(id, CallResumed, NoCause, w.desk(c))
	w.finish(id)
}

// forsake cuts the calls on hold at a platform that traffic and people have left: nobody will ever go on with them.
func (w *World) forsake(p int) {
	if s := &w.platforms[p]; s.inService || s.LoggedOn > 0 {
		return
	}
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == inQueue && int(c.platform) == p && c.heldBy != None {
			w.drop(int32(id), CutHandling, c.heldBy, Element{Kind: APlatform, Index: int16(p)})
		}
	}
}

// lostOnLine is what becomes of a call that is not with an agent when its line goes: a call on hold was.
func (c *caller) lostOnLine() Outcome {
	if c.heldBy != None {
		return CutHandling
	}
	return Refused
}
