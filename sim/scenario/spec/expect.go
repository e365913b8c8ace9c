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
	BetterThan *BetterThan `yaml:"better-than" doc:"Another strategy that this one must beat, with the same callers and the same faults."`
	Quantile   *float64    `yaml:"quantile" unit:"share" min:"0.1%" max:"99.9%" doc:"The limit applies to this quantile of the replications, not to the mean. 95% is the value that 19 runs in 20 stay below."`
	InAtLeast  *float64    `yaml:"in-at-least" unit:"share" min:"0.1%" max:"99.9%" doc:"The limit applies to each replication, not to the mean: at least this share of them must keep it. No number of replications proves 100%."`
	InAtMost   *float64    `yaml:"in-at-most" unit:"share" min:"0.1%" max:"99.9%" doc:"At most this share of the replications may keep to the limit."`
	Confidence float64     `yaml:"confidence" unit:"share" min:"50%" max:"99.9%" default:"95%" doc:"How sure the verdict must be."`
}

// Measured is a measure, in a window, of a group.
type Measured struct {
	Measure string `yaml:"measure" required:"true" doc:"The measure: see nines help measures."`
	Window  string `yaml:"window" default:"run" doc:"The part of the run: one of study.windows, or run for the whole."`
	Of      string `yaml:"of" doc:"The callers, such as services.ambulance, regions.wales, access.mobile or providers.north. Without it, all callers who want help. everybody adds accidental, silent and test calls. no-request means accidental and silent calls. testers are people who test the number."`
}

// BetterThan is another strategy, and by how much one must be better.
type BetterThan struct {
	Strategy string `yaml:"strategy" required:"true" short:"true" doc:"The other strategy."`
	By       *Limit `yaml:"by" doc:"By how much: in the unit of the measure, or as a share of its value under the other strategy. For a measure that is a share, in percentage points. Without it, by any amount."`
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
