package compile

import (
	"nines/sim/emergency"
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

// needsPeople reports what needs people who work, or callers who wait, at a platform where there are none. Faults, monitors and
// remedies all ask here. It is false after a complaint, which says what to do instead.
func (c *compiler) needsPeople(platform int, path, instead string) bool {
	if platform < 0 || !c.net.Platforms[platform].Unstaffed {
		return true
	}
	c.Complain(path, "nobody works or waits at %s (staffed: no), so this does nothing there: %s", c.platforms[platform], instead)
	return false
}

// harmedNeedPeople reports a condition that does nothing, or makes no sense, on a platform where nobody works.
func (c troubles) harmedNeedPeople(to *emergency.Fault, path string) {
	if !harmsPeople(&to.Condition) {
		return
	}
	for _, e := range to.On {
		if e.Kind == emergency.APlatform {
			c.needsPeople(int(e.Index), path, "let it be down with a busy tone or silence, or cut calls at handover")
		}
	}
}

// harmsPeople reports whether a condition is about agents, their queue or their work.
func harmsPeople(d *emergency.Condition) bool {
	return d.Down == emergency.RingingTone || d.HoldsCalls || d.Restart.Share > 0 || d.Cut[emergency.CutAtAnswer] > 0 || d.Cut[emergency.CutInHandling] > 0 ||
		d.Left.Agents < 1 || d.Left.Seats < 1 || d.Left.Queue < 1 || !d.Handling.IsNeutral()
}

// monitorNeedsPeople reports a monitor of agents or of waiting callers where there are none. It would never raise its alarm, or
// never clear it.
func (c rescue) monitorNeedsPeople(m *emergency.Monitor, path string) {
	if m.On.Kind == emergency.APlatform && (m.Watches == emergency.QueueLength || m.Watches == emergency.AgentsOn) {
		c.needsPeople(int(m.On.Index), path, "watch loss-rate, offered or probe")
	}
}

// reportNeedsPeople reports agents who are to notice trouble in a world where all platforms are machines.
func (c rescue) reportNeedsPeople() {
	for i := range c.net.Platforms {
		if !c.net.Platforms[i].Unstaffed {
			return
		}
	}
	if c.s.Recovery.Detect.Agents != nil && len(c.net.Platforms) > 0 {
		c.Complain("recovery.detect.agents-report", "nobody works at any platform (staffed: no), so no agent reports: write control-rooms-report, providers-report or public-reports")
	}
}
