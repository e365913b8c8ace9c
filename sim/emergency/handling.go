package emergency

import (
	"math/bits"

	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/length"
)

// work is a piece of work that conditions can make longer.
type work uint8

const (
	setUpWork work = iota
	handlingWork
	pickUpWork
	works
)

// slower is what a condition does to a piece of work.
func slower(c *Condition, k work) *Slower {
	switch k {
	case setUpWork:
		return &c.SetUp
	case handlingWork:
		return &c.Handling
	default:
		return &c.Handover
	}
}

// slowed is how long a piece of work takes under the conditions of one element.
func (w *stageOne) slowed(d des.Time, e *effects, k work, c *caller) des.Time {
	for _, f := range e.Slowing {
		if s := slower(&w.trouble.faults.Now[f].Condition, k); !s.IsNeutral() && w.trouble.hits(f, c) {
			d = s.Stretch(d, c.Key.Uniform(forSlow[k]^w.trouble.faults.Salt(f), c.workTurn()))
			w.trouble.touch(c, f)
		}
	}
	return d
}

// workTurn separates the draws for each piece of a caller's work: by call, and within a call by the control rooms tried. How
// often the call was thrown back does not count. The work of a call is then the same whether or not a strategy prevents
// that.
func (c *caller) workTurn() int { return length.Turn(c.attempt, c.tries) }

// drawTurn tells also by how often the call was thrown back into the queue: each time it may happen again.
func (c *caller) drawTurn() int { return c.workTurn() | int(c.again) }

// answer is an idle agent's picking up a call, with whatever can go wrong at that moment.
func (w *stageOne) answer(c *caller, i int32) {
	s := &w.platforms[c.platform]
	if w.check {
		w.checkOrder(c.slot)
	}
	c.agent = i
	resumes := c.stage == onHold
	w.World.enter(c, withAgent)
	w.duty.staff.Take(i, c.slot)
	if resumes {
		w.damage.resume(c)
		return
	}
	s.answered++
	s.tide.Served(w.now)
	if w.isInTrouble(s, i) && w.failsAtAnswer(c, i) {
		return
	}
	c.wait = w.now - c.made
	w.monitoring.logAnswer(c)
	w.monitoring.seeAnswer(c)
	w.telling.detail(c, CallAnswered, NoCause, w.telling.desk(c))
	w.talk(c)
}

// isInTrouble reports whether any fault is active on a platform, or on the centre of an agent there.
func (w *stageOne) isInTrouble(s *platform, i int32) bool {
	return w.trouble.where.Has(condition.OnPlatforms|condition.OnCentres) && len(s.Active)+len(w.duty.centres[w.duty.staff.Agents[i].Centre].Active) > 0
}

// failsAtAnswer cuts a call that its agent picks up, or restarts the agent's console, if a fault does that.
func (w *stageOne) failsAtAnswer(c *caller, i int32) bool {
	if f := w.damage.cutNow(c, CutAtAnswer); f != None {
		w.public.letGo(c)
		w.public.lose(c, CutAnswer, f, Element{Kind: APlatform, Index: int16(c.platform)})
		return true
	}
	f := w.restarts(c)
	if f != None {
		w.restart(c, i, f)
	}
	return f != None
}

// talk begins the agent's part.
func (w *stageOne) talk(c *caller) {
	c.span = w.handlingTime(c)
	c.due = w.now + c.span
	w.World.lines.Draw(c.slot) // of those put on hold, the longest in handling is the first
	w.damage.finish(c, w.now)
}

// handlingTime is the agent's time with the caller: the platform's own, longer for each feature that is missing and for
// every condition that makes it longer.
func (w *stageOne) handlingTime(c *caller) des.Time {
	d := c.lengths.Handling(&w.net.Platforms[c.platform], &c.Person, c.attempt, w.now)
	if w.costly[c.platform] != 0 {
		d = w.withoutFeatures(d, c)
	}
	return w.slowedHandling(d, c)
}

