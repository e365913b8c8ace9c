package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// Who waits and who works is defined in desk.
type (
	Switchboard = desk.Switchboard
	Centre      = desk.Centre
	Shift       = desk.Shift
)

// Counts and indices that desk shares with the world.
const (
	MaxClasses = desk.MaxClasses
	Unlimited  = desk.Unlimited // the count of what does not run out
)

// centre is the state of a centre.
type centre struct{ effects }

func (w *duty) resetAgents() {
	w.staff.Reset(w.draws.Key("agents"))
	for c := range w.centres {
		w.centres[c].effects = w.centres[c].effects.Cleared()
	}
}

// start sends an agent who is at no console to the one wanted.
func (w *duty) start(i int32) {
	if !w.staff.Start(i) {
		return
	}
	a := &w.staff.Agents[i]
	d := w.net.Platforms[a.Platform].LogOn.Micros(a.Key.Uniform(forLogOn, int(a.Turn)))
	w.calendar.Schedule(w.now+des.Time(d), agentLogsOn, i, a.Turn)
}

// loggedOn is the event of an agent's being back, after logging on or a console's restart.
func (w *duty) loggedOn(i int32, turn uint32) {
	a := &w.staff.Agents[i]
	if a.Turn != turn {
		w.inspect.Stale++
		return
	}
	if a.Wanted != a.Platform && !w.staysForQueue(a) {
		w.start(i)
		return
	}
	w.staff.SitDown(i)
	w.stageOne.serve(int(a.Platform))
}

// logOut is a console's restart: the agent is gone for a while.
func (w *duty) logOut(i int32, d des.Time) {
	w.staff.LogOut(i)
	w.calendar.Schedule(w.now+d, agentLogsOn, i, w.staff.Agents[i].Turn)
}

// staysForQueue reports whether an agent who is wanted elsewhere first serves the calls here. A platform keeps its agents
// while its queue holds calls that they take: switching away then drops no call.
func (w *duty) staysForQueue(a *desk.Agent) bool {
	s := &w.stageOne.platforms[a.Platform]
	return a.Wanted != None && s.Waiting > 0 && s.Down == Up && (s.Queued&w.staff.Taken(a) != 0 || s.NextHeld() != None)
}

// releaseAgent frees the agent of a call, if it has one: to the next call, to another platform, or home.
func (w *duty) releaseAgent(c *caller) {
	if c.agent == None {
		return
	}
	i := c.agent
	c.agent = None
	w.freeAgent(i)
}

// freeAgent frees an agent who is not idle: to the next call, to another platform, or home.
func (w *duty) freeAgent(i int32) {
	a := &w.staff.Agents[i]
	s := &w.stageOne.platforms[a.Platform]
	left := w.staff.Release(i, a.Wanted == a.Platform || w.staysForQueue(a))
	if s.Busy < 0 {
		w.fail("platform %d: more agents freed than taken", a.Platform)
	}
	if !left {
		return
	}
	w.start(i)
	if s.LoggedOn == 0 && s.OnHold > 0 { // the last to leave: what becomes of the calls on hold is settled at once, but not here
		w.calendar.Schedule(w.now, rosterChanges, 0, 0)
	}
}
