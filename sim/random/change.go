package random

import (
	"fmt"
	"math"
)

// Plus is the same law, longer by some seconds, or shorter if they are negative. It
// refuses to make a value negative that can come: "a shift of -30 would make values of
// 20 negative".
func (d Distribution) Plus(seconds float64) (Distribution, error) {
	if math.IsNaN(seconds) || math.IsInf(seconds, 0) {
		return Distribution{}, fmt.Errorf("a shift needs a number of seconds, not %v", seconds)
	}
	if least := d.least(); least+seconds < 0 {
		return Distribution{}, fmt.Errorf("a shift of %v would make values of %v negative", seconds, least)
	}
	d.shift += seconds
	return d, nil
}

// Times is the same law with every value multiplied by a factor of 0 or more: half as
// long again is 1.5. The coefficient of variation stays.
func (d Distribution) Times(factor float64) (Distribution, error) {
	if err := notNegative("a scale", "factor", factor); err != nil {
		return Distribution{}, err
	}
	if factor == 0 {
		return Distribution{}, nil
	}
	d.shift *= factor
	d.factor *= factor
	return d, nil
}
