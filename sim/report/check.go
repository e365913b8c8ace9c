package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"nines/sim/experiment"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// CheckFormat names the shape of the JSON document of a check.
const CheckFormat = "nines-check/2"

// Check is the verdicts on the expectations of scenarios.
type Check struct {
	Format      string            `json:"format" doc:"The shape of this document."`
	Version     string            `json:"version" doc:"The program's version."`
	Ruling      experiment.Ruling `json:"ruling" doc:"Of all scenarios together: held, not held, or undecided."`
	Interrupted bool              `json:"interrupted,omitempty" doc:"Whether it was interrupted: then nothing is held that was not when that happened."`
	NotRun      []string          `json:"not-run,omitempty" doc:"The scenarios that were not begun by then, or whose baselines were not compared."`
	Scenarios   []CheckedScenario `json:"scenarios" doc:"The scenarios, in the order in which they were given."`
}

// CheckedScenario is a scenario with its verdicts.
type CheckedScenario struct {
	Name         string            `json:"scenario" doc:"The scenario's name."`
	Title        string            `json:"title" doc:"Its title."`
	File         string            `json:"file" doc:"The file, as it was given; empty if it is one of the library."`
	Seed         uint64            `json:"seed" doc:"The seed of all random numbers."`
	Looks        []int             `json:"looks" doc:"The numbers of replications at which a verdict could be reached; the last is the budget."`
	Ruling       experiment.Ruling `json:"ruling" doc:"Of all its verdicts and faults together."`
	Verdicts     []Verdict         `json:"verdicts" doc:"What the replications say of each expectation, in the order of the file."`
	Faults       []FaultMet        `json:"faults" doc:"Whether each fault met anything, by strategy; but those that may miss."`
	Baseline     *Regression       `json:"baseline,omitempty" doc:"How it compares with its baseline; absent if that was not asked."`
	Replications []Replicated      `json:"replications" doc:"How often each strategy was run."`
	Took         time.Duration     `json:"-"` // how long its replications took; not in the JSON: the same check gives the same bytes
}

// Replicated is how often a strategy was run.
type Replicated struct {
	Strategy string `json:"strategy" doc:"The strategy's name."`
	Title    string `json:"title,omitempty" doc:"Its title."`
	N        int    `json:"n" doc:"Its replications."`
	Digest   string `json:"digest" doc:"A fingerprint of the measures that are judged, in every one of them."`
}

// Verdict is what the replications say of an expectation. Low and high are its interval; null where it has no end.
type Verdict struct {
	Name      string            `json:"name" doc:"The expectation's name."`
	Title     string            `json:"title,omitempty" doc:"What must hold, in its author's words."`
	Line      int               `json:"line" doc:"Where its name stands in the file, from 1; 0 if it stands elsewhere, as on the command line."`
	Column    int               `json:"column" doc:"In which column, from 1; 0 likewise."`
	Strategy  string            `json:"strategy" doc:"The strategy under which it must hold."`
	Against   string            `json:"against,omitempty" doc:"The strategy that it must be better than; absent if it is not compared."`
	Measure   string            `json:"measure" doc:"The measure; nines help measures says what it is."`
	Window    string            `json:"window" doc:"The window of its calls; run is the whole run."`
	By        string            `json:"by,omitempty" doc:"By what the callers are grouped; absent for all callers."`
	Group     string            `json:"group,omitempty" doc:"Which of the groups it is."`
	Unit      string            `json:"unit" doc:"What the measure counts."`
	Statistic string            `json:"statistic" doc:"What is held against the limit: the mean, a quantile, or in how many of the replications it is kept."`
	Ruling    experiment.Ruling `json:"ruling" doc:"Whether it is held, not held, or undecided."`
	Value     Exact             `json:"value" doc:"The estimate, in the unit of the measure. If the limit is a time of day, it is in seconds since the start of the run. For in-at-least and in-at-most it is a share. With against it is how much better, as a share if the limit is one. Null if there is none."`
	Low       Exact             `json:"low" doc:"The low end of its interval; null if it has none."`
	High      Exact             `json:"high" doc:"The high end."`
	Level     float64           `json:"confidence" doc:"The confidence level of the interval, which is more than the expectation's where there are several looks."`
	N         int               `json:"n" doc:"The replications that it rests on: those with a value."`
	Of        int               `json:"replications" doc:"Of how many."`
	figure.Evidence
	Measured string `json:"measured" doc:"The value and its interval in words, with as many digits as tell them from the limit."`
	Subject  string `json:"subject" doc:"What is judged, in words."`
	Expected string `json:"expected" doc:"What it must be, in words."`
	Why      string `json:"why,omitempty" doc:"Why there is no value, or it does not decide."`
}

