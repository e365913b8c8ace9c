package studies

import (
	"cmp"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study/solved"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/trial"
)

// helpDays are the days on which other changes are tried, where no value is enough. mostRivals is how many changes are.
const helpDays, mostRivals = 20, 16

// rival is a change that may help.
type rival struct {
	name, title string
	strategy    string
	settings    []input.Setting
}

// help tries the other strategies, and the other choices at their other end, at the value that helps most.
func (q *solving) help(out *solved.Solved) (h solved.Help, err error) {
	best := q.choice.values[0]
	if out.Answer.Rises {
		best = q.choice.values[len(q.choice.values)-1]
	}
	rivals := q.rivals()
	days := min(helpDays, q.days)
	work := func(i int) (experiment.Work, error) {
		return q.workOf(rivals[i], append([]input.Setting{{Input: &q.choice.in, Value: best}}, rivals[i].settings...), days)
	}
	err = q.Run(Batch{Points: len(rivals), Runs: len(rivals) * days, Work: work, Each: func(i int, c *experiment.Comparison) error {
		one := q.fared(rivals[i], c)
		if i == 0 {
			h.Base, h.Losses = one, lossesOf(c.Results[0])
		} else {
			h.Rivals = append(h.Rivals, one)
		}
		return nil
	}})
	out.Also += len(rivals) * days
	q.rank(h.Rivals)
	return h, err
}

// workOf runs a change on the first days, with some values.
func (q *solving) workOf(r rival, settings []input.Setting, days int) (experiment.Work, error) {
	strategies := q.criterion.Strategies()
	strategies[0] = r.strategy
	doc, err := q.Scenario.Only(strategies...)
	if err != nil {
		return experiment.Work{}, err
	}
	plans, err := q.compiled(doc, strategies, append(slices.Clone(q.fixed), settings...))
	return experiment.Work{Plans: plans, N: days}, err
}

// outcomes are what the expectation judges of each day.
func (q *solving) outcomes(c *experiment.Comparison) []float64 {
	var other *experiment.Result
	if len(c.Results) > 1 {
		other = c.Results[1]
	}
	return experiment.Outcomes(q.criterion, c.Results[0], other)
}

// rivals are the changes to try. The first is none.
func (q *solving) rivals() []rival {
	list := []rival{{name: "-", title: "nothing else", strategy: q.criterion.Strategy}}
	for _, name := range q.Scenario.StrategyNames() {
		p, err := q.Scenario.Plan(name)
		if err != nil || name == q.criterion.Strategy || name == q.criterion.Against || !hasMeasure(p, &q.criterion.Measure) {
			continue
		}
		list = append(list, rival{name: name, title: cmp.Or(p.StrategyTitle, name), strategy: name})
	}
	for _, in := range q.Scenario.Inputs() {
		if in.Kind != input.Choice || in.Name == q.choice.in.Name || slices.ContainsFunc(q.fixed, func(s input.Setting) bool { return s.Input.Name == in.Name }) {
			continue
		}
		for _, v := range []float64{in.Low, in.High} {
			if v != in.Best {
				list = append(list, rival{in.Name + "=" + in.Written(v), in.Title + ": " + in.Said(v), q.criterion.Strategy, []input.Setting{{Input: &in, Value: v}}})
			}
		}
	}
	return list[:min(len(list), mostRivals)]
}

// hasMeasure reports whether a plan measures something: a strategy may lack what it is of.
func hasMeasure(p *plan.Plan, m *measure.Measure) bool {
	return slices.ContainsFunc(p.Measures.Measures(), func(own measure.Measure) bool {
		return own.Name == m.Name && own.Window == m.Window && own.Group == m.Group
	})
}

// fared is how the expectation fares under a change.
func (q *solving) fared(r rival, c *experiment.Comparison) solved.Rival {
	outcomes := q.outcomes(c)
	one := solved.Rival{Name: r.name, Title: r.title, Outcome: stat.Mean(outcomes), Strategy: r.strategy != q.criterion.Strategy}
	for _, y := range outcomes {
		if y == y {
			one.Days++
			if q.isChance && q.aim.Miss(y) == 0 {
				one.Good++
			}
		}
	}
	return one
}

// rank puts the change first that comes nearest to the expectation: on most days, then in the mean.
func (q *solving) rank(list []solved.Rival) {
	miss := func(r solved.Rival) float64 { return trial.Miss(q.criterion.Low, q.criterion.High, r.Outcome.Mean) }
	slices.SortStableFunc(list, func(a, b solved.Rival) int {
		return cmp.Or(cmp.Compare(b.Good, a.Good), cmp.Compare(miss(a), miss(b)))
	})
}

// mostLosses is how many causes are told.
const mostLosses = 5

// lossesOf are what calls are lost to in a result, by cause.
func lossesOf(r *experiment.Result) (list []solved.Loss) {
	total := 0.0
	for _, lines := range r.Lines {
		for _, l := range lines {
			cause := causeOf(r.Plan, l.Cause)
			at := slices.IndexFunc(list, func(known solved.Loss) bool { return known.Cause == cause })
			if at < 0 {
				at, list = len(list), append(list, solved.Loss{Cause: cause})
			}
			list[at].Calls += float64(l.Calls) / float64(len(r.Lines))
			total += float64(l.Calls) / float64(len(r.Lines))
		}
	}
	for i := range list {
		list[i].Share = list[i].Calls / total
	}
	slices.SortStableFunc(list, func(a, b solved.Loss) int { return cmp.Compare(b.Calls, a.Calls) })
	return list[:min(len(list), mostLosses)]
}

// causeOf is a cause for people: a fault by its title.
func causeOf(p *plan.Plan, cause int16) string {
	if cause >= 0 && int(cause) < len(p.Titles) && p.Titles[cause] != "" {
		return p.Titles[cause]
	}
	name := p.Cause(cause)
	if step, ok := strings.CutSuffix(name, ".wrong"); ok {
		return "a step that goes wrong, " + step
	}
	return name
}
