package never

import (
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// EndlessSteps reports runbooks that can never end. A step may be held up by a fault that itself waits for the step. Or it may
// be done wrongly again and again for longer than the run.
func (c *Search) EndlessSteps(p *fault.Plan, remedies []recovery.PlannedRemedy) {
	r := c.Scenario.Recovery
	if r == nil || r.How == "do-nothing" {
		return
	}
	for i := range r.Runbook {
		c.endlessRedo(&r.Runbook[i])
	}
	for f := range p.Faults {
		if p.Faults[f].Condition.Down == emergency.Up || f >= len(p.Timings) {
			continue
		}
		for _, on := range p.Faults[f].On {
			if on.Kind == emergency.AStep && int(on.Index) < len(r.Runbook) {
				c.endlessWait(&without{plan: p, remedies: remedies, step: int(on.Index)}, f)
			}
		}
	}
}

// endlessRedo compares how long it takes on average to put a wrong step right with the run.
func (c *Search) endlessRedo(s *recovery.Step) {
	w := s.Wrong
	if w == nil || w.Probability() == 0 {
		return
	}
	tries := 1 / (1 - w.AgainWrong)
	takes := tries * (w.NoticedAfter.Mean() + w.Redo.Mean())
	if length := c.Network.Length.Seconds(); takes > length {
		c.Complain("recovery.runbook."+s.Name+".wrong.again-wrong",
			"once wrong, the step is redone %.3g times on average. This takes %.3g hours of a run of %.3g, so the runbook hardly ever ends: lower again-wrong or redo", tries, takes/3600, length/3600)
	}
}

// endlessWait reports a fault that holds up a step and ends only with something that comes after the step.
func (c *Search) endlessWait(w *without, f int) {
	p, step := w.plan, w.step
	w.steps, w.seen, w.repaired = len(c.Scenario.Recovery.Runbook), map[emergency.Milestone]bool{}, spec.IsMended(c.Scenario.Recovery)
	w.last = recovery.StepNoticed // it may begin as late as when the step has gone wrong, and is to be done again
	if !w.begins(f) {
		return
	}
	if w.last = recovery.StepBegins; !w.begins(f) {
		w.last = recovery.StepNoticed
	}
	if w.ends(f) {
		return
	}
	name, path := p.Faults[f].Name, "recovery.runbook."+c.Steps[step]+".wrong.leaves"
	if f < len(c.Scenario.Trouble) {
		path = "trouble." + name
		if p.Timings[f].HasUntil {
			path += ".until"
		}
	}
	t := &p.Timings[f]
	switch {
	case !t.HasUntil:
		c.Complain(path, "step %s cannot finish while this lasts, and this lasts to the end of the run: add `for` or `until`", c.Steps[step])
	default:
		c.Complain(path, "step %s cannot finish while %s lasts. But %s lasts until %s, and that only happens after the step. Neither ever ends: choose another `until`, or add `for`",
			c.Steps[step], name, name, spec.Moment(c.Milestones[t.Until]))
	}
}

// without asks what can still happen while one step of the runbook is not finished.
type without struct {
	plan     *fault.Plan
	remedies []recovery.PlannedRemedy
	step     int                 // the one that is not finished,
	steps    int                 // of so many
	last     emergency.Milestone // of its own milestones, that which still comes
	repaired bool
	seen     map[emergency.Milestone]bool
}

func (w *without) begins(f int) bool { return w.comes(w.plan.Timings[f].After) }

func (w *without) ends(f int) bool {
	t := &w.plan.Timings[f]
	return t.HasFor || t.HasUntil && w.comes(t.Until)
}

// comes reports whether a milestone can come. What waits for itself does not.
func (w *without) comes(m emergency.Milestone) bool {
	if w.seen[m] {
		return false
	}
	step := func(n int) emergency.Milestone {
		return emergency.StrategyMilestone(len(w.plan.Faults), n*int(recovery.StepMilestones))
	}
	switch {
	case m < emergency.Repaired:
		return true
	case m == emergency.Repaired:
		return w.repaired
	case m >= step(0) && m < step(w.steps):
		return m <= step(w.step)+w.last
	}
	w.seen[m] = true
	defer delete(w.seen, m)
	for f := range w.plan.Timings {
		switch m {
		case emergency.FaultBegan(f):
			return w.begins(f)
		case emergency.FaultEnded(f):
			return w.begins(f) && w.ends(f)
		}
	}
	for i := range w.remedies {
		switch r := &w.remedies[i]; m {
		case r.First + recovery.RemedyBegins:
			return w.comes(r.After)
		case r.First + recovery.RemedyEnds:
			return w.comes(r.After) && (r.HasFor || r.HasUntil && w.comes(r.Until))
		}
	}
	return true
}
