package report

import (
	"fmt"
	"math"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/scenario/yamldoc"
	"nines/sim/stat"
	"nines/sim/words"
)

// ComparisonFormat names the shape of the JSON document of a comparison.
const ComparisonFormat = "nines-comparison/1"

// Comparison is several strategies that met the same callers and the same trouble.
type Comparison struct {
	Format     string             `json:"format" doc:"The shape of this document. It changes when a field goes or comes to mean something else."`
	Version    string             `json:"version" doc:"The version of the program."`
	Scenario   Subject            `json:"scenario" doc:"What was simulated; the strategy is the baseline."`
	Run        RunFacts           `json:"run" doc:"How it was simulated, the same for every strategy."`
	Window     string             `json:"window" doc:"The window whose calls and callers are compared; recovery clocks are always those of the whole run."`
	Strategies []ComparedStrategy `json:"strategies" doc:"The strategies, the baseline first."`
	Measures   []ComparedMeasure  `json:"measures" doc:"What is compared."`
	Ranking    Ranking            `json:"ranking" doc:"Which strategy is best."`
	Warnings   []string           `json:"warnings" doc:"What to know before believing a figure, each a sentence."`
	Playback   []Playback         `json:"playback,omitempty" doc:"One replication as it went: under the baseline, and under the best of the others that is known, or else the first of them."`
	Base       *Document          `json:"baseline" doc:"The whole report of the baseline."`
}

// ComparedStrategy is one of the strategies.
type ComparedStrategy struct {
	Name   string `json:"name" doc:"The strategy's name."`
	Title  string `json:"title,omitempty" doc:"What it is, in a line."`
	Digest string `json:"digest" doc:"A fingerprint of the measures that are judged, in every replication under it."`
	Exchange
	Restored *Clock   `json:"restored,omitempty" doc:"How long it took until service was restored, from the onset; absent if there was no onset in any replication."`
	Losses   []Number `json:"lost-per-minute" doc:"Calls lost, by the minute in which they were made: the mean over the replications."`
}

// ComparedMeasure is a measure under every strategy, in their order.
type ComparedMeasure struct {
	Name    string     `json:"measure" doc:"The measure's name."`
	Unit    string     `json:"unit" doc:"What its figures count: calls, callers, s for seconds, s since onset, or share for 0 to 1."`
	Figures []Compared `json:"figures" doc:"The measure under each strategy, in their order."`
}

// Ranking is which strategy leaves the fewest callers never connected, by the procedure of Kim and Nelson, which is valid
// for strategies that share their callers.
type Ranking struct {
	Measure      string   `json:"measure" doc:"What is ranked by, over the whole run: the fewest are best."`
	Indifference Number   `json:"indifference" doc:"A difference too small to matter, in callers."`
	Confidence   Number   `json:"confidence" doc:"The probability that the best, if one is named, is the best or within the indifference of it, 0 to 1."`
	Best         string   `json:"best,omitempty" doc:"The best strategy; absent if none can be told apart from the others yet."`
	Left         []string `json:"not-ruled-out" doc:"The strategies that are not ruled out; the best alone, if there is one."`
	More         int      `json:"more-replications" doc:"About how many more replications it would take to name the best; 0 if it is named, or if there are too few to say."`
	Taken        int      `json:"replications-taken,omitempty" doc:"How many replications it took to name the best; absent if none is named."`
	Independent  int      `json:"replications-if-independent,omitempty" doc:"How many of each strategy it would take if they did not share their callers, by Rinott's procedure; absent if there are too few to say."`
}

// Compared is a measure under one strategy, and its paired difference to the baseline. P is the difference's two-sided
// p-value, adjusted by Holm's method for the number of strategies compared.
type Compared struct {
	Estimate
	Reached       Number   `json:"share-of-replications" doc:"In what share of the replications the measure has a value, 0 to 1; a clock that was not reached has none, and is left out of the mean."`
	Applies       Number   `json:"share-it-applies-to" doc:"In what share of the replications there is something to measure, 0 to 1: a clock needs an onset, first service a total loss of service, a mean somebody to take it over."`
	Difference    Estimate `json:"paired-difference" doc:"The strategy less the baseline, replication by replication, where both have a value."`
	P             Number   `json:"p-adjusted" doc:"The two-sided p-value of the difference, adjusted by Holm's method for the number of strategies compared; 1 for the baseline, and where nothing can be shown."`
	Shown         bool     `json:"difference-shown" doc:"Whether a difference is shown: that value is below 0.05."`
	Correlation   Number   `json:"correlation" doc:"How alike the strategy and the baseline are over the replications, -1 to 1: how much chance they share. Null if either does not vary."`
	VarianceRatio Number   `json:"variance-ratio" doc:"What common random numbers saved: how many times as many replications independent callers would have taken for the same certainty; below 1 they did harm. Here unreached stands for no end, where every replication has the same difference; null where nothing varies."`
}

// comparedMeasures is what a comparison tells.
var comparedMeasures = []string{
	"callers.affected", "callers.never-connected", "callers.moved", "callers.in-vain", "callers.delayed", "calls.unconnected", "calls.offered",
	"answer.within-target", "answer.mean",
	"recovery.detected", "recovery.first-service", "recovery.restored", "recovery.normal",
}

