package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// interruptCalls puts the calls that agents are handling on hold when the platform or the centre goes down. They go back to
// the front of the queue, the longest in handling first. Calls being passed on are already with the control room and
// continue.
func (w *damage) interruptCalls(e Element, f int16) {
	calls := w.duty.staff.AppendCalls(w.World.borrow(), desk.Talking)
	w.World.lines.SortByTicket(calls)
	for _, id := range slices.Backward(calls) {
		if c := &w.World.callers[id]; w.strikes(f, e, c) {
			w.interrupt(c, f)
		}
	}
	w.World.putBack(calls)
}

// interrupt puts one call on hold, at the very front. The agent is free, and the caller, who knows that help is near,
// holds the line without a limit of patience.
func (w *damage) interrupt(c *caller, f int16) {
	s := &w.stageOne.platforms[c.platform]
	w.trouble.touch(c, f)
	c.turn++
	c.held, c.by = w.now, f
	w.duty.releaseAgent(c)
	w.World.enter(c, onHold)
	s.Interrupt(&w.World.lines, c.slot, w.isBarred(s, c))
	w.telling.detail(c, CallInterrupted, f, Element{Kind: APlatform, Index: int16(c.platform)})
}

// resume goes on with a call where it was interrupted: what was left to do then is left now.
func (w *damage) resume(c *caller) {
	c.due += w.now - c.held
	c.onHold += w.now - c.held
	w.telling.detail(c, CallResumed, NoCause, w.telling.desk(c))
	w.finish(c, w.now)
}

// forsake cuts the calls on hold at a platform that traffic and people have left: nobody will ever go on with them.
func (w *damage) forsake(p int) {
	if s := &w.stageOne.platforms[p]; s.inService || s.LoggedOn > 0 {
		return
	}
	calls := w.stageOne.platforms[p].AppendHeld(w.World.borrow(), &w.World.lines)
	w.World.lines.SortByTicket(calls)
	for _, id := range calls {
		if c := &w.World.callers[id]; c.stage == onHold {
			w.public.drop(c, CutHandling, c.by, Element{Kind: APlatform, Index: int16(p)})
		}
	}
	w.World.putBack(calls)
}

// lostOnLine is what becomes of a call that is not with an agent when its line goes: a call on hold was.
func (c *caller) lostOnLine() Outcome {
	if c.stage == onHold {
		return CutHandling
	}
	return Refused
}

// timeOnHold is how long a call has been on hold until now.
func (w *damage) timeOnHold(c *caller) des.Time {
	if c.stage == onHold {
		return c.onHold + w.now - c.held
	}
	return c.onHold
}
