package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// arrival is the next first call of one source.
type arrival struct {
	process random.Arrivals
	at      des.Time // when the next caller comes; Never while the source is closed
	point   des.Time // when the next would come if it were open
	key     random.Key
	day     float64 // the factor of the day
	next    uint64  // the number of the caller who comes next
	surge   int16   // the fault that opens the source; None: it is always open
	place   int     // with a burst, of that caller in due
	due     []due
	burst   bool
	replay  *Replay // nil: callers are not those of a record

	services, regions, accesses *mix // of its callers
}

// newArrivals gives every source what it keeps from run to run.
func (w *World) newArrivals() []arrival {
	list := make([]arrival, len(w.net.Demand.Sources))
	for i := range list {
		s := &w.net.Demand.Sources[i]
		list[i] = arrival{
			burst: s.Burst != nil, replay: s.Replay, surge: None,
			services: mixOr(s.Services, &w.services), regions: mixOr(s.Regions, &w.regions), accesses: mixOr(s.Accesses, &w.accesses),
		}
	}
	return list
}

// mixOr is a source's own mix, if it has one.
func mixOr(own []float64, general *mix) *mix {
	if own == nil {
		return general
	}
	m := newMix(own)
	return &m
}

func (w *World) resetArrivals() {
	w.arrivals = w.arrivals[:len(w.net.Demand.Sources)] // without the last run's surges
	for i := range w.arrivals {
		s, a := &w.net.Demand.Sources[i], &w.arrivals[i]
		a.key = w.draws.Key("source/" + s.Name)
		a.day = s.DayFactor.Quantile(a.key.Uniform(forDayFactor, 0))
		a.process = random.NewArrivals(&s.Rate, w.draws.Stream("arrivals/"+s.Name), a.day)
		if a.burst {
			a.drawIncidents(s.Burst, w.net.Length)
		} else {
			a.next = 0
			a.step()
		}
	}
	w.addSurges()
	w.expectCaller()
}

// step finds out when the next caller of a source comes.
func (a *arrival) step() {
	switch {
	case a.burst:
		a.stepInBurst()
	case a.replay != nil:
		a.at = a.replay.at(a.next)
	default:
		a.point = a.draw()
		a.at = a.point
	}
}

// draw is when the source's process has its next point.
func (a *arrival) draw() des.Time {
	at, ok := a.process.Next()
	if !ok {
		return des.Never
	}
	return des.Time(at)
}

// expectCaller finds out when and from which source the next first call comes. Sources are few.
func (w *World) expectCaller() {
	w.nextCall, w.nextSource = des.Never, 0
	for i := range w.arrivals {
		if at := w.arrivals[i].at; at < w.nextCall {
			w.nextCall, w.nextSource = at, i
		}
	}
}

// firstCall brings the next new caller into the world, who dials.
func (w *World) firstCall() {
	a := &w.arrivals[w.nextSource]
	id, c := w.newCaller()
	c.ID = uint64(w.nextSource)<<48 | a.next
	c.Key = a.keyOf(a.next)
	c.first = w.now
	a.next++
	a.step()
	w.expectCaller()
	w.describe(c, a)
	if len(w.demandEffects.active) > 0 && !w.comes(a.surge, c) {
		w.release(id)
		return
	}
	w.came++
	if w.notice.diverts > 0 && w.heeds(c) {
		w.forewarn(id)
		return
	}
	w.inspect.Callers++
	w.dial(id)
}

// keyOf is the key of a source's caller.
func (a *arrival) keyOf(number uint64) random.Key {
	if a.burst {
		return a.keyInBurst(number)
	}
	return a.key.Of(number)
}

// describe draws who a source's caller is, as far as no record says so. All who report an incident want help, and are where
// it is.
func (w *World) describe(c *caller, a *arrival) {
	c.Service, c.agent, c.group, c.room, c.platform, c.surge = None, None, None, None, None, a.surge
	whereabouts := c.Key
	if a.burst {
		whereabouts = a.incidentOf(c.ID)
	}
	if c.WantsHelp = a.burst || c.Key.Uniform(forNeed, 0) >= w.net.Demand.NoRequest; c.WantsHelp {
		c.Service = int8(a.services.pick(c.Key, forService))
	}
	c.Region = int16(a.regions.pick(whereabouts, forRegion))
	c.Access = int8(a.accesses.pick(c.Key, forAccess))
	if a.replay != nil {
		a.replay.describe(c)
	}
	carriers := &w.carriers[c.Access]
	c.Provider = int8(carriers.providers[carriers.shares.pick(c.Key, forProvider)])
}
