package emergency

import (
	"slices"
	"sort"

	"nines/sim/des"
	"nines/sim/random"
)

// agentState is what an agent is doing.
type agentState uint8

const (
	offDuty    agentState = iota
	loggingOn             // on the way to a platform's console
	restarting            // logged out by a console's restart
	idle
	talking // with a caller
	holding // on the line while the control room rings
)

// agent is one seat of one centre's roster. The first seats of a roster are the last to be sent home, so that whatever
// takes a share of the agents away takes the same ones all through.
type agent struct {
	key       random.Key
	state     agentState
	pool      uint8 // the same on every platform: people keep their skills
	centre    int16
	seat      int32
	platform  int16 // where logged on, or logging on
	wanted    int16 // where the agent ought to be; None: off duty
	call      int32
	turn      uint32
	inReserve bool  // off duty until called in
	ticket    int64 // in the line of those idle
}

// centre is the state of a centre.
type centre struct{ effects }

// addAgents makes the people of a centre: as many as its fullest shift.
func (w *World) addAgents(c int) {
	most := int32(0)
	for _, s := range w.net.Centres[c].Roster {
		most = max(most, s.Agents)
	}
	for seat := range most {
		w.agents = append(w.agents, agent{centre: int16(c), seat: seat, pool: w.net.Centres[c].Pool})
		w.agentLinks = append(w.agentLinks, link{})
	}
}

// rankAgents orders people so that scarce seats are spread over the centres; a reserve gets what seats are left.
func (w *World) rankAgents() {
	w.byRank = make([]int32, len(w.agents))
	for i := range w.byRank {
		w.byRank[i] = int32(i)
	}
	sort.SliceStable(w.byRank, func(i, j int) bool {
		a, b := &w.agents[w.byRank[i]], &w.agents[w.byRank[j]]
		if r := w.net.Centres[a.centre].Reserve; r != w.net.Centres[b.centre].Reserve {
			return !r
		}
		return a.seat < b.seat
	})
}

func (w *World) resetAgents() {
	all := w.draws.Key("agents")
	for i := range w.agents {
		a := &w.agents[i]
		*a = agent{
			key: all.Of(uint64(i)), centre: a.centre, seat: a.seat, pool: a.pool, platform: None, wanted: None, call: None,
			inReserve: w.net.Centres[a.centre].Reserve,
		}
	}
	for c := range w.centres {
		w.centres[c].effects = w.centres[c].effects.cleared()
	}
}

// staffForTheStart puts everybody on duty at their consoles, without the time it takes to log on.
func (w *World) staffForTheStart() {
	w.assignStaff()
	w.plan()
	for i := range w.agents {
		if a := &w.agents[i]; a.wanted != None {
			a.platform = a.wanted
			w.sitDown(int32(i))
		}
	}
	w.seated = true
}

// moveStaff sends people to where the traffic is.
func (w *World) moveStaff() {
	w.assignStaff()
	w.reconcile()
}

// assignStaff says whose people work where: at the platforms in service that have them, or else at their own.
func (w *World) assignStaff() {
	for p := range w.platforms {
		w.platforms[p].staffedBy = w.platforms[p].staffedBy[:0]
	}
	for owner := range w.platforms {
		needed := false
		for p := range w.platforms {
			if s := &w.platforms[p]; s.inService && w.net.Platforms[p].Staff == owner {
				s.staffedBy, needed = append(s.staffedBy, owner), true
			}
		}
		if !needed {
			w.platforms[owner].staffedBy = append(w.platforms[owner].staffedBy, owner)
		}
	}
}

// shareStaff changes a platform's weight in the division of people.
func (w *World) shareStaff(p int, weight float64) {
	w.platforms[p].weight = weight
	w.reconcile()
}

// isFor says whether an agent of a platform's staff is one of those who work on this platform, where they are divided
// between several: each centre's people by the platforms' weights, the first seats for the first platform.
func (w *World) isFor(a *agent, p int, onDuty int32) bool {
	owner := w.net.Centres[a.centre].Platform
	before, own, total := 0.0, 0.0, 0.0
	for q := range w.platforms {
		s := &w.platforms[q]
		if !s.hasStaffOf(owner) {
			continue
		}
		if q < p {
			before += s.weight
		}
		if q == p {
			own = s.weight
		}
		total += s.weight
	}
	if own == total {
		return true
	}
	at := (float64(a.seat) + 0.5) / float64(onDuty) * total
	return before <= at && at < before+own
}

// plan works out where every agent ought to be now, from rosters, conditions and seats.
func (w *World) plan() {
	for i := range w.agents {
		w.agents[i].wanted = None
	}
	for p := range w.platforms {
		w.planPlatform(p)
	}
}

