package trial

import (
	"cmp"
	"slices"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/study/solve"
)

// Points runs works that are the points of a study, runs replications in all, as [experiment.Points] does.
type Points func(n, runs int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error

// Trial is an expectation of a scenario with a choice.
type Trial struct {
	Criterion *plan.Criterion
	// Plans are those of the strategies that the criterion names, in its order, at a value on a day. Without Drawn they are the
	// same on every day.
	Plans  func(value, day int) ([]*plan.Plan, error)
	Drawn  bool // unknown values are drawn for each day
	Points Points
}

// stretch is successive days at one value.
type stretch struct {
	value, first int
	at           []int // where their outcomes go
}

// Outcomes are those of pairs, in their order. An outcome depends on its pair alone. Errors are as for [experiment.Points].
func (t *Trial) Outcomes(pairs []solve.Pair) ([]float64, error) {
	list := t.stretches(pairs)
	outcomes := make([]float64, len(pairs))
	work := func(i int) (experiment.Work, error) {
		s := list[i]
		plans, err := t.Plans(s.value, s.first)
		return experiment.Work{Plans: plans, First: s.first, N: s.first + len(s.at)}, err
	}
	err := t.Points(len(list), len(pairs), work, func(i int, c *experiment.Comparison) error {
		for k, v := range experiment.Outcomes(t.Criterion, c.Results[0], otherOf(c)) {
			outcomes[list[i].at[k]] = v
		}
		return nil
	})
	return outcomes, err
}

// stretches puts pairs together that can be run as one work. Drawn days have a plan each.
func (t *Trial) stretches(pairs []solve.Pair) (list []stretch) {
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(pairs[a].Value, pairs[b].Value), cmp.Compare(pairs[a].Day, pairs[b].Day))
	})
	for _, i := range order {
		last := len(list) - 1
		if last >= 0 && !t.Drawn && list[last].value == pairs[i].Value && list[last].first+len(list[last].at) == pairs[i].Day {
			list[last].at = append(list[last].at, i)
			continue
		}
		list = append(list, stretch{pairs[i].Value, pairs[i].Day, []int{i}})
	}
	return list
}

// otherOf is the result that a criterion compares with; nil for none.
func otherOf(c *experiment.Comparison) *experiment.Result {
	if len(c.Results) > 1 {
		return c.Results[1]
	}
	return nil
}

// verdicts are the rulings of an experiment as package solve has them.
var verdicts = map[experiment.Ruling]solve.Verdict{
	experiment.Held: solve.Holds, experiment.NotHeld: solve.HoldsNot, experiment.Undecided: solve.Unclear,
}

// Judge rules on the criterion at a value by so many days, with an interval of a level. Drawn days cannot be judged together.
func (t *Trial) Judge(value, days int, level float64) (j solve.Judged, err error) {
	work := func(int) (experiment.Work, error) {
		plans, err := t.Plans(value, 0)
		return experiment.Work{Plans: plans, N: days}, err
	}
	err = t.Points(1, days, work, func(_ int, c *experiment.Comparison) error {
		v := experiment.Judge(t.Criterion, c.Results[0], otherOf(c), level)
		j = solve.Judged{
			Value: value, Verdict: verdicts[v.Ruling], Estimate: v.Value, Low: v.Low, High: v.High, Days: days,
			Outcomes: experiment.Outcomes(t.Criterion, c.Results[0], otherOf(c)),
		}
		return nil
	})
	return j, err
}
