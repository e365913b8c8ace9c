package emergency

import "nines/sim/des"

// tell appends one observation. Observers get them in batches, because a function call per fact would be slow.
func (w *telling) tell() *Observation {
	if w.batched == len(w.batch) {
		w.flush()
	}
	o := &w.batch[w.batched]
	w.batched++
	*o = Observation{} // and then the rest, in place: a literal would be made elsewhere and copied
	o.At, o.Slot, o.Cause, o.Platform, o.Provider, o.By, o.Wait = w.now, None, NoCause, None, None, None, -1
	return o
}

func (w *telling) flush() {
	w.observer.Observe(w.batch[:w.batched])
	w.batched = 0
}

// sample tells the state of every platform, and comes again in a minute.
func (w *telling) sample() {
	for p := range w.stageOne.platforms {
		o, s := w.tell(), &w.stageOne.platforms[p]
		o.Fact, o.Platform = Sampled, int8(p)
		o.Waiting, o.Agents, o.Busy = s.Waiting, s.LoggedOn, s.Busy
	}
	w.calendar.Schedule(w.now+des.Minute, stateIsSampled, 0, 0)
}

// tellOf begins an observation about a caller.
func (w *telling) tellOf(c *caller, f Fact) *Observation {
	o := w.tell()
	o.Fact, o.Slot, o.Caller, o.Attempt = f, c.slot, c.ID, uint16(c.attempt)
	o.Made, o.First, o.Wait, o.Seen, o.Queued = c.made, c.first, c.wait, c.seen, c.queued
	o.Kind, o.Region, o.Service, o.Access, o.Provider, o.Platform = c.Kind, c.Region, c.Service, c.Access, c.Provider, c.platform
	if c.recalled.back != 0 {
		o.Attempt = uint16(w.recall.of(c).Dialled)
	}
	return o
}

// detail tells a fact that only a reader of single calls wants.
func (w *telling) detail(c *caller, f Fact, cause int16, at Element) {
	if !w.brief {
		w.tellAll(c, f, cause, at)
	}
}

// tellAll tells a fact of a call with what is to blame, where, who has the call, and how long the caller would wait so.
func (w *telling) tellAll(c *caller, f Fact, cause int16, at Element) *Observation {
	o := w.tellOf(c, f)
	o.Cause, o.Element = cause, at
	if at.Kind == ACircuitGroup { // the platform is that of a route tried before
		o.Platform = int8(w.net.Groups[at.Index].Platform)
	}
	if c.agent != None {
		o.Agent = w.duty.staff.Agents[c.agent].Seat + 1
	}
	switch c.stage {
	case inSilence, inQueue, passing, astray, dialling, inLine, ringing, unheard:
		o.Until = w.public.until(c)
	}
	return o
}

// tellRoute tells that one of the routes has failed.
func (w *telling) tellRoute(c *caller, outcome Outcome, cause int16, at Element) {
	if !w.brief {
		w.tellAll(c, RouteFailed, cause, at).Outcome = outcome
	}
}

// desk is the centre of the agent who has a call.
func (w *telling) desk(c *caller) Element {
	return Element{Kind: ACentre, Index: w.duty.staff.Agents[c.agent].Centre}
}
