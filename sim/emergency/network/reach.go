package network

import (
	"slices"

	"nines/sim/emergency/condition"
	"nines/sim/emergency/demand"
)

// Carriers are the carriers of every access.
func (n *Network) Carriers() []demand.Carriers {
	list := make([]demand.Carriers, len(n.Demand.Accesses))
	for a := range list {
		var providers []int
		var shares []float64
		for p := range n.Providers {
			if n.Providers[p].carries(a) {
				providers, shares = append(providers, p), append(shares, n.Providers[p].Share)
			}
		}
		list[a] = demand.NewCarriers(providers, shares)
	}
	return list
}

func (p *Provider) carries(access int) bool { return slices.Contains(p.Accesses, access) }

// in says whether a member is in a list, nil being everybody.
func in(list []bool, i int) bool { return list == nil || list[i] }

// Reach is the share of all callers who are in a selector's lists; what share of those it hits does not count.
func (n *Network) Reach(s *condition.Selector) float64 {
	d := &n.Demand
	want := 0.0
	if in(s.Services, len(d.Services)) {
		want = d.NoRequest
	}
	return (want + float64((1-d.NoRequest)*shareOf(d.Services, s.Services))) * shareOf(d.Regions, s.Regions) * n.carried(s)
}

func shareOf(list []demand.Named, picked []bool) (sum float64) {
	for i := range list {
		if in(picked, i) {
			sum += list[i].Share
		}
	}
	return sum
}

// carried is the share of callers who call over one of the accesses and are carried by one of the providers.
func (n *Network) carried(s *condition.Selector) (sum float64) {
	for a := range n.Demand.Accesses {
		if !in(s.Accesses, a) {
			continue
		}
		all, picked := 0.0, 0.0
		for p := range n.Providers {
			if !n.Providers[p].carries(a) {
				continue
			}
			all += n.Providers[p].Share
			if in(s.Providers, p) {
				picked += n.Providers[p].Share
			}
		}
		if all > 0 {
			sum += float64(n.Demand.Accesses[a].Share*picked) / all
		}
	}
	return sum
}
