package report

import (
	"math"
	"slices"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/caution"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/scenario/yamldoc"
	"nines/sim/stat"
	"nines/sim/words"
)

// ComparisonFormat names the shape of the JSON document of a comparison.
const ComparisonFormat = "nines-comparison/2"

// Comparison is several strategies that met the same callers and the same trouble.
type Comparison struct {
	Format     string             `json:"format" doc:"The shape of this document. It changes when a field goes, or gets another meaning."`
	Version    string             `json:"version" doc:"The version of the program."`
	Scenario   Subject            `json:"scenario" doc:"What was simulated; the strategy is the baseline."`
	Run        RunFacts           `json:"run" doc:"How it was simulated, the same for every strategy."`
	Window     string             `json:"window" doc:"The window whose calls and callers are compared; recovery clocks are always those of the whole run."`
	Strategies []ComparedStrategy `json:"strategies" doc:"The strategies, the baseline first."`
	Measures   []ComparedMeasure  `json:"measures" doc:"What is compared."`
	Ranking    figure.Ranking     `json:"ranking" doc:"Which strategy is best."`
	Cautions
	Playback []Playback `json:"playback,omitempty" doc:"Single replications as they went: the first, under the baseline and under the best of the others that is known, or else the first of them. Then typical, good and bad days."`
	Base     *Document  `json:"baseline" doc:"The whole report of the baseline."`
}

// ComparedStrategy is one of the strategies.
type ComparedStrategy struct {
	Name   string `json:"name" doc:"The strategy's name."`
	Title  string `json:"title,omitempty" doc:"What it is, in a line."`
	Digest string `json:"digest" doc:"A fingerprint of the measures that are judged, in every replication under it."`
	Exchange
	Restored *Clock         `json:"restored,omitempty" doc:"How long it took until service was restored, from the onset; absent if there was no onset in any replication."`
	Idle     []caution.Idle `json:"did-nothing,omitempty" doc:"Faults, monitors, steps and remedies that did nothing in most of the replications under it. Absent if all did something."`
	Losses   []Number       `json:"lost-per-minute" doc:"Calls lost, by the minute in which they were made: the mean over the replications."`
}

// ComparedMeasure is a measure under every strategy, in their order.
type ComparedMeasure struct {
	Name    string     `json:"measure" doc:"The measure's name."`
	Window  string     `json:"window" doc:"The window it is of. Recovery clocks are those of the whole run."`
	Unit    string     `json:"unit" doc:"What its figures count: calls, callers, s for seconds, s since onset, or share for 0 to 1."`
	Figures []Compared `json:"figures" doc:"The measure under each strategy, in their order."`
}

// Compared is a measure under one strategy, and its paired difference to the baseline. P is the difference's two-sided
// p-value, by the t test or for times the sign test. It is adjusted by Holm's method for the number of strategies compared.
type Compared struct {
	Estimate
	Reached       Number        `json:"share-of-replications" doc:"In what share of the replications the measure has a value, 0 to 1; a time that was not reached has none."`
	Applies       Number        `json:"share-it-applies-to" doc:"In what share of the replications there is something to measure, 0 to 1: a clock needs an onset, first service a total loss of service, a mean somebody to take it over."`
	Difference    Estimate      `json:"paired-difference" doc:"The strategy less the baseline, replication by replication, where both have a value. Of a time only the number of pairs."`
	P             Number        `json:"p-adjusted" doc:"The two-sided p-value of the difference, adjusted by Holm's method for the number of strategies compared; 1 for the baseline, and where nothing can be shown."`
	Shown         bool          `json:"difference-shown" doc:"Whether a difference is shown: that value is below 0.05."`
	Correlation   Number        `json:"correlation" doc:"How alike the strategy and the baseline are over the replications, -1 to 1: how much chance they share. Null if either does not vary."`
	Times         *figure.Times `json:"times,omitempty" doc:"Of a time, which some replications may not reach: quantiles over all replications, and in how many it was reached sooner or later than under the baseline. Its mean is null. Absent of all else."`
	VarianceRatio Number        `json:"variance-ratio" doc:"What common random numbers saved: how many times as many replications independent callers would have taken for the same certainty; below 1 they did harm. Here unreached stands for no end, where every replication has the same difference; null where nothing varies."`
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
		Format: ComparisonFormat, Version: version, Scenario: first.Scenario, Run: first.Run, Window: window, Cautions: Cautions{Warnings: []string{}}, Base: first,
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
	d.Ranking = figure.RankingOf(c)
	d.Playback = playbacksOf(c.Results, d.otherToShow())
	first.Playback = nil // it is beside another here
	d.warn(c)
	return d
}

