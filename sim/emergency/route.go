package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/cause"
	"nines/sim/emergency/demand"
)

// group is the state of a circuit group.
type group struct {
	effects
	inUse int32
	cap   int32
	tide  cause.Tide
}

// carriersOf are the carriers of every access.
func carriersOf(n *Network) []demand.Carriers {
	list := make([]demand.Carriers, len(n.Demand.Accesses))
	for a := range list {
		var providers []int
		var shares []float64
		for p := range n.Providers {
			if n.Providers[p].carries(a) {
				providers, shares = append(providers, p), append(shares, n.Providers[p].Share)
			}
		}
		list[a] = demand.NewCarriers(providers, shares)
	}
	return list
}

func (p *Provider) carries(access int) bool { return slices.Contains(p.Accesses, access) }

// route sends the call over the next alternative that will have it. With none left the call is lost here.
func (w *routing) route(id int32) {
	c := &w.World.callers[id]
	if w.trouble.isOn(onProviders) {
		if f := w.trouble.downFor(&w.providerEffects[c.Provider], c); f != None {
			w.meetProviderDown(id, f)
			return
		}
	}
	if c.tried == 0 && w.buckets[c.Provider].IsSet && w.gapped(id) {
		return
	}
	for {
		g := w.nextRoute(c)
		if g == None {
			w.loseInNetwork(id)
			return
		}
		to := w.net.Groups[g].Platform
		if w.stageOne.platforms[to].shedding.share > 0 && w.isShed(id, to) || w.seizeCircuit(id, g) {
			return
		}
	}
}

func (w *routing) meetProviderDown(id int32, f int16) {
	c := &w.World.callers[id]
	c.cause, c.element = f, Element{Kind: AProvider, Index: int16(c.Provider)}
	if w.trouble.tone(f) == SilentTone {
		c.tried = ^uint64(0) // the caller's own network is what is silent: no timer of its own mends that
		w.swallow(id)
		return
	}
	w.public.lose(id, Refused, c.cause, c.element)
}

// loseInNetwork ends a call that has no alternative left.
func (w *routing) loseInNetwork(id int32) {
	c := &w.World.callers[id]
	if c.element.Kind == NoElement { // no platform of any route is in service
		c.heard, c.cause, c.element = Refused, OutOfService, Element{Kind: AProvider, Index: int16(c.Provider)}
	}
	w.public.lose(id, c.heard, c.cause, c.element)
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
func (w *routing) seizeCircuit(id int32, g int) bool {
	c, s := &w.World.callers[id], &w.groups[g]
	if w.trouble.isOn(onGroups) {
		if f := w.trouble.downFor(&s.effects, c); f != None {
			return w.meetGroupDown(id, g, f)
		}
	}
	if c.attempt == 1 {
		s.tide.Came(w.now, c.surge != None)
	}
	if s.isFull() {
		w.blame.touchAll(id, &s.effects, 0)
		w.note(id, Blocked, w.blame.shortageOfCircuits(g, c), Element{Kind: ACircuitGroup, Index: int16(g)})
		w.monitoring.seeBlocked(g)
		return false
	}
	s.tide.Served(w.now)
	s.inUse++
	if len(w.trouble.faults.Counting()) > 0 {
		w.trouble.count(Element{Kind: ACircuitGroup, Index: int16(g)}, c)
	}
	c.group, c.platform = int16(g), int8(w.net.Groups[g].Platform)
	if d := w.setUpTime(id); d > 0 {
		w.World.enter(id, settingUp)
		w.calendar.Schedule(w.now+d, setUpEnds, id, c.turn)
	} else {
		w.stageOne.reach(id)
	}
	return true
}

// meetGroupDown is a call to circuits that are down; it reports whether the call stays there, in silence.
func (w *routing) meetGroupDown(id int32, g int, f int16) (stays bool) {
	if w.trouble.tone(f) != SilentTone {
		w.note(id, Refused, f, Element{Kind: ACircuitGroup, Index: int16(g)})
		w.monitoring.seeBlocked(g)
		return false
	}
	c := &w.World.callers[id]
	c.cause, c.element = f, Element{Kind: ACircuitGroup, Index: int16(g)}
	w.swallow(id)
	return true
}

// note remembers why an alternative did not work. A call is blocked only if it found no circuit on any of them: a tone or a
// silence that it met on one outweighs that.
func (w *routing) note(id int32, o Outcome, cause int16, at Element) {
	w.trouble.touch(id, cause)
	w.telling.tellRoute(id, o, cause, at)
	c := &w.World.callers[id]
	if o == Blocked && c.heard != Blocked {
		return
	}
	c.heard, c.cause, c.element = o, cause, at
}

func (w *routing) setUpTime(id int32) des.Time {
	c := &w.World.callers[id]
	d := des.Time(0)
	if own := &w.net.Providers[c.Provider].SetUp; !own.IsZero() {
		d = des.Time(own.Draw(c.Key, forSetUp, int(c.attempt), 1))
	}
	if w.trouble.isOn(onProviders) {
		d = w.stageOne.slowed(d, &w.providerEffects[c.Provider], setUpWork, id)
	}
	return d
}

// swallow leaves the call in silence, until the provider's timer or the caller's patience ends it, whichever is first.
// The cause is already noted.
func (w *routing) swallow(id int32) {
	c := &w.World.callers[id]
	c.heard = Unanswered
	w.World.enter(id, inSilence)
	w.trouble.touch(id, c.cause)
	c.until = w.public.patienceEnd(c, Silence)
	w.telling.detail(id, SilenceBegan, c.cause, c.element)
	timer := w.silenceTimer(int(c.Provider))
	if c.tried != ^uint64(0) && timer < c.until-w.now {
		w.calendar.Schedule(w.now+timer, silenceTimerEnds, id, c.turn)
		return
	}
	w.calendar.Schedule(c.until, patienceEnds, id, c.turn)
}

// silenceTimer is how long a provider stays with a platform that is silent.
func (w *routing) silenceTimer(provider int) des.Time {
	return w.moves.steering.SilenceTimer(w.net.Providers[provider].SilenceTimer)
}

// leaveSilence is the provider's timer: the next alternative is tried, or the provider gives up.
func (w *routing) leaveSilence(id int32) {
	c := &w.World.callers[id]
	c.turn++
	c.until = 0
	w.telling.tellRoute(id, Unanswered, c.cause, c.element)
	w.monitoring.seeSilence(id)
	w.freeCircuit(id)
	if w.net.Providers[c.Provider].GivesUp {
		w.public.lose(id, Unanswered, c.cause, c.element)
		return
	}
	w.route(id)
}

func (w *routing) freeCircuit(id int32) {
	c := &w.World.callers[id]
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
