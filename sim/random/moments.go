package random

import (
	"math"

	"nines/sim/portable"
)

// Mean is the expected value, in the unit of the values.
func (d Distribution) Mean() float64 {
	mean, _ := d.standardMoments()
	return d.shift + float64(d.factor*mean)
}

// Variance is the expected squared distance from the mean.
func (d Distribution) Variance() float64 {
	_, variance := d.standardMoments()
	return float64(d.factor * d.factor * variance)
}

// CV is the coefficient of variation: standard deviation divided by mean, and 0 for a
// constant.
func (d Distribution) CV() float64 {
	variance := d.Variance()
	if variance == 0 {
		return 0
	}
	return math.Sqrt(variance) / d.Mean()
}

// standardMoments are the mean and the variance of the standard form.
func (d Distribution) standardMoments() (mean, variance float64) {
	switch d.kind {
	case exponent:
		return 1, 1
	case lognormal:
		s2 := d.shape * d.shape
		return portable.Exp(s2 / 2), portable.Expm1(s2) * portable.Exp(s2)
	case gamma:
		return d.shape, d.shape
	case weibull:
		mean = portable.Gamma(1 + d.shape)
		return mean, mean * mean * portable.Expm1(weibullSpread(d.shape))
	case flat:
		return 0.5, 1. / 12
	case triangular:
		m := d.shape
		return (1 + m) / 3, (1 - m + float64(m*m)) / 18
	case empirical:
		return d.list.mean, d.list.variance
	case mixtureKind:
		return d.mixture.mean, d.mixture.variance
	}
	return 0, 0
}

// least is the smallest value there can be.
func (d Distribution) least() float64 {
	switch d.kind {
	case empirical:
		return d.shift + float64(d.factor*d.list.sorted[0])
	case mixtureKind:
		return d.shift + float64(d.factor*d.mixture.least())
	}
	return d.shift
}
