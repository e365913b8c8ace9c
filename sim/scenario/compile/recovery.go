package compile

import (
	"fmt"
	"slices"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// recovery compiles the recovery block. It adds the faults of wrong steps to the trouble and names all milestones.
func (c rescue) recovery(trouble *fault.Plan) *recovery.Plan {
	r := c.s.Recovery
	if r == nil || r.How == "do-nothing" || spec.IsStanding(r) {
		c.nameMilestones(trouble, nil)
		p := &recovery.Plan{Nothing: true, Runbook: c.stepNames()}
		if r != nil { // monitors may move traffic without people
			p.Parties, p.Monitors = spec.Informants(&r.Detect), c.watchers(&r.Detect)
		}
		return p
	}
	p := &recovery.Plan{Parties: spec.Informants(&r.Detect), Monitors: c.watchers(&r.Detect), Runbook: c.stepNames()}
	if len(r.Runbook) > mostSteps {
		c.Complain("recovery.runbook", "there are %d steps, but at most %d are possible: remove some", len(r.Runbook), mostSteps)
	}
	wrong := make([][]int, len(r.Runbook))
	for i := range r.Runbook {
		if s := &r.Runbook[i]; s.Wrong != nil {
			c.wrongShare(s.Wrong, "recovery.runbook."+s.Name+".wrong")
			wrong[i] = troubles(c).wrongStep(trouble, s, "recovery.runbook."+s.Name)
		}
	}
	c.nameMilestones(trouble, r.Runbook)
	c.runbook(p, trouble, wrong)
	if r.Assess != nil {
		p.Assess, p.Misjudge = r.Assess.Takes, r.Assess.Wrong
	}
	if r.Decide != nil {
		p.Decide = r.Decide.Takes
	}
	if r.Repair != nil {
		p.Repair = &recovery.PlannedRepair{AfterDecision: r.Repair.After == "decided", Takes: r.Repair.Takes}
	}
	if f := r.Failback; f != nil {
		p.Failback = c.failback(f)
	}
	if len(p.Parties)+len(p.Monitors) == 0 {
		c.Complain("recovery.detect", "nobody notices the trouble, so nothing is ever done: say who reports, or write `recovery: do-nothing`").
			Allowing("agents-report, control-rooms-report, providers-report, public-reports, monitors")
	}
	return p
}

// failback compiles the switch back.
func (c rescue) failback(f *recovery.Failback) *recovery.PlannedFailback {
	p := &recovery.PlannedFailback{
		Unhealed: f.When == "switched", HoldOff: f.HoldOff, Proof: emergency.None, Every: f.Every, Cuts: f.Calls == "cut",
	}
	p.From, p.To, p.Unless = c.switches(&f.Switches, "recovery.failback.switches")
	if !p.Unhealed && !spec.IsMended(c.s.Recovery) {
		c.Complain("recovery.failback", "failback waits for a repair, but there is none: add recovery.repair, or leave failback out")
	}
	if f.Proof != nil {
		p.Proof = c.index("monitor", f.Proof.Monitor, c.monitors, "recovery.failback.proof.monitor")
		p.ClearFor = f.Proof.ClearFor
	}
	if len(f.Steps) > 0 {
		if mistake := recovery.Ascending(f.Steps); mistake != "" {
			c.Complain("recovery.failback.steps", "%s", mistake)
		}
		p.Steps = f.Steps[:len(f.Steps)-1]
	}
	return p
}

// nameMilestones lists the names of everything that other things can be tied to, by milestone.
func (c rescue) nameMilestones(trouble *fault.Plan, steps []recovery.Step) {
	c.faults = len(trouble.Faults)
	c.milestones = []string{emergency.Detected: "detected", emergency.Decided: "decided", emergency.Repaired: "repaired"}
	for _, f := range trouble.Faults {
		c.milestones = append(c.milestones, f.Name+".begins", f.Name+".ends")
	}
	for _, s := range steps {
		c.nameOwn("recovery.runbook", s.Name, recovery.StepMilestoneNames[:])
	}
	if c.s.Recovery == nil {
		return
	}
	for _, r := range c.s.Recovery.Remedies {
		c.nameOwn("recovery.remedies", r.Name, recovery.RemedyMilestoneNames[:])
	}
}

// nameOwn adds the milestones of a step or a remedy. A name can belong to one thing alone.
func (c rescue) nameOwn(block, name string, milestones []string) {
	if slices.Contains(c.milestones, name+".begins") {
		c.Complain(block+"."+name, "something else is also called %s, so %s.begins is ambiguous: rename one of them", name, name)
	}
	for _, m := range milestones {
		c.milestones = append(c.milestones, name+"."+m)
	}
}

func (c rescue) runbook(p *recovery.Plan, trouble *fault.Plan, wrong [][]int) {
	for i := range c.s.Recovery.Runbook {
		s := &c.s.Recovery.Runbook[i]
		step := recovery.PlannedStep{
			Step: s, From: emergency.None, To: emergency.None,
			First: emergency.StrategyMilestone(len(trouble.Faults), i*int(recovery.StepMilestones)),
		}
		if s.Switches != nil {
			step.From, step.To, step.Unless = c.switches(s.Switches, "recovery.runbook."+s.Name+".switches")
		}
		for range wrong[i] {
			trouble.Timings = append(trouble.Timings, fault.Timing{
				After: step.First + recovery.StepWrong, HasUntil: true, Until: step.First + recovery.StepDone,
			})
		}
		p.Steps = append(p.Steps, step)
	}
}

// switches resolves a switch and checks that traffic can follow it.
func (c rescue) switches(s *recovery.Switch, path string) (from, to int, unless []int) {
	for i, name := range s.Unless {
		unless = append(unless, c.index("monitor", name, c.monitors, fmt.Sprintf("%s.unless[%d]", path, i+1)))
	}
	from, to = c.ends(s, path)
	return from, to, unless
}

// ends resolves the platforms of a switch.
func (c rescue) ends(s *recovery.Switch, path string) (from, to int) {
	from = c.index("platform", s.From, c.platforms, path+".from")
	to = c.index("platform", s.To, c.platforms, path+".to")
	if from < 0 || to < 0 {
		return from, to
	}
	if staff := c.net.Platforms[to].Staff; staff >= 0 && staff != to && staff != from {
		c.Complain(path+".to", "the people of %s work on %s, which stays in service without them: switch from %s instead", s.To, c.platforms[staff], c.platforms[staff])
	}
	if from == to {
		c.Complain(path+".to", "this switches %s to itself: name another platform", s.To)
		return from, to
	}
	for _, g := range c.net.Groups {
		if g.Platform == to {
			return from, to
		}
	}
	c.Complain(path+".to", "no provider has a route to %s, so nobody gets through after the switch: add it to the routes of a provider", s.To)
	return from, to
}
