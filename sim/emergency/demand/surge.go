package demand

import (
	"nines/sim/des"
	"nines/sim/random"
)

// A surge multiplies the first calls of some callers while it lasts. Above 1 it has an extra source beside each source of
// the demand. That is a Poisson process with the source's rate, on the same kind of day, times the increase. Its points are
// candidates. They become callers if they come while the surge is active and are among the callers it hits. By thinning
// (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979) the result is the intended Poisson
// process. A candidate is the same person whatever is done about the trouble. Below 1 the callers of all sources stay away
// with the probability that is missing. Surges above 1 add up; those below 1 multiply. A surge adds no callers to incidents.
// To a record of callers it adds others, at the rate at which those came.
var (
	forSurge       = random.NewPurpose("surge")
	forStayingAway = random.NewPurpose("stays away")
)

// AddSurge makes the sources of a surge, which is the fault of an index and a name and adds so many times the first calls.
// They are closed until Open.
func (a *Arrivals) AddSurge(fault int16, name string, adds float64) {
	for s := range a.demand.Sources {
		beside := a.list[s]
		if beside.burst {
			continue
		}
		own := "surge/" + name + "/" + a.demand.Sources[s].Name
		from := arrival{
			services: beside.services, regions: beside.regions, accesses: beside.accesses,
			surge: fault, key: a.draws.Key(own), at: des.Never,
			process: random.NewArrivals(&a.demand.Sources[s].Rate, a.draws.Stream(own), beside.day*adds),
		}
		from.point = from.draw()
		a.list = append(a.list, from)
	}
}

// Open opens the sources of the surges that are in a list, and closes those of the others.
func (a *Arrivals) Open(active []int16, now des.Time) {
	for i := len(a.demand.Sources); i < len(a.list); i++ {
		from := &a.list[i]
		from.at = des.Never
		for _, f := range active {
			if f == from.surge {
				from.skipTo(now)
				from.at = from.point
			}
		}
	}
	a.expect()
}

// skipTo passes over the candidates who came before a time.
func (a *arrival) skipTo(now des.Time) {
	for a.point < now {
		a.next++
		a.point = a.draw()
	}
}

// ComesWith reports whether a candidate of a surge comes, when the surge has grown to a level between 0 and 1.
func (p *Person) ComesWith(level float64) bool { return p.Key.Uniform(forSurge, 0) < level }

// StaysAway reports whether somebody makes no first call because of a surge below 1 that keeps such a share of people away.
// The salt is the surge's own.
func (p *Person) StaysAway(missing float64, salt random.Purpose) bool {
	return p.Key.Uniform(forStayingAway^salt, 0) < missing
}
