package explain

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/plan"
)

// ofEmptiness remarks on parts of the world that no call can come to.
func (w *Warner) ofEmptiness(p *plan.Plan) {
	n := p.Network
	for i := range n.Providers {
		if len(n.Providers[i].Accesses) == 0 {
			w.warn("provider %s carries no access, so no call comes over it: name one in its access, or remove it", n.Providers[i].Name)
		}
	}
	for i := range n.Platforms {
		leads := slices.ContainsFunc(n.Groups, func(g emergency.CircuitGroup) bool { return g.Platform == i })
		lends := slices.ContainsFunc(n.Platforms, func(q emergency.Platform) bool { return q.Staff == i && q.Name != n.Platforms[i].Name })
		if !leads && !lends {
			w.warn("no provider has a route to platform %s, so no call reaches it: add it to the routes of a provider, or remove it", n.Platforms[i].Name)
		}
	}
	w.ofNobody(n)
}

// ofNobody remarks on services, regions and accesses that no caller has. Incidents may have callers of their own, and who calls
// in a record is told elsewhere.
func (w *Warner) ofNobody(n *emergency.Network) {
	if len(n.Demand.Sources) != 1 || n.Demand.Sources[0].Replay != nil {
		return
	}
	for _, sort := range []struct {
		what string
		list []emergency.Named
	}{{"asks for the service", n.Demand.Services}, {"calls from the region", n.Demand.Regions}, {"calls over the access", n.Demand.Accesses}} {
		for _, one := range sort.list {
			if one.Share == 0 {
				w.warn("nobody %s %s: its share is 0%%", sort.what, one.Name)
			}
		}
	}
}
