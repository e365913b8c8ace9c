package emergency

import (
	"slices"

	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/random"
)

// The swarm's day: people call for ten minutes, trouble is over after thirty, and at the end of the hour everybody has
// gone home.
const (
	swarmCalls  = 10 * des.Minute
	swarmLength = des.Hour
)

// number is a number of a range. Each is as likely as any other: rapid by itself draws small numbers, and the first of a list,
// far more often, and then few worlds have what is rare.
func number(rt *rapid.T, what string, least, most int) int {
	drawn, more := rapid.Uint64().Draw(rt, what), rapid.Uint64().Draw(rt, "and")
	if drawn == 0 && more == 0 {
		return least // what is simple, for those who look for the simplest world that fails
	}
	return least + int(random.Key(drawn).Of(more).Uniform(forSwarm, 0)*float64(most-least+1))
}

var forSwarm = random.NewPurpose("swarm")

func oneOf[T any](rt *rapid.T, what string, list ...T) T {
	return list[number(rt, what, 0, len(list)-1)]
}

// capacity is often nothing or next to nothing.
func capacity(rt *rapid.T, what string) int32 {
	return oneOf[int32](rt, what, 0, 1, 3, 9, 9, Unlimited, Unlimited, Unlimited, Unlimited)
}

// takes is how long something takes: often nothing, never long.
func takes(rt *rapid.T, what string) random.Distribution {
	return oneOf(rt, what, constant(0), constant(3), constant(20), exponential(5), exponential(30))
}

func portion(rt *rapid.T, what string) float64 { return oneOf(rt, what, 0, 0.3, 0.7, 1) }

// swarmNetwork is any network at all.
func swarmNetwork(rt *rapid.T) *Network {
	n := &Network{Length: swarmLength, Features: []string{"location", "text"}}
	swarmDemand(rt, n)
	swarmCallers(rt, n)
	pools := swarmPools(rt)
	swarmPlatforms(rt, n, pools)
	swarmRooms(rt, n, pools)
	swarmOwn(rt, n)
	for p := range number(rt, "providers", 1, 4) {
		swarmProvider(rt, n, p)
	}
	swarmMonitors(rt, n)
	swarmCallBacks(rt, n)
	return n
}

func swarmDemand(rt *rapid.T, n *Network) {
	d := &n.Demand
	d.NoRequest = portion(rt, "no request") / 2
	d.Services = []Named{{Name: "police", Share: 0.5}, {Name: "fire", Share: 0.5}}
	d.Regions = []Named{{Name: "north", Share: 0.7}, {Name: "south", Share: 0.3}}
	d.Accesses = []Named{{Name: "mobile", Share: 0.8}, {Name: "text", Share: 0.2}}
	for i := range number(rt, "sources", 1, 2) {
		rate := oneOf(rt, "rate", 0.02, 0.05, 0.15)
		d.Sources = append(d.Sources, Source{
			Name: string(rune('a' + i)), Rate: flat(rate, swarmCalls), DayFactor: oneOf(rt, "day", constant(1), exponential(1)),
		})
	}
	for range number(rt, "bursts", 0, 2) {
		swarmBurst(rt, d)
	}
	if rapid.Bool().Draw(rt, "a record") {
		d.Sources[0].Replay = swarmReplay(rt)
	}
}

// swarmReplay is a record that says something of some of its callers, who now and then come at once.
func swarmReplay(rt *rapid.T) *Replay {
	r, gap := &Replay{}, oneOf(rt, "gap", 8*des.Second, 30*des.Second)
	for i := 0; des.Time(i/2)*gap < swarmCalls; i++ {
		r.At = append(r.At, des.Time(i/2)*gap)
		r.Services = append(r.Services, int8(Nothing+i%4))
		r.Regions = append(r.Regions, int16(Unsaid+i%3))
	}
	return r
}

// swarmBurst adds a source of incidents, as far as they and those who report them fit into the time in which people call.
func swarmBurst(rt *rapid.T, d *Demand) {
	b := &Burst{Callers: oneOf(rt, "burst", constant(1), constant(30), exponential(8)), Over: takes(rt, "burst over")}
	s := Source{Name: string(rune('a' + len(d.Sources))), Rate: flat(1/200., swarmCalls), DayFactor: constant(1), Burst: b}
	if rapid.Bool().Draw(rt, "at set times") {
		b.At = []des.Time{0, swarmCalls / 2}
	}
	if rapid.Bool().Draw(rt, "burst in the south") {
		s.Regions, s.Services, s.Accesses = []float64{0, 1}, []float64{0.1, 0.9}, []float64{0, 1}
	}
	d.Sources = append(d.Sources, s)
}

func swarmCallers(rt *rapid.T, n *Network) {
	c := &n.Callers
	c.MostCalls, c.GapGrows, c.LongestGap = int32(number(rt, "most calls", 1, 4)), oneOf(rt, "gap grows", 1, 1.5), des.Minute
	c.Elsewhere.Neighbour = portion(rt, "elsewhere")
	if rapid.Bool().Draw(rt, "calls elsewhere") {
		c.Elsewhere.AnotherPhone, c.Elsewhere.AnotherCall = portion(rt, "another phone"), portion(rt, "another number")
		c.Elsewhere.Number = Number{
			Lines: int32(number(rt, "lines", 0, 2)), Takes: takes(rt, "another call"), Unanswered: portion(rt, "unanswered"),
			Instead: portion(rt, "instead"), After: takes(rt, "after another call"),
		}
	}
	kinds := make([][2]float64, number(rt, "kinds", 1, 3))
	for i := range kinds {
		kinds[i] = [2]float64{1 / float64(len(kinds)), portion(rt, "again")}
	}
	c.Habits = habitual(n.Demand.NoRequest, kinds...)
	c.Early = demand.Early{Before: oneOf(rt, "early", 0, 20*des.Second), Times: portion(rt, "early again")}
	for h := range c.Patience {
		c.Patience[h] = oneOf(rt, "patience", constant(1), constant(30), exponential(20), exponential(120))
	}
	for l := range c.Redial {
		c.Redial[l] = Redial{Share: portion(rt, "redials"), ByHabit: rapid.Bool().Draw(rt, "by habit"), Delay: takes(rt, "redial delay")}
	}
}

