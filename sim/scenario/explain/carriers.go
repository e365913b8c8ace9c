package explain

import (
	"slices"

	"nines/sim/words"
)

// carries says which calls a provider carries. A share is among the providers of an access: the file's own numbers need not add up
// to 100 %, and nobody reads 1 and 3 as 25 % and 75 %.
func (t teller) carries(provider int) string {
	var shares []float64
	names := map[float64][]string{}
	for _, a := range t.p.Network.Providers[provider].Accesses {
		share := t.shareOf(provider, a)
		if !slices.Contains(shares, share) {
			shares = append(shares, share)
		}
		names[share] = append(names[share], t.p.Network.Demand.Accesses[a].Name)
	}
	parts := make([]string, len(shares))
	for i, share := range shares {
		parts[i] = t.callsOver(names[share])
		switch {
		case share < 1:
			parts[i] = words.Percent(share) + " of the " + parts[i]
		case len(t.p.Network.Demand.Accesses) == 1:
			parts[i] = "the " + parts[i]
		case len(shares) > 1:
			parts[i] = "all " + parts[i]
		}
	}
	return words.Joined(parts)
}

// shareOf is a provider's share of the calls over an access.
func (t teller) shareOf(provider, access int) float64 {
	all := 0.0
	for _, p := range t.p.Network.Providers {
		if slices.Contains(p.Accesses, access) {
			all += p.Share
		}
	}
	return t.p.Network.Providers[provider].Share / all
}

// callsOver are the calls over some accesses. Where there is only one, its name tells nothing.
func (t teller) callsOver(accesses []string) string {
	if len(t.p.Network.Demand.Accesses) == 1 {
		return "calls"
	}
	return words.Joined(accesses) + " calls"
}
