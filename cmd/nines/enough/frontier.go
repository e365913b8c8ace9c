package enough

import (
	"nines/sim/report/study"
	"nines/sim/report/study/solved"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
)

// mostFirst is how many values of the first choice a frontier has, unless they are listed. frontierDays is how many days each is
// solved with, unless -n says otherwise.
const mostFirst, frontierDays = 7, 100

// frontier is the least of the second choice, for each value of the first.
func (f *Question) frontier(s *Host) (*study.Document, error) {
	first, err := choiceOf(s, f.Vary[0])
	if err != nil {
		return nil, err
	}
	q, err := f.asked(s)
	if err != nil {
		return nil, err
	}
	if first.in.Name == q.choice.in.Name {
		return nil, mistake("--vary names %s twice: give two choices", first.in.Name)
	}
	if err := q.onlyOf(first, q.choice); err != nil {
		return nil, err
	}
	q.fresh = 0
	if need := solve.DaysNeeded(q.aim.Chance, q.criterion.Confidence); q.isChance && s.Days == 0 {
		q.days = max(frontierDays, need)
	}
	if q.draws != nil {
		if err := q.draw(); err != nil {
			return nil, err
		}
	}
	return f.along(q, first)
}

// along solves at one value of the first choice after another.
func (f *Question) along(q *solving, first choice) (*study.Document, error) {
	out := &solved.Frontier{First: first.in, Today1: first.today, Price1: priceOf(q.prices, first.in.Name)}
	for _, v := range first.some() {
		q.fixed = []input.Setting{{Input: &first.in, Value: v}}
		one, err := q.solveOne()
		if err != nil {
			return nil, err
		}
		out.Solved = *one
		out.Points = append(out.Points, solved.Point{At: v, Answer: one.Answer})
	}
	return solved.FillFrontier(q.NewDocument(out.Plan), out), nil
}

// some are the values of a choice, or a few that are spread over them.
func (c *choice) some() []float64 {
	if c.listed || len(c.values) <= mostFirst {
		return c.values
	}
	var list []float64
	for i := range mostFirst {
		list = append(list, c.values[i*(len(c.values)-1)/(mostFirst-1)])
	}
	return list
}
