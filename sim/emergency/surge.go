package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// A surge multiplies the first calls of some callers while it lasts. Above 1 it has a source of its own beside each of
// the demand's: a Poisson process with the source's rate, on the same kind of day, times what is added. Its points are
// candidates, who become callers if they come while the surge is active and are of the callers that it hits; by thinning
// (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979) these are the Poisson process
// that is wanted. A candidate is the same person whatever is done about the trouble. Below 1 the callers of all sources
// stay away with the probability that is missing. Surges above 1 add up; those below 1 multiply. Incidents have callers of
// their own, whom a surge does not add to. To a record of callers it adds others, at the rate at which those came.
var (
	forSurge       = random.NewPurpose("surge")
	forStayingAway = random.NewPurpose("stays away")
)

// addSurges makes the sources of the surges, which are closed until their faults begin.
func (w *World) addSurges() {
	sources := len(w.net.Demand.Sources)
	for f := range w.trouble.Faults {
		fault := &w.trouble.Faults[f]
		if fault.Condition.FirstCalls <= 1 || fault.isIdle() {
			continue
		}
		for s := range sources {
			if w.arrivals[s].burst {
				continue
			}
			name := "surge/" + fault.Name + "/" + w.net.Demand.Sources[s].Name
			added := w.arrivals[s].day * (fault.Condition.FirstCalls - 1)
			a := arrival{
				services: w.arrivals[s].services, regions: w.arrivals[s].regions, accesses: w.arrivals[s].accesses,
				surge: int16(f), key: w.draws.Key(name), at: des.Never,
				process: random.NewArrivals(&w.net.Demand.Sources[s].Rate, w.draws.Stream(name), added),
			}
			a.point = a.draw()
			w.arrivals = append(w.arrivals, a)
		}
	}
}

// settleDemand opens the sources of the surges that have begun, and closes those of the ones that are over.
func (w *World) settleDemand() {
	for i := len(w.net.Demand.Sources); i < len(w.arrivals); i++ {
		a := &w.arrivals[i]
		a.at = des.Never
		if w.demandEffects.has(a.surge) {
			a.skipTo(w.now)
			a.at = a.point
		}
	}
	w.expectCaller()
}

// skipTo passes over the candidates who came before a time.
func (a *arrival) skipTo(now des.Time) {
	for a.point < now {
		a.next++
		a.point = a.draw()
	}
}

// comes says whether whoever is about to make a first call does so, the caller being of a surge's source or of none.
func (w *World) comes(surge int16, c *caller) bool {
	if surge != None && !(w.hits(surge, c) && c.Key.Uniform(forSurge, 0) < w.faults[surge].level) {
		return false
	}
	for _, f := range w.demandEffects.active {
		missing := (1 - w.trouble.Faults[f].Condition.FirstCalls) * w.faults[f].level
		if missing > 0 && w.hits(f, c) && c.Key.Uniform(forStayingAway^w.faults[f].salt, 0) < missing {
			return false
		}
	}
	return true
}

// crowded is what is to blame for a want of capacity where nothing has taken any away: a surge, or else the state of the
// world.
func (w *World) crowded() int16 {
	if f := w.demandEffects.squeezedBy; f != None {
		return f
	}
	return w.wake()
}