func swarmPlatforms(rt *rapid.T, n *Network, pools int) {
	for p := range number(rt, "platforms", 1, 3) {
		to := Platform{
			Staff: p, Backup: p > 0 && rapid.Bool().Draw(rt, "backup"), Seats: capacity(rt, "seats"), Channels: capacity(rt, "channels"),
			Queue: capacity(rt, "queue"), Rate: oneOf(rt, "rate limit", 0, 0, 0, 0, 0.1), Features: uint32(oneOf(rt, "features", 3, 3, 2, 1, 0)),
			Handling: takes(rt, "handling"), Without: []Slower{{Times: 1, Adds: constant(10)}, {Times: 1.5, Adds: constant(0)}}, LogOn: takes(rt, "log on"),
			StaysOn: rapid.Bool().Draw(rt, "stays on"), Switchboard: swarmBoard(rt, pools),
		}
		if to.Backup && rapid.Bool().Draw(rt, "same people") {
			to.Staff = 0
		}
		if to.Backup && rapid.Bool().Draw(rt, "starts up") {
			to.StartUp = StartUp{Takes: takes(rt, "start-up"), Fails: 0.4, Ramp: des.Time(number(rt, "ramp", 0, 60)) * des.Second}
		}
		centres := number(rt, "centres", 1, 3) * min(1, 1+to.Staff-p)
		if p > 0 && to.Staff == p && rapid.Bool().Draw(rt, "machines") {
			to.Unstaffed, to.StaysOn, to.Queue, centres = true, false, 0, 0
		}
		n.Platforms = append(n.Platforms, to)
		for range centres { // none if the people are another's
			n.Centres = append(n.Centres, Centre{Platform: p, Roster: swarmRoster(rt), Pool: uint8(number(rt, "pool", 0, pools-1))})
		}
		if rapid.Bool().Draw(rt, "reserve") {
			n.Centres = append(n.Centres, Centre{Platform: to.Staff, Roster: []Shift{{At: 0, Agents: int32(number(rt, "reserve", 1, 5))}}, Reserve: true})
		}
	}
}

func swarmRoster(rt *rapid.T) []Shift {
	list := []Shift{{At: 0, Agents: int32(number(rt, "agents", 0, 5))}}
	for range number(rt, "shifts", 0, 2) {
		at := list[len(list)-1].At + des.Time(number(rt, "shift", 1, 600))*des.Second
		list = append(list, Shift{At: at, Agents: int32(number(rt, "agents", 0, 5))})
	}
	return list
}

func swarmRooms(rt *rapid.T, n *Network, pools int) {
	rooms := number(rt, "rooms", 1, 4)
	for r := range rooms {
		buddy := number(rt, "buddy", None, rooms-1)
		if buddy == r {
			buddy = None
		}
		n.Rooms = append(n.Rooms, Room{
			CallTakers: capacity(rt, "call takers"), Queue: capacity(rt, "room queue"), PickUp: takes(rt, "pick-up"),
			Conversation: takes(rt, "conversation"), Buddy: buddy, BuddyAfter: oneOf(rt, "buddy after", 0, 5*des.Second, des.Minute), Switchboard: swarmBoard(rt, pools),
		})
		n.Rooms[r].Teams = swarmTeams(rt, n.Rooms[r].CallTakers, pools)
	}
	for range n.Demand.Services {
		room := func() int16 { return int16(number(rt, "home", 0, rooms-1)) }
		n.RoomFor = append(n.RoomFor, []int16{room(), room()})
	}
}

func swarmProvider(rt *rapid.T, n *Network, p int) {
	to := Provider{
		Share: 1, SetUp: takes(rt, "set-up"), SilenceTimer: oneOf(rt, "timer", 5*des.Second, des.Minute, des.Never),
		Accesses: []int{0, 1}, Needs: oneOf[uint32](rt, "needs", 0, 0, 0, 2),
	}
	if p > 0 { // the first carries everything
		to.Accesses = to.Accesses[number(rt, "accesses", 0, 1):]
	}
	routes := rapid.Permutation(slices.Collect(indices(len(n.Platforms)))).Draw(rt, "routes")
	for _, platform := range routes[:number(rt, "most routes", 1, len(routes))] {
		to.Groups = append(to.Groups, len(n.Groups))
		n.Groups = append(n.Groups, CircuitGroup{Provider: p, Platform: platform, Circuits: capacity(rt, "circuits")})
		to.Weights = append(to.Weights, portion(rt, "weight"))
	}
	if rapid.Bool().Draw(rt, "in order") {
		to.Weights = nil
	}
	n.Providers = append(n.Providers, to)
}

// indices are the numbers below n.
func indices(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
