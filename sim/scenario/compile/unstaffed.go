package compile

import (
	"nines/sim/emergency"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// unstaffed makes a platform machines that pass calls on at once. Nobody is there who could handle a call, or be waited for.
func (c places) unstaffed(to *emergency.Platform, p *spec.Platform, path string) {
	for _, of := range []struct {
		key   string
		given bool
	}{
		{"centres", len(p.Centres) > 0}, {"skills-by", p.SkillsBy != ""}, {"same-people-as", p.SamePeopleAs != ""}, {"seats", p.Seats != emergency.Unlimited},
		{"log-on", p.LogOn.Mean() > 0}, {"queue", p.Queue != emergency.Unlimited}, {"handling-by", p.HandlingBy != nil}, {"handling-by-time", p.HandlingByTime != nil},
		{"agent-stays", !to.StaysOn}, {"without", len(p.Without) > 0}, {"priority", p.Priority != nil},
	} {
		if of.given {
			c.Complain(path+"."+of.key, "nobody works here, as staffed is no: leave this out")
		}
	}
	to.Unstaffed, to.StaysOn, to.Queue = true, false, 0
	if to.Handling.Mean() > 0 {
		c.Complain(path+".handling", "nobody works here, as staffed is no: write `handling: 0s`. The time that machines take is the provider's set-up")
	}
}

// needsPeople reports a condition that does nothing, or makes no sense, on a platform where nobody works.
func (c troubles) needsPeople(to *emergency.Fault, path string) {
	if !harmsPeople(&to.Condition) {
		return
	}
	for _, e := range to.On {
		if e.Kind == emergency.APlatform && c.net.Platforms[e.Index].Unstaffed {
			c.Complain(path, "nobody works or waits at %s (staffed: no), so this does nothing there: let it be down with a busy tone or silence, or cut calls at handover",
				c.platforms[e.Index])
		}
	}
}

// harmsPeople reports whether a condition is about agents, their queue or their work.
func harmsPeople(d *emergency.Condition) bool {
	return d.Down == emergency.RingingTone || d.HoldsCalls || d.Restart.Share > 0 || d.Cut[emergency.CutAtAnswer] > 0 || d.Cut[emergency.CutInHandling] > 0 ||
		d.Left.Agents < 1 || d.Left.Seats < 1 || d.Left.Queue < 1 || !d.Handling.IsNeutral()
}

// remedyNeedsPeople reports a remedy for agents or waiting callers at a platform where there are none.
func (c rescue) remedyNeedsPeople(r *recovery.Remedy) {
	name := ""
	switch k := r.Kind.(type) {
	case *recovery.Announcement:
		name = k.Platform
	case *recovery.QueueCap:
		name = k.Platform
	case *recovery.ExtraAgents:
		name = k.Platform
	}
	for i := range c.s.World.Platforms {
		if p := &c.s.World.Platforms[i]; p.Name == name && !p.Staffed {
			c.Complain("recovery.remedies."+r.Name+".platform", "nobody works or waits at %s (staffed: no): name another platform", name)
		}
	}
}
