package experiment

import (
	"context"
	"errors"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
)

// Comparison is the results of several strategies with the same callers and the same faults in each replication. The first
// result is the baseline.
type Comparison struct {
	Results   []*Result
	Fared     [Shifts][][]float64 // how many people fared otherwise than under the baseline, by strategy and replication
	Precision *Precision          // how precise it became, if replications were added for precision
	By        measure.Measure     // what the strategies are ranked by
	Searched  *Search             // how the search for the best went, if replications were added for it
}

// Gained counts, by replication, the callers connected under a strategy who got no help under the baseline.
func (c *Comparison) Gained(strategy int) []float64 { return c.Fared[Gained][strategy] }

// Lost is the reverse. Both can be positive: saving one caller can cost another.
func (c *Comparison) Lost(strategy int) []float64 { return c.Fared[Lost][strategy] }

// Compare runs the plans side by side, the first being the baseline; one alone is compared with nothing. All must be of
// one scenario, with the same seed and number of replications. Errors are as for Run.
func Compare(ctx context.Context, plans []*plan.Plan, o Options) (*Comparison, error) {
	c := empty(plans, 0)
	c.By = YardstickOf(plans, measure.Measure{})
	err := c.Extend(ctx, plans[0].Replications, o)
	if err != nil && !errors.Is(err, ErrInterrupted) {
		return nil, err
	}
	return c, err
}

// empty is a comparison of plans before the first replication.
func empty(plans []*plan.Plan, first int) *Comparison {
	c := &Comparison{}
	for x := range c.Fared {
		c.Fared[x] = make([][]float64, len(plans))
	}
	for _, p := range plans {
		c.Results = append(c.Results, &Result{Plan: p, from: first})
	}
	return c
}

// Extend runs further replications under every strategy, up to n in all, as [Result.Extend] does.
func (c *Comparison) Extend(ctx context.Context, n int, o Options) error {
	w := c.prepare(n)
	o.begin(w.Plans[len(w.Plans)-1], w.First, w.N)
	p := newPatchwork(c, w, o)
	if err := p.fetch(ctx); err != nil {
		return err
	}
	if err := inParallel(ctx, p.missing(), o, func() { p.progress(1) }, func() job { return newSideBySide(ctx, c, o) }); err != nil {
		return err
	}
	return c.finish()
}

// prepare makes room for up to n replications in all, and gives those still to be run.
func (c *Comparison) prepare(n int) Work {
	base := c.Results[0]
	w := Work{First: base.from + len(base.Rows)}
	for i, r := range c.Results {
		r.prepare(n)
		w.Plans, w.N = append(w.Plans, r.Plan), r.Asked
		for x := range c.Fared {
			c.Fared[x][i] = append(c.Fared[x][i], make([]float64, w.N-w.First)...)
		}
	}
	return w
}

// finish cuts the comparison to what is complete.
func (c *Comparison) finish() (err error) {
	for i, r := range c.Results {
		err = r.finish()
		for x := range c.Fared {
			c.Fared[x][i] = c.Fared[x][i][:len(r.Rows)]
		}
	}
	return err
}

// Alone is the comparison of one of the strategies with nothing. Its result is the same one: extending it extends both.
func (c *Comparison) Alone(strategy int) *Comparison {
	one := alone(c.Results[strategy])
	one.By = c.By
	return one
}

// alone is the comparison of a result with nothing.
func alone(r *Result) *Comparison {
	one := &Comparison{Results: []*Result{r}}
	for x := range one.Fared {
		one.Fared[x] = [][]float64{make([]float64, len(r.Rows))}
	}
	return one
}

// sideBySide runs every plan on each replication, and compares who was helped.
type sideBySide struct {
	comparison *Comparison
	workers    []*worker
	ends       []ends
}