// FaultMet is whether a fault met anything under a strategy.
type FaultMet struct {
	Fault    string            `json:"fault" doc:"The fault's name."`
	Title    string            `json:"title,omitempty" doc:"Its title."`
	Strategy string            `json:"strategy" doc:"The strategy under which it was to meet something."`
	Ruling   experiment.Ruling `json:"ruling" doc:"Held if it met something in any replication."`
	Touched  int               `json:"replications-touched" doc:"The replications in which it did."`
	N        int               `json:"n" doc:"The replications there were."`
	Why      string            `json:"why,omitempty" doc:"What to do about it."`
}

// NewCheck makes an empty document, which holds.
func NewCheck(version string) *Check {
	return &Check{Format: CheckFormat, Version: version, Ruling: experiment.Held, Scenarios: []CheckedScenario{}}
}

// Add adds the verdicts of one scenario, its comparison with the baseline, nil if there is none, and how long both took.
func (d *Check) Add(file string, c *experiment.Checked, against *Regression, took time.Duration) {
	first := c.Plans[0]
	s := CheckedScenario{
		Name: first.Name, Title: first.Title, File: file, Seed: first.Seed, Looks: c.Looks, Ruling: experiment.Held, Took: took,
		Verdicts: []Verdict{}, Faults: []FaultMet{}, Replications: []Replicated{},
	}
	for i := range c.Verdicts {
		v := verdictOf(c, &c.Verdicts[i])
		s.Verdicts, s.Ruling = append(s.Verdicts, v), worse(s.Ruling, v.Ruling)
	}
	for _, v := range c.Faults() {
		f := faultMet(&v)
		s.Faults, s.Ruling = append(s.Faults, f), worse(s.Ruling, f.Ruling)
	}
	if against != nil {
		s.Baseline, s.Ruling = against, worse(s.Ruling, against.Ruling())
	}
	for _, r := range c.Results {
		s.Replications = append(s.Replications, Replicated{r.Plan.Strategy, r.Plan.StrategyTitle, len(r.Rows), r.Digest()})
	}
	d.Scenarios, d.Ruling = append(d.Scenarios, s), worse(d.Ruling, s.Ruling)
}

// Interrupt says that the check was interrupted, and what was not begun.
func (d *Check) Interrupt(notRun []string) {
	d.Interrupted, d.NotRun, d.Ruling = true, notRun, worse(d.Ruling, experiment.Undecided)
}

// worse is the ruling on two things together.
func worse(a, b experiment.Ruling) experiment.Ruling {
	order := []experiment.Ruling{experiment.Held, experiment.Undecided, experiment.NotHeld}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// verdictOf is a verdict as the document keeps it. It repeats what was expected, because a reader of the JSON may not have
// the scenario.
func verdictOf(c *experiment.Checked, v *experiment.Verdict) Verdict {
	k := v.Criterion
	return Verdict{
		Name: k.Name, Title: k.Title, Line: k.Line, Column: k.Column, Strategy: k.Strategy, Against: k.Against,
		Measure: k.Measure.Name, Window: k.Measure.Window, By: k.Measure.Group.By, Group: k.Measure.Group.Name, Unit: string(k.Measure.Unit),
		Statistic: string(k.Statistic), Ruling: v.Ruling, Value: Exact(v.Value), Low: Exact(end(v.Low)), High: Exact(end(v.High)),
		Level: v.Level, N: v.N, Of: v.Of, Evidence: figure.EvidenceOf(v), Measured: phrase.Measured(c.Plans[0].Start, v), Subject: k.Subject(), Expected: k.Demand(), Why: v.Why,
	}
}

func faultMet(v *experiment.FaultVerdict) FaultMet {
	f := FaultMet{Fault: v.Plan.Trouble.Faults[v.Fault].Name, Title: v.Plan.Titles[v.Fault], Strategy: v.Plan.Strategy, Ruling: v.Ruling, Touched: v.Touched, N: v.N}
	if v.Ruling == experiment.NotHeld {
		f.Why = fmt.Sprintf("The fault affected nothing in any of %d replications under %s, and the results say nothing about it. "+
			"If that is intended, write trouble.%s.may-miss: yes", f.N, f.Strategy, f.Fault)
	}
	return f
}

// JSON writes the document for a program.
func (d *Check) JSON(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", " ")
	return encoder.Encode(d)
}
