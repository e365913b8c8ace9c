package enough

import (
	"cmp"
	"math"
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
	own := input.Setting{Input: &q.choice.in, Value: q.choice.values[out.Best()]}
	rivals := q.fitting(q.rivals(), own)
	if len(rivals) == 0 {
		return h, nil
	}
	days := min(helpDays, q.days)
	var base []float64
	err = q.try(rivals, days, func(i int, t *tried) {
		one := q.fared(rivals[i], t.outcomes)
		if i == 0 {
			base, h.Base, h.Losses = t.outcomes, one, t.lost(days)
			return
		}
		one.Helps = q.gain(base, t.outcomes).Low > 0
		h.Rivals = append(h.Rivals, one)
	})
	if err == nil {
		out.Also += len(rivals) * days
	}
	q.rank(h.Rivals)
	return h, err
}

// gain is how much nearer to the expectation outcomes are than others of the same days.
func (q *solving) gain(from, to []float64) stat.Estimate {
	if q.isBetterBelow() {
		return stat.Difference(from, to).Estimate
	}
	return stat.Difference(to, from).Estimate
}

// isBetterBelow reports whether a smaller outcome is nearer to the expectation.
func (q *solving) isBetterBelow() bool {
	return math.IsInf(q.criterion.Low, -1) != (q.criterion.Statistic == plan.InAtMost)
}

// fitting are the changes that the scenario can take together with a value of the choice. A strategy can lack what is varied: it is
// then tried without. What fits neither way is left out. The first change must fit.
func (q *solving) fitting(rivals []rival, own input.Setting) (list []rival) {
	for i, r := range rivals {
		alone := r.settings
		r.settings = append([]input.Setting{own}, alone...)
		if !q.fits(r) && r.strategy != q.criterion.Strategy {
			r.settings = alone
		}
		if q.fits(r) {
			list = append(list, r)
		} else if i == 0 {
			return nil
		}
	}
	return list
}

// fits reports whether the scenario can be compiled with a change.
func (q *solving) fits(r rival) bool {
	strategies := q.strategiesOf(r)
	doc, err := q.Scenario.Only(strategies...)
	if err != nil {
		return false
	}
	_, err = q.compiled(doc, strategies, append(slices.Clone(q.fixed), r.settings...))
	return err == nil
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
		strategy, title := q.userOf(in.Name)
		if strategy == "" || in.Kind != input.Choice || in.Name == q.choice.in.Name || slices.ContainsFunc(q.fixed, func(s input.Setting) bool { return s.Input.Name == in.Name }) {
			continue
		}
		for _, v := range []float64{in.Low, in.High} {
			if v != in.Best {
				list = append(list, rival{in.Name + "=" + in.Written(v), in.Title + ": " + in.Said(v) + title, strategy, []input.Setting{{Input: &in, Value: v}}})
			}
		}
	}
	return list[:min(len(list), mostRivals)]
}

// userOf is a strategy under which a choice moves something: that of the expectation if it can be, and otherwise the first one, which
// is then named in words. It is empty if there is none.
func (q *solving) userOf(name string) (strategy, title string) {
	for _, s := range append([]string{q.criterion.Strategy}, q.Scenario.StrategyNames()...) {
		p, err := q.Scenario.Plan(s)
		isUsed := slices.ContainsFunc(q.Scenario.InputsOf(s), func(in input.Input) bool { return in.Name == name })
		switch {
		case err != nil || !isUsed || s == q.criterion.Against || !hasMeasure(p, &q.criterion.Measure):
		case p.Strategy == q.criterion.Strategy:
			return p.Strategy, ""
		default:
			return p.Strategy, ", under “" + cmp.Or(p.StrategyTitle, s) + "”"
		}
	}
	return "", ""
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

// rank puts the change first that comes nearest to the expectation: on most days, then in the mean. Among those
// that keep it in the mean, the one comes first that leaves most room.
func (q *solving) rank(list []solved.Rival) {
	miss := func(r solved.Rival) float64 { return trial.Miss(q.criterion.Low, q.criterion.High, r.Outcome.Mean) }
	slices.SortStableFunc(list, func(a, b solved.Rival) int {
		room := cmp.Compare(b.Outcome.Mean, a.Outcome.Mean)
		if q.isBetterBelow() {
			room = -room
		}
		return cmp.Or(cmp.Compare(b.Good, a.Good), cmp.Compare(miss(a), miss(b)), room)
	})
}
