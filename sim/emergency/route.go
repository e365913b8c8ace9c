package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/cause"
	"nines/sim/emergency/condition"
)

// group is the state of a circuit group.
type group struct {
	effects
	inUse int32
	cap   int32
	tide  cause.Tide
}

// route sends the call over the next alternative that will have it. With none left the call is lost here.
func (w *routing) route(c *caller) {
	if w.trouble.where.Has(condition.OnProviders) {
		if f := w.trouble.downFor(&w.providerEffects[c.Provider], c); f != None {
			w.meetProviderDown(c, f)
			return
		}
	}
	if c.tried == 0 && w.buckets[c.Provider].IsSet && w.gapped(c) {
		return
	}
	for {
		g := w.nextRoute(c)
		if g == None {
			w.loseInNetwork(c)
			return
		}
		to := w.net.Groups[g].Platform
		if w.stageOne.platforms[to].shedding.share > 0 && w.isShed(c, to) || w.seizeCircuit(c, g) {
			return
		}
	}
}

func (w *routing) meetProviderDown(c *caller, f int16) {
	c.cause, c.element = f, Element{Kind: AProvider, Index: int16(c.Provider)}
	if w.trouble.tone(f) == SilentTone {
		c.tried = ^uint64(0) // the caller's own network is what is silent: no timer of its own mends that
		w.swallow(c)
		return
	}
	w.public.lose(c, Refused, c.cause, c.element)
}

// loseInNetwork ends a call that has no alternative left.
func (w *routing) loseInNetwork(c *caller) {
	if c.element.Kind == NoElement { // no platform of any route is in service
		c.heard, c.cause, c.element = Refused, OutOfService, Element{Kind: AProvider, Index: int16(c.Provider)}
	}
	w.public.lose(c, c.heard, c.cause, c.element)
}

// nextRoute picks the next untried circuit group to a platform in service: by weight first, if there are weights, then
// in order.
func (w *routing) nextRoute(c *caller) int {
	p := &w.net.Providers[c.Provider]
	if c.tried == 0 && w.moves.steering.IsOn() {
		if i := w.moves.steered(c, p); i != None {
			c.tried |= 1 << i
			return p.Groups[i]
		}
	}
	if c.tried == 0 && p.Weights != nil {
		if i := w.weighted(c, p); i != None {
			c.tried |= 1 << i
			return p.Groups[i]
		}
	}
	for i, g := range p.Groups {
		if c.tried&(1<<i) == 0 && w.moves.takes(c, w.net.Groups[g].Platform) {
			c.tried |= 1 << i
			return g
		}
	}
	return None
}

// weighted draws among the routes whose platforms are in service.
func (w *routing) weighted(c *caller, p *Provider) int {
	total := 0.0
	for i, g := range p.Groups {
		if w.moves.takes(c, w.net.Groups[g].Platform) {
			total += p.Weights[i]
		}
	}
	u, last := c.Key.Uniform(forRoute, int(c.attempt))*total, None
	for i, g := range p.Groups {
		if !w.moves.takes(c, w.net.Groups[g].Platform) || p.Weights[i] == 0 {
			continue
		}
		last = i
		if u -= p.Weights[i]; u < 0 {
			break
		}
	}
	return last
}

// seizeCircuit takes a circuit and sets the call on its way; it reports false if there is none to be had.
func (w *routing) seizeCircuit(c *caller, g int) bool {
	s := &w.groups[g]
	if w.trouble.where.Has(condition.OnGroups) {
		if f := w.trouble.downFor(&s.effects, c); f != None {
			return w.meetGroupDown(c, g, f)
		}
	}
	if c.attempt == 1 {
		s.tide.Came(w.now, c.surge != None)
	}
	if s.isFull() {
		w.blame.touchAll(c, &s.effects, 0)
		w.note(c, Blocked, w.blame.shortageOfCircuits(g, c), Element{Kind: ACircuitGroup, Index: int16(g)})
		w.monitoring.seeBlocked(g)
		return false
	}
	s.tide.Served(w.now)
	s.inUse++
	if len(w.trouble.faults.Counting()) > 0 {
		w.trouble.count(Element{Kind: ACircuitGroup, Index: int16(g)}, c)
	}
	c.group, c.platform = int16(g), int8(w.net.Groups[g].Platform)
	if d := w.setUpTime(c); d > 0 {
		w.World.enter(c, settingUp)
		w.calendar.Schedule(w.now+d, setUpEnds, c.slot, c.turn)
	} else {
		w.stageOne.reach(c)
	}
	return true
}

