package figure

import (
	"errors"
	"fmt"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/phrase"
)

// Answer is what answers the scenario's question: one measure under the strategies that the question is about.
type Answer struct {
	Bound      bool              `json:"bound" doc:"Whether the scenario says what answers its question. If not, callers without help under all strategies that were run do."`
	Measure    string            `json:"measure" doc:"What answers it."`
	Window     string            `json:"window" doc:"In which window; run is the whole run."`
	Of         string            `json:"of,omitempty" doc:"The callers it is about; absent for all who want help."`
	Unit       string            `json:"unit" doc:"The unit of its figures, as that of measures."`
	Better     string            `json:"better" doc:"Which way of it is better: less, more, or neither."`
	N          int               `json:"replications" doc:"How many replications the answer rests on. A run may have more of its own strategy."`
	Level      float64           `json:"confidence" doc:"The confidence level of the intervals: 0.95."`
	Ground     string            `json:"ground" doc:"What the best is named by. It is intervals if the paired difference to every other is shown, and search if the procedure of Kim and Nelson came to its end. Otherwise it is none."`
	Best       string            `json:"best,omitempty" doc:"The best of these strategies; absent if none is named."`
	Left       []string          `json:"not-ruled-out" doc:"The strategies that may be the best; the best alone, if it is named."`
	Order      []string          `json:"order" doc:"The strategies from best to worst by their estimates, the named one first."`
	Asked      []string          `json:"asked,omitempty" doc:"The strategies that the question is about, also those that were not run; absent where there is none to choose from."`
	Strategies []Answering       `json:"strategies" doc:"The strategies in the order of the question. The others are compared with the first."`
	OverRanges *OverRanges       `json:"over-ranges,omitempty" doc:"How far it moves over the ranges of what nobody knows. Absent if the scenario has none, or they were not simulated."`
	OverHabits *OverHabits       `json:"over-habits,omitempty" doc:"What it would be with other habits of callers. Absent if the scenario says itself all that callers do, or they were not simulated."`
	Also       []ComparedMeasure `json:"also,omitempty" doc:"Other measures of the whole run under the same strategies. Absent where there is one strategy, and in comparisons, which have them elsewhere."`
}

// Answering is a strategy in an answer.
type Answering struct {
	Name     string    `json:"name" doc:"The strategy's name."`
	Title    string    `json:"title,omitempty" doc:"What it is, in a line."`
	Figure   Compared  `json:"figure" doc:"What answers the question, under this strategy, and its paired difference to the first."`
	People   People    `json:"people" doc:"How people fared under it, in the whole run."`
	Restored *Times    `json:"restored,omitempty" doc:"How long it took until service was restored, from the onset, and as compared with the first; absent if there was no onset in any replication."`
	Exchange *Exchange `json:"exchange,omitempty" doc:"Who fares differently than under the first strategy. Absent for the first, and in comparisons, which have it elsewhere."`
}

// People is how people fared in the whole run. Those who want help are counted apart from accidental and silent calls.
type People struct {
	WithoutHelp    phrase.Estimate  `json:"without-help" doc:"Callers who wanted help, were never connected by this number and found no help elsewhere."`
	NeverConnected phrase.Estimate  `json:"never-connected" doc:"Callers who wanted help and were never connected by this number: without help, or helped elsewhere after a lost call."`
	Affected       phrase.Estimate  `json:"affected" doc:"Callers who wanted help and failed at least once."`
	Moved          phrase.Estimate  `json:"moved" doc:"Callers who wanted help and got it elsewhere, at another number or in another way."`
	WantedNothing  phrase.Estimate  `json:"accidental-and-silent" doc:"Accidental and silent callers whose call was lost. They do not call again."`
	Tests          *phrase.Estimate `json:"test-calls,omitempty" doc:"Lost test calls; absent if none was lost."`
	Days           []DayOf          `json:"days,omitempty" doc:"How many were without help on a good, a typical and a bad day. Under the run's own strategy they are of all its replications. Absent with one."`
}

// DayOf is one replication that stands for others.
type DayOf struct {
	Percent        int           `json:"percentile" doc:"Which percentile of the replications by callers without help: 5, 50 or 95."`
	Replication    int           `json:"replication" doc:"Which replication it is."`
	WithoutHelp    phrase.Number `json:"without-help" doc:"Callers without help on that day."`
	NeverConnected phrase.Number `json:"never-connected" doc:"Callers never connected by this number on that day."`
}

// AnswerTo is what answers the scenario's question. The results of the comparison are the strategies that it is about, in its
// order; one alone is compared with nothing.
func AnswerTo(c *experiment.Comparison) *Answer {
	m := measureOfAnswer(c)
	a := &Answer{
		Bound: c.Results[0].Plan.Question.Bound, Measure: m.Name, Window: m.Window, Of: plan.GroupName(m.Group), Unit: string(m.Unit), Better: m.Better().String(),
		Asked: c.Results[0].Plan.Question.Strategies, N: len(c.Results[0].Rows), Level: 0.95, Ground: string(experiment.NotYet),
	}
	for _, r := range c.Results {
		a.Left, a.Order = append(a.Left, r.Plan.Strategy), append(a.Order, r.Plan.Strategy)
	}
	if len(c.Results) > 1 && m.Better() != measure.Neither {
		a.rank(c, m)
	}
	under, restored := Compare(c, m.Name, m.Window, m.Group), Compare(c, "recovery.restored", measure.WholeRun, measure.Group{})
	for s, r := range c.Results {
		one := Answering{Name: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Figure: under.Figures[s], People: PeopleOf(r), Restored: restored.Figures[s].Times}
		if one.Restored.Reached.N == 0 {
			one.Restored = nil
		}
		if s > 0 && len(c.Fared[0]) == len(c.Results) {
			x := ExchangeOf(c, s)
			one.Exchange = &x
		}
		a.Strategies = append(a.Strategies, one)
	}
	if len(c.Results) > 1 {
		for _, name := range alsoAnswered {
			a.Also = append(a.Also, Compare(c, name, measure.WholeRun, measure.Group{}))
		}
	}
	return a
}