// TitleOf is the title of a strategy, for people. Without one it is the name. If two have the same title, the name follows
// in brackets.
func (d *Comparison) TitleOf(name string) string {
	at := slices.IndexFunc(d.Strategies, func(s ComparedStrategy) bool { return s.Name == name })
	if at < 0 || d.Strategies[at].Title == "" {
		return phrase.Plain(name)
	}
	title := d.Strategies[at].Title
	for s := range d.Strategies {
		if s != at && d.Strategies[s].Title == title {
			return phrase.Plain(title + " (" + name + ")")
		}
	}
	return phrase.Plain(title)
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
	m := ComparedMeasure{Name: name, Window: window}
	ps := make([]float64, len(c.Results))
	for s, r := range c.Results {
		x := c.Difference(s, name, window, measure.Group{})
		m.Unit, ps[s] = string(x.Measure.Unit), x.P()
		m.Figures = append(m.Figures, comparedOf(r, &x))
	}
	for s, p := range stat.Holm(ps[1:]) {
		m.Figures[s+1].P, m.Figures[s+1].Shown = Number(p), p < 0.05
	}
	m.Figures[0].P = 1
	return m
}

// comparedOf is a measure under one strategy, with its difference to the baseline.
func comparedOf(r *experiment.Result, x *experiment.Difference) Compared {
	place := r.Plan.Measures.Find(x.Measure.Name, x.Measure.Window, x.Measure.Group)
	column := r.Column(place)
	values := finite(column)
	f := Compared{
		Reached: Number(float64(len(values)) / float64(max(1, len(column)))), Applies: appliesTo(column),
		Correlation: Number(x.Paired.Correlation), VarianceRatio: Number(x.Paired.VarianceRatio),
	}
	if x.Times != nil {
		f.Estimate, f.Difference, f.Times = figure.NoMean(r.Curve(place).N), figure.NoMean(x.Times.N), figure.TimesOf(r, place, x.Times)
		f.Correlation, f.VarianceRatio = Number(math.NaN()), Number(math.NaN())
		return f
	}
	f.Estimate, f.Difference = estimateAt(r, place), figure.Difference(x)
	return f
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

// warn adds what readers must know before they trust the differences.
func (d *Comparison) warn(c *experiment.Comparison) {
	if n := len(c.Results[0].Rows); n < c.Results[0].Asked {
		d.Add(Approximate, "interrupted: the figures are those of the first %d of %d replications", n, c.Results[0].Asked)
	}
	d.warnOfEvents(c)
	d.warnOfSkewed()
	for _, m := range d.Measures {
		for s, f := range m.Figures {
			if v := float64(f.VarianceRatio); s > 0 && !math.IsNaN(v) && v < worthTelling {
				d.Add(Note, "%s under %s: sharing the callers made the difference less certain, not more (variance ratio %.2f)",
					m.Name, d.Strategies[s].Name, v)
			}
		}
	}
}

// worthTelling is the variance ratio below which sharing the callers did harm that shows; nearer to 1 it is chance.
const worthTelling = 0.9

// warnOfEvents says under which strategies something did not happen as the scenario has it: a strategy may look good only
// because the trouble never struck. What is the same under several is said once.
func (d *Comparison) warnOfEvents(c *experiment.Comparison) {
	under, weight := map[string][]string{}, map[string]caution.Weight{}
	var order []string
	for s, r := range c.Results {
		a := &author{Result: r, doc: &Document{}}
		a.trouble()
		(&critic{a}).warnOfEvents()
		d.Strategies[s].Idle = a.doc.Idle
		for i, w := range a.doc.Warnings {
			if under[w] == nil {
				order = append(order, w)
			}
			under[w], weight[w] = append(under[w], r.Plan.Strategy), a.doc.WeightOf(i)
		}
	}
	for _, w := range order {
		d.Add(weight[w], "under %s: %s", words.Joined(under[w]), w)
	}
}
