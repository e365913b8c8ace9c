package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// A probe is a synthetic call. It takes no circuit, channel, token, agent or call taker: watching must not change the run.
// Its result is computed when it is sent, by the rules for callers: limits at the source, routes in their order, circuits,
// admission. If no agent is free, its wait is the mean time for the calls before it.

// forProbe draws where a provider's probe comes from.
var forProbe = random.NewPurpose("region of a probe")

// probe sends a synthetic call: what becomes of it, and after how long it is answered or turned away.
func (w *monitoring) probe(m *Monitor, s *monitor) (watch.Fate, des.Time) {
	switch i := int(m.On.Index); m.On.Kind {
	case AProvider:
		return w.probeProvider(i, m, s)
	case ACircuitGroup:
		c := w.tester(w.net.Groups[i].Provider, s)
		return w.probeRoute(i, s, &c)
	case ARoom:
		return w.probeRoom(i, s)
	default:
		return w.probePlatform(i, s, nil)
	}
}

// tester is who makes a probe's call at a provider: a caller of its own for each sample.
func (w *monitoring) tester(provider int, s *monitor) caller {
	c := caller{attempt: 1}
	c.Key, c.Provider = s.Key().Of(uint64(s.Samples())), int8(provider)
	u := c.Key.Uniform(forProbe, 0)
	for i, r := range w.net.Demand.Regions {
		c.Region = int16(i)
		if u -= r.Share; u < 0 {
			break
		}
	}
	return c
}

// probeProvider dials at a provider, which tries its routes as it would for a caller.
func (w *monitoring) probeProvider(p int, m *Monitor, s *monitor) (watch.Fate, des.Time) {
	if tone := w.probeTone(&w.routing.providerEffects[p], s); tone != Up {
		return unanswered(tone), 0
	}
	if b := &w.routing.buckets[p]; b.IsSet && b.IsFull(w.now) {
		return watch.Rejected, 0
	}
	c, spent := w.tester(p, s), des.Time(0)
	for {
		g := w.routing.nextRoute(&c)
		if g == None {
			return watch.Rejected, spent
		}
		if w.routing.sheds(&c, w.net.Groups[g].Platform) {
			return watch.Rejected, spent
		}
		switch fate, answer := w.probeRoute(g, s, &c); fate {
		case watch.Rejected:
			spent += answer
		case watch.Unheard:
			timer := w.routing.silenceTimer(p)
			if timer >= m.Timeout-spent {
				return watch.Unheard, 0
			}
			spent += timer
			if w.net.Providers[p].GivesUp {
				return watch.Rejected, spent
			}
		default:
			return fate, spent + answer
		}
	}
}

// probeRoute goes over one route of a provider.
func (w *monitoring) probeRoute(g int, s *monitor, c *caller) (watch.Fate, des.Time) {
	if tone := w.probeTone(&w.routing.groups[g].effects, s); tone != Up {
		return unanswered(tone), 0
	}
	if w.routing.groups[g].isFull() {
		return watch.Rejected, 0
	}
	setUp := des.Time(w.net.Providers[c.Provider].SetUp.Micros(c.Key.Uniform(forSetUp, int(c.attempt))))
	fate, answer := w.probePlatform(w.net.Groups[g].Platform, s, c)
	return fate, setUp + answer
}

// unanswered is what becomes of a probe of an element that is down.
func unanswered(tone Tone) watch.Fate {
	switch tone {
	case BusyTone:
		return watch.Rejected
	case RingingTone:
		return watch.Rings
	default:
		return watch.Unheard
	}
}

// probePlatform calls a platform, over a route or directly. Of one out of service, where nobody works, it only asks whether
// it is up.
func (w *monitoring) probePlatform(p int, s *monitor, c *caller) (watch.Fate, des.Time) {
	to, n := &w.stageOne.platforms[p], &w.net.Platforms[p]
	tone := w.probeTone(&to.effects, s)
	switch {
	case tone == BusyTone, tone == SilentTone:
		return unanswered(tone), 0
	case !to.inService && tone == Up:
		return watch.Passes, 0
	case c != nil && w.stageOne.lacks(p, c) != 0:
		return watch.Rejected, 0
	}
	class := uint8(0)
	if c != nil {
		class = n.ClassOf(&c.Person)
	}
	isIdle := tone == Up && (n.Unstaffed || w.stageOne.poolsAt(to, class) != 0)
	switch {
	case !w.stageOne.hasRoom(p, isIdle):
		return watch.Rejected, 0
	case tone == RingingTone:
		return watch.Rings, 0
	}
	answer := des.Time(0)
	if !isIdle {
		answer = watch.Wait(to.Waiting, to.LoggedOn, n.MeanHandling(w.now))
	}
	if w.cutsProbe(&to.effects, s) || isIdle && !n.Unstaffed && w.cutsProbe(&w.duty.centres[w.duty.staff.Agents[w.duty.staff.LongestFree(to.Desk)].Centre].effects, s) {
		return watch.Cut, answer
	}
	return watch.Passes, answer
}

func (w *monitoring) probeRoom(r int, s *monitor) (watch.Fate, des.Time) {
	to, n := &w.stageTwo.rooms[r], &w.net.Rooms[r]
	switch tone := w.probeTone(&to.effects, s); {
	case tone != Up:
		return unanswered(tone), 0
	case to.PoolsFor(&w.World.lines, 0) != 0:
		return watch.Passes, 0
	case !to.hasRoom():
		return watch.Rejected, 0
	}
	return watch.Passes, watch.Wait(to.Waiting, to.Takers(), n.MeanConversation(w.now))
}

// cutsProbe draws whether the synthetic call of this sample would be cut at any point of its life.
func (w *monitoring) cutsProbe(e *effects, s *monitor) bool {
	for _, f := range e.Cutting {
		for p, share := range w.trouble.faults.Now[f].Condition.Cut {
			if share > 0 && w.meetsProbe(f, s) && s.Key().Uniform(forCut[p]^w.trouble.faults.Salt(f), s.Samples()) < share {
				return true
			}
		}
	}
	for _, f := range e.Restarting {
		r, salt := &w.trouble.faults.Now[f].Condition.Restart, w.trouble.faults.Salt(f)
		if w.meetsProbe(f, s) && s.Key().Uniform(forRestart^salt, s.Samples()) < r.Share && s.Key().Uniform(forRestartCut^salt, s.Samples()) < r.Cut {
			return true
		}
	}
	return false
}

// probeTone is what a synthetic call gets from an element that may be down.
func (w *monitoring) probeTone(e *effects, s *monitor) Tone {
	for _, f := range e.Barring {
		if w.meetsProbe(f, s) {
			return w.trouble.tone(f)
		}
	}
	return Up
}

// meetsProbe says whether a fault hits the synthetic call of this sample: one on some callers, as likely as it hits anybody.
func (w *monitoring) meetsProbe(f int16, s *monitor) bool {
	only := w.trouble.faults.Now[f].Only
	return only == nil || s.Key().Uniform(condition.ForSelection^w.trouble.faults.Salt(f), s.Samples()) < w.net.Reach(only)*only.Share*(1-only.Spared)
}
