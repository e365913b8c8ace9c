package ranged

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/scenario"
)

// mostDays is how many days are simulated with each of the other habits, at most.
const mostDays = 20

// others are the habits at both ends.
var others = []string{figure.LowHabits, figure.HighHabits}

// fillHabits simulates the first days again with low and with high habits of callers. Where the file gives the whole law itself,
// or no call was lost, habits change nothing, and the answer stays as it is.
func (f *Flag) fillHabits(ctx context.Context, s Study) error {
	x := &settings{Study: s}
	x.choose()
	plans, err := x.underHabits()
	if err != nil {
		s.Cautions.Add(report.Note, "there are no figures with other habits of callers: the scenario can be wrong with them. %s", strings.Join(strings.Fields(err.Error()), " "))
		return nil
	}
	days := min(mostDays, s.Answer.N, len(x.base[0].Rows))
	if areAlike(plans[0], plans[1]) || x.loseNone(plans, days) {
		return nil
	}
	effects := [2]*figure.Effects{s.Answer.EffectsOf(x.base, days), s.Answer.EffectsOf(x.base, days)}
	o := s.Options
	o.Begin, o.Elsewhere, o.Observe = nil, nil, nil
	s.Display.FollowPoints(&o, s.Results[0].Plan.Name+", with other habits", len(others)*days)
	defer s.Display.End()
	work := func(k int) (experiment.Work, error) {
		return experiment.Work{Plans: plans[k/days], First: k % days, N: k%days + 1}, nil
	}
	err = experiment.Points(ctx, len(others)*days, work, o, func(k int, c *experiment.Comparison) error {
		effects[k/days].Add(k%days, c)
		return nil
	})
	if err == nil {
		s.Answer.FillHabits(x.own(plans), effects[0], effects[1])
	}
	return err
}

// underHabits are the plans of the answer's strategies with each of the other habits.
func (x *settings) underHabits() (plans [2][]*plan.Plan, err error) {
	for h, name := range others {
		var doc *scenario.Document
		if doc, err = x.Scenario.Changed("world.callers.habits=" + name); err != nil {
			return plans, err
		}
		for _, r := range x.base {
			p, err := doc.Plan(r.Plan.Strategy)
			if err != nil {
				return plans, err
			}
			plans[h] = append(plans[h], x.Adjusted(p))
		}
	}
	return plans, nil
}

// loseNone reports whether no call is lost on the first days, with any strategy and any habits. No call was lost in the run, and everybody
// waits as long with the other habits. All else that they decide comes after a lost call.
func (x *settings) loseNone(plans [2][]*plan.Plan, days int) bool {
	for s, r := range x.base {
		lost := r.Column(r.Plan.Measures.Find("calls.unconnected", measure.WholeRun, measure.Group{}))
		if slices.Max(lost[:days]) > 0 || !waitAlike(r.Plan, plans[0][s]) || !waitAlike(r.Plan, plans[1][s]) {
			return false
		}
	}
	return true
}

// waitAlike reports whether callers differ under two plans only in what they do after a lost call.
func waitAlike(a, b *plan.Plan) bool {
	x, y := a.Network.Callers, b.Network.Callers
	y.Redial, y.Habits, y.Early, y.Elsewhere = x.Redial, x.Habits, x.Early, x.Elsewhere
	y.MostCalls, y.GapGrows, y.LongestGap = x.MostCalls, x.GapGrows, x.LongestGap
	return reflect.DeepEqual(x, y)
}

// own names the habits that the run itself has, if callers do the same with them under each strategy; else it is empty.
func (x *settings) own(plans [2][]*plan.Plan) string {
	run := make([]*plan.Plan, len(x.base))
	for i := range run {
		run[i] = x.base[i].Plan
	}
	for h := range others {
		if areAlike(run, plans[h]) {
			return others[h]
		}
	}
	return ""
}

// areAlike reports whether callers do the same under the plans of both habits.
func areAlike(low, high []*plan.Plan) bool {
	for s := range low {
		if !reflect.DeepEqual(low[s].Network.Callers, high[s].Network.Callers) {
			return false
		}
	}
	return true
}
