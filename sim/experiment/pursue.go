package experiment

import (
	"context"
	"errors"

	"nines/sim/plan"
	"nines/sim/stat"
)

// Precision is how well a mean came to be known, under every strategy that was run.
type Precision struct {
	*plan.Precise
	Budget int
	Known  float64 // the share of the true value within which it is known, for the least precise strategy
	Met    bool
	Needed int // about how many replications it would take, if it is not met; 0 if there is no saying
}

// Pursue runs further replications until a mean is known as well as the plans ask, or their budget is spent. It looks on a
// schedule that is fixed beforehand: at those there are, and whenever they have grown by a quarter, and by ten at least.
// Without anything to be precise about it does nothing. Errors are as for [Result.Extend].
func (c *Comparison) Pursue(ctx context.Context, o Options) (err error) {
	plan := c.Results[0].Plan
	if plan.Precision == nil {
		return nil
	}
	c.Precision = c.precision()
	for n := len(c.Results[0].Rows); err == nil && !c.Precision.Met && n < plan.Budget; {
		n = min(n+max(10, (n+3)/4), plan.Budget)
		if err = c.Extend(ctx, n, o); err != nil && !errors.Is(err, ErrInterrupted) {
			return err
		}
		c.Precision = c.precision()
	}
	return err
}

// precision is how well the mean is known by now.
func (c *Comparison) precision() *Precision {
	plan := c.Results[0].Plan
	p := &Precision{Precise: plan.Precision, Budget: plan.Budget, Met: true}
	for _, r := range c.Results {
		e := r.Find(p.Measure.Name, p.Measure.Window, p.Measure.Group)
		p.Known = max(p.Known, stat.KnownWithin(e))
		if !stat.PreciseEnough(e, p.Within) {
			p.Met = false
			p.Needed = max(p.Needed, stat.ReplicationsFor(e, p.Within))
		}
	}
	return p
}
