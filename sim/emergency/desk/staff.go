package desk

import (
	"slices"
	"sort"

	"nines/sim/des"
	"nines/sim/random"
)

// Shift is how many agents are on duty from a time on.
type Shift struct {
	At     des.Time
	Agents int32
}

// Staff is all agents, and the desks of the platforms where they work.
type Staff struct {
	Agents []Agent
	Desks  []Desk    // by platform
	Left   []float64 // by centre: the share of its people who can work now; 0 while it is down

	centres []Centre
	lines   Lines  // of agents among the idle
	crews   []Crew // by centre
	clock   Clock
	byRank  []int32 // agents in the order in which seats are filled
}

// NewStaff makes the people of all centres: as many of each as its fullest shift.
func NewStaff(centres []Centre, clock Clock) Staff {
	s := Staff{centres: centres, Left: make([]float64, len(centres)), crews: make([]Crew, len(centres)), clock: clock}
	for c := range centres {
		most := int32(0)
		for _, shift := range centres[c].Roster {
			most = max(most, shift.Agents)
		}
		for seat := range most {
			s.Agents = append(s.Agents, Agent{Centre: int16(c), Seat: seat, Pool: centres[c].Pool})
			s.lines.Add()
		}
	}
	s.rank()
	return s
}

// AddDesk makes the desk of the next platform.
func (s *Staff) AddDesk(rules *Switchboard, owner int) {
	s.Desks = append(s.Desks, Desk{Board: Board{rules: rules, clock: s.clock}, Owner: owner})
}

// rank orders people to spread scarce seats over the centres; a reserve gets the seats that are left.
func (s *Staff) rank() {
	s.byRank = make([]int32, len(s.Agents))
	for i := range s.byRank {
		s.byRank[i] = int32(i)
	}
	sort.SliceStable(s.byRank, func(i, j int) bool {
		a, b := &s.Agents[s.byRank[i]], &s.Agents[s.byRank[j]]
		if r := s.centres[a.Centre].Reserve; r != s.centres[b.Centre].Reserve {
			return !r
		}
		return a.Seat < b.Seat
	})
}

// Reset sends everybody home and empties the desks. All that is drawn for agents comes from a key of their own.
func (s *Staff) Reset(all random.Key) {
	for i := range s.Agents {
		a := &s.Agents[i]
		*a = Agent{
			Key: all.Of(uint64(i)), Centre: a.Centre, Seat: a.Seat, Pool: a.Pool, Platform: None, Wanted: None, Call: None,
			inReserve: s.centres[a.Centre].Reserve,
		}
	}
	for p := range s.Desks {
		s.Desks[p] = s.Desks[p].cleared()
	}
	clear(s.crews)
	s.lines.last = 0
}

// Assign says whose people work where: at the platforms in service that have them, or else at their own.
func (s *Staff) Assign(inService func(platform int) bool) {
	for p := range s.Desks {
		s.Desks[p].staffedBy = s.Desks[p].staffedBy[:0]
	}
	for owner := range s.Desks {
		needed := false
		for p := range s.Desks {
			if d := &s.Desks[p]; d.Owner == owner && inService(p) {
				d.staffedBy, needed = append(d.staffedBy, owner), true
			}
		}
		if !needed {
			s.Desks[owner].staffedBy = append(s.Desks[owner].staffedBy, owner)
		}
	}
}

// Plan works out where every agent ought to be now, from rosters, seats, and what is left of them.
func (s *Staff) Plan(now des.Time) {
	for i := range s.Agents {
		s.Agents[i].Wanted = None
	}
	for p := range s.Desks {
		s.planDesk(p, now)
	}
}

func (s *Staff) planDesk(p int, now des.Time) {
	d := &s.Desks[p]
	seats := d.Seats
	for _, i := range s.byRank {
		a := &s.Agents[i]
		if seats == 0 {
			return
		}
		if a.inReserve || !d.HasStaffOf(s.centres[a.Centre].Platform) {
			continue
		}
		if s.worksAt(a, p, now) {
			a.Wanted = int16(p)
			seats--
		}
	}
}

// worksAt reports whether an agent on a platform's staff works there: in one of the first seats of a centre that the
// conditions leave. People of several platforms divide each centre by the platforms' weights, the first seats for the first
// platform. Capacity taken from one platform comes out of its own part.
func (s *Staff) worksAt(a *Agent, p int, now des.Time) bool {
	owner := s.centres[a.Centre].Platform
	before, own, total := 0.0, 0.0, 0.0
	for q := range s.Desks {
		d := &s.Desks[q]
		if !d.HasStaffOf(owner) {
			continue
		}
		if q < p {
			before += d.Weight
		}
		if q == p {
			own = d.Weight
		}
		total += d.Weight
	}
	left, n := s.Desks[p].Left, s.onDuty(int(a.Centre), now)
	if own == total {
		return a.Seat < Share(n, left)
	}
	part := float64(n) / total
	at := float64(a.Seat) + 0.5 - float64(part*before)
	return at >= 0 && at < part*own && at <= part*own*left
}

// onDuty is how many of a centre's people can work now.
func (s *Staff) onDuty(c int, now des.Time) int32 { return Share(s.Rostered(c, now), s.Left[c]) }

// Rostered is how many of a centre's people are to work now, were nothing wrong.
func (s *Staff) Rostered(c int, now des.Time) int32 {
	rostered := int32(0)
	for _, shift := range s.centres[c].Roster {
		if shift.At <= now {
			rostered = shift.Agents
		}
	}
	return rostered
}

// CallIn puts a person of a reserve on duty: the one of that seat of the centre.
func (s *Staff) CallIn(centre int, seat int32) {
	for i := range s.Agents {
		if a := &s.Agents[i]; int(a.Centre) == centre && a.Seat == seat {
			a.inReserve = false
		}
	}
}

// SendHome takes all people of a reserve off duty.
func (s *Staff) SendHome(centre int) {
	for i := range s.Agents {
		if a := &s.Agents[i]; int(a.Centre) == centre {
			a.inReserve = true
		}
	}
}

// IsBusy says whether somebody of a centre has a call or rings back.
func (s *Staff) IsBusy(centre int) bool { return s.crews[centre].Busy > 0 }

// AppendCalls appends the calls of all agents who are in one of some states to a list, by agent.
func (s *Staff) AppendCalls(list []int32, states ...State) []int32 {
	for i := range s.Agents {
		if a := &s.Agents[i]; slices.Contains(states, a.State) {
			list = append(list, a.Call)
		}
	}
	return list
}
