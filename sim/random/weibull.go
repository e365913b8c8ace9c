package random

import (
	"errors"
	"fmt"

	"nines/sim/portable"
)

// Weibull has this mean and coefficient of variation. With a cv below 1 the end comes
// the sooner the longer it has not come (wear), above 1 the later.
func Weibull(mean, cv float64) (Distribution, error) {
	const who = "a weibull"
	if err := errors.Join(positive(who, "mean", mean), spread(who, cv)); err != nil {
		return Distribution{}, err
	}
	x := weibullExponent(cv)
	return Distribution{kind: weibull, factor: mean / portable.Gamma(1+x), shape: x}, nil
}

// WeibullShape is the same law by its textbook parameters: the value exceeds x with
// probability exp(-(x/scale)^shape). The shape is from 0.2 to 200.
func WeibullShape(scale, shape float64) (Distribution, error) {
	const who, least, most = "a weibull", 0.2, 200
	err := positive(who, "scale", scale)
	if !(shape >= least && shape <= most) {
		err = errors.Join(err, fmt.Errorf("%s needs a shape from %v to %v, not %v", who, least, most, shape))
	}
	if err != nil {
		return Distribution{}, err
	}
	return Distribution{kind: weibull, factor: scale, shape: 1 / shape}, nil
}

// weibullSpread is ln(1+cv²) of a Weibull with shape 1/x: its moments are Γ(1+x) and
// Γ(1+2x). It grows with x.
func weibullSpread(x float64) float64 {
	second := portable.Lgamma(1 + float64(2*x))
	first := portable.Lgamma(1 + x)
	return second - float64(2*first)
}

// weibullExponent solves weibullSpread(x) = ln(1+cv²) by halving an interval that holds
// x for every cv that can be drawn, until its ends are neighbours.
func weibullExponent(cv float64) float64 {
	want := portable.Log1p(cv * cv)
	low, high := leastCV/2, 5.
	for {
		x := low + float64((high-low)/2)
		if x <= low || x >= high {
			return x
		}
		if weibullSpread(x) < want {
			low = x
		} else {
			high = x
		}
	}
}
