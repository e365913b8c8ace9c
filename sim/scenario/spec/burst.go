package spec

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/scenario/language"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
)

// Burst is an incident that many people report at once.
type Burst struct {
	Name     string              `yaml:",key"`
	Every    *des.Time           `yaml:"every" unit:"duration" positive:"true" doc:"Mean time between such incidents. They come at random, independent of profile and day-factor. Give this or at."`
	At       Times               `yaml:"at" doc:"When the incident happens: a time such as 21:30 or onset + 20m, or a list of times."`
	Callers  random.Distribution `yaml:"callers" unit:"number" required:"true" doc:"How many people report one incident. It is drawn for each incident and rounded to a whole number, from 1 to a million. All want help."`
	Over     random.Distribution `yaml:"over" unit:"duration" spread:"true" required:"true" doc:"How long after the incident each makes the first call. A plain length such as 6m means any time within it, equally likely."`
	Regions  []Share             `yaml:"regions" list:"true" doc:"Where such incidents happen, each in one region. Names (in proportion to their callers), or shares that add up to 100%. Without it, anywhere."`
	Services []Share             `yaml:"services" list:"true" doc:"The services that these callers want. Names (in proportion to their callers), or shares that add up to 100%. Without it, as all callers."`
}

// Times are instants of the run.
type Times []des.Time

func decodeTimes(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	switch {
	case n.Kind == yamldoc.ScalarNode:
		at, ok := d.Instant(n, path, n.Value)
		d.Leaf(n, path)
		return Times{at}, ok
	case n.Kind != yamldoc.SequenceNode || len(n.Content) == 0:
		d.ComplainAt(n, path, "expected %s, or a list of times, found %s", language.Measure{Unit: quantity.Instant}.Quantity(), foundTimes(n))
		return nil, false
	}
	var list []des.Time
	d.Into(n, path, &list, `unit:"instant"`)
	return Times(list), true
}

func foundTimes(n *yamldoc.Node) string {
	if n.Kind == yamldoc.SequenceNode {
		return "an empty list"
	}
	return yamldoc.Found(n)
}

func timesSchema() *jsonschema.Schema {
	one := func() *jsonschema.Schema {
		return &jsonschema.Schema{Type: "string", Pattern: "^" + language.AnyInstantForm + "$"}
	}
	return schema.Either(ranges.OrRange(one()), &jsonschema.Schema{Type: "array", Items: one(), MinItems: jsonschema.Ptr(1)})
}

// The most that bursts may add: more would be another kind of demand, which first-calls are for.
const (
	MostBursts       = 50
	MostBurstCallers = 1_000_000 // in a run
)
