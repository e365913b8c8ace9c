package random

import (
	"errors"
	"math"

	"nines/sim/portable"
)

// Constant is always v, which is 0 or more.
func Constant(v float64) (Distribution, error) {
	if err := notNegative("a constant", "value", v); err != nil {
		return Distribution{}, err
	}
	return Distribution{shift: v}, nil
}

// Exponential has this mean and no memory: the wait that is left does not depend on
// the wait that was. Its coefficient of variation is 1.
func Exponential(mean float64) (Distribution, error) {
	if err := positive("an exponential", "mean", mean); err != nil {
		return Distribution{}, err
	}
	return Distribution{kind: exponent, factor: mean}, nil
}

// LognormalMean has this mean and coefficient of variation; its logarithm is normal.
// The law of most human durations: never short, sometimes very long.
func LognormalMean(mean, cv float64) (Distribution, error) {
	const who = "a lognormal"
	if err := errors.Join(positive(who, "mean", mean), spread(who, cv)); err != nil {
		return Distribution{}, err
	}
	return lognormalOf(mean/math.Sqrt(1+float64(cv*cv)), cv), nil
}

// LognormalMedian is the same law by its median, which half of the values exceed; its
// mean is median·√(1+cv²).
func LognormalMedian(median, cv float64) (Distribution, error) {
	const who = "a lognormal"
	if err := errors.Join(positive(who, "median", median), spread(who, cv)); err != nil {
		return Distribution{}, err
	}
	return lognormalOf(median, cv), nil
}

// lognormalOf takes checked parameters. The variance of the logarithm is ln(1+cv²).
func lognormalOf(median, cv float64) Distribution {
	return Distribution{kind: lognormal, factor: median, shape: math.Sqrt(portable.Log1p(cv * cv))}
}

// Uniform is equally likely everywhere from one value, 0 or more, to another.
func Uniform(from, to float64) (Distribution, error) {
	const who = "a uniform"
	err := errors.Join(notNegative(who, "from", from), ordered(who, "from", from, "to", to))
	if err != nil {
		return Distribution{}, err
	}
	if from == to {
		return Constant(from)
	}
	return Distribution{kind: flat, shift: from, factor: to - from}, nil
}

// Triangular is most likely at its mode and falls in straight lines to its ends: what
// an expert can say who knows only the least, the usual and the most.
func Triangular(least, mode, most float64) (Distribution, error) {
	const who = "a triangular"
	err := errors.Join(notNegative(who, "min", least),
		ordered(who, "min", least, "mode", mode), ordered(who, "mode", mode, "max", most))
	if err != nil {
		return Distribution{}, err
	}
	if least == most {
		return Constant(least)
	}
	width := most - least
	return Distribution{kind: triangular, shift: least, factor: width, shape: (mode - least) / width}, nil
}

// triangle is the quantile of the triangular distribution from 0 to 1.
func triangle(mode, u float64) float64 {
	if u < mode {
		return math.Sqrt(u * mode)
	}
	return 1 - math.Sqrt((1-u)*(1-mode))
}
