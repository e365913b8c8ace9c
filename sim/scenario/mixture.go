package scenario

import (
	"math"

	"nines/sim/emergency"
	"nines/sim/random"
)

// mixture reads a list of distributions with their shares, which add up to 100 %.
func (d *decoder) mixture(n *Node, path string, m measure) (random.Distribution, bool) {
	if n.Kind != SequenceNode {
		d.complainAt(n, path, "expected a list such as [{share: 30%%, of: …}, …], found %s", found(n))
		return random.Distribution{}, false
	}
	var weights []float64
	var parts []random.Distribution
	good := true
	for i, item := range n.Content {
		weight, part, ok := d.part(item, element(path, i), m)
		weights, parts, good = append(weights, weight), append(parts, part), good && ok
	}
	if good && !d.addUp(n, path, weights) {
		return random.Distribution{}, false
	}
	return d.made(n, path, good, func() (random.Distribution, error) { return random.Mixture(weights, parts) })
}

// part reads one distribution of a mixture with its share.
func (d *decoder) part(n *Node, path string, m measure) (float64, random.Distribution, bool) {
	keys := []string{"share", "of"}
	if d.doc.notes[n].refused {
		return 0, random.Distribution{}, false
	}
	if n.Kind != MappingNode {
		d.complainAt(n, path, "expected a mapping with a share and a distribution, found %s", found(n)).allowing(listed(keys))
		return 0, random.Distribution{}, false
	}
	good := d.refuseOthers(n, path, keys)
	share, of := find(n, keys[0]).value, find(n, keys[1]).value
	for i, value := range []*Node{share, of} {
		if value == nil {
			d.complainAt(n, path, "missing key %s", quoted(keys[i])).allowing(listed(keys))
			good = false
		}
	}
	if share == nil || of == nil || d.doc.notes[of].refused {
		return 0, random.Distribution{}, false
	}
	weight, weighed := d.parameter(share, join(path, keys[0]), measure{unit: shareUnit})
	law, lawful := d.law(of, join(path, keys[1]), m.bare())
	return weight, law, good && weighed && lawful
}

// addUp reports shares that do not make a whole.
func (d *decoder) addUp(n *Node, path string, shares []float64) bool {
	sum := 0.
	for _, share := range shares {
		sum += share
	}
	if math.Abs(sum-1) <= 1e-9 {
		return true
	}
	d.complainAt(n, path, "the shares add up to %s, not 100%%", emergency.SumOfShares(sum))
	return false
}
