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

// Warner collects what an author should look at although nothing is wrong, each thing once: what waits for a repair under a
// strategy that does something, and repairs nothing; what begins only after the run, or waits for what cannot go wrong;
// people called in for whom there is no seat; decisions by the alarms of another platform; monitors that cannot see what
// they are there for, or that nobody goes by; and what is left of a record of calls. Where nothing is done at all, that is
// the point of the strategy.
type Warner struct {
	under string // which strategy
	list  []string
}

// List is what was found, in the order of the looks.
func (w *Warner) List() []string { return w.list }

// Look looks at a scenario under a strategy; an empty name is that of a scenario without strategies.
func (w *Warner) Look(strategy string, s *spec.Scenario, p *plan.Plan) {
	w.under = ""
	for _, remark := range p.Remarks {
		w.warn("%s", remark)
	}
	if strategy != "" {
		w.under = "under the strategy " + strategy + " "
	}
	w.ofTimes(s)
	w.ofWarmUp(s)
	r := s.Recovery
	if r == nil || r.How == "do-nothing" {
		return
	}
	w.ofRepair(s)
	w.ofSeats(p.Network, r)
	w.ofSteps(s)
	w.ofMonitors(r)
	w.ofWatching(p)
	w.ofUnheard(r)
	w.ofUnused(p, r)
	w.ofClaims(p.Recovery.Remedies)
}

func (w *Warner) warn(format string, args ...any) {
	if text := w.under + fmt.Sprintf(format, args...); !slices.Contains(w.list, text) {
		w.list = append(w.list, text)
	}
}

// ofRepair warns of what waits for a repair that nobody makes.
func (w *Warner) ofRepair(s *spec.Scenario) {
	if spec.IsMended(s.Recovery) {
		return
	}
	waits := func(what, name, after string, until *emergency.Moment, hasFor bool) {
		switch {
		case after == "repaired":
			w.warn("nothing repairs the cause, so that the %s %s never begins: give recovery.repair", what, name)
		case until != nil && until.Name == "repaired" && !hasFor:
			w.warn("nothing repairs the cause, so that the %s %s lasts to the end of the run: give recovery.repair", what, name)
		}
	}
	for _, f := range s.Trouble {
		waits("fault", f.Name, f.After, f.Ends(), f.For != nil)
	}
	for _, r := range s.Recovery.Remedies {
		waits("remedy", r.Name, r.After, r.Until, r.For != nil)
	}
}

// ofTimes warns of what begins so late that it never does.
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
			w.warn("the delay of the %s %s is so long that the run is over before it begins", what, name)
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

// ofSeats warns of people who are called in to a platform where all seats are taken.
func (w *Warner) ofSeats(n *emergency.Network, r *recovery.Recovery) {
	for i := range r.Remedies {
		k, calls := r.Remedies[i].Kind.(*recovery.ExtraAgents)
		for p := range n.Platforms {
			if calls && n.Platforms[p].Name == k.Platform && seatsLeft(n, p) <= 0 {
				w.warn("%s has no seats left for those whom the remedy %s calls in: there they work only where others are away", k.Platform, r.Remedies[i].Name)
			}
		}
	}
}

// seatsLeft is how many seats of a platform are free when the fewest of its people are on duty, and all of them there.
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
