package spec

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
)

// Expectation is what must hold of a measure. Where nothing else is said, it is about the mean over the replications.
type Expectation struct {
	Name       string      `yaml:",key"`
	Title      string      `yaml:"title" doc:"What must hold, in words."`
	Measured   Measured    `yaml:",inline"`
	Strategy   string      `yaml:"strategy" doc:"The strategy under which it must hold. Without it the scenario's first."`
	AtMost     *Limit      `yaml:"at-most" doc:"The most it may be, in the unit of the measure: 50 calls, 2%, 90s. A recovery clock may have a time of day, too: 09:00."`
	AtLeast    *Limit      `yaml:"at-least" doc:"The least it may be."`
	Between    *Range      `yaml:"between" doc:"The least and the most it may be, as a list of two."`
	BetterThan *BetterThan `yaml:"better-than" doc:"Another strategy than which this one must be better, on the same callers and the same trouble."`
	Quantile   *float64    `yaml:"quantile" unit:"share" min:"0.1%" max:"99.9%" doc:"Not the mean must keep to the limit, but this quantile of the replications: 95% is what 19 days in 20 stay below."`
	InAtLeast  *float64    `yaml:"in-at-least" unit:"share" min:"0.1%" max:"99.9%" doc:"Not the mean must keep to the limit, but at least this share of the replications, each by itself. No number of replications proves 100%."`
	InAtMost   *float64    `yaml:"in-at-most" unit:"share" min:"0.1%" max:"99.9%" doc:"Or at most this share of them."`
	Confidence float64     `yaml:"confidence" unit:"share" min:"50%" max:"99.9%" default:"95%" doc:"How sure the verdict must be."`
}

// Measured is a measure, in a window, of a group.
type Measured struct {
	Measure string `yaml:"measure" required:"true" doc:"What is measured: see nines help measures."`
	Window  string `yaml:"window" default:"run" doc:"The part of the run whose calls are meant: one of study.windows, or run for all of it."`
	Of      string `yaml:"of" doc:"Whose calls are meant: those of services.ambulance, regions.wales, access.mobile or providers.north, say. Without it, those of everybody who wants help; everybody includes accidental, silent and test calls, no-request is the accidental and silent ones, testers those who test the number."`
}

// BetterThan is another strategy, and by how much one must be better.
type BetterThan struct {
	Strategy string `yaml:"strategy" required:"true" short:"true" doc:"The other strategy."`
	By       *Limit `yaml:"by" doc:"By how much: in the unit of the measure, or as a share of what it is under the other strategy. Of a measure that is itself a share it is in percentage points. Without it, by anything at all."`
}

// Limit is a value in the unit of a measure. What unit that is, is known only when the world is: until then it is kept as
// it was written.
type Limit struct {
	Node *yamldoc.Node
	Path string
}

// Range is two limits.
type Range struct{ From, To Limit }

func decodeLimit(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected a value in the unit of the measure, found %s", yamldoc.Found(n))
		return nil, false
	}
	return &Limit{n, path}, true
}

func decodeRange(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.SequenceNode || len(n.Content) != 2 || n.Content[0].Kind != yamldoc.ScalarNode || n.Content[1].Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected a list of two limits such as [50 calls, 80 calls], found %s", yamldoc.Found(n))
		return nil, false
	}
	return &Range{Limit{n.Content[0], yamldoc.Element(path, 0)}, Limit{n.Content[1], yamldoc.Element(path, 1)}}, true
}

func limitSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number"}}
}

func rangeSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: limitSchema(), MinItems: jsonschema.Ptr(2), MaxItems: jsonschema.Ptr(2)}
}
