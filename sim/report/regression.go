package report

import (
	"encoding/json"
	"io"

	"nines/sim/experiment"
)

// Regression is how a run compares with its baseline.
type Regression struct {
	Scenario     string      `json:"scenario" doc:"The scenario's name."`
	Baseline     RecordFacts `json:"baseline" doc:"As it was in the baseline."`
	Now          RecordFacts `json:"now" doc:"As it is now."`
	Basis        string      `json:"basis" doc:"On what ground they are compared: identical, broken (they should be identical, and are not), same-seed (replication by replication) or other-seed (as two groups)."`
	Held         bool        `json:"held" doc:"Whether nothing is shown to be worse, or to have moved."`
	Margin       Number      `json:"margin" doc:"How far a figure may move, as a share of the baseline's."`
	Level        Number      `json:"confidence" doc:"The confidence level of the interval of each difference: so high that all together err once in twenty times."`
	Figures      []Regressed `json:"figures" doc:"The figures that both have, then and now."`
	OnlyBaseline []Place     `json:"only-in-baseline" doc:"What the baseline has and this run has not; not compared."`
	OnlyNow      []Place     `json:"only-now" doc:"What this run has and the baseline has not; not compared."`
	Renew        string      `json:"-"` // the command that replaces the baseline; empty while it is being replaced
}

// RecordFacts is one of the two runs.
type RecordFacts struct {
	Version      string `json:"version" doc:"The version of the program."`
	Strategy     string `json:"strategy" doc:"The strategy."`
	Fingerprint  string `json:"fingerprint" doc:"The fingerprint of what was simulated."`
	Seed         uint64 `json:"seed" doc:"The seed."`
	Digest       string `json:"digest" doc:"The fingerprint of the measures that are judged."`
	Replications int    `json:"replications" doc:"The replications there are."`
	Compared     int    `json:"replications-compared" doc:"Those that were compared."`
}

// Regressed is one figure, then and now.
type Regressed struct {
	Measure    string   `json:"measure" doc:"The measure, of all callers."`
	Window     string   `json:"window" doc:"The window of its calls; run is the whole run."`
	Unit       string   `json:"unit" doc:"What it counts."`
	Better     string   `json:"better" doc:"Which way it is better: less, more, or neither."`
	Statistic  string   `json:"statistic" doc:"What the field mean of baseline, now and difference holds: mean, or of a time median, with what was not reached as later than any time."`
	Baseline   Estimate `json:"baseline" doc:"As it was in the baseline."`
	Now        Estimate `json:"now" doc:"As it is now."`
	Difference Estimate `json:"difference" doc:"What it is now, less what it was; of a time, the median over the replications if they are compared one by one."`
	Later      int      `json:"later" doc:"Of a time compared replication by replication: in how many it is later than it was by more than the limit, or no longer reached. Else 0."`
	Sooner     int      `json:"sooner" doc:"In how many it is sooner by more than the limit, or reached only now."`
	Limit      Number   `json:"limit" doc:"The margin, in the unit."`
	Verdict    string   `json:"verdict" doc:"same, not-shown, worse, better, moved, no-value or vanished. It is worse, better or moved only if the whole interval lies beyond the limit; a time, if later and sooner are too uneven for chance (sign test). It is vanished if every replication had a value, and now none has."`
	Reached    *Reached `json:"reached,omitempty" doc:"In what share of the replications a time was reached; only where it was not in all."`
}

// Reached is in what share of the replications a time was reached; only where it was not in all.
type Reached struct {
	Baseline Estimate `json:"baseline" doc:"As it was in the baseline."`
	Now      Estimate `json:"now" doc:"As it is now."`
	Verdict  string   `json:"verdict" doc:"same, not-shown, worse, better, moved or no-value: worse, better or moved only if the whole interval lies beyond the limit."`
}

// Place is a measure in a window.
type Place struct {
	Measure string `json:"measure" doc:"The measure, of all callers."`
	Window  string `json:"window" doc:"The window of its calls; run is the whole run."`
}

// The words of the JSON document, in the order of their numbers.
var (
	bases     = []string{experiment.Identical: "identical", experiment.Broken: "broken", experiment.OnePeople: "same-seed", experiment.TwoPeoples: "other-seed"}
	Movements = []string{
		experiment.Unmoved: "same", experiment.Unshown: "not-shown", experiment.Worsened: "worse", experiment.Improved: "better",
		experiment.Moved: "moved", experiment.Valueless: "no-value", experiment.Vanished: "vanished",
	}
)

// Regress compares the document with its baseline. The margin is how far a figure may move, as a share of the baseline's.
// It is an error if the two have nothing in common.
func (d *Document) Regress(base *Baseline, margin float64) (*Regression, error) {
	now := d.Baseline()
	then := *base
	then.moved(now)
	old, young := then.Record(), now.Record()
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

// regressedOf is a compared figure as the document keeps it.
func regressedOf(c experiment.Change) Regressed {
	to := Regressed{
		Measure: c.Name, Window: c.Window, Unit: string(c.Unit), Better: c.Better.String(),
		Statistic: c.Statistic(), Later: c.Later, Sooner: c.Sooner, Baseline: estimateOf(c.Base), Now: estimateOf(c.Now), Difference: estimateOf(c.Difference),
		Limit: Number(c.Limit), Verdict: Movements[c.Movement],
	}
	if c.Reached != nil {
		to.Reached = &Reached{estimateOf(c.Reached.Base), estimateOf(c.Reached.Now), Movements[c.Reached.Movement]}
	}
	return to
}

// Ruling is the verdict of a check on it.
func (r *Regression) Ruling() experiment.Ruling {
	if r.Held {
		return experiment.Held
	}
	return experiment.NotHeld
}

// JSON writes the comparison for a program.
func (r *Regression) JSON(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", " ")
	return encoder.Encode(r)
}
