package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// A fault that cuts calls has one draw for each call: whether it hits the call. When an agent answers and when the call is
// passed on, this draw decides. In handling there is a second one, for the moment: a part of the handling time. The call is
// cut if the fault is on at that moment, no matter whether it was on when the agent answered. Calls in progress when a fault
// begins are therefore exposed for the rest of their handling, and none is cut after it ends. Of the calls handled wholly
// during the fault, its share is cut. Time on hold is no handling.

// isCutBy draws whether a call would be cut at a point by a fault with such a share.
func (w *damage) isCutBy(f int16, c *caller, p CutPoint, share float64) bool {
	return share > 0 && c.Key.Uniform(forCut[p]^w.trouble.faults.Salt(f), int(c.attempt)) < share && w.trouble.hits(f, c)
}

// cutNow is the fault by which a call is cut at this point, as it answers or is passed on; None: it is not.
func (w *damage) cutNow(c *caller, p CutPoint) int16 {
	if f := w.cutOn(&w.stageOne.platforms[c.platform].effects, c, p); f != None || c.agent == None {
		return f
	}
	return w.cutOn(&w.duty.centres[w.duty.staff.Agents[c.agent].Centre].effects, c, p)
}

func (w *damage) cutOn(e *effects, c *caller, p CutPoint) int16 {
	for _, f := range e.Cutting {
		if w.isCutBy(f, c, p, w.trouble.faults.Now[f].Condition.Cut[p]) {
			return f
		}
	}
	return None
}

// finish schedules the end of the agent's part. It is the end of the handling, or an earlier moment at which an active fault
// would cut the call.
func (w *damage) finish(c *caller, from des.Time) {
	at, k := c.due, handlingEnds
	if !w.stageOne.isInTrouble(&w.stageOne.platforms[c.platform], c.agent) {
		w.calendar.Schedule(at, k, c.slot, c.turn)
		return
	}
	for _, e := range [2]*effects{&w.stageOne.platforms[c.platform].effects, &w.duty.centres[w.duty.staff.Agents[c.agent].Centre].effects} {
		for _, f := range e.Cutting {
			if moment := w.momentOfCut(f, c); moment >= from && (moment < at || moment == at && k == handlingEnds) {
				at, k, c.by = moment, callIsCut, f
			}
		}
	}
	w.calendar.Schedule(at, k, c.slot, c.turn)
}

// momentOfCut is when a fault would cut a call in handling, if it is on then and, should it grow, has grown enough; or never.
func (w *damage) momentOfCut(f int16, c *caller) des.Time {
	if !w.isCutBy(f, c, CutInHandling, w.trouble.faults.Full(f).Condition.Cut[CutInHandling]) {
		return des.Never
	}
	left := c.Key.Uniform(forMomentOfCut^w.trouble.faults.Salt(f), int(c.attempt))
	return c.due - des.FromSeconds(c.span.Seconds()*left)
}

// cutInHandling is the moment at which a call in handling is cut, if the fault is still on.
func (w *damage) cutInHandling(c *caller) {
	if f := c.by; w.trouble.faults.IsOn(f) && w.isCutBy(f, c, CutInHandling, w.trouble.faults.Now[f].Condition.Cut[CutInHandling]) {
		w.public.drop(c, CutHandling, f, Element{Kind: APlatform, Index: int16(c.platform)})
		return
	}
	c.turn++
	w.finish(c, w.now+1)
}

// exposeCalls lets the calls in handling at a platform or a centre meet a fault that has begun to cut calls there.
func (w *damage) exposeCalls(e Element) {
	if len(w.trouble.effectsOn(e).Cutting) == 0 {
		return
	}
	for i := range w.duty.staff.Agents {
		a := &w.duty.staff.Agents[i]
		if a.State == desk.Talking && (e.Kind == APlatform && a.Platform == e.Index || e.Kind == ACentre && a.Centre == e.Index) {
			c := &w.World.callers[a.Call]
			c.turn++
			w.finish(c, w.now)
		}
	}
}
