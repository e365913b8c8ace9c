package language

import (
	"fmt"
	"reflect"
	"slices"

	"nines/sim/random"
	"nines/sim/scenario/law"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// lawReader decodes distributions.
type lawReader struct{ *Decoder }

// distribution decodes a distribution into its place.
func (d lawReader) distribution(n *yamldoc.Node, path string, v reflect.Value, m Measure) {
	if law, ok := d.law(n, path, m); ok {
		v.Set(reflect.ValueOf(law))
	}
	d.lawLeaf(n, path)
}

// law reads one value, which is constant, or the name of a law with its parameters.
func (d lawReader) law(n *yamldoc.Node, path string, m Measure) (random.Distribution, bool) {
	if n.Kind == yamldoc.ScalarNode {
		value, ok := d.Parameter(n, path, m)
		return d.made(n, path, ok, func() (random.Distribution, error) {
			if m.spread {
				return random.Uniform(0, value)
			}
			return random.Constant(value)
		})
	}
	entries := yamldoc.Meaningful(n)
	if n.Kind != yamldoc.MappingNode || len(entries) != 1 {
		d.ComplainAt(n, path, "expected %s, or one distribution such as {exponential: …}, found %s", m.Quantity(), foundLaws(n, entries)).
			Allowing(words.Listed(law.Names()))
		return random.Distribution{}, false
	}
	if entries[0].Key.Note().Refused || entries[0].Value.Note().Refused {
		return random.Distribution{}, false
	}
	return d.lawByName(entries[0], path, m)
}

// lawByName reads the parameters of the law that a key names.
func (d lawReader) lawByName(p yamldoc.Pair, above string, m Measure) (random.Distribution, bool) {
	if name := p.Key.Value; !slices.Contains(law.Names(), name) {
		meant := d.ComplainAt(p.Key, above, "unknown distribution %s", words.Quoted(name)).Among(name, law.Names()).Suggestion
		if meant == "" {
			return random.Distribution{}, false
		}
		TakeFor(d.Decoder, nil, p.Key, meant)
	}
	name, path := p.Key.Value, yamldoc.Join(above, p.Key.Value)
	at := slices.IndexFunc(law.All, func(l law.Law) bool { return l.Name == name })
	switch {
	case at >= 0:
		return d.plainLaw(p.Value, path, law.All[at], m)
	case name == law.Empirical:
		return d.empirical(p.Value, path, m)
	default:
		return d.mixture(p.Value, path, m)
	}
}

// foundLaws names what stands in the place of one distribution.
func foundLaws(n *yamldoc.Node, entries []yamldoc.Pair) string {
	if n.Kind != yamldoc.MappingNode {
		return yamldoc.Found(n)
	}
	if len(entries) == 0 {
		return "an empty mapping"
	}
	names := make([]string, len(entries))
	for i, p := range entries {
		names[i] = p.Key.Value
	}
	return "several keys: " + words.Listed(names)
}

// made builds a distribution from good parameters and reports what it says of them.
func (d lawReader) made(n *yamldoc.Node, path string, ok bool, make func() (random.Distribution, error)) (random.Distribution, bool) {
	if !ok {
		return random.Distribution{}, false
	}
	made, err := make()
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
	}
	return made, err == nil
}

// Parameter reads one number.
func (d *Decoder) Parameter(n *yamldoc.Node, path string, m Measure) (float64, bool) {
	if n.Note().Refused {
		return 0, false
	}
	if n.Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected %s, found %s", m.Quantity(), yamldoc.Found(n))
		return 0, false
	}
	value, err := ranger{d}.read(n, m, nil)
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
	} else {
		ranger{d}.keepNumber(n, path, m, nil)
	}
	return value, err == nil
}

// plainLaw reads the parameters of a law.
func (d lawReader) plainLaw(n *yamldoc.Node, path string, l law.Law, m Measure) (random.Distribution, bool) {
	values, ok := map[string]float64{}, true
	switch {
	case n.Kind == yamldoc.ScalarNode && l.Short != "":
		values[l.Short], ok = d.Parameter(n, path, m.bare())
	case n.Kind == yamldoc.MappingNode:
		values, ok = d.parameters(n, path, l, m)
	default:
		d.ComplainAt(n, path, "expected the parameters of the distribution, found %s", yamldoc.Found(n)).Allowing(words.Listed(l.Names()))
		return random.Distribution{}, false
	}
	return d.made(n, path, ok, func() (random.Distribution, error) { return d.Language.law(l, values) })
}

// law makes a distribution. Some take a while, as their quantiles are worked out beforehand: those that strategies share are
// made once.
func (l *Language) law(from law.Law, values map[string]float64) (random.Distribution, error) {
	key := fmt.Sprint(from.Name, values)
	if known, ok := l.laws[key]; ok {
		return known, nil
	}
	made, err := from.Make(values)
	if err == nil {
		if l.laws == nil {
			l.laws = map[string]random.Distribution{}
		}
		l.laws[key] = made
	}
	return made, err
}

// bare is a measure without the bounds, which are those of a value and not of a parameter.
func (m Measure) bare() Measure { return Measure{Unit: m.Unit} }

// parameters reads a mapping of parameters and reports those missing or unknown.
func (d lawReader) parameters(n *yamldoc.Node, path string, l law.Law, m Measure) (map[string]float64, bool) {
	values, good := map[string]float64{}, d.RefuseOthers(n, path, l.Names(), l.Needed()...)
	for _, p := range l.Parameters {
		written := yamldoc.Find(n, p.Name).Value
		if written == nil {
			continue
		}
		value, ok := d.Parameter(written, yamldoc.Join(path, p.Name), measureOf(p, m))
		values[p.Name], good = value, good && ok
	}
	return values, d.complete(n, path, l, values) && good
}

func measureOf(p law.Parameter, m Measure) Measure {
	if p.Unit == "" {
		return m.bare()
	}
	return Measure{Unit: p.Unit}
}

// complete reports whether the parameters that were given are those that are needed.
func (d lawReader) complete(n *yamldoc.Node, path string, l law.Law, values map[string]float64) bool {
	chosen, good := 0, true
	for _, p := range l.Parameters {
		_, given := values[p.Name]
		switch {
		case slices.Contains(l.Either, p.Name) && given:
			chosen++
		case !given && !slices.Contains(l.Either, p.Name):
			d.ComplainAt(n, path, "missing key %s", words.Quoted(p.Name)).Allowing(words.Listed(l.Names()))
			good = false
		}
	}
	if len(l.Either) > 0 && chosen != 1 {
		d.ComplainAt(n, path, "expected either %s or %s, found %s", l.Either[0], l.Either[1], []string{"neither", "one", "both"}[chosen])
		good = false
	}
	return good
}

// empirical reads a list of values, each as likely as the others, or a file of them.
func (d lawReader) empirical(n *yamldoc.Node, path string, m Measure) (random.Distribution, bool) {
	if n.Kind == yamldoc.MappingNode {
		return d.empiricalFile(n, path, m.bare())
	}
	if n.Kind != yamldoc.SequenceNode {
		d.ComplainAt(n, path, "expected a list of values, or a file such as {csv: times.csv, column: seconds, unit: s}, found %s", yamldoc.Found(n))
		return random.Distribution{}, false
	}
	values, good := make([]float64, len(n.Content)), true
	for i, item := range n.Content {
		value, ok := d.Parameter(item, yamldoc.Element(path, i), m.bare())
		values[i], good = value, good && ok
	}
	return d.made(n, path, good, func() (random.Distribution, error) { return random.Empirical(values) })
}
