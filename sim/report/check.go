package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/scenario"
)

// CheckFormat names the shape of the JSON document of a check.
const CheckFormat = "nines-check/1"

// Check is what came of holding scenarios against what they expect.
type Check struct {
	Format    string            `json:"format"`
	Version   string            `json:"version"`
	Ruling    experiment.Ruling `json:"ruling"` // of all together: held only if everything is
	Scenarios []CheckedScenario `json:"scenarios"`
}

// CheckedScenario is a scenario with its verdicts.
type CheckedScenario struct {
	Name         string            `json:"scenario"`
	Title        string            `json:"title"`
	File         string            `json:"file"`
	Seed         uint64            `json:"seed"`
	Looks        []int             `json:"looks"` // the replications at which a verdict could be reached; the last is the budget
	Ruling       experiment.Ruling `json:"ruling"`
	Verdicts     []Verdict         `json:"verdicts"`
	Faults       []FaultMet        `json:"faults"`
	Replications []Replicated      `json:"replications"`
}

// Replicated is how often a strategy was run.
type Replicated struct {
	Strategy string `json:"strategy"`
	N        int    `json:"n"`
	Digest   string `json:"digest"`
}

// Verdict is what the replications say of an expectation. Low and high are its interval; null where it has no end.
type Verdict struct {
	Name      string            `json:"name"`
	Title     string            `json:"title,omitempty"`
	Line      int               `json:"line"`
	Column    int               `json:"column"`
	Strategy  string            `json:"strategy"`
	Against   string            `json:"against,omitempty"` // the strategy that it must be better than
	Measure   string            `json:"measure"`
	Window    string            `json:"window"`
	By        string            `json:"by,omitempty"`
	Group     string            `json:"group,omitempty"`
	Unit      string            `json:"unit"` // of the measure
	Statistic string            `json:"statistic"`
	Ruling    experiment.Ruling `json:"ruling"`
	Value     Exact             `json:"value"` // in the unit; a share for in-at-least, in-at-most and a relative gain
	Low       Exact             `json:"low"`
	High      Exact             `json:"high"`
	Level     float64           `json:"confidence"` // of the interval, at each look
	N         int               `json:"n"`
	Skewed    bool              `json:"skewed,omitempty"`
	Measured  string            `json:"measured"` // the value and its interval in words, told apart from the limit
	Subject   string            `json:"subject"`
	Expected  string            `json:"expected"`
	Why       string            `json:"why,omitempty"`
}

// FaultMet is whether a fault met anything under a strategy.
type FaultMet struct {
	Fault    string            `json:"fault"`
	Strategy string            `json:"strategy"`
	Ruling   experiment.Ruling `json:"ruling"`
	Touched  int               `json:"replications-touched"`
	N        int               `json:"n"`
	Why      string            `json:"why,omitempty"`
}

// Exact is a number to the last bit, as a verdict needs it; null where there is none or it has no bound.
type Exact float64

// MarshalJSON implements json.Marshaler.
func (x Exact) MarshalJSON() ([]byte, error) {
	if v := float64(x); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(x))
}

// NewCheck makes an empty document, which holds.
func NewCheck(version string) *Check {
	return &Check{Format: CheckFormat, Version: version, Ruling: experiment.Held, Scenarios: []CheckedScenario{}}
}

// Add takes in what came of one scenario.
func (d *Check) Add(file string, c *experiment.Checked) {
	first := c.Plans[0]
	s := CheckedScenario{
		Name: first.Name, Title: first.Title, File: file, Seed: first.Seed, Looks: c.Looks, Ruling: experiment.Held,
		Verdicts: []Verdict{}, Faults: []FaultMet{}, Replications: []Replicated{},
	}
	for i := range c.Verdicts {
		v := verdictOf(c, &c.Verdicts[i])
		s.Verdicts, s.Ruling = append(s.Verdicts, v), worse(s.Ruling, v.Ruling)
	}
	for i := range c.Faults {
		f := faultMet(&c.Faults[i])
		s.Faults, s.Ruling = append(s.Faults, f), worse(s.Ruling, f.Ruling)
	}
	for _, r := range c.Results {
		s.Replications = append(s.Replications, Replicated{r.Plan.Strategy, len(r.Rows), r.Digest()})
	}
	d.Scenarios, d.Ruling = append(d.Scenarios, s), worse(d.Ruling, s.Ruling)
}

// worse is the ruling on two things together.
func worse(a, b experiment.Ruling) experiment.Ruling {
	order := []experiment.Ruling{experiment.Held, experiment.Undecided, experiment.NotHeld}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

func verdictOf(c *experiment.Checked, v *experiment.Verdict) Verdict {
	k := v.Criterion
	low, high := v.Low, v.High
	if v.Why != "" && math.IsNaN(v.Value) {
		low, high = math.NaN(), math.NaN()
	}
	return Verdict{
		Name: k.Name, Title: k.Title, Line: k.Line, Column: k.Column, Strategy: k.Strategy, Against: k.Against,
		Measure: k.Measure.Name, Window: k.Measure.Window, By: k.Measure.Group.By, Group: k.Measure.Group.Name, Unit: string(k.Measure.Unit),
		Statistic: string(k.Statistic), Ruling: v.Ruling, Value: Exact(v.Value), Low: Exact(low), High: Exact(high),
		Level: v.Level, N: v.N, Skewed: v.Skewed, Measured: measured(c.Plans[0].Start, v), Subject: k.Subject(), Expected: k.Demand(), Why: v.Why,
	}
}

func faultMet(v *experiment.FaultVerdict) FaultMet {
	f := FaultMet{Fault: v.Plan.Trouble.Faults[v.Fault].Name, Strategy: v.Plan.Strategy, Ruling: v.Ruling, Touched: v.Touched, N: v.N}
	if v.Ruling == experiment.NotHeld {
		f.Why = fmt.Sprintf("the fault %s met nothing in any of %d replications under %s, so that what is said of it proves nothing; if it may, "+
			"write trouble.%s.may-miss: yes", f.Fault, f.N, f.Strategy, f.Fault)
	}
	return f
}

// JSON writes the document for a program.
func (d *Check) JSON(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", " ")
	return encoder.Encode(d)
}

// counts are how many of a scenario's verdicts there are of each ruling, faults included.
func (s *CheckedScenario) counts() map[experiment.Ruling]int {
	n := map[experiment.Ruling]int{}
	for _, v := range s.Verdicts {
		n[v.Ruling]++
	}
	for _, f := range s.Faults {
		n[f.Ruling]++
	}
	return n
}

// isOf says that a statistic is a share of the replications.
func isOf(s scenario.Statistic) bool {
	return s == scenario.InAtLeast || s == scenario.InAtMost
}
