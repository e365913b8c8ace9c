package enough

import (
	"cmp"
	"slices"

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
	best := q.choice.values[out.Best()]
	rivals := q.rivals()
	for i := range rivals {
		rivals[i].settings = append([]input.Setting{{Input: &q.choice.in, Value: best}}, rivals[i].settings...)
	}
	days := min(helpDays, q.days)
	out.Also += len(rivals) * days
	err = q.try(rivals, days, func(i int, t *tried) {
		if one := q.fared(rivals[i], t.outcomes); i == 0 {
			h.Base, h.Losses = one, t.lost(days)
		} else {
			h.Rivals = append(h.Rivals, one)
		}
	})
	q.rank(h.Rivals)
	return h, err
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
func (q *solving) fared(r rival, outcomes []float64) solved.Rival {
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
