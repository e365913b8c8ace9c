package random

import (
	"fmt"
	"math"
)

// The coefficients of variation that can be drawn. Below, write a constant; above, a
// mixture says better what is meant.
const (
	leastCV = 0.01
	mostCV  = 10
)

// positive refuses what is not a finite number above 0.
func positive(who, what string, v float64) error {
	if v > 0 && !math.IsInf(v, 1) {
		return nil
	}
	return fmt.Errorf("%s needs a positive %s, not %v", who, what, v)
}

// notNegative refuses what is not a finite number of 0 or more.
func notNegative(who, what string, v float64) error {
	if v >= 0 && !math.IsInf(v, 1) {
		return nil
	}
	return fmt.Errorf("%s needs a %s of 0 or more, not %v", who, what, v)
}

// spread refuses a coefficient of variation that cannot be drawn.
func spread(who string, cv float64) error {
	if cv >= leastCV && cv <= mostCV {
		return nil
	}
	return fmt.Errorf("%s needs a cv from %v to %v, not %v", who, leastCV, mostCV, cv)
}

// ordered refuses two finite numbers if the first is the larger.
func ordered(who, low string, a float64, high string, b float64) error {
	if a <= b && !math.IsInf(b, 1) {
		return nil
	}
	return fmt.Errorf("%s needs a %s that is not below its %s, not %s %v and %s %v", who, high, low, low, a, high, b)
}