// slowedHandling is how long an agent's work takes that would take d if nothing were wrong with the platform and the centre.
func (w *stageOne) slowedHandling(d des.Time, c *caller) des.Time {
	s := &w.platforms[c.platform]
	if w.isInTrouble(s, c.agent) {
		d = w.slowed(d, &s.effects, handlingWork, c)
		d = w.slowed(d, &w.duty.centres[w.duty.staff.Agents[c.agent].Centre].effects, handlingWork, c)
	}
	return d
}

// withoutFeatures is how long handling takes that would take d if the platform had all its features.
func (w *stageOne) withoutFeatures(d des.Time, c *caller) des.Time {
	n, s := &w.net.Platforms[c.platform], &w.platforms[c.platform]
	for missing := w.costly[c.platform] &^ (n.Features &^ w.trouble.lostFor(&s.effects, c)); missing != 0; missing &= missing - 1 {
		f := bits.TrailingZeros32(missing)
		d = n.Without[f].Stretch(d, c.Key.Uniform(forMissingFeature^w.featureSalts[f], int(c.attempt)))
		w.trouble.touch(c, w.trouble.lostBy(&s.effects, 1<<f, c))
	}
	return d
}

// restarts draws whether the agent's console restarts as it is given the call, and by which fault.
func (w *stageOne) restarts(c *caller) int16 {
	if s := &w.platforms[c.platform]; len(s.Restarting) > 0 {
		if f := w.restartedBy(&s.effects, c); f != None {
			return f
		}
	}
	if s := &w.duty.centres[w.duty.staff.Agents[c.agent].Centre]; len(s.Restarting) > 0 {
		return w.restartedBy(&s.effects, c)
	}
	return None
}

func (w *stageOne) restartedBy(e *effects, c *caller) int16 {
	for _, f := range e.Restarting {
		share := w.trouble.faults.Now[f].Condition.Restart.Share
		if c.Key.Uniform(forRestart^w.trouble.faults.Salt(f), c.drawTurn()) < share && w.trouble.hits(f, c) {
			return f
		}
	}
	return None
}

// shortestRestart is the least time for which a console's restart logs its agent out. Were it nothing, a console that
// always restarts would be given the same call at the same instant, over and over.
const shortestRestart = des.Second

// restart logs the agent out. The call is cut, or thrown back into the queue if that has room.
func (w *stageOne) restart(c *caller, i int32, f int16) {
	s, r := &w.platforms[c.platform], &w.trouble.faults.Now[f].Condition.Restart
	salt := w.trouble.faults.Salt(f)
	w.trouble.touch(c, f)
	out := des.Time(r.LoggedOut.Micros(c.Key.Uniform(forLoggedOut^salt, c.drawTurn())))
	u := c.Key.Uniform(forRestartCut^salt, c.drawTurn())
	w.duty.logOut(i, max(out, shortestRestart))
	c.agent = None
	if u < r.Cut || s.Waiting >= s.queueCap {
		w.public.letGo(c)
		w.public.lose(c, CutAnswer, f, Element{Kind: APlatform, Index: int16(c.platform)})
		return
	}
	c.turn++
	if c.again < 255 {
		c.again++
	}
	w.telling.detail(c, CallRequeued, f, Element{Kind: ACentre, Index: w.duty.staff.Agents[i].Centre})
	w.command.noticeRestart()
	if u >= r.Cut+r.Front {
		w.World.lines.Draw(c.slot)
	}
	w.enqueue(c)
}

// handled is the end of the agent's part: good-bye to callers who wanted nothing, and the handover for the others.
func (w *stageOne) handled(c *caller) {
	c.turn++
	if !c.WantsHelp() {
		platform := int(c.platform)
		w.public.letGo(c)
		w.public.end(c, NoRequest, NoCause, Element{})
		w.public.leave(c, Helped)
		w.serve(platform)
		return
	}
	if !w.isInTrouble(&w.platforms[c.platform], c.agent) {
		w.stageTwo.beginHandover(c)
		return
	}
	if f := w.damage.cutNow(c, CutOnHandover); f != None {
		w.public.drop(c, CutHandover, f, Element{Kind: APlatform, Index: int16(c.platform)})
		return
	}
	w.stageTwo.beginHandover(c)
}
