package emergency

import (
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
	if s.loggedOn == 0 && s.onHold > 0 { // the last to leave: what becomes of the calls on hold is settled at once, but not here
		w.calendar.Schedule(w.now, rosterChanges, 0, 0)
	}
}