func newSideBySide(ctx context.Context, c *Comparison, o Options) *sideBySide {
	s := &sideBySide{comparison: c, ends: make([]ends, len(c.Results))}
	for i, r := range c.Results {
		w := newWorker(ctx, r.Plan, o)
		if len(c.Results) > 1 { // nobody fares otherwise than under the same strategy
			w.also = &s.ends[i]
		}
		s.workers = append(s.workers, w)
	}
	return s
}

func (s *sideBySide) replicate(i int) error {
	for k, w := range s.workers {
		s.ends[k].list = s.ends[k].list[:0]
		if err := w.into(s.comparison.Results[k], i); err != nil {
			return err
		}
		s.ends[k].sort()
	}
	for k, w := range s.workers {
		r := s.comparison.Results[k]
		for x, n := range changed(s.ends[0].list, s.ends[k].list) {
			s.comparison.Fared[x][k][i-r.from] = n
		}
		r.add(w.Tally, i)
	}
	return nil
}

// Difference is one measure under two strategies that met the same callers and the same trouble.
type Difference struct {
	Measure measure.Measure
	Base    stat.Estimate
	Other   stat.Estimate
	Paired  stat.Paired  // other less base: its mean is that of Other less that of Base; empty for times
	Times   *stat.Sooner // of a time, which some replications may not reach; nil for all else
	seed    uint64       // for the bootstrap
}

// Bootstrap is the paired difference with the interval of the bootstrap, a second opinion where the differences are skewed.
func (d *Difference) Bootstrap() stat.Estimate { return d.Paired.BootstrapAt(usual, d.seed) }

// Difference is the paired difference between a strategy's measure and the baseline's.
func (c *Comparison) Difference(strategy int, name, window string, g measure.Group) Difference {
	return c.Between(strategy, 0, name, window, g)
}

// Between is the paired difference between the measures of any two strategies: that of the first less that of the second.
// The difference of the means is the mean difference, whatever the measure is: see lessThan.
func (c *Comparison) Between(strategy, baseline int, name, window string, g measure.Group) Difference {
	base, other := c.Results[baseline], c.Results[strategy]
	from, to := base.Plan.Measures.Find(name, window, g), other.Plan.Measures.Find(name, window, g)
	d := Difference{
		Measure: other.Plan.Measures.Measures()[to],
		Base:    base.Estimate(from), Other: other.Estimate(to), Paired: lessThan(other, to, base, from), seed: base.Plan.Seed,
	}
	if IsTime(&d.Measure) {
		times := stat.CompareTimes(other.Column(to), base.Column(from))
		d.Times = &times
	}
	return d
}

// lessThan is the paired difference of a measure from the same one of a baseline, which met the same callers. Of a quotient it is
// the difference of the two quotients, and of a quantile of calls that of the two quantiles, over all replications. It is
// empty for times, which have no mean.
func lessThan(r *Result, place int, base *Result, at int) stat.Paired {
	m := &r.Plan.Measures.Measures()[place]
	own, other := r.Column(place), base.Column(at)
	switch {
	case IsTime(m):
		return stat.Difference(nil, nil)
	case m.Quantile > 0:
		return stat.DifferenceOfParts(r.Estimate(place).Mean-base.Estimate(at).Mean, r.Parts(place), base.Parts(at))
	case m.Numerator == measure.None && isWhole(own) && isWhole(other):
		return stat.Difference(own, other)
	}
	return stat.DifferenceOfRatios(quotientOf(r, place), quotientOf(base, at))
}

// isWhole reports whether every replication has a value.
func isWhole(values []float64) bool { return !slices.ContainsFunc(values, math.IsNaN) }

// P is the two-sided p-value of the difference: of the paired t test, or for times of the sign test.
func (d *Difference) P() float64 {
	if d.Times != nil {
		return d.Times.P()
	}
	return d.Paired.P()
}

// paired keeps the replications in which both have a value.
func paired(a, b []float64) (x, y []float64) {
	for i := range a {
		if isNumber(a[i]) && isNumber(b[i]) {
			x, y = append(x, a[i]), append(y, b[i])
		}
	}
	return x, y
}

func isNumber(v float64) bool { return v-v == 0 }
