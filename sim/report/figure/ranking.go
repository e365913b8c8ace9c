package figure

import (
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/phrase"
)

// Ranking is which strategy is best by one measure. A strategy is named the best if its paired difference to every other is
// shown. Where none is, the search of Kim and Nelson may name one that is the best or differs too little from it to matter.
type Ranking struct {
	Measure      string        `json:"measure" doc:"What is ranked by."`
	Window       string        `json:"window" doc:"In which window; run is the whole run."`
	Of           string        `json:"of,omitempty" doc:"The callers it is about; absent for all who want help."`
	Unit         string        `json:"unit" doc:"The unit of its figures, as that of measures."`
	Better       string        `json:"better" doc:"Which way of it is better: less or more."`
	Confidence   phrase.Number `json:"confidence" doc:"How sure it is that the named one is the best, 0 to 1. If the search names it: that it is the best, or within the indifference of it."`
	Ground       string        `json:"ground" doc:"What the best is named by. It is intervals if the paired difference to every other is shown, and search if the procedure of Kim and Nelson came to its end. Otherwise it is none."`
	Best         string        `json:"best,omitempty" doc:"The best strategy; absent if none is named."`
	Left         []string      `json:"not-ruled-out" doc:"The strategies that may be the best (Hsu's comparisons with the best, on paired differences); the best alone, if it is named."`
	Order        []Ranked      `json:"order" doc:"The strategies from best to worst by their estimates, the named one first."`
	Indifference phrase.Number `json:"indifference,omitempty" doc:"For the search: a difference too small to matter, in callers. Absent if the measure does not count callers; then there is no search."`
	More         int           `json:"more-replications" doc:"About how many more replications the search would take to name one; 0 if one is named, or if there is no saying."`
	Taken        int           `json:"replications-taken,omitempty" doc:"How many replications the search took to its end; absent if it has not come to it."`
	Budget       int           `json:"budget,omitempty" doc:"If replications were added until the best is named: the most that may be run. Absent otherwise."`
	Spent        bool          `json:"budget-spent,omitempty" doc:"True if that budget was spent and none is named."`
	Independent  int           `json:"replications-if-independent,omitempty" doc:"How many of each strategy the search would take if they did not share their callers, by Rinott's procedure; absent if there are too few to say."`
}

// Ranked is a strategy in its place.
type Ranked struct {
	Strategy string          `json:"strategy" doc:"The strategy."`
	Value    phrase.Estimate `json:"value" doc:"The measure under it; of a time only how many replications have it."`
	Behind   phrase.Estimate `json:"difference" doc:"The paired difference to the first in the order: this strategy less the first. Of a time only the number of pairs."`
	Shown    bool            `json:"difference-shown" doc:"Whether that difference is shown: its 95 % confidence interval excludes zero."`
	Times    *Times          `json:"times,omitempty" doc:"Of a time: quantiles, and the days on which it was reached sooner or later than under the first. Absent otherwise."`
}

// RankingOf says which strategy is best by what answers the scenario's question, or by what was asked for.
func RankingOf(c *experiment.Comparison) Ranking {
	found := c.Rank(c.By)
	m := found.Measure
	r := Ranking{
		Measure: m.Name, Window: m.Window, Of: plan.GroupName(m.Group), Unit: string(m.Unit), Better: m.Better().String(), Confidence: 0.95,
		Ground: string(found.Ground), Indifference: phrase.Number(found.Indifference), More: found.More, Taken: found.Taken, Independent: found.Independent,
	}
	if found.Best >= 0 {
		r.Best = c.Results[found.Best].Plan.Strategy
	}
	for _, s := range found.Left {
		r.Left = append(r.Left, c.Results[s].Plan.Strategy)
	}
	if s := found.Search; s != nil {
		r.Budget, r.Spent = s.Budget, !s.Ended && len(c.Results[0].Rows) >= s.Budget
	}
	for i, s := range found.Order {
		r.Order = append(r.Order, ranked(c.Results[s], &found.Behind[i], i == 0))
	}
	return r
}

// ranked is a strategy in its place, with its difference to the first.
func ranked(r *experiment.Result, behind *experiment.Difference, isFirst bool) Ranked {
	m := behind.Measure
	place := r.Plan.Measures.Find(m.Name, m.Window, m.Group)
	one := Ranked{Strategy: r.Plan.Strategy, Shown: !isFirst && !behind.Within(0.95).Contains(0)}
	if behind.Times != nil {
		one.Value, one.Behind, one.Times = NoMean(r.Curve(place).N), NoMean(behind.Times.N), TimesOf(r, place, behind.Times)
		return one
	}
	one.Value, one.Behind = At(r, place), Difference(behind)
	return one
}

// AreEqual reports whether the two strategies that may be the best have the same value in each replication.
func (r *Ranking) AreEqual() bool {
	if len(r.Left) != 2 || len(r.Order) < 2 || r.Order[1].Times != nil {
		return false
	}
	e := r.Order[1].Behind
	return e.N > 1 && e.Mean == 0 && e.Low == 0 && e.High == 0
}