// meetGroupDown is a call to circuits that are down; it reports whether the call stays there, in silence.
func (w *routing) meetGroupDown(c *caller, g int, f int16) (stays bool) {
	if w.trouble.tone(f) != SilentTone {
		w.note(c, Refused, f, Element{Kind: ACircuitGroup, Index: int16(g)})
		w.monitoring.seeBlocked(g)
		return false
	}
	c.cause, c.element = f, Element{Kind: ACircuitGroup, Index: int16(g)}
	w.swallow(c)
	return true
}

// note remembers why an alternative did not work. A call is blocked only if it found no circuit on any of them: a tone or a
// silence that it met on one outweighs that.
func (w *routing) note(c *caller, o Outcome, cause int16, at Element) {
	w.trouble.touch(c, cause)
	w.telling.tellRoute(c, o, cause, at)
	if o == Blocked && c.heard != Blocked {
		return
	}
	c.heard, c.cause, c.element = o, cause, at
}

func (w *routing) setUpTime(c *caller) des.Time {
	d := des.Time(0)
	if own := &w.net.Providers[c.Provider].SetUp; !own.IsZero() {
		d = des.Time(own.Draw(c.Key, forSetUp, int(c.attempt), 1))
	}
	if w.trouble.where.Has(condition.OnProviders) {
		d = w.stageOne.slowed(d, &w.providerEffects[c.Provider], setUpWork, c)
	}
	return d
}

// swallow leaves the call in silence, until the provider's timer or the caller's patience ends it, whichever is first.
// The cause is already noted.
func (w *routing) swallow(c *caller) {
	c.heard = Unanswered
	w.World.enter(c, inSilence)
	w.trouble.touch(c, c.cause)
	c.until = w.public.patienceEnd(c, Silence, w.now)
	w.telling.detail(c, SilenceBegan, c.cause, c.element)
	timer := w.silenceTimer(int(c.Provider))
	if c.tried != ^uint64(0) && timer < c.until-w.now {
		w.calendar.Schedule(w.now+timer, silenceTimerEnds, c.slot, c.turn)
		return
	}
	w.calendar.Schedule(c.until, patienceEnds, c.slot, c.turn)
}

// silenceTimer is how long a provider stays with a platform that is silent.
func (w *routing) silenceTimer(provider int) des.Time {
	return w.moves.steering.SilenceTimer(w.net.Providers[provider].SilenceTimer)
}

// leaveSilence is the provider's timer: the next alternative is tried, or the provider gives up.
func (w *routing) leaveSilence(c *caller) {
	c.turn++
	c.until = 0
	w.telling.tellRoute(c, Unanswered, c.cause, c.element)
	w.monitoring.seeSilence(c)
	w.freeCircuit(c)
	if w.net.Providers[c.Provider].GivesUp {
		w.public.lose(c, Unanswered, c.cause, c.element)
		return
	}
	w.route(c)
}

func (w *routing) freeCircuit(c *caller) {
	if c.group == None {
		return
	}
	s := &w.groups[c.group]
	if s.inUse--; s.inUse < 0 {
		w.fail("circuit group %d: more circuits given back than taken", c.group)
	}
	c.group = None
}

// isFull says whether there is no circuit free.
func (s *group) isFull() bool { return s.inUse >= s.cap }