// NewComparison makes the document of a comparison over a window; recovery clocks are always those of the whole run. Leaves
// are the numbers of the scenario under the baseline.
func NewComparison(c *experiment.Comparison, leaves []yamldoc.Leaf, window, version string) *Comparison {
	first := New(c.Results[0], leaves, version)
	d := &Comparison{
		Format: ComparisonFormat, Version: version, Scenario: first.Scenario, Run: first.Run, Window: window, Warnings: []string{}, Base: first,
	}
	for s, r := range c.Results {
		d.Strategies = append(d.Strategies, ComparedStrategy{
			Name: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Digest: r.Digest(),
			Exchange: exchangeOf(c, s),
			Restored: restoredOf(r), Losses: lossesOf(r),
		})
	}
	for _, name := range comparedMeasures {
		at := window
		if name[:9] == "recovery." {
			at = measure.WholeRun
		}
		d.Measures = append(d.Measures, compared(c, name, at))
	}
	d.Run.Pursued(c.Precision)
	d.rank(c)
	d.Playback = append(first.Playback, playbackOf(c.Results[d.otherToShow()])...)
	first.Playback = nil // it is beside another here
	d.warn(c)
	return d
}

// otherToShow is the strategy that is played back beside the baseline: the best, if it is another one, or else the next.
func (d *Comparison) otherToShow() int {
	for s := range d.Strategies {
		if s > 0 && d.Strategies[s].Name == d.Ranking.Best {
			return s
		}
	}
	return min(1, len(d.Strategies)-1)
}

// restoredOf is the clock of restored service; nil if there was nothing to restore.
func restoredOf(r *experiment.Result) *Clock {
	a := &author{Result: r, doc: &Document{}}
	a.clocks()
	for i := range a.doc.Clocks {
		if a.doc.Clocks[i].Name == "restored" {
			return &a.doc.Clocks[i]
		}
	}
	return nil
}

// lossesOf are the calls lost in each minute.
func lossesOf(r *experiment.Result) []Number {
	losses := make([]Number, r.Plan.Measures.Steps())
	for _, s := range r.Means()[:emergency.Outcomes] {
		if !isLoss(s.Name) {
			continue
		}
		for m, v := range s.Values {
			losses[m] += Number(v)
		}
	}
	return losses
}

// isLoss says whether a series is of calls that were lost.
func isLoss(series string) bool {
	for o := range emergency.Outcomes {
		if o.Unconnected() && series == "calls."+o.String() {
			return true
		}
	}
	return false
}

// compared is one measure under all strategies. The p-values of a measure are adjusted for the number of strategies, not for
// the number of measures.
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
			Estimate: own, Reached: Number(float64(len(values)) / float64(max(1, len(column)))), Applies: appliesTo(column),
			Difference: differenceOf(&x), Correlation: Number(x.Paired.Correlation), VarianceRatio: Number(x.Paired.VarianceRatio),
		})
	}
	for s, p := range stat.Holm(ps[1:]) {
		m.Figures[s+1].P, m.Figures[s+1].Shown = Number(p), p < 0.05
	}
	m.Figures[0].P = 1
	return m
}

// appliesTo is the share of the replications in which there is something to measure, reached or not.
func appliesTo(column []float64) Number {
	known := 0
	for _, x := range column {
		if !math.IsNaN(x) {
			known++
		}
	}
	return Number(float64(known) / float64(max(1, len(column))))
}

// The ranking's first stage, in replications, and its chance of being wrong.
const (
	FirstStage = 20
	rankAlpha  = 0.05
)

// rank names the best strategy. It uses only callers.never-connected: strategies can trade the other measures against each
// other.
func (d *Comparison) rank(c *experiment.Comparison) {
	const by = "callers.never-connected"
	r := Ranking{Measure: by, Indifference: Number(c.Results[0].Plan.Indifference), Confidence: 1 - rankAlpha}
	columns := make([][]float64, len(c.Results))
	for s, result := range c.Results {
		columns[s] = result.Column(result.Plan.Measures.Find(by, measure.WholeRun, measure.Group{}))
	}
	procedure := stat.NewKimNelson(len(columns), FirstStage, rankAlpha, float64(r.Indifference))
	survivors, done, taken := procedure.Step(columns)
	for _, s := range survivors {
		r.Left = append(r.Left, d.Strategies[s].Name)
	}
	if done {
		r.Best, r.Taken = r.Left[0], taken
	} else {
		r.More, _ = procedure.CannotSeparate()
	}
	for _, column := range columns {
		if k := len(columns); k > 1 && len(column) >= FirstStage {
			r.Independent = max(r.Independent, stat.Rinott(k, rankAlpha, float64(r.Indifference), column[:FirstStage]))
		}
	}
	d.Ranking = r
}

// warn adds what readers must know before they trust the differences.
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
		(&critic{a}).warnOfEvents()
		for _, w := range a.doc.Warnings {
			if under[w] == nil {
				order = append(order, w)
			}
			under[w] = append(under[w], r.Plan.Strategy)
		}
	}
	for _, w := range order {
		d.Warnings = append(d.Warnings, fmt.Sprintf("under %s: %s", words.Joined(under[w]), w))
	}
}
