package ladder

import (
	"fmt"
	"math"

	"nines/sim/stat"
)

// Check is a figure that theory knows, and how near the simulator must come to it.
type Check struct {
	What      string
	Of        func(*Run) stat.Estimate
	Exact     float64 // in the unit of the figure: seconds, a share, or a number of calls
	Tolerance float64 // as a share of Exact
	// What theory says of one server fewer and one more; 0 where it does not say.
	Fewer, More float64
	Published   Published // what another simulator printed of the same world; zero: nothing
}

// The functions that make checks and figures are not inlined. Each of the many calls would have a copy, and the program would be
// 150 kB larger.

// exactly is a check of a figure.
//
//go:noinline
func exactly(what string, of figure, exact, tolerance float64) *Check {
	return &Check{What: what, Of: of, Exact: exact, Tolerance: tolerance}
}

// unlike is the check with what theory says of one server fewer and one more.
//
//go:noinline
func (c *Check) unlike(fewer, more float64) *Check {
	c.Fewer, c.More = fewer, more
	return c
}

// printed is the check with a mean that was printed, and its standard error.
//
//go:noinline
func (c *Check) printed(mean, err float64) *Check {
	c.Published = Published{mean, err}
	return c
}

// Published is a mean that another program has simulated.
type Published struct {
	Value float64
	Error float64 // the standard error of it
}

// Finding is the judgement of a check.
type Finding struct {
	Rung, What string
	Exact      float64
	Tolerance  float64 // as a share of Exact
	Simulated  stat.Estimate
	Published  Published
	Wrong      string // why the figure is not held; empty if it is
}

// Error is the standard error of the simulated mean.
func (f *Finding) Error() float64 { return f.Simulated.StdDev / math.Sqrt(float64(f.Simulated.N)) }

// strict is how many standard errors the tolerance is at least, and far is how many two simulated means may be apart: one in ten
// thousand is farther.
const strict, far = 4.5, 3.89

// judge judges a run by the rule of the package. A wider tolerance need not tell one server more or fewer apart.
func (c *Check) judge(run *Run, eased float64) Finding {
	f := Finding{What: c.What, Exact: c.Exact, Tolerance: c.Tolerance * eased, Simulated: c.Of(run), Published: c.Published}
	within, e := f.Tolerance*math.Abs(c.Exact), f.Error()
	switch off := math.Abs(f.Simulated.Mean - c.Exact); {
	case !(off <= within): // also if it is no number
		f.Wrong = fmt.Sprintf("it is %.2g %% off, and %.2g %% are allowed", 100*off/math.Abs(c.Exact), 100*f.Tolerance)
	case !(e > 1e-9*within):
		f.Wrong = "the replications are all alike"
	case !(e <= within/strict):
		f.Wrong = fmt.Sprintf("its standard error is %.2g %%, too large to show a tolerance of %.2g %%", 100*e/math.Abs(c.Exact), 100*f.Tolerance)
	case eased == 1 && c.isBlind(within):
		f.Wrong = "the tolerance would not show one server too many or too few"
	case c.Published != Published{} && math.Abs(f.Simulated.Mean-c.Published.Value) > far*math.Sqrt(float64(e*e)+float64(c.Published.Error*c.Published.Error)):
		f.Wrong = fmt.Sprintf("it is not the %.6g that was published", c.Published.Value)
	}
	return f
}

// isBlind reports whether another number of servers would be within twice the tolerance.
func (c *Check) isBlind(within float64) bool {
	for _, other := range []float64{c.Fewer, c.More} {
		if other != 0 && math.Abs(other-c.Exact)/2 <= within {
			return true
		}
	}
	return false
}
