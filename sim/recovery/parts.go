package recovery

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/words"
)

// Part is a platform's share of something.
type Part struct {
	Platform string  `yaml:",key"`
	Share    float64 `yaml:",value" unit:"share" whole:"true"`
}

// planned is a part with its platform resolved.
type planned struct {
	platform int
	share    float64
}

// parts resolves the platforms under a key, and checks that their shares add up.
func parts(n Names, key string, list []Part) []planned { return partsOf(n, n.Platform, key, list) }

func partsOf(n Names, index func(key, name string) int, key string, list []Part) []planned {
	sum := 0.0
	var to []planned
	for _, p := range list {
		sum += p.Share
		to = append(to, planned{index(key+"."+p.Platform, p.Platform), p.Share})
	}
	if sum < 1-1e-6 || sum > 1+1e-6 {
		n.Complain(key, "the shares add up to %s", words.NotWhole(sum))
	}
	return to
}

// peopleOf resolves how people are divided who work for several of the platforms. Without people it is as given
// instead; without either, and if people have to be divided, that is a mistake.
func peopleOf(n Names, list []Part, instead, platforms []planned) []planned {
	if len(list) > 0 {
		return partsOf(n, n.Staffed, "people", list)
	}
	if instead != nil {
		return instead
	}
	for i, p := range platforms {
		for _, q := range platforms[:i] {
			if p.platform >= 0 && q.platform >= 0 && p.platform != q.platform && staffOf(n, p) == staffOf(n, q) {
				all := n.Network().Platforms
				n.Complain("", "the same people work on %s and %s: say how they are divided, such as people: {%[1]s: 80%%, %[2]s: 20%%}",
					all[q.platform].Name, all[p.platform].Name)
				return nil
			}
		}
	}
	return nil
}

func staffOf(n Names, p planned) int { return n.Network().Platforms[p.platform].Staff }

// reachable checks that at least one provider can send calls to a platform.
func reachable(n Names, key string, platform int) {
	net := n.Network()
	if platform < 0 || slices.ContainsFunc(net.Groups, func(g emergency.CircuitGroup) bool { return g.Platform == platform }) {
		return
	}
	n.Complain(key, "no provider has a route to %s, so it gets no calls: add it to the routes of a provider", net.Platforms[platform].Name)
}

// openAll opens the backups among platforms to new calls, and divides people.
func openAll(o *emergency.Orders, n Names, platforms, people []planned) {
	for _, p := range platforms {
		if p.platform >= 0 && n.Network().Platforms[p.platform].Backup {
			o.Open(p.platform)
		}
	}
	if len(people) > 0 {
		o.DividePeople(asParts(people)...)
	}
}

// asParts are parts as orders have them.
func asParts(list []planned) []emergency.Part {
	parts := make([]emergency.Part, len(list))
	for i, p := range list {
		parts[i] = emergency.Part{Platform: p.platform, Share: p.share}
	}
	return parts
}
