package solve

import (
	"math"
	"slices"

	"nines/sim/portable"
)

// finest is about how many values a grid has at most, where nobody names a step.
const finest = 150

// minutes are the steps of a length of time, in seconds, that people count in.
var minutes = []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 4 * 3600, 6 * 3600, 12 * 3600, 24 * 3600}

// Step is a round step with which a range has at most about 150 values. Whole numbers have no smaller one than 1. Lengths of
// time, in seconds, step by what people count in.
func Step(low, high float64, whole, isTime bool) float64 {
	rough := (high - low) / finest
	if at := slices.IndexFunc(minutes, func(s float64) bool { return s >= rough }); isTime && at >= 0 && rough > 0.1 {
		return minutes[at]
	}
	ten := 10 * math.Pow10(portable.Decade(rough*(1-1e-9)))
	step := ten
	for _, part := range []float64{0.5, 0.2} {
		if part*ten >= rough*(1-1e-9) {
			step = part * ten
		}
	}
	if whole {
		step = max(1, step)
	}
	return step
}

// Grid is the values from low to high, a step apart. The last one is high itself.
func Grid(low, high, step float64) (list []float64) {
	for i := 0; ; i++ {
		v := low + float64(float64(i)*step)
		if v >= high-float64(1e-9*step) {
			return append(list, high)
		}
		list = append(list, v)
	}
}
