package studies

import (
	"errors"
	"math"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/study/explore"
)

// explorer simulates points for the engine.
type explorer struct {
	*Session
	plans    []*plan.Plan // at the best guesses
	inputs   []input.Input
	measure  measure.Measure
	scenario *scenario.Document // with the strategies that are compared
}

// simulate runs a batch of points.
func (x *explorer) simulate(points []explore.Point) ([]explore.Outcome, error) {
	list := make([]explore.Outcome, len(points))
	runs := 0
	for _, p := range points {
		runs += p.N
	}
	err := x.Run(Batch{
		Points: len(points), Runs: runs,
		Work: func(i int) (experiment.Work, error) { return x.work(points[i]) },
		Each: func(i int, c *experiment.Comparison) error {
			list[i] = x.outcome(c)
			return nil
		},
	})
	return list, err
}

// checkEnds loads the scenario at the ends of every range, before anything is run. Between them, and with several at once, it is
// loaded when its turn comes.
func (x *explorer) checkEnds(s *explore.Study) error {
	for _, p := range s.Ends() {
		if _, err := x.work(p); err != nil {
			return err
		}
	}
	return nil
}

// work is what a point runs. A setting that the scenario refuses is a mistake in its ranges.
func (x *explorer) work(p explore.Point) (experiment.Work, error) {
	settings := make([]input.Setting, len(x.inputs))
	for i := range settings {
		settings[i] = input.Setting{Input: &x.inputs[i], Value: p.Values[i]}
	}
	doc, err := x.scenario.At(settings...)
	if err != nil {
		return experiment.Work{}, x.refused(p, err)
	}
	plans, err := x.plansOf(doc)
	if err != nil {
		return experiment.Work{}, x.refused(p, err)
	}
	return experiment.Work{Plans: plans, First: p.First, N: p.First + p.N}, nil
}

// plansOf are the plans of the strategies that are compared. A document with only some strategies does not know its question.
func (x *explorer) plansOf(doc *scenario.Document) (plans []*plan.Plan, err error) {
	for _, p := range x.plans {
		own, err := doc.Plan(p.Strategy)
		if err != nil {
			return nil, err
		}
		plans = append(plans, x.adjusted(own))
	}
	for _, p := range plans[1:] {
		if apart := plan.Uncompared(plans[0], p); apart != "" {
			return nil, errors.New(apart)
		}
	}
	return plans, nil
}

// refused says at which values the scenario cannot be.
func (x *explorer) refused(p explore.Point, err error) error {
	var list []string
	for i, in := range x.inputs {
		if p.Values[i] != in.Best {
			list = append(list, in.Name+"="+in.Written(p.Values[i]))
		}
	}
	return Mistake("within its ranges the scenario can be wrong: with %s\n%v", strings.Join(list, " "), err)
}

// outcome is what the engine takes of a point: the measure, and whether an expectation was missed.
func (x *explorer) outcome(c *experiment.Comparison) explore.Outcome {
	o := explore.Outcome{}
	m := x.measure
	for _, r := range c.Results {
		o.Values = append(o.Values, r.Column(r.Plan.Measures.Find(m.Name, m.Window, m.Group)))
		if missed := missedBy(x.Scenario.Criteria(), r); missed != nil {
			if o.Missed == nil {
				o.Missed = make([][]bool, len(c.Results))
			}
			o.Missed[len(o.Values)-1] = missed
		}
	}
	return o
}

// missedBy says by day whether a strategy misses an expectation of its own; nil if it has none that one day can miss.
func missedBy(criteria []plan.Criterion, r *experiment.Result) (missed []bool) {
	for k := range criteria {
		c := &criteria[k]
		if c.Strategy != r.Plan.Strategy || !isOfDays(c) || !r.Plan.Measures.Has(c.Measure.Name, c.Measure.Window, c.Measure.Group) {
			continue
		}
		if missed == nil {
			missed = make([]bool, len(r.Rows))
		}
		for d, v := range r.Column(r.Plan.Measures.Find(c.Measure.Name, c.Measure.Window, c.Measure.Group)) {
			if !math.IsNaN(v) && c.Keeps(v) == (c.Statistic == plan.InAtMost) {
				missed[d] = true
			}
		}
	}
	return missed
}

// isOfDays reports whether a day by itself can miss a criterion. A quantile, a comparison and a time of day are of all days.
func isOfDays(c *plan.Criterion) bool {
	isGroup := c.Measure.Group.By != "" && c.Measure.Group.By != measure.ByKind
	return c.Against == "" && c.Statistic != plan.OfQuantile && !c.TimeOfDay && !isGroup
}