// alsoAnswered are the further measures of an answer.
var alsoAnswered = []string{"callers.affected", "callers.without-help", "callers.never-connected", "callers.moved", "callers.delayed", "calls.unconnected"}

// withoutHelp is what answers a question that is not bound to a measure.
const withoutHelp = "callers.without-help"

// neverConnected counts those too who found help elsewhere.
const neverConnected = "callers.never-connected"

// measureOfAnswer is what answers the question under all strategies of a comparison.
func measureOfAnswer(c *experiment.Comparison) measure.Measure {
	p := c.Results[0].Plan
	m := p.Question.Measure
	for _, r := range c.Results {
		if !r.Plan.Measures.Has(m.Name, m.Window, m.Group) {
			m = p.Measures.Measures()[p.Measures.Find(withoutHelp, measure.WholeRun, measure.Group{})]
			break
		}
	}
	return m
}

// rank says which of the strategies is best.
func (a *Answer) rank(c *experiment.Comparison, by measure.Measure) {
	r := c.Rank(by)
	a.Ground, a.Left, a.Order = string(r.Ground), nil, nil
	name := func(s int) string { return c.Results[s].Plan.Strategy }
	if r.Best >= 0 {
		a.Best = name(r.Best)
	}
	for _, s := range r.Left {
		a.Left = append(a.Left, name(s))
	}
	for _, s := range r.Order {
		a.Order = append(a.Order, name(s))
	}
}

// PeopleOf is how people fared under a strategy.
func PeopleOf(r *experiment.Result) People {
	of := func(name string, g measure.Group) phrase.Estimate {
		return At(r, r.Plan.Measures.Find(name, measure.WholeRun, g))
	}
	everyone := measure.Group{}
	p := People{
		WithoutHelp: of(withoutHelp, everyone), NeverConnected: of(neverConnected, everyone), Affected: of("callers.affected", everyone), Moved: of("callers.moved", everyone),
		WantedNothing: Of(r.Find("callers.affected", measure.WholeRun, measure.NothingWanted)), Days: daysOf(r),
	}
	if tests := Of(r.Find("callers.affected", measure.WholeRun, measure.Testers)); tests.Mean > 0 {
		p.Tests = &tests
	}
	return p
}

// daysOf are a good, a typical and a bad day, in this order. Of two replications the typical one is the good one.
func daysOf(r *experiment.Result) (days []DayOf) {
	if len(r.Rows) < 2 {
		return nil
	}
	never := r.Plan.Measures.Find(neverConnected, measure.WholeRun, measure.Group{})
	for _, d := range r.Days() {
		days = append(days, DayOf{d.Percent, d.Replication, phrase.Number(d.Value), phrase.Number(r.Rows[d.Replication][never])})
	}
	slices.SortFunc(days, func(a, b DayOf) int { return a.Percent - b.Percent })
	return days
}

// AnswerAmong is what answers the question, from the strategies of a comparison that it is about. If fewer than two of these are
// compared, all that are compared answer it.
func AnswerAmong(c *experiment.Comparison) *Answer {
	asked := c.Results[0].Plan.Question.Strategies
	part := &experiment.Comparison{}
	for _, name := range asked {
		if at := slices.IndexFunc(c.Results, func(r *experiment.Result) bool { return r.Plan.Strategy == name }); at >= 0 {
			part.Results = append(part.Results, c.Results[at])
		}
	}
	if len(part.Results) < 2 {
		part.Results = c.Results
	}
	a := AnswerTo(part)
	a.Also = nil
	return a
}

// Under is the strategy of a name; nil if the answer does not have it.
func (a *Answer) Under(name string) *Answering {
	for s := range a.Strategies {
		if a.Strategies[s].Name == name {
			return &a.Strategies[s]
		}
	}
	return nil
}

// IsSound refuses an answer whose parts do not belong together; none at all is sound.
func (a *Answer) IsSound() error {
	if a == nil {
		return nil
	}
	if len(a.Strategies) == 0 || len(a.Order) != len(a.Strategies) || a.Best != "" && a.Under(a.Best) == nil {
		return errors.New("its answer has other strategies in its order than it has figures of")
	}
	for _, name := range a.Order {
		if a.Under(name) == nil {
			return fmt.Errorf("its answer has no figures of %.60q", name)
		}
	}
	for _, m := range a.Also {
		if len(m.Figures) != len(a.Strategies) {
			return fmt.Errorf("its answer has %d figures of %.60q for %d strategies", len(m.Figures), m.Name, len(a.Strategies))
		}
	}
	return errors.Join(a.OverRanges.isSound(a), a.OverHabits.isSound(a))
}
