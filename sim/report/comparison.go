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
	"nines/sim/words"
)

// ComparisonFormat names the shape of the JSON document of a comparison.
const ComparisonFormat = "nines-comparison/3"

// Comparison is several strategies that met the same callers and the same trouble.
type Comparison struct {
	Format     string             `json:"format" doc:"The shape of this document. It changes when a field goes, or gets another meaning."`
	Version    string             `json:"version" doc:"The version of the program."`
	Scenario   Subject            `json:"scenario" doc:"What was simulated; the strategy is the baseline."`
	Run        RunFacts           `json:"run" doc:"How it was simulated, the same for every strategy."`
	Answer     *Answer            `json:"answer" doc:"What answers the scenario's question."`
	Window     string             `json:"window" doc:"The window whose calls and callers are compared; recovery clocks are always those of the whole run."`
	Strategies []ComparedStrategy `json:"strategies" doc:"The strategies, the baseline first."`
	Measures   []ComparedMeasure  `json:"measures" doc:"What is compared."`
	Ranking    figure.Ranking     `json:"ranking" doc:"Which strategy is best."`
	Cautions
	Playback []Playback `json:"playback,omitempty" doc:"Single replications as they went: a typical, a good and a bad one of the baseline. Each is there under the baseline and under the best of the others, or else the first of them. Further strategies have the typical one. With fewer than 20 replications, the first of all under these two."`
	Base     *Document  `json:"baseline" doc:"The whole report of the baseline."`
}

// ComparedStrategy is one of the strategies.
type ComparedStrategy struct {
	Name   string   `json:"name" doc:"The strategy's name."`
	Title  string   `json:"title,omitempty" doc:"What it is, in a line."`
	Digest string   `json:"digest" doc:"A fingerprint of the measures that are judged, in every replication under it."`
	People People   `json:"people" doc:"How people fared under it, in the whole run."`
	Help   Compared `json:"without-help" doc:"Callers without help in the whole run, and the paired difference to the baseline."`
	Exchange
	Restored *Clock         `json:"restored,omitempty" doc:"How long it took until service was restored, from the onset; absent if there was no onset in any replication."`
	Idle     []caution.Idle `json:"did-nothing,omitempty" doc:"Faults, monitors, steps and remedies that did nothing in most of the replications under it. Absent if all did something."`
	Numbers  []Provenance   `json:"own-numbers,omitempty" doc:"Its numbers that the first strategy does not have, or has with another value, with where they come from. Absent if it has none."`
	Losses   []Number       `json:"lost-per-minute" doc:"Calls lost, by the minute in which they were made: the mean over the replications."`
}

// ComparedMeasure is a measure under every strategy, and Compared under one.
type (
	ComparedMeasure = figure.ComparedMeasure
	Compared        = figure.Compared
)

// comparedMeasures is what a comparison tells.
var comparedMeasures = []string{
	"callers.affected", "callers.without-help", "callers.never-connected", "callers.moved", "callers.in-vain", "callers.delayed", "calls.unconnected", "calls.offered",
	"answer.within-target", "answer.mean",
	"recovery.detected", "recovery.first-service", "recovery.restored", "recovery.normal",
}

// NewComparison makes the document of a comparison over a window, without the days that PlayBack adds. Recovery clocks are always
// those of the whole run. Leaves are the numbers of the scenario under the baseline.
func NewComparison(c *experiment.Comparison, leaves []yamldoc.Leaf, window, version string) *Comparison {
	first := newDocument(c.Results[0], leaves, version, true)
	d := &Comparison{
		Format: ComparisonFormat, Version: version, Scenario: first.Scenario, Run: first.Run, Window: window, Cautions: Cautions{Warnings: []string{}}, Base: first,
	}
	help := figure.Compare(c, "callers.without-help", measure.WholeRun, measure.Group{})
	for s, r := range c.Results {
		d.Strategies = append(d.Strategies, ComparedStrategy{
			Name: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Digest: r.Digest(),
			People: figure.PeopleOf(r), Help: help.Figures[s], Exchange: figure.ExchangeOf(c, s),
			Restored: restoredOf(r), Losses: lossesOf(r),
		})
	}
	for _, name := range comparedMeasures {
		at := window
		if name[:9] == "recovery." {
			at = measure.WholeRun
		}
		d.Measures = append(d.Measures, figure.Compare(c, name, at, measure.Group{}))
	}
	d.Run.Digest = c.Digest()
	d.Run.Pursued(c.Precision)
	d.Ranking = figure.RankingOf(c)
	d.Answer = figure.AnswerAmong(c)
	d.Origins = first.Origins
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
		a.known()
		if s == 0 {
			a.doc.MissedBefore, a.doc.Run = d.Base.MissedBefore, d.Base.Run
		}
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
