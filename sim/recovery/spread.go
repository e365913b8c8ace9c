package recovery

import (
	"fmt"
	"strings"

	"nines/sim/emergency"
)

// Spread sends the calls of some providers or regions to their own platform first. The failure of one platform then does not
// hit everybody.
type Spread struct {
	Providers []Sent `yaml:"providers" doc:"By provider: the platform that gets its calls first."`
	Regions   []Sent `yaml:"regions" doc:"By region: the platform that gets its calls first. A provider's platform comes before a region's."`
	People    []Part `yaml:"people" doc:"How people who work for several of these platforms are divided. The shares add up to 100%. Needed only if there are such people."`
}

// Sent is where somebody's calls are sent first.
type Sent struct {
	Whose    string `yaml:",key"`
	Platform string `yaml:",value"`
}

var _ Kind = (*Spread)(nil)

// Plan implements Kind.
func (k *Spread) Plan(n Names) Planned {
	type sent struct {
		of emergency.Element
		to planned
	}
	var all []sent
	var platforms []planned
	add := func(key string, kind emergency.ElementKind, list []Sent, index func(key, name string) int) {
		for _, s := range list {
			at := key + "." + s.Whose
			to := planned{platform: n.Platform(at, s.Platform)}
			reachable(n, at, to.platform)
			all = append(all, sent{emergency.Element{Kind: kind, Index: int16(index(at, s.Whose))}, to})
			platforms = append(platforms, to)
		}
	}
	add("providers", emergency.AProvider, k.Providers, n.Provider)
	add("regions", emergency.NoElement, k.Regions, n.Region)
	if len(all) == 0 {
		n.Complain("", "this spreads nothing: add providers or regions, each with its platform")
	}
	platforms = append(platforms, inService(n)...)
	people := peopleOf(n, k.People, nil, platforms)
	return stands("which platform gets which calls first",
		func(o *emergency.Orders) {
			openAll(o, n, platforms, people)
			for _, s := range all {
				o.Prefer(s.of, s.to.platform)
			}
		})
}

// inService are the platforms in service at the start.
func inService(n Names) (list []planned) {
	for p := range n.Network().Platforms {
		if !n.Network().Platforms[p].Backup {
			list = append(list, planned{platform: p})
		}
	}
	return list
}

// Costs implements Kind.
func (*Spread) Costs() string {
	return "The same as active-active. In addition, the routing tables of every network must be kept right, by region or by network. " +
		"Callers of a failed platform lose everything if its refusals are not passed on."
}

// Words implements Kind.
func (k *Spread) Words() string {
	var words []string
	for _, s := range append(append([]Sent{}, k.Providers...), k.Regions...) {
		words = append(words, fmt.Sprintf("those of %s to %s", s.Whose, s.Platform))
	}
	return "calls are spread: " + strings.Join(words, ", ")
}
