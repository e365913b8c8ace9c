package figure

import (
	"fmt"
	"math"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/phrase"
	"nines/sim/study/spread"
)

// OverRanges is how far the answer moves over the ranges of what nobody knows. More replications do not narrow it.
type OverRanges struct {
	Unknowns   []string  `json:"unknowns" doc:"The values with a range that nobody knows, by name. Choices stay at their best guess."`
	Settings   int       `json:"settings" doc:"How many settings of them were simulated: a Latin hypercube. Each has one day, paired with the same day at the best guesses."`
	Strategies []Spanned `json:"strategies" doc:"The answer under each strategy, in the order of the answer."`
}

// Spanned is a figure over the ranges under one strategy.
type Spanned struct {
	Name       string `json:"name" doc:"The strategy's name."`
	Value      Span   `json:"value" doc:"What answers the question."`
	Difference Span   `json:"difference" doc:"Its difference to the first strategy of the answer; 0 for the first."`
}

// Span is where a figure lies over the ranges.
type Span struct {
	Low  phrase.Number `json:"range-low" doc:"The mean at the best guesses, moved by the 5th percentile of the effects of the settings."`
	High phrase.Number `json:"range-high" doc:"The same with the 95th percentile."`
}

// HasSpread reports whether what answers the question can have a spread over the ranges. A time that some days do not reach has
// no mean. Figures of single services, regions and networks are not kept for settings.
func (a *Answer) HasSpread() bool {
	return a.Strategies[0].Figure.Times == nil && (a.Of == "" || a.isOfKind())
}

func (a *Answer) isOfKind() bool {
	for _, g := range []measure.Group{measure.Everybody, measure.NothingWanted, measure.Testers} {
		if plan.GroupName(g) == a.Of {
			return true
		}
	}
	return false
}

// Effects gathers the days of the settings: how the answer was on each, and on the same day at the best guesses.
type Effects struct {
	answer   *Answer
	base     []*experiment.Result // by strategy, at the best guesses
	by       measure.Measure
	best, at [][]float64 // by strategy and setting
}

// EffectsOf makes room for so many settings. The results are those of the answer's strategies at the best guesses, in its order.
func (a *Answer) EffectsOf(results []*experiment.Result, settings int) *Effects {
	e := &Effects{answer: a, base: results, by: measureOfAnswer(&experiment.Comparison{Results: results})}
	for range results {
		e.best, e.at = append(e.best, make([]float64, settings)), append(e.at, make([]float64, settings))
	}
	return e
}

// Day is on which day a setting is simulated. Every strategy of the answer has it at the best guesses.
func (e *Effects) Day(setting int) int {
	return setting % min(e.answer.N, len(e.base[0].Rows))
}

// Add adds the day of a setting, under the strategies of the answer in its order.
func (e *Effects) Add(setting int, day *experiment.Comparison) {
	for s, r := range day.Results {
		e.best[s][setting] = e.of(e.base[s])[e.Day(setting)]
		e.at[s][setting] = e.of(r)[0]
	}
}

func (e *Effects) of(r *experiment.Result) []float64 {
	return r.Column(r.Plan.Measures.Find(e.by.Name, e.by.Window, e.by.Group))
}

// Fill gives the answer its spread over the ranges, unless too few settings have an effect.
func (e *Effects) Fill(unknowns []string) {
	o := &OverRanges{Unknowns: unknowns, Settings: len(e.at[0])}
	for s := range e.base {
		one := &e.answer.Strategies[s]
		value, ok := spanOf(one.Figure.Mean, e.best[s], e.at[s])
		difference, both := spanOf(one.Figure.Difference.Mean, less(e.best[s], e.best[0]), less(e.at[s], e.at[0]))
		if s == 0 {
			difference, both = Span{}, true
		}
		if !ok || !both {
			return
		}
		o.Strategies = append(o.Strategies, Spanned{one.Name, value.possible(e.by.Unit), difference})
	}
	e.answer.OverRanges = o
}

func spanOf(mean phrase.Number, best, at []float64) (Span, bool) {
	low, high, ok := spread.Over(float64(mean), best, at)
	return Span{phrase.Number(low), phrase.Number(high)}, ok && !math.IsNaN(low)
}

// possible cuts a span where no value can lie: below zero, or for a share above one.
func (s Span) possible(u measure.Unit) Span {
	most := phrase.Number(math.Inf(1))
	if u == measure.Share {
		most = 1
	}
	return Span{min(max(s.Low, 0), most), min(max(s.High, 0), most)}
}

// less are the differences of two lists, pair by pair.
func less(list, base []float64) []float64 {
	differences := make([]float64, len(list))
	for k := range list {
		differences[k] = list[k] - base[k]
	}
	return differences
}

// isSound refuses a spread that does not belong to its answer; none at all is sound.
func (o *OverRanges) isSound(a *Answer) error {
	switch {
	case o == nil:
		return nil
	case len(o.Strategies) != len(a.Strategies):
		return fmt.Errorf("its answer has %d figures over the ranges for %d strategies", len(o.Strategies), len(a.Strategies))
	case o.Settings < 1 || len(o.Unknowns) < 1:
		return fmt.Errorf("its answer has figures over the ranges of %d unknowns from %d settings", len(o.Unknowns), o.Settings)
	}
	for s := range o.Strategies {
		if o.Strategies[s].Name != a.Strategies[s].Name {
			return fmt.Errorf("its answer has figures over the ranges of %.60q in place of %.60q", o.Strategies[s].Name, a.Strategies[s].Name)
		}
	}
	return nil
}
