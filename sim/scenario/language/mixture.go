package language

import (
	"math"

	"nines/sim/random"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// mixture reads a list of distributions with their shares, which add up to 100 %.
func (d lawReader) mixture(n *yamldoc.Node, path string, m Measure) (random.Distribution, bool) {
	if n.Kind != yamldoc.SequenceNode {
		d.ComplainAt(n, path, "expected a list such as [{share: 30%%, of: …}, …], found %s", yamldoc.Found(n))
		return random.Distribution{}, false
	}
	var weights []float64
	var parts []random.Distribution
	good := true
	rester(d).ofParts(n, path)
	for i, item := range n.Content {
		weight, part, ok := d.part(item, yamldoc.Element(path, i), m)
		weights, parts, good = append(weights, weight), append(parts, part), good && ok
	}
	if good && !d.addUp(n, path, weights) {
		return random.Distribution{}, false
	}
	return d.made(n, path, good, func() (random.Distribution, error) { return random.Mixture(weights, parts) })
}

// part reads one distribution of a mixture with its share.
func (d lawReader) part(n *yamldoc.Node, path string, m Measure) (float64, random.Distribution, bool) {
	keys := []string{"share", "of"}
	if n.Note().Refused {
		return 0, random.Distribution{}, false
	}
	if n.Kind != yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected a mapping with a share and a distribution, found %s", yamldoc.Found(n)).Allowing(words.Listed(keys))
		return 0, random.Distribution{}, false
	}
	good := d.RefuseOthers(n, path, keys, keys...)
	share, of := yamldoc.Find(n, keys[0]).Value, yamldoc.Find(n, keys[1]).Value
	for i, value := range []*yamldoc.Node{share, of} {
		if value == nil {
			d.ComplainAt(n, path, "missing key %s", words.Quoted(keys[i])).Allowing(words.Listed(keys))
			good = false
		}
	}
	if share == nil || of == nil || of.Note().Refused {
		return 0, random.Distribution{}, false
	}
	weight, weighed := d.Parameter(share, yamldoc.Join(path, keys[0]), shareOfWhole)
	law, lawful := d.law(of, yamldoc.Join(path, keys[1]), m.bare())
	return weight, law, good && weighed && lawful
}

// shareOfWhole is the measure of a share that adds up to 100 % with others.
var shareOfWhole = Measure{Unit: quantity.Share, whole: true}

// addUp reports shares that do not make a whole.
func (d lawReader) addUp(n *yamldoc.Node, path string, shares []float64) bool {
	sum := 0.
	for _, share := range shares {
		sum += share
	}
	if math.Abs(sum-1) <= 1e-9 {
		return true
	}
	d.ComplainAt(n, path, "the shares add up to %s", words.NotWhole(sum))
	return false
}
