package explain

import (
	"fmt"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// Warner collects remarks on a scenario that is valid but probably not meant, each remark once. Something waits for a repair
// that nobody makes, or begins after the run. Agents are called in without seats. A decision uses the alarm of another
// platform. A monitor cannot see its fault, or nobody uses it. More callers need no help than the kinds allow. Under do-nothing
// most of this is on purpose, so recovery is not looked at.
type Warner struct {
	under string // which strategy
	list  []string
}

// List returns the remarks in the order in which they were found.
func (w *Warner) List() []string { return w.list }

// Look adds the remarks on a scenario under a strategy; the name is empty for a scenario without strategies.
func (w *Warner) Look(strategy string, s *spec.Scenario, p *plan.Plan) {
	w.under = ""
	for _, remark := range p.Remarks {
		w.warn("%s", remark)
	}
	w.ofEmptiness(p)
	w.ofElsewhere(s)
	w.ofProfile(s)
	if strategy != "" {
		w.under = "under the strategy " + strategy + " "
	}
	w.ofTimes(s)
	w.ofWarmUp(s)
	w.ofKinds(s, p.Network)
	w.ofUsers(s, p.Network, lossCalls(p))
	r := s.Recovery
	if r == nil || r.How == "do-nothing" {
		return
	}
	w.ofRepair(s)
	w.ofIdleRepair(s)
	w.ofSeats(p.Network, r)
	w.ofSteps(s)
	w.ofMonitors(r)
	w.ofWatching(p)
	w.ofLimits(p, r)
	w.ofUnheard(r)
	w.ofUnused(p, r)
	w.ofClaims(p.Recovery.Remedies)
}

func (w *Warner) warn(format string, args ...any) {
	if text := w.under + fmt.Sprintf(format, args...); !slices.Contains(w.list, text) {
		w.list = append(w.list, text)
	}
}

// ofRepair warns when something waits for a repair that nobody makes.
func (w *Warner) ofRepair(s *spec.Scenario) {
	if spec.IsMended(s.Recovery) {
		return
	}
	waits := func(what, name, after string, until *emergency.Moment, hasFor bool) {
		switch {
		case after == "repaired":
			w.warn("nothing repairs the cause, so the %s %s never begins: add recovery.repair", what, name)
		case until != nil && until.Name == "repaired" && !hasFor:
			w.warn("nothing repairs the cause, so the %s %s lasts to the end of the run: add recovery.repair", what, name)
		}
	}
	for _, f := range s.Trouble {
		waits("fault", f.Name, f.After, f.Ends(), f.For != nil)
	}
	for _, r := range s.Recovery.Remedies {
		waits("remedy", r.Name, r.After, r.Until, r.For != nil)
	}
}

// ofTimes warns when something begins only after the run.
func (w *Warner) ofTimes(s *spec.Scenario) {
	begins := func(what, name string, at *des.Time, delay *random.Distribution) {
		if delay == nil || delay.Variance() > 0 {
			return
		}
		from := des.FromSeconds(delay.Mean())
		if at != nil {
			from += *at
		}
		if from >= s.World.Run {
			w.warn("the %s %s begins only after the run: shorten its delay, or make the run longer", what, name)
		}
	}
	for _, f := range s.Trouble {
		begins("fault", f.Name, f.At, f.Delay)
	}
	if s.Recovery == nil {
		return
	}
	for _, r := range s.Recovery.Remedies {
		begins("remedy", r.Name, r.At, r.Delay)
	}
}

// ofSeats warns of agents who are called in to a platform without free seats.
func (w *Warner) ofSeats(n *emergency.Network, r *recovery.Recovery) {
	for i := range r.Remedies {
		k, calls := r.Remedies[i].Kind.(*recovery.ExtraAgents)
		for p := range n.Platforms {
			if calls && n.Platforms[p].Name == k.Platform && seatsLeft(n, p) <= 0 {
				w.warn("%s has no free seats for the agents that the remedy %s calls in, so they work only when others are away: add seats", k.Platform, r.Remedies[i].Name)
			}
		}
	}
}

// seatsLeft counts the free seats of a platform during its smallest shift, with everybody logged on.
func seatsLeft(n *emergency.Network, platform int) int32 {
	seats := n.Platforms[platform].Seats
	for _, c := range n.Centres {
		if c.Platform == n.Platforms[platform].Staff && !c.Reserve {
			seats -= fewest(c.Roster)
		}
	}
	return seats
}

// fewest is the smallest shift of a roster.
func fewest(roster []emergency.Shift) int32 {
	least := roster[0].Agents
	for _, s := range roster {
		least = min(least, s.Agents)
	}
	return least
}