func (w *World) planPlatform(p int) {
	s := &w.platforms[p]
	seats := share(w.net.Platforms[p].Seats, s.left.Seats)
	for _, i := range w.byRank {
		a := &w.agents[i]
		if seats == 0 {
			return
		}
		if a.inReserve || !s.hasStaffOf(w.net.Centres[a.centre].Platform) {
			continue
		}
		if n := w.onDuty(int(a.centre), s); a.seat < n && w.isFor(a, p, n) {
			a.wanted = int16(p)
			seats--
		}
	}
}

func (s *platform) hasStaffOf(owner int) bool { return slices.Contains(s.staffedBy, owner) }

// onDuty is how many of a centre's people can work on a platform now.
func (w *World) onDuty(c int, s *platform) int32 {
	e := &w.centres[c].effects
	if e.down != Up {
		return 0
	}
	rostered := int32(0)
	for _, shift := range w.net.Centres[c].Roster {
		if shift.At <= w.now {
			rostered = shift.Agents
		}
	}
	return share(share(rostered, e.left.Agents), s.left.Agents*s.warm)
}

// reconcile moves people to where they ought to be. Whoever is with a call finishes it first. Before the start nobody
// moves.
func (w *World) reconcile() {
	if !w.seated {
		return
	}
	w.plan()
	for i := range w.agents {
		switch a := &w.agents[i]; a.state {
		case offDuty:
			w.start(int32(i))
		case idle:
			if a.wanted != a.platform {
				w.leaveIdle(int32(i))
				w.standUp(int32(i))
				w.start(int32(i))
			}
		case loggingOn:
			if a.wanted != a.platform && !w.staysForQueue(a) {
				a.turn++
				a.state = offDuty
				w.start(int32(i))
			}
		}
	}
	for p := range w.platforms {
		w.serve(p)
		if w.platforms[p].onHold > 0 {
			w.forsake(p)
		}
	}
}

// start sends an agent who is at no console to the one wanted.
func (w *World) start(i int32) {
	a := &w.agents[i]
	if a.wanted == None {
		a.platform = None
		return
	}
	a.platform, a.state = a.wanted, loggingOn
	a.turn++
	d := w.net.Platforms[a.platform].LogOn.Micros(a.key.Uniform(forLogOn, int(a.turn)))
	w.calendar.Schedule(w.now+des.Time(d), agentLogsOn, i, a.turn)
}

// sitDown logs an agent on.
func (w *World) sitDown(i int32) {
	a := &w.agents[i]
	a.call = None
	s := &w.platforms[a.platform]
	s.loggedOn++
	w.joinIdle(s, i)
}

// standUp logs an agent off; the agent is in no list.
func (w *World) standUp(i int32) {
	a := &w.agents[i]
	w.platforms[a.platform].loggedOn--
	a.state, a.platform, a.call = offDuty, None, None
}

// loggedOn is the event of an agent's being back, after logging on or a console's restart.
func (w *World) loggedOn(i int32, turn uint32) {
	a := &w.agents[i]
	if a.turn != turn {
		w.inspect.Stale++
		return
	}
	if a.wanted != a.platform && !w.staysForQueue(a) {
		a.state = offDuty
		w.start(i)
		return
	}
	w.sitDown(i)
	w.serve(int(a.platform))
}

// logOut is a console's restart: the agent is gone for a while.
func (w *World) logOut(i int32, d des.Time) {
	a := &w.agents[i]
	s := &w.platforms[a.platform]
	s.loggedOn--
	s.busy--
	a.state, a.call = restarting, None
	a.turn++
	w.calendar.Schedule(w.now+d, agentLogsOn, i, a.turn)
}

// staysForQueue says whether an agent who is wanted elsewhere serves first who waits here: a platform keeps its agents
// while there are calls in its queue that they take, so that switching away drops nobody.
func (w *World) staysForQueue(a *agent) bool {
	s := &w.platforms[a.platform]
	return a.wanted != None && s.waiting > 0 && s.down == Up && (s.queued&w.taken(a) != 0 || w.nextHeld(s) != None)
}

// taken is the set of the classes whose calls an agent takes where he or she is.
func (w *World) taken(a *agent) uint64 {
	return w.net.Platforms[a.platform].Switchboard.takenBy(a.pool)
}

// releaseAgent frees the agent of a call, if it has one: to the next call, to another platform, or home.
func (w *World) releaseAgent(c *caller) {
	if c.agent == None {
		return
	}
	i := c.agent
	a := &w.agents[i]
	s := &w.platforms[a.platform]
	if s.busy--; s.busy < 0 {
		w.fail("platform %d: more agents freed than taken", a.platform)
	}
	if a.state == holding {
		s.held--
	}
	c.agent, a.call = None, None
	if a.wanted == a.platform || w.staysForQueue(a) {
		w.joinIdle(s, i)
		return
	}
	w.standUp(i)
	w.start(i)
}
