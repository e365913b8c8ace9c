package enough

import (
	"errors"
	"fmt"
	"slices"

	"nines/sim/plan"
	"nines/sim/report/study/solved"
	"nines/sim/scenario"
	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
	"nines/sim/study/trial"
)

// freshDays are how many days the answer is tried on that the search has not seen.
const freshDays = 80

// leastBudget is how many runs a search of few days may take before it leaves out its curve and its fresh days.
const leastBudget = 500

// meanDays is how many days judge an expectation of all days together, unless -n says otherwise.
const meanDays = 60

// solving is a solve that is being run.
type solving struct {
	*Host
	criterion *plan.Criterion
	aim       trial.Aim
	isChance  bool // the aim is one of single days
	choice    choice
	fixed     []input.Setting // of another choice
	doc       *scenario.Document
	days      int
	fresh     int
	prices    []priced
	price     *cost.Price // of the choice
	offers    []offer

	unknowns []input.Input
	draws    [][]float64 // by unknown and day; nil: best guesses
	plans    map[int][]*plan.Plan
}

// prepare fits the question to the scenario, and refuses what could have no answer.
func (q *solving) prepare(overRanges bool) (err error) {
	if q.doc, err = q.Scenario.Only(q.criterion.Strategies()...); err != nil {
		return Mistake{err}
	}
	p, err := q.doc.Plan(q.criterion.Strategy)
	if err != nil {
		return Mistake{err}
	}
	if !hasMeasure(p, &q.criterion.Measure) {
		return mistake("%s is of %s, which strategy %s does not have", q.criterion.Name, q.criterion.Measure.Name, p.Strategy)
	}
	for _, name := range q.criterion.Strategies() {
		for _, in := range q.Scenario.InputsOf(name) {
			isKnown := slices.ContainsFunc(q.unknowns, func(other input.Input) bool { return other.Name == in.Name })
			if in.Kind == input.Unknown && in.Name != q.choice.in.Name && !isKnown {
				q.unknowns = append(q.unknowns, in)
			}
		}
	}
	if q.days = q.Host.days(); !q.isChance && q.Days == 0 {
		q.days = meanDays
	}
	q.fresh = min(freshDays, q.days)
	q.KeepGroup(q.criterion.Measure.Group)
	if overRanges {
		return q.draw()
	}
	return q.enough()
}

// enough refuses so few days that no outcome could show the chance.
func (q *solving) enough() error {
	if !q.isChance {
		return nil
	}
	c := q.criterion
	if need := solve.DaysNeeded(q.aim.Chance, c.Confidence); q.days < need {
		return Mistake{solve.TooFewDays{Days: q.days, Needed: need, Chance: q.aim.Chance, Confidence: c.Confidence}}
	}
	return nil
}

// draw draws the unknown values of every day.
func (q *solving) draw() error {
	switch {
	case len(q.unknowns) == 0:
		return mistake("--over-ranges: the scenario has no unknown value with a range (nines help ranges)")
	case !q.isChance:
		return mistake("--over-ranges needs an expectation of single days: give %s in-at-least, or a quantile with one limit", q.criterion.Name)
	}
	p, err := q.doc.Plan(q.criterion.Strategy)
	if err != nil {
		return err
	}
	var names []string
	for _, in := range q.unknowns {
		names = append(names, in.Name)
	}
	q.draws = trial.Latin(q.Adjusted(p).Seed, names, q.days, q.days+q.fresh)
	return q.enough()
}

// solve runs it, and tries what else could help.
func (q *solving) solve() (*solved.Solved, error) {
	out, err := q.solveOne()
	if err != nil {
		return nil, err
	}
	if out.Answer.Ruling == solve.Unreachable {
		if out.Help, err = q.help(out); err != nil {
			if err = excuse(out, "what else could help", err); err != nil {
				return nil, err
			}
		}
	}
	if err = q.weigh(out); err != nil {
		out.Offers = nil
		err = excuse(out, "what to buy first", err)
	}
	return out, err
}

// excuse keeps the answer that was found although a further question failed, and tells why that has no answer. It returns the errors
// that end a study for the moment only: an interrupt, or results that other machines still owe.
func excuse(out *solved.Solved, question string, err error) error {
	if m := (unfit{}); !errors.As(err, &m) {
		return err
	}
	out.Failed = append(out.Failed, fmt.Sprintf("%s was not found out: %v", question, err))
	return nil
}

// unfit is an error of the scenario with a change.
type unfit struct{ error }

// Unwrap gives what is wrong.
func (u unfit) Unwrap() error { return u.error }

// solveOne is the search alone.
func (q *solving) solveOne() (*solved.Solved, error) {
	out := &solved.Solved{
		Criterion: q.criterion, Input: q.choice.in, Values: q.choice.values, Listed: q.choice.listed, Today: q.choice.today, Days: q.days,
		Drawn: q.draws != nil, Unknowns: len(q.unknowns), Price: q.price,
	}
	p, err := q.doc.Plan(q.criterion.Strategy)
	if err != nil {
		return nil, err
	}
	out.Plan = q.Adjusted(p)
	if against, err := q.doc.Plan(q.criterion.Against); err == nil && q.criterion.Against != "" {
		out.Against = against.StrategyTitle
	}
	out.Answer, err = q.answer(out)
	return out, err
}

// answer searches by thresholds of days, or by what all days say at single values.
func (q *solving) answer(out *solved.Solved) (*solve.Answer, error) {
	q.plans = map[int][]*plan.Plan{}
	t := &trial.Trial{Criterion: q.criterion, Plans: q.at, Drawn: q.draws != nil, Points: q.Points}
	var a *solve.Answer
	var err error
	if q.isChance {
		out.Chance = q.aim.Chance
		a, err = solve.Chance(solve.Problem{
			Values: q.choice.values, Days: q.days, Fresh: q.fresh, Budget: max(3*q.days, leastBudget), Chance: q.aim.Chance, Confidence: q.criterion.Confidence,
			Miss: q.aim.Miss, Run: t.Outcomes,
		})
	} else {
		a, err = solve.Mean(solve.Means{
			Values: q.choice.values, Confidence: q.criterion.Confidence,
			Miss:  func(v float64) float64 { return trial.Miss(q.criterion.Low, q.criterion.High, v) },
			Judge: func(value int, level float64) (solve.Judged, error) { return t.Judge(value, q.days, level) },
		})
	}
	if few := (solve.TooFewDays{}); errors.As(err, &few) {
		return nil, Mistake{err}
	}
	return a, err
}

// at is the plans at a value, on a day.
func (q *solving) at(value, day int) ([]*plan.Plan, error) {
	if plans := q.plans[value]; plans != nil {
		return plans, nil
	}
	settings := append([]input.Setting{{Input: &q.choice.in, Value: q.choice.values[value]}}, q.fixed...)
	plans, err := q.compiled(q.doc, q.criterion.Strategies(), append(settings, q.drawn(day)...))
	if err == nil && q.draws == nil {
		q.plans[value] = plans
	}
	return plans, err
}

// compiled are plans of a scenario with other values, with the seed of the command line.
func (q *solving) compiled(doc *scenario.Document, strategies []string, settings []input.Setting) (plans []*plan.Plan, err error) {
	changed, err := doc.At(settings...)
	if err != nil {
		return nil, unfit{err}
	}
	for _, name := range strategies {
		p, err := changed.Plan(name)
		if err != nil {
			return nil, unfit{err}
		}
		plans = append(plans, q.Adjusted(p))
	}
	return plans, nil
}
