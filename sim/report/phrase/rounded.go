package phrase

import (
	"fmt"
	"math"
)

// Range is an interval in words: a number and the two ends, all three in one unit.
func Range(e Estimate, in func(Number) string) string {
	if !HasInterval(e) {
		return in(e.Mean)
	}
	return fmt.Sprintf("%s (%s to %s)", in(e.Mean), in(e.Low), in(e.High))
}

// HasInterval reports whether an estimate has an interval with two ends.
func HasInterval(e Estimate) bool {
	for _, end := range []Number{e.Low, e.High} {
		if v := float64(end); math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return e.N > 1
}
