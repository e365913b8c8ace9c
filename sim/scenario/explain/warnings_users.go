package explain

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// longestRow is how long a row of failed calls may take to fill before it is remarked on.
const longestRow = des.Hour

// ofUsers warns of providers and regions with so few calls that a total loss takes long to show: shorter outages count no
// user-hours.
func (w *Warner) ofUsers(s *spec.Scenario, n *emergency.Network, calls int) {
	perSecond := n.Demand.Expected(n.Length) * (1 - n.Demand.NoRequest) / n.Length.Seconds()
	remark := func(what, name string, share float64) {
		if share <= 0 || perSecond <= 0 {
			return
		}
		if row := des.FromSeconds(float64(calls) / (perSecond * share)); row > longestRow {
			w.warn("%s %s has few calls: %d in a row take about %s, and shorter outages count no user-hours. Lower study.target.total-loss.calls", what, name, calls, words.Length(row))
		}
	}
	for i, p := range s.World.Providers {
		if p.Serves != nil {
			remark("the provider", p.Name, shareOf(n, i))
		}
	}
	for i, r := range s.World.Demand.Regions {
		if r.Serves != nil {
			remark("the region", r.Name, n.Demand.Regions[i].Share)
		}
	}
}

// shareOf is a provider's share of all calls, over the accesses that it carries.
func shareOf(n *emergency.Network, provider int) float64 {
	share := 0.0
	for a := range n.Demand.Accesses {
		all := 0.0
		for i := range n.Providers {
			if slices.Contains(n.Providers[i].Accesses, a) {
				all += n.Providers[i].Share
			}
		}
		if p := &n.Providers[provider]; all > 0 && slices.Contains(p.Accesses, a) {
			share += n.Demand.Accesses[a].Share * p.Share / all
		}
	}
	return share
}

// lossCalls is how many calls in a row count as a total loss.
func lossCalls(p *plan.Plan) int { return p.Measures.Targets().LossCalls }

// ofKinds warns where more callers need no help than there are of the kind that calls again least. They count as that kind, as they
// never call again. What is left of them is taken out of the next kind, and those who want help are of other kinds than the file
// says.
func (w *Warner) ofKinds(s *spec.Scenario, n *emergency.Network) {
	var names []string
	gone := 0.0
	for i, h := range n.Callers.Habits {
		if kind := &s.World.Callers.Kinds[i]; h.Share == 0 && *kind.Share > 0 {
			names, gone = append(names, kind.Name), gone+*kind.Share
		}
	}
	if nobody := n.Demand.NoRequest; len(names) > 0 && nobody < 1 && gone < nobody-1e-9 {
		w.warn("%s of the callers need no help and never call again, but only %s are of the kind %s. So nobody who wants help is of that kind, and fewer are of the next: give it a larger share, or lower no-request",
			words.Percent(nobody), words.Percent(gone), words.Joined(names))
	}
}
