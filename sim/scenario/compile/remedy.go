package compile

import (
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	measures "nines/sim/measure"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// remedies compiles what is done beside the runbook. It comes before the milestones have names, as remedies may bring
// people of their own; their times are resolved afterwards.
func (c rescue) remedies() []recovery.PlannedRemedy {
	if c.s.Recovery == nil || len(c.s.Recovery.Remedies) == 0 {
		return nil
	}
	list := make([]recovery.PlannedRemedy, len(c.s.Recovery.Remedies))
	for i := range list {
		r := &c.s.Recovery.Remedies[i]
		before := c.net.Forewarns
		c.net.Forewarns = false
		list[i] = recovery.PlannedRemedy{Name: r.Name, Title: r.Title, Planned: r.Kind.Plan(remedyNames{c.compiler, r.Name, "recovery.remedies." + r.Name})}
		list[i].Forewarns = c.net.Forewarns
		c.net.Forewarns = c.net.Forewarns || before
	}
	c.noFights(list)
	c.noFightsWithPeople()
	return list
}

// noFights reports remedies that command the same thing, unless that is a set of claims: then the newest decides, and one that
// ends restores the others.
func (c rescue) noFights(list []recovery.PlannedRemedy) {
	by := map[string]string{}
	claims := map[string]bool{} // what is in the hands of a remedy that only holds claims
	if c.s.Recovery.Repair != nil {
		by[recovery.TheRepair] = "recovery.repair"
	}
	for i, r := range list {
		for _, thing := range r.Commands() {
			wasClaim := claims[thing]
			claims[thing] = holdsClaims(c.s.Recovery.Remedies[i].Kind)
			if other, taken := by[thing]; taken && !wasClaim && !claims[thing] {
				c.Complain("recovery.remedies."+r.Name, "%s and %[3]s both decide on %[2]s: leave one of them out", r.Name, thing, other)
			}
			by[thing] = r.Name
		}
	}
}

// holdsClaims reports whether all that a kind of remedy commands is by claims.
func holdsClaims(k recovery.Kind) bool {
	switch k.(type) {
	case *recovery.ActiveActive, *recovery.Spread, *recovery.Crankback, *recovery.QueueCap, *recovery.CallGapping,
		*recovery.Announcement, *recovery.BuddyRooms:
		return true
	}
	return false
}

// noFightsWithPeople reports remedies that move the same traffic as the people with the runbook. A machine may do so,
// because people then skip the switch. But it must switch to the same platform as they would. It may also return traffic
// beside a failback: the first one ends the move. A switch in steps is people's own work, so there can be only one.
func (c rescue) noFightsWithPeople() {
	r := c.s.Recovery
	if r.How == "do-nothing" {
		return
	}
	for i := range r.Remedies {
		path := "recovery.remedies." + r.Remedies[i].Name
		switch k := r.Remedies[i].Kind.(type) {
		case *recovery.StagedSwitch:
			if s := stepAwayFrom(r, k.From); s != nil {
				c.Complain(path, "%s and step %[3]s of the runbook both move traffic away from %[2]s: leave one of them out", r.Remedies[i].Name, k.From, s.Name)
			}
		case *recovery.AutomaticSwitch:
			if s := stepAwayFrom(r, k.From); s != nil && s.Switches.To != k.To && slices.Contains(c.platforms, s.Switches.To) && slices.Contains(c.platforms, k.To) {
				c.Complain(path+".to", "%s moves traffic from %s to %s, but step %s of the runbook moves it to %s: name the same platform in both. Then people skip a switch that the machine has made",
					r.Remedies[i].Name, k.From, k.To, s.Name, s.Switches.To)
			}
		}
	}
}

// stepAwayFrom is the step of the runbook that takes a platform out of service, or nil.
func stepAwayFrom(r *recovery.Recovery, platform string) *recovery.Step {
	for i := range r.Runbook {
		if s := r.Runbook[i].Switches; s != nil && s.From == platform {
			return &r.Runbook[i]
		}
	}
	return nil
}

// remedyTimes resolves when remedies begin and end.
func (c rescue) remedyTimes(list []recovery.PlannedRemedy) {
	for i := range list {
		r := &c.s.Recovery.Remedies[i]
		path := "recovery.remedies." + r.Name
		to := &list[i]
		to.First = emergency.Milestone(len(c.milestones) - len(list)*int(recovery.RemedyMilestones) + i*int(recovery.RemedyMilestones))
		to.After, to.Until = emergency.Always, emergency.Always
		if r.At != nil && r.After != "" {
			c.Complain(path+".after", "the remedy has both at and after: leave one of them out")
		}
		if r.At != nil {
			to.At = *r.At
		}
		if r.After != "" {
			to.After = c.deed(r.After, path+".after")
		}
		to.Delay = orZero(r.Delay)
		to.For, to.HasFor = orZero(r.For), r.For != nil
		if task, ok := r.Kind.(recovery.Task); ok {
			c.task(r, task, to, path)
		}
		if r.Until == nil {
			continue
		}
		to.HasUntil, to.UntilAt = true, r.Until.At
		if r.Until.Name != "" {
			to.Until = c.deed(r.Until.Name, path+".until")
		} else if r.At != nil && r.Until.At <= *r.At {
			c.Complain(path+".until", "the remedy ends before it begins: for the next day, write the date too, such as 2023-06-26 02:00")
		}
	}
}

// task checks that a remedy which is work on the trouble is taken up by people who know of it, and ends it when it is done.
func (c rescue) task(r *recovery.Remedy, task recovery.Task, to *recovery.PlannedRemedy, path string) {
	if r.At != nil || to.After != emergency.Detected && to.After != emergency.Decided {
		c.Complain(path, "a repair starts after the trouble is noticed: write `after: detected` or `after: decided`, without at")
	}
	if r.Until == nil {
		to.HasUntil, to.Until = true, task.Over()
	}
}

// asMeasured says of remedies what measuring goes by.
func asMeasured(list []recovery.PlannedRemedy) []measures.Deed {
	deeds := make([]measures.Deed, len(list))
	for i, r := range list {
		deeds[i] = measures.Deed{Name: r.Name, Begins: r.First + recovery.RemedyBegins, Ends: r.First + recovery.RemedyEnds, Diverts: r.Forewarns}
		if s, ok := r.Planned.(interface {
			MovesProviders() (providers []int, to int)
		}); ok {
			providers, to := s.MovesProviders()
			for _, p := range providers {
				deeds[i].Moves = append(deeds[i].Moves, measures.Way{Provider: p, To: to})
			}
		}
	}
	return deeds
}

// deed resolves the name of something that people do: what faults do, nobody sees.
func (c rescue) deed(name, path string) emergency.Milestone {
	deeds, faults := c.deeds()
	if slices.Contains(faults, name) {
		c.Complain(path, "people do not see a fault begin or end: name something that people do").Allowing(words.Listed(deeds))
		return emergency.Always
	}
	if at, err := c.Resolve(name); err == nil && at >= 0 && !slices.Contains(deeds, name) {
		c.Complain(path, "%s is a time, not something that people do: write `at: %s` instead", name, name)
		return emergency.Always
	}
	at := c.index(yamldoc.AnEvent, name, deeds, path)
	if at < 0 {
		return emergency.Always
	}
	return emergency.Milestone(slices.Index(c.milestones, deeds[at]))
}

// deeds are the names of what people do, and those of what faults do.
func (c rescue) deeds() (people, faults []string) {
	first, own := emergency.FaultBegan(0), emergency.StrategyMilestone(c.faults, 0)
	return slices.Concat(c.milestones[:first], c.milestones[own:]), c.milestones[first:own]
}

// remedyNames resolves the names in one remedy: its methods implement recovery.Names.
type remedyNames struct {
	*compiler
	name string // of the remedy
	path string
}

var _ recovery.Names = remedyNames{}

func (n remedyNames) Platform(key, name string) int {
	return n.index("platform", name, n.platforms, yamldoc.Join(n.path, key))
}

func (n remedyNames) Staffed(key, name string) int {
	p := n.Platform(key, name)
	if !n.needsPeople(p, yamldoc.Join(n.path, key), "name another platform") {
		return emergency.None
	}
	return p
}

func (n remedyNames) Provider(key, name string) int {
	return n.index("provider", name, n.providers, yamldoc.Join(n.path, key))
}

func (n remedyNames) Region(key, name string) int {
	return n.index("region", name, n.regions, yamldoc.Join(n.path, key))
}

func (n remedyNames) Service(key, name string) int {
	names, path := n.services, yamldoc.Join(n.path, key)
	if strings.HasPrefix(key, "control-rooms") { // there all stands for all services
		if name == "all" {
			n.compiler.Complain(path, "all stands for every service: write `control-rooms: all`, or name services")
			return emergency.None
		}
		names = append(slices.Clone(names), "all")
	}
	if i := n.index("service", name, names, path); i < len(n.services) {
		return i
	}
	return emergency.None
}

func (n remedyNames) Centre(key, platform, name string) int {
	return troubles{n.compiler}.centre(platform, name, yamldoc.Join(n.path, key))
}

func (n remedyNames) Monitor(key, name string) int {
	return n.index("monitor", name, n.monitors, yamldoc.Join(n.path, key))
}

func (n remedyNames) Parties() int { return len(spec.Informants(&n.s.Recovery.Detect)) }

func (n remedyNames) Network() *emergency.Network { return n.net }

func (n remedyNames) Reserve(platform int, name string, agents int32) int {
	if name == "" {
		name = n.name
	}
	n.net.Centres = append(n.net.Centres, emergency.Centre{
		Name: name, Platform: platform, Roster: []emergency.Shift{{Agents: agents}}, Reserve: true,
	})
	return len(n.net.Centres) - 1
}

func (n remedyNames) Access(key, name string) int {
	return n.index("access", name, n.accesses, yamldoc.Join(n.path, key))
}

func (n remedyNames) Remedy() int {
	return slices.IndexFunc(n.s.Recovery.Remedies, func(r recovery.Remedy) bool { return r.Name == n.name })
}

func (n remedyNames) Forewarn() { n.net.Forewarns = true }

func (n remedyNames) CallBack(r callback.Rule) int {
	n.net.CallBacks = append(n.net.CallBacks, r)
	return len(n.net.CallBacks) - 1
}

func (n remedyNames) Complain(key, format string, args ...any) {
	path := n.path
	if key != "" {
		path = yamldoc.Join(path, key)
	}
	n.compiler.Complain(path, format, args...)
}
