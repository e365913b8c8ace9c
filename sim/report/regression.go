package report

import (
	"encoding/json"
	"io"

	"nines/sim/experiment"
)

// Regression is how a run compares with its baseline.
type Regression struct {
	Scenario     string      `json:"scenario"`
	Baseline     RecordFacts `json:"baseline"`
	Now          RecordFacts `json:"now"`
	Basis        string      `json:"basis"` // identical, broken (they should be identical, and are not), same-seed or other-seed
	Held         bool        `json:"held"`
	Margin       Number      `json:"margin"`     // a share of the baseline's figure
	Level        Number      `json:"confidence"` // of the interval of each difference
	Figures      []Regressed `json:"figures"`
	OnlyBaseline []Place     `json:"only-in-baseline"` // not compared
	OnlyNow      []Place     `json:"only-now"`
	Renewing     bool        `json:"-"` // the baseline is just being renewed, so that nobody need be told to
}

// RecordFacts is one of the two runs.
type RecordFacts struct {
	Version      string `json:"version"`
	Strategy     string `json:"strategy"`
	Fingerprint  string `json:"fingerprint"`
	Seed         uint64 `json:"seed"`
	Digest       string `json:"digest"`
	Replications int    `json:"replications"`
	Compared     int    `json:"replications-compared"`
}

// Regressed is one figure, then and now. Worse, better or moved it is if the whole interval of the difference lies beyond
// the limit; same if it lies within.
type Regressed struct {
	Measure    string   `json:"measure"`
	Window     string   `json:"window"`
	Unit       string   `json:"unit"`
	Better     string   `json:"better"` // less, more or neither
	Baseline   Estimate `json:"baseline"`
	Now        Estimate `json:"now"`
	Difference Estimate `json:"difference"`
	Limit      Number   `json:"limit"`   // the margin, in the unit
	Verdict    string   `json:"verdict"` // same, not-shown, worse, better, moved or no-value
	Reached    *Reached `json:"reached,omitempty"`
}

// Reached is in what share of the replications a time was reached; only where it was not in all.
type Reached struct {
	Baseline Estimate `json:"baseline"`
	Now      Estimate `json:"now"`
	Verdict  string   `json:"verdict"`
}

// Place is a measure in a window.
type Place struct {
	Measure string `json:"measure"`
	Window  string `json:"window"`
}

// The words of the JSON document, in the order of their numbers.
var (
	bases     = []string{experiment.Identical: "identical", experiment.Broken: "broken", experiment.OnePeople: "same-seed", experiment.TwoPeoples: "other-seed"}
	movements = []string{
		experiment.Unmoved: "same", experiment.Unshown: "not-shown", experiment.Worsened: "worse", experiment.Improved: "better",
		experiment.Moved: "moved", experiment.Valueless: "no-value",
	}
)

// Regress compares the document with its baseline. The margin is how far a figure may move, as a share of the baseline's.
// It is an error if the two have nothing in common.
func (d *Document) Regress(base *Baseline, margin float64) (*Regression, error) {
	now := d.Baseline()
	old, young := base.Record(), now.Record()
	r, err := experiment.Regress(old, young, margin)
	if err != nil {
		return nil, err
	}
	to := &Regression{
		Scenario: d.Scenario.Name, Baseline: base.facts(r.Base), Now: now.facts(r.Now), Basis: bases[r.Basis], Held: r.Held(),
		Margin: Number(r.Margin), Level: Number(r.Level), OnlyBaseline: placesOf(r.OnlyBase), OnlyNow: placesOf(r.OnlyNow),
	}
	for _, c := range r.Changes {
		to.Figures = append(to.Figures, regressedOf(c))
	}
	return to, nil
}

func (b *Baseline) facts(compared int) RecordFacts {
	return RecordFacts{
		Version: b.Version, Strategy: b.Scenario.Strategy, Fingerprint: b.Scenario.Fingerprint, Seed: b.Run.Seed, Digest: b.Run.Digest,
		Replications: b.Run.Replications, Compared: compared,
	}
}

func placesOf(columns []experiment.Column) []Place {
	places := make([]Place, len(columns))
	for i, c := range columns {
		places[i] = Place{c.Name, c.Window}
	}
	return places
}

func regressedOf(c experiment.Change) Regressed {
	to := Regressed{
		Measure: c.Name, Window: c.Window, Unit: string(c.Unit), Better: senses[c.Better],
		Baseline: estimateOf(c.Base), Now: estimateOf(c.Now), Difference: estimateOf(c.Difference),
		Limit: Number(c.Limit), Verdict: movements[c.Movement],
	}
	if c.Reached != nil {
		to.Reached = &Reached{estimateOf(c.Reached.Base), estimateOf(c.Reached.Now), movements[c.Reached.Movement]}
	}
	return to
}

// Text writes the comparison for a terminal.
func (r *Regression) Text(to io.Writer) error { return writeText(to, r.blocks()) }

// Markdown writes the comparison for a pull request.
func (r *Regression) Markdown(to io.Writer) error { return writeMarkdown(to, r.blocks()) }

// JSON writes the comparison for a program.
func (r *Regression) JSON(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", " ")
	return encoder.Encode(r)
}
