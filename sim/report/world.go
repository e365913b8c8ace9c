package report

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure"
)

// World is what exists, as it is drawn, with how much of it was used.
type World struct {
	Providers []WorldProvider `json:"providers" doc:"The originating networks."`
	Platforms []WorldPlatform `json:"platforms" doc:"The call-handling platforms, stage 1."`
	Rooms     []WorldRooms    `json:"control-rooms" doc:"The control rooms of each service, stage 2, as one."`
}

// WorldProvider is an originating network. A count of null is one without a limit.
type WorldProvider struct {
	Name     string       `json:"name" doc:"The provider's name."`
	Accesses []string     `json:"accesses" doc:"The accesses that it carries."`
	Calls    Number       `json:"calls" doc:"Calls made over it, in a replication."`
	Routes   []WorldRoute `json:"routes" doc:"Its routes, in its order of preference."`
}

// WorldRoute is the circuits of a provider to a platform.
type WorldRoute struct {
	Platform string `json:"platform" doc:"The platform that it leads to."`
	Circuits Number `json:"circuits" doc:"How many calls it holds at once; null if there is no limit."`
	Calls    Number `json:"calls" doc:"Calls that took this route last, in a replication. A call that is turned away goes on to the next route."`
}

// WorldPlatform is a call-handling platform.
type WorldPlatform struct {
	Name     string        `json:"name" doc:"The platform's name."`
	Backup   bool          `json:"backup" doc:"Whether it takes no calls until it is switched to."`
	SharedBy string        `json:"same-people-as,omitempty" doc:"The platform whose people work here; absent if it has its own."`
	Centres  []WorldCentre `json:"centres" doc:"Its own centres; none if its people are those of another platform."`
	Queue    Number        `json:"queue" doc:"How many calls wait at most; null if there is no limit."`
	Seats    Number        `json:"seats" doc:"How many agents are logged on at most; null if there is no limit."`
	Calls    Number        `json:"calls" doc:"Calls that a network last sent here, in a replication."`
	Lost     Number        `json:"lost" doc:"How many of these were lost, there or at a control room, in a replication."`
	Busiest  Number        `json:"busiest" doc:"The largest share of its agents that were busy, 0 to 1, in a quarter of an hour in which it had agents; null if there is none."`
}

// WorldCentre is a place where agents work.
type WorldCentre struct {
	Name   string `json:"name" doc:"The centre's name."`
	Agents int    `json:"agents" doc:"The most who are on duty there at any time."`
}

// WorldRooms are the control rooms of a service.
type WorldRooms struct {
	Service    string `json:"service" doc:"The service."`
	Rooms      int    `json:"rooms" doc:"How many rooms it has."`
	CallTakers Number `json:"call-takers" doc:"Their call takers together; null if there is no limit."`
	Connected  Number `json:"connected" doc:"Calls connected to them, in a replication."`
}

// world fills in the elements that the figures refer to. A reader of the JSON needs them and may not have the scenario.
func (a *author) world() {
	n, w := a.Plan.Network, &a.doc.World
	for i := range n.Providers {
		w.Providers = append(w.Providers, a.provider(&n.Providers[i]))
	}
	for i := range n.Platforms {
		w.Platforms = append(w.Platforms, a.platform(i))
	}
	for s := range n.Demand.Services {
		w.Rooms = append(w.Rooms, a.rooms(s))
	}
}

// total is a series added up over the run.
func (a *author) total(series string) Number {
	sum := 0.0
	for _, v := range a.seriesOf(series) {
		sum += v
	}
	return Number(sum)
}

func (a *author) seriesOf(name string) []float64 {
	at := slices.IndexFunc(a.minutes, func(s measure.Series) bool { return s.Name == name })
	return a.minutes[at].Values
}

// provider describes a provider and its routes.
func (a *author) provider(p *emergency.Provider) WorldProvider {
	n, series := a.Plan.Network, "providers."+p.Name
	w := WorldProvider{Name: p.Name, Calls: a.total(series + ".calls")}
	for _, access := range p.Accesses {
		w.Accesses = append(w.Accesses, n.Demand.Accesses[access].Name)
	}
	for _, g := range p.Groups {
		to := n.Platforms[n.Groups[g].Platform].Name
		w.Routes = append(w.Routes, WorldRoute{to, limited(n.Groups[g].Circuits), a.total(series + ".routes." + to + ".calls")})
	}
	return w
}

// limited is a count as a limit. No limit is a null number.
func limited(n int32) Number {
	if n == emergency.Unlimited {
		return Number(math.NaN())
	}
	return Number(n)
}

// platform describes a platform and its centres.
func (a *author) platform(i int) WorldPlatform {
	n := a.Plan.Network
	p := &n.Platforms[i]
	w := WorldPlatform{
		Name: p.Name, Backup: p.Backup, Centres: []WorldCentre{}, Queue: limited(p.Queue), Seats: limited(p.Seats),
		Lost: a.total(p.Name + ".lost"), Busiest: a.busiest(p.Name),
	}
	if p.Staff != i {
		w.SharedBy = n.Platforms[p.Staff].Name
	}
	for _, from := range n.Providers {
		w.Calls += a.total("providers." + from.Name + ".routes." + p.Name + ".calls")
	}
	for _, c := range n.Centres {
		if c.Platform == i {
			most := slices.MaxFunc(c.Roster, func(x, y emergency.Shift) int { return int(x.Agents - y.Agents) })
			w.Centres = append(w.Centres, WorldCentre{c.Name, int(most.Agents)})
		}
	}
	return w
}

// Quarter is how many minutes the means of load are taken over.
const Quarter = 15

// step is how many minutes a step of the series has.
func (a *author) step() int { return int(a.Plan.Measures.Step() / des.Minute) }

// busiest is the largest share of a platform's agents that were busy, over a quarter of an hour, or over
// a step of the series if that is longer.
func (a *author) busiest(platform string) Number {
	busy, agents := a.seriesOf(platform+".busy"), a.seriesOf(platform+".agents")
	most := math.NaN()
	quarter := max(1, Quarter/a.step())
	for m := 0; m < len(busy); m += quarter {
		end := min(m+quarter, len(busy))
		if on := sumOf(agents[m:end]); on >= float64(end-m) { // one agent at least, all the time or in all replications
			most = math.Max(sumOf(busy[m:end])/on, zeroIfNone(most))
		}
	}
	return Number(most)
}

func sumOf(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}

func zeroIfNone(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// rooms describes the control rooms of a service together: a country may have fifty of them.
func (a *author) rooms(service int) WorldRooms {
	n := a.Plan.Network
	w := WorldRooms{Service: n.Demand.Services[service].Name}
	takers := int64(0)
	for i := range n.Rooms {
		if n.Rooms[i].Service == service {
			w.Rooms++
			takers += int64(n.Rooms[i].CallTakers)
		}
	}
	w.CallTakers = limited(int32(min(takers, emergency.Unlimited)))
	w.Connected = a.total("control-rooms." + w.Service + ".connected")
	return w
}
