package report

import (
	"fmt"
	"math"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// ComparisonFormat names the shape of the JSON document of a comparison.
const ComparisonFormat = "nines-comparison/1"

// Comparison is several strategies that met the same callers and the same trouble.
type Comparison struct {
	Format     string             `json:"format"`
	Version    string             `json:"version"`
	Scenario   Subject            `json:"scenario"` // its strategy is the baseline
	Run        RunFacts           `json:"run"`
	Window     string             `json:"window"`
	Strategies []ComparedStrategy `json:"strategies"` // the baseline first
	Measures   []ComparedMeasure  `json:"measures"`
	Ranking    Ranking            `json:"ranking"`
	Warnings   []string           `json:"warnings"`
}

// ComparedStrategy is one of the strategies. Gained are the callers who got help under it and not under the baseline,
// lost the reverse.
type ComparedStrategy struct {
	Name   string   `json:"name"`
	Title  string   `json:"title,omitempty"`
	Digest string   `json:"digest"`
	Gained Estimate `json:"callers-gained"`
	Lost   Estimate `json:"callers-lost"`
	// Forewarned callers were told of another number, and made no call; only where a notice does so.
	Forewarned *Estimate `json:"callers-forewarned,omitempty"`
}

// ComparedMeasure is a measure under every strategy, in their order.
type ComparedMeasure struct {
	Name    string     `json:"measure"`
	Unit    string     `json:"unit"`
	Figures []Compared `json:"figures"`
}

// Ranking is which strategy leaves the fewest callers never connected, by the procedure of Kim and Nelson, which is valid
// for strategies that share their callers.
type Ranking struct {
	Measure      string   `json:"measure"`
	Indifference Number   `json:"indifference"` // a difference too small to matter
	Confidence   Number   `json:"confidence"`   // that the best, if one is named, is the best or within the indifference of it
	Best         string   `json:"best,omitempty"`
	Left         []string `json:"not-ruled-out"`
	More         int      `json:"more-replications"` // an estimate of how many more it would take; 0 if the best is named
}

// Compared is a measure under one strategy, and its paired difference to the baseline. P is the difference's two-sided
// p-value, adjusted by Holm's method for the number of strategies compared.
type Compared struct {
	Estimate
	Reached       Number   `json:"share-of-replications"` // in which the measure has a value
	Difference    Estimate `json:"paired-difference"`
	P             Number   `json:"p-adjusted"`
	Shown         bool     `json:"difference-shown"`
	Correlation   Number   `json:"correlation"`
	VarianceRatio Number   `json:"variance-ratio"` // how many times more replications independent callers would have taken
}

// comparedMeasures is what a comparison tells.
var comparedMeasures = []string{
	"callers.affected", "callers.never-connected", "callers.delayed", "calls.unconnected", "calls.offered",
	"answer.within-target", "answer.mean",
	"recovery.detected", "recovery.first-service", "recovery.restored", "recovery.normal",
}

// NewComparison makes the document of a comparison over a window; recovery clocks are always those of the whole run.
func NewComparison(c *experiment.Comparison, window, version string) *Comparison {
	first := New(c.Results[0], nil, version)
	d := &Comparison{
		Format: ComparisonFormat, Version: version, Scenario: first.Scenario, Run: first.Run, Window: window, Warnings: []string{},
	}
	for s, r := range c.Results {
		d.Strategies = append(d.Strategies, ComparedStrategy{
			Name: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Digest: r.Digest(),
			Gained: estimateOf(stat.Mean(c.Gained[s])), Lost: estimateOf(stat.Mean(c.Lost[s])),
			Forewarned: forewarnedCallers(r, window),
		})
	}
	for _, name := range comparedMeasures {
		at := window
		if name[:9] == "recovery." {
			at = measure.WholeRun
		}
		d.Measures = append(d.Measures, compared(c, name, at))
	}
	d.rank(c)
	d.warn(c)
	return d
}

func compared(c *experiment.Comparison, name, window string) ComparedMeasure {
	m := ComparedMeasure{Name: name}
	ps := make([]float64, len(c.Results))
	for s, r := range c.Results {
		x := c.Difference(s, name, window, measure.Group{})
		m.Unit = string(x.Measure.Unit)
		place := r.Plan.Measures.Find(name, window, measure.Group{})
		column := r.Column(place)
		values := finite(column)
		own := estimateAt(r, place)
		if x.Measure.Numerator == measure.None {
			own = meanOf(values, r.Plan.Seed)
		}
		ps[s] = x.Paired.P()
		m.Figures = append(m.Figures, Compared{
			Estimate: own, Reached: Number(float64(len(values)) / float64(max(1, len(column)))),
			Difference: differenceOf(&x), Correlation: Number(x.Paired.Correlation), VarianceRatio: Number(x.Paired.VarianceRatio),
		})
	}
	for s, p := range stat.Holm(ps[1:]) {
		m.Figures[s+1].P, m.Figures[s+1].Shown = Number(p), p < 0.05
	}
	m.Figures[0].P = 1
	return m
}

// The ranking's first stage, in replications, and its chance of being wrong.
const (
	firstStage = 20
	rankAlpha  = 0.05
)

func (d *Comparison) rank(c *experiment.Comparison) {
	const by = "callers.never-connected"
	r := Ranking{Measure: by, Indifference: Number(c.Results[0].Plan.Indifference), Confidence: 1 - rankAlpha}
	columns := make([][]float64, len(c.Results))
	for s, result := range c.Results {
		columns[s] = result.Column(result.Plan.Measures.Find(by, measure.WholeRun, measure.Group{}))
	}
	procedure := stat.NewKimNelson(len(columns), firstStage, rankAlpha, float64(r.Indifference))
	survivors, done, _ := procedure.Step(columns)
	for _, s := range survivors {
		r.Left = append(r.Left, d.Strategies[s].Name)
	}
	if done {
		r.Best = r.Left[0]
	} else {
		r.More, _ = procedure.CannotSeparate()
	}
	d.Ranking = r
}

func (d *Comparison) warn(c *experiment.Comparison) {
	if n := len(c.Results[0].Rows); n < c.Results[0].Asked {
		d.Warnings = append(d.Warnings, fmt.Sprintf("interrupted: the figures are those of the first %d of %d replications", n, c.Results[0].Asked))
	}
	d.warnOfEvents(c)
	d.warnOfSkewed()
	for _, m := range d.Measures {
		for s, f := range m.Figures {
			if v := float64(f.VarianceRatio); s > 0 && !math.IsNaN(v) && v < worthTelling {
				d.Warnings = append(d.Warnings, fmt.Sprintf("%s under %s: sharing the callers made the difference less certain, not more (variance ratio %.2f)",
					m.Name, d.Strategies[s].Name, v))
			}
		}
	}
}

// worthTelling is the variance ratio below which sharing the callers did harm that shows; nearer to 1 it is chance.
const worthTelling = 0.9

// warnOfEvents says under which strategies something did not happen as the scenario has it: a strategy may look good only
// because the trouble never struck. What is the same under several is said once.
func (d *Comparison) warnOfEvents(c *experiment.Comparison) {
	under := map[string][]string{}
	var order []string
	for _, r := range c.Results {
		a := &author{Result: r, doc: &Document{}}
		a.trouble()
		a.warnOfEvents()
		for _, w := range a.doc.Warnings {
			if under[w] == nil {
				order = append(order, w)
			}
			under[w] = append(under[w], r.Plan.Strategy)
		}
	}
	for _, w := range order {
		d.Warnings = append(d.Warnings, fmt.Sprintf("under %s: %s", joined(under[w]), w))
	}
}
