package scenario

import (
	"math"
	"reflect"
	"slices"

	"nines/sim/random"
)

// law is one kind of distribution as the file writes it: a name and its parameters.
type law struct {
	name       string
	doc        string
	parameters []parameter
	either     []string // of these parameters exactly one is given; the others are all required
	short      string   // the parameter that a single value stands for
	make       func(p map[string]float64) (random.Distribution, error)
}

// parameter is a number of a law. It has the unit of the drawn value unless it names its own.
type parameter struct{ name, unit, doc string }

var (
	meanParameter = parameter{"mean", "", "The mean."}
	cvParameter   = parameter{"cv", numberUnit, "The coefficient of variation: the standard deviation as a multiple of the mean."}
)

// laws are the distributions with plain parameters, in the order in which the messages list them.
var laws = []law{
	{
		name: "lognormal", doc: "Most human durations: never short, sometimes very long.",
		parameters: []parameter{meanParameter, {"median", "", "The value that half of all draws exceed."}, cvParameter},
		either:     []string{"mean", "median"},
		make: func(p map[string]float64) (random.Distribution, error) {
			if median, ok := p["median"]; ok {
				return random.LognormalMedian(median, p["cv"])
			}
			return random.LognormalMean(p["mean"], p["cv"])
		},
	},
	{
		name: "exponential", doc: "No memory: what is left does not depend on what has passed.",
		parameters: []parameter{meanParameter}, short: "mean",
		make: func(p map[string]float64) (random.Distribution, error) { return random.Exponential(p["mean"]) },
	},
	{
		name: "gamma", doc: "From nearly constant to very uneven, by its cv.",
		parameters: []parameter{meanParameter, cvParameter},
		make:       func(p map[string]float64) (random.Distribution, error) { return random.Gamma(p["mean"], p["cv"]) },
	},
	{
		name: "weibull", doc: "Times until something breaks.",
		parameters: []parameter{meanParameter, cvParameter},
		make:       func(p map[string]float64) (random.Distribution, error) { return random.Weibull(p["mean"], p["cv"]) },
	},
	{
		name: "erlang", doc: "Several equal exponential stages, one after the other.",
		parameters: []parameter{meanParameter, {"stages", countUnit, "How many stages."}},
		make: func(p map[string]float64) (random.Distribution, error) {
			return random.Erlang(int(min(p["stages"], math.MaxInt32)), p["mean"])
		},
	},
	{
		name: "uniform", doc: "Equally likely everywhere between two ends.",
		parameters: []parameter{{"from", "", "The least value."}, {"to", "", "The greatest value."}},
		make:       func(p map[string]float64) (random.Distribution, error) { return random.Uniform(p["from"], p["to"]) },
	},
	{
		name: "triangular", doc: "The least, the usual and the most that an expert would say.",
		parameters: []parameter{{"min", "", "The least value."}, {"mode", "", "The usual value."}, {"max", "", "The greatest value."}},
		make: func(p map[string]float64) (random.Distribution, error) {
			return random.Triangular(p["min"], p["mode"], p["max"])
		},
	},
}

const (
	empiricalLaw = "empirical"
	mixtureLaw   = "mixture"
)

// lawNames lists every distribution.
func lawNames() []string {
	var names []string
	for _, l := range laws {
		names = append(names, l.name)
	}
	return append(names, empiricalLaw, mixtureLaw)
}

// distribution decodes a distribution into its place.
func (d *decoder) distribution(n *Node, path string, v reflect.Value, m measure) {
	if law, ok := d.law(n, path, m); ok {
		v.Set(reflect.ValueOf(law))
	}
	d.lawLeaf(n, path)
}

// law reads one value, which is constant, or the name of a law with its parameters.
func (d *decoder) law(n *Node, path string, m measure) (random.Distribution, bool) {
	if n.Kind == ScalarNode {
		value, ok := d.parameter(n, path, m)
		return d.made(n, path, ok, func() (random.Distribution, error) {
			if m.spread {
				return random.Uniform(0, value)
			}
			return random.Constant(value)
		})
	}
	entries := meaningful(n)
	if n.Kind != MappingNode || len(entries) != 1 {
		d.complainAt(n, path, "expected %s, or one distribution such as {exponential: …}, found %s", m.quantity(), foundLaws(n, entries)).
			allowing(listed(lawNames()))
		return random.Distribution{}, false
	}
	if d.doc.notes[entries[0].key].refused || d.doc.notes[entries[0].value].refused {
		return random.Distribution{}, false
	}
	return d.lawByName(entries[0], path, m)
}

