package never

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
)

// prospects are the milestones that can come at all. Steps of the runbook and the repair count as coming: whether people do
// something is for each strategy to say.
type prospects struct {
	plan     *fault.Plan
	remedies []recovery.PlannedRemedy
	can      map[emergency.Milestone]bool
}

// prospects works out what can come: what comes by the clock, or by what people do, can, and so can what follows something
// that can. Nothing is noticed where there is nobody, unless a machine switches.
func (c *Search) prospects(plan *fault.Plan, to *recovery.Plan) *prospects {
	p := &prospects{plan, to.Remedies, map[emergency.Milestone]bool{}}
	p.can[emergency.Detected], p.can[emergency.Decided] = !to.Nothing, !to.Nothing
	for known := -1; known != len(p.can); {
		known = len(p.can)
		for f := range plan.Faults {
			t := &plan.Timings[f]
			p.comes(emergency.FaultBegan(f), p.happens(t.After))
			p.comes(emergency.FaultEnded(f), p.can[emergency.FaultBegan(f)] && (t.HasFor || plan.Faults[f].Cycle != nil || t.HasUntil && p.happens(t.Until)))
		}
		for i := range p.remedies {
			r := &p.remedies[i]
			begins := r.First + recovery.RemedyBegins
			p.comes(begins, p.happens(r.After))
			p.comes(r.First+recovery.RemedyEnds, p.can[begins] && (r.HasFor || r.HasUntil && p.happens(r.Until)))
			if _, machine := c.Scenario.Recovery.Remedies[i].Kind.(*recovery.AutomaticSwitch); machine {
				p.comes(emergency.Detected, p.can[begins])
				p.comes(emergency.Decided, p.can[begins])
			}
		}
	}
	return p
}

func (p *prospects) comes(m emergency.Milestone, can bool) {
	if can {
		p.can[m] = true
	}
}

// happens reports whether something comes that others wait for.
func (p *prospects) happens(m emergency.Milestone) bool {
	_, ofThing := p.thingOf(m)
	return !ofThing && m != emergency.Detected && m != emergency.Decided || p.can[m]
}

// thing is a fault or a remedy.
type thing struct {
	name         string
	begins, ends emergency.Milestone
}

// thingOf is what begins or ends at a milestone.
func (p *prospects) thingOf(m emergency.Milestone) (thing, bool) {
	if f, ok := faultOf(m, p.plan); ok {
		return thing{p.plan.Faults[f].Name, emergency.FaultBegan(f), emergency.FaultEnded(f)}, true
	}
	for i := range p.remedies {
		if r := &p.remedies[i]; m >= r.First && m < r.First+recovery.RemedyMilestones {
			return thing{r.Name, r.First + recovery.RemedyBegins, r.First + recovery.RemedyEnds}, true
		}
	}
	return thing{}, false
}

// endless is what begins at some time and never ends, if its end is the milestone.
func (p *prospects) endless(m emergency.Milestone) (name string, ok bool) {
	of, waits := p.thingOf(m)
	return of.name, waits && m == of.ends && p.can[of.begins] && !p.can[m]
}

// faultOf is the fault whose beginning or end a milestone is.
func faultOf(m emergency.Milestone, p *fault.Plan) (int, bool) {
	f := int(m-emergency.FaultBegan(0)) / 2
	return f, m >= emergency.FaultBegan(0) && f < len(p.Faults)
}

// inVain reports faults that wait for the end, or the beginning, of something that never ends or begins: they would
// themselves never begin, or never end. Of a chain of them only the first is reported, and nothing that a circle explains.
func (c *Search) inVain(p *prospects, inCircle map[int]bool) {
	for f := range c.Scenario.Trouble {
		t, path := &p.plan.Timings[f], "trouble."+p.plan.Faults[f].Name
		if name, endless := p.endless(t.After); endless && !inCircle[f] {
			c.Complain(path+".after", "%s lasts to the end of the run, so this never begins: give %s a for, or an until that can happen", name, name)
		}
		if t.HasFor || !t.HasUntil || c.Scenario.Trouble[f].Until == nil {
			continue
		}
		if of, waits := p.thingOf(t.Until); waits && p.can[of.begins] && !p.can[t.Until] {
			c.Complain(path+".until", "%s never ends, so this lasts to the end of the run: give one of them a for, or leave until out", of.name)
		}
	}
}

// remediesInVain reports remedies that wait for something that never comes, or end with it.
func (c *Search) remediesInVain(p *prospects) {
	for i := range p.remedies {
		r, path := &p.remedies[i], "recovery.remedies."+p.remedies[i].Name
		nobody := func(m emergency.Milestone) bool {
			return (m == emergency.Detected || m == emergency.Decided) && !p.can[m]
		}
		switch name, endless := p.endless(r.After); {
		case endless:
			c.Complain(path+".after", "%s lasts to the end of the run, so this never begins: give %s a for, or an until that can happen", name, name)
		case nobody(r.After):
			c.nobodyNotices(path+".after", "this never begins")
		}
		if r.HasFor || !r.HasUntil || c.Scenario.Recovery.Remedies[i].Until == nil {
			continue
		}
		switch of, waits := p.thingOf(r.Until); {
		case waits && of.ends == r.First+recovery.RemedyEnds:
			c.Complain(path+".until", "this waits for itself: choose a clock time or another event")
		case waits && p.can[of.begins] && !p.can[r.Until]:
			c.Complain(path+".until", "%s never ends, so this lasts to the end of the run: give one of them a for, or leave until out", of.name)
		case nobody(r.Until):
			c.nobodyNotices(path+".until", "this lasts to the end of the run")
		}
	}
}

// nobodyNotices reports what waits for people where there are none. Alarms alone make nobody act.
func (c *Search) nobodyNotices(path, so string) {
	if len(c.Scenario.Recovery.Detect.Monitors) > 0 {
		c.Complain(path, "%s, because nobody acts on the alarms: add recovery.assess", so)
		return
	}
	c.Complain(path, "%s, because nobody notices the trouble: say under recovery.detect who reports, or give a clock time", so)
}

// EndlessWaits reports remedies that wait for one another in a circle: none of them would ever begin.
func (c *Search) EndlessWaits(list []recovery.PlannedRemedy) {
	after := func(i int) int {
		return slices.IndexFunc(list, func(r recovery.PlannedRemedy) bool {
			d := list[i].After - r.First
			return d >= 0 && d < recovery.RemedyMilestones
		})
	}
	told := map[int]bool{}
	for i := range list {
		circle, j := []string{}, after(i)
		for ; j >= 0 && j != i && len(circle) < len(list); j = after(j) {
			circle = append(circle, list[j].Name)
		}
		if j != i || told[i] {
			continue
		}
		for j := i; !told[j]; j = after(j) {
			told[j] = true
		}
		c.Complain("recovery.remedies."+list[i].Name+".after", "this waits for %s, so it never begins", whichWaitsFor(append(circle, list[i].Name)))
	}
}
