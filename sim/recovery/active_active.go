package recovery

import (
	"fmt"
	"strings"

	"nines/sim/emergency"
)

// ActiveActive has several platforms take calls all the time, each its share. A platform that refuses is passed over for
// the next of the provider's routes at once; one that stays silent, after the provider's silence-timer.
type ActiveActive struct {
	Shares []Part `yaml:"shares" required:"true" doc:"Each platform's share of the new calls. They add up to 100%."`
	People []Part `yaml:"people" doc:"How people who work for several of these platforms are divided. The shares add up to 100%. Without it, as the calls."`
}

var _ Kind = (*ActiveActive)(nil)

// Plan implements Kind.
func (k *ActiveActive) Plan(n Names) Planned {
	shares := parts(n, "shares", k.Shares)
	people := peopleOf(n, k.People, shares, shares)
	for i, p := range shares {
		reachable(n, "shares."+k.Shares[i].Platform, p.platform)
	}
	return stands("which share of the calls each platform gets",
		func(o *emergency.Orders) {
			openAll(o, n, shares, people)
			o.DivideCalls(asParts(shares)...)
		})
}

// Costs implements Kind.
func (*ActiveActive) Costs() string {
	return "Two platforms, both staffed and paid for every day, with data that both can see. It takes care to keep them from failing " +
		"together. In return, the other platform is known to work."
}

// Words implements Kind.
func (k *ActiveActive) Words() string { return "calls are shared: " + sharesInWords(k.Shares) }

func sharesInWords(list []Part) string {
	words := make([]string, len(list))
	for i, p := range list {
		words[i] = fmt.Sprintf("%.4g %% to %s", 100*p.Share, p.Platform)
	}
	return strings.Join(words, ", ")
}
