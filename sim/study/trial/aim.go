package trial

import (
	"math"

	"nines/sim/plan"
)

// Aim is an expectation of days one by one: on a share of them an outcome must keep limits.
type Aim struct {
	Chance float64 // the share of the days
	Low    float64 // the least outcome of a good day; -Inf if there is none
	High   float64 // the most; +Inf if there is none
	Avoid  bool    // good days are those outside the limits
}

// AimOf is the aim of a criterion. It is false for what is judged of all days together: a mean, or a quantile between two
// limits.
//
// A quantile is a chance. The 95 % quantile is at most 60 if at least 95 % of the days have at most 60. It is at least 60 if at
// least 5 % of them have at least 60.
func AimOf(c *plan.Criterion) (Aim, bool) {
	a := Aim{Chance: c.P, Low: c.Low, High: c.High}
	switch c.Statistic {
	case plan.InAtLeast:
		return a, true
	case plan.InAtMost:
		a.Chance, a.Avoid = 1-c.P, true
		return a, true
	case plan.OfQuantile:
		if math.IsInf(a.High, 1) {
			a.Chance = 1 - c.P
			return a, true
		}
		return a, math.IsInf(a.Low, -1)
	}
	return a, false
}

// Miss is how far an outcome lies outside the limits: 0 on a good day.
func (a Aim) Miss(outcome float64) float64 {
	miss := Miss(a.Low, a.High, outcome)
	switch {
	case !a.Avoid:
		return miss
	case miss == 0:
		return 1
	}
	return 0
}

// Miss is how far a value lies outside limits: 0 within them.
func Miss(low, high, v float64) float64 {
	switch {
	case v < low:
		return low - v
	case v > high:
		return v - high
	}
	return 0
}
