package demand

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Arrivals are the first calls of a run, of all sources, in order of time. Its memory is kept from run to run.
type Arrivals struct {
	demand                      *Demand
	length                      des.Time   // of the run
	carriers                    []Carriers // by access
	services, regions, accesses mix
	draws                       random.Draws
	phones                      []phone
	list                        []arrival // one for each of the demand's sources, then those of surges

	Next   des.Time // when the next first call comes; Never: none does
	source int      // whose it is
}

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
	isOneSort                   bool // they all want the same, in the same region, over the same provider
}

// NewArrivals prepares the first calls of runs of a length. Carriers are by access.
func NewArrivals(d *Demand, carriers []Carriers, length des.Time) *Arrivals {
	a := &Arrivals{demand: d, carriers: carriers, length: length}
	a.services, a.regions, a.accesses = mixOf(d.Services), mixOf(d.Regions), mixOf(d.Accesses)
	a.phones = phonesOf(d.Accesses, carriers)
	a.list = make([]arrival, len(d.Sources))
	for i := range a.list {
		s := &d.Sources[i]
		a.list[i] = arrival{
			burst: s.Burst != nil, replay: s.Replay, surge: None,
			services: mixOr(s.Services, &a.services), regions: mixOr(s.Regions, &a.regions), accesses: mixOr(s.Accesses, &a.accesses),
		}
		a.list[i].isOneSort = a.isOneSort(&a.list[i])
	}
	return a
}

// isOneSort reports whether there is nothing to draw of who a source's callers are. Queues of theory are so: to draw nothing spares a
// twentieth of the instructions of M/M/1.
func (a *Arrivals) isOneSort(from *arrival) bool {
	return (from.burst || a.demand.NoRequest == 0) && from.replay == nil && from.services.isOne() && from.regions.isOne() &&
		from.accesses.isOne() && a.carriers[0].shares.isOne()
}

// mixOr is a source's own mix, if it has one.
func mixOr(own []float64, general *mix) *mix {
	if own == nil {
		return general
	}
	m := newMix(own)
	return &m
}

// Reset begins a run, without the surges of the last one.
func (a *Arrivals) Reset(draws random.Draws) {
	a.draws = draws
	a.list = a.list[:len(a.demand.Sources)]
	for i := range a.list {
		s, from := &a.demand.Sources[i], &a.list[i]
		from.key = draws.Key("source/" + s.Name)
		from.day = s.DayFactor.Quantile(from.key.Uniform(forDayFactor, 0))
		from.process = random.NewArrivals(&s.Rate, draws.Stream("arrivals/"+s.Name), from.day)
		if from.burst {
			from.drawIncidents(s.Burst, a.length)
		} else {
			from.next = 0
			from.step()
		}
	}
	a.expect()
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

// expect finds out when and from which source the next first call comes. Sources are few.
func (a *Arrivals) expect() {
	a.Next, a.source = des.Never, 0
	for i := range a.list {
		if at := a.list[i].at; at < a.Next {
			a.Next, a.source = at, i
		}
	}
}

// Take gives the person whose first call is next, and the surge whose source they come from, or None. It then looks for the
// one after.
func (a *Arrivals) Take(p *Person) (surge int16) {
	from := &a.list[a.source]
	p.ID, p.Key = uint64(a.source)<<numberBits|from.next, from.keyOf(from.next)
	a.describe(p, from)
	from.next++
	from.step()
	if len(a.list) > 1 {
		a.expect()
	} else {
		a.Next = from.at
	}
	return from.surge
}

// Who is the person of a number of a source: the same whenever, and whether or not, they call.
func (a *Arrivals) Who(source int, number uint64) Person {
	from := &a.list[source]
	p := Person{ID: uint64(source)<<numberBits | number, Key: from.keyOf(number)}
	a.describe(&p, from)
	return p
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
func (a *Arrivals) describe(p *Person, from *arrival) {
	if from.isOneSort {
		p.Kind, p.Service, p.Region, p.Access, p.Provider = WantsHelp, 0, 0, 0, int8(a.carriers[0].Providers[0])
		return
	}
	p.Service = None
	whereabouts := p.Key
	if from.burst {
		whereabouts = from.incidentOf(p.ID)
	}
	p.Kind = WantsNothing
	if from.burst || p.Key.Uniform(forNeed, 0) >= a.demand.NoRequest {
		p.Kind, p.Service = WantsHelp, int8(from.services.pick(p.Key, forService))
	}
	p.Region = int16(from.regions.pick(whereabouts, forRegion))
	p.Access = int8(from.accesses.pick(p.Key, forAccess))
	if from.replay != nil {
		from.replay.describe(p)
	}
	a.carry(p)
}

// carry draws which provider carries a person's calls.
func (a *Arrivals) carry(p *Person) {
	carriers := &a.carriers[p.Access]
	p.Provider = int8(carriers.Providers[carriers.shares.pick(p.Key, forProvider)])
}

// describeTester draws where somebody is, and over what they call, who only tests whether the number works.
func (a *Arrivals) describeTester(p *Person, key random.Key) {
	p.Service, p.Kind = None, Tester
	p.Region = int16(a.regions.pick(key, forRegion))
	p.Access = int8(a.accesses.pick(key, forAccess))
	a.carry(p)
}
