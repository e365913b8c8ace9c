package experiment

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"nines/sim/plan"
)

// Checked is the result of a check: a verdict for each expectation.
type Checked struct {
	Verdicts []Verdict    // in the order of the criteria
	Results  []*Result    // of the strategies that were run
	Looks    []int        // the replications at which verdicts could be reached, the last being the budget
	Plans    []*plan.Plan // of all strategies
}

// FaultVerdict is whether a fault of the scenario met anything at all under a strategy: an outage that never happened
// proves nothing.
type FaultVerdict struct {
	Plan    *plan.Plan
	Fault   int // among the scenario's own
	Ruling  Ruling
	Touched int // replications in which it met something, of N
	N       int
}

// Check judges what a scenario expects, given its plans under all strategies. It starts with the number of replications in
// the plans, for the strategies that are needed. While a verdict is undecided, the replications of its strategies are
// doubled, up to the budget. A decided verdict stays decided.
//
// Each look is another chance of being wrong, so the looks share the risk: with three looks at 95 % confidence each uses
// intervals of 98.3 %. The numbers of replications at each look are fixed beforehand, by the first number and the budget.
//
// If ctx ends first, the error is ErrInterrupted and open verdicts are undecided. Other errors are as for Run.
func Check(ctx context.Context, plans []*plan.Plan, criteria []plan.Criterion, o Options) (*Checked, error) {
	c := &Checked{Plans: plans, Looks: looks(plans[0].Replications, plans[0].Budget)}
	for i := range criteria {
		c.Verdicts = append(c.Verdicts, unknown(&criteria[i]))
	}
	var err error
	for _, n := range c.Looks {
		if err = c.extend(ctx, n, o); err != nil && !errors.Is(err, ErrInterrupted) {
			return nil, err
		}
		c.judge(err)
		if err != nil || !slices.ContainsFunc(c.Verdicts, isUndecided) {
			break
		}
	}
	return c, err
}

// looks are the numbers of replications at which verdicts are sought: doubled from the first on, up to the budget.
func looks(first, budget int) []int {
	list := []int{first}
	for n := first; n < budget; {
		n = min(2*n, budget)
		list = append(list, n)
	}
	return list
}

func isUndecided(v Verdict) bool { return v.Ruling == Undecided }

// extend runs the strategies of what is undecided.
func (c *Checked) extend(ctx context.Context, n int, o Options) error {
	needed := []string{}
	for _, v := range c.Verdicts {
		if isUndecided(v) {
			needed = append(needed, v.Criterion.Strategies()...)
		}
	}
	for _, p := range c.Plans {
		if slices.Contains(needed, p.Strategy) {
			if err := c.Result(p.Strategy).Extend(ctx, n, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// Result is that of a strategy, which is empty if it has not been run.
func (c *Checked) Result(strategy string) *Result {
	for _, r := range c.Results {
		if r.Plan.Strategy == strategy {
			return r
		}
	}
	at := slices.IndexFunc(c.Plans, func(p *plan.Plan) bool { return p.Strategy == strategy })
	r := &Result{Plan: c.Plans[at]}
	c.Results = append(c.Results, r)
	return r
}

// judge rules on what is undecided. After an interrupt there are figures of what was complete, and no rulings: it was not
// the time to look.
func (c *Checked) judge(interrupted error) {
	for i, v := range c.Verdicts {
		if !isUndecided(v) {
			continue
		}
		own, other := c.Result(v.Criterion.Strategy), (*Result)(nil)
		complete := len(own.Rows)
		if v.Criterion.Against != "" {
			other = c.Result(v.Criterion.Against)
			complete = min(complete, len(other.Rows))
		}
		if complete > 0 {
			c.Verdicts[i] = Judge(v.Criterion, own, other, c.level(v.Criterion))
		}
		if interrupted != nil {
			c.Verdicts[i].Ruling = Undecided
			c.Verdicts[i].Why = fmt.Sprintf("interrupted when %d replications were complete", complete)
		}
	}
}

// level is the confidence level of each look's intervals.
func (c *Checked) level(of *plan.Criterion) float64 {
	return 1 - (1-of.Confidence)/float64(len(c.Looks))
}

// Faults are the verdicts on the scenario's faults, under each strategy that was run.
func (c *Checked) Faults() (list []FaultVerdict) {
	for _, r := range c.Results {
		for f := range r.Plan.Titles {
			if len(r.Rows) == 0 || r.Plan.MayMiss[f] {
				continue
			}
			idle, _ := r.Idle(f)
			v := FaultVerdict{Plan: r.Plan, Fault: f, Ruling: Held, Touched: len(r.Rows) - idle, N: len(r.Rows)}
			if v.Touched == 0 {
				v.Ruling = NotHeld
			}
			list = append(list, v)
		}
	}
	return list
}