// lawByName reads the parameters of the law that a key names.
func (d *decoder) lawByName(p pair, above string, m measure) (random.Distribution, bool) {
	name, path := p.key.Value, join(above, p.key.Value)
	at := slices.IndexFunc(laws, func(l law) bool { return l.name == name })
	switch {
	case at >= 0:
		return d.plainLaw(p.value, path, laws[at], m)
	case name == empiricalLaw:
		return d.empirical(p.value, path, m)
	case name == mixtureLaw:
		return d.mixture(p.value, path, m)
	}
	d.complainAt(p.key, above, "unknown distribution %s", quoted(name)).among(name, lawNames())
	return random.Distribution{}, false
}

// foundLaws names what stands in the place of one distribution.
func foundLaws(n *Node, entries []pair) string {
	if n.Kind != MappingNode {
		return found(n)
	}
	if len(entries) == 0 {
		return "an empty mapping"
	}
	names := make([]string, len(entries))
	for i, p := range entries {
		names[i] = p.key.Value
	}
	return "several keys: " + listed(names)
}

// made builds a distribution from good parameters and reports what it says of them.
func (d *decoder) made(n *Node, path string, ok bool, make func() (random.Distribution, error)) (random.Distribution, bool) {
	if !ok {
		return random.Distribution{}, false
	}
	made, err := make()
	if err != nil {
		d.complainAt(n, path, "%s", err.Error())
	}
	return made, err == nil
}

// parameter reads one number.
func (d *decoder) parameter(n *Node, path string, m measure) (float64, bool) {
	if d.doc.notes[n].refused {
		return 0, false
	}
	if n.Kind != ScalarNode {
		d.complainAt(n, path, "expected %s, found %s", m.quantity(), found(n))
		return 0, false
	}
	value, err := m.read(n, nil)
	if err != nil {
		d.complainAt(n, path, "%s", err.Error())
	}
	return value, err == nil
}

// plainLaw reads the parameters of a law.
func (d *decoder) plainLaw(n *Node, path string, l law, m measure) (random.Distribution, bool) {
	values, ok := map[string]float64{}, true
	switch {
	case n.Kind == ScalarNode && l.short != "":
		values[l.short], ok = d.parameter(n, path, m.bare())
	case n.Kind == MappingNode:
		values, ok = d.parameters(n, path, l, m)
	default:
		d.complainAt(n, path, "expected the parameters of the distribution, found %s", found(n)).allowing(listed(l.names()))
		return random.Distribution{}, false
	}
	return d.made(n, path, ok, func() (random.Distribution, error) { return l.make(values) })
}

// bare is a measure without the bounds, which are those of a value and not of a parameter.
func (m measure) bare() measure { return measure{unit: m.unit} }

func (l law) names() []string {
	names := make([]string, len(l.parameters))
	for i, p := range l.parameters {
		names[i] = p.name
	}
	return names
}

// parameters reads a mapping of parameters and reports those missing or unknown.
func (d *decoder) parameters(n *Node, path string, l law, m measure) (map[string]float64, bool) {
	values, good := map[string]float64{}, d.refuseOthers(n, path, l.names())
	for _, p := range l.parameters {
		written := find(n, p.name).value
		if written == nil {
			continue
		}
		value, ok := d.parameter(written, join(path, p.name), p.measure(m))
		values[p.name], good = value, good && ok
	}
	return values, d.complete(n, path, l, values) && good
}

func (p parameter) measure(m measure) measure {
	if p.unit == "" {
		return m.bare()
	}
	return measure{unit: p.unit}
}

// complete says whether the parameters that were given are those that are needed.
func (d *decoder) complete(n *Node, path string, l law, values map[string]float64) bool {
	chosen, good := 0, true
	for _, p := range l.parameters {
		_, given := values[p.name]
		switch {
		case slices.Contains(l.either, p.name) && given:
			chosen++
		case !given && !slices.Contains(l.either, p.name):
			d.complainAt(n, path, "missing key %s", quoted(p.name)).allowing(listed(l.names()))
			good = false
		}
	}
	if len(l.either) > 0 && chosen != 1 {
		d.complainAt(n, path, "expected either %s or %s, found %s", l.either[0], l.either[1], []string{"neither", "one", "both"}[chosen])
		good = false
	}
	return good
}

// empirical reads a list of values, each as likely as the others, or a file of them.
func (d *decoder) empirical(n *Node, path string, m measure) (random.Distribution, bool) {
	if n.Kind == MappingNode {
		return d.empiricalFile(n, path, m.bare())
	}
	if n.Kind != SequenceNode {
		d.complainAt(n, path, "expected a list of values, or a file such as {csv: times.csv, column: seconds, unit: s}, found %s", found(n))
		return random.Distribution{}, false
	}
	values, good := make([]float64, len(n.Content)), true
	for i, item := range n.Content {
		value, ok := d.parameter(item, element(path, i), m.bare())
		values[i], good = value, good && ok
	}
	return d.made(n, path, good, func() (random.Distribution, error) { return random.Empirical(values) })
}
