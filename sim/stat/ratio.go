package stat

import (
	"math"
	"slices"
)

// Ratio estimates the mean of num over the mean of den, with one of each per
// replication. An example is the share of calls answered in time: the calls
// answered in time of each day, and all calls of that day.
//
// The estimate is sum over sum, the share in the long run: a busy day weighs
// more than a quiet one. The mean of the daily shares answers another question.
// StdDev and the interval come from the delta method: the residuals num -
// Mean*den of each replication, over the mean of den. Skewed judges these
// residuals; the interval is then widened as that of [Mean]. The interval is not cut off at 0 or 1:
// [Estimate.CutAt] does that.
//
// A replication with NaN in either is left out. With fewer than two
// denominators above zero the interval is infinite, because the error of a
// single one is unknown. If the denominators sum to zero, Mean is NaN as well.
// It panics if there are not as many num as den.
//
// Source: the ratio estimator of survey sampling, see W. G. Cochran, "Sampling
// techniques" (1977), chapter 6.
func Ratio(num, den []float64) Estimate {
	num, den = present(num, den)
	ratio, apart := residuals(num, den)
	e := about(ratio, apart)
	e.N = len(num)
	if len(apart) > 0 {
		e.weight = slices.Max(den) * float64(len(den)) / sum(den)
	}
	e.ofRatio(num, den, apart)
	return e
}

// residuals are the ratio, and how far each replication lies apart from it; none
// with fewer than two denominators, and NaN if these sum to zero.
func residuals(num, den []float64) (ratio float64, apart []float64) {
	below, some := sum(den), 0
	for _, d := range den {
		if d != 0 {
			some++
		}
	}
	ratio = math.NaN()
	if below != 0 {
		ratio = sum(num) / below
	}
	if below == 0 || some < 2 {
		return ratio, nil
	}
	each := below / float64(len(den))
	apart = make([]float64, len(num))
	for i := range num {
		apart[i] = (num[i] - float64(ratio*den[i])) / each
	}
	return ratio, apart
}

// RatioParts are one number for each replication whose mean is [Ratio]'s and which
// vary as it does: what each adds to the quotient. [DifferenceOfRatios] compares two
// quotients. A replication with NaN in either has NaN. If there is a quotient but
// nothing is known of its error, it is the only number.
func RatioParts(num, den []float64) []float64 {
	ratio, apart := residuals(present(num, den))
	if apart == nil {
		return alone(ratio, len(num))
	}
	parts := make([]float64, len(num))
	at := 0
	for i := range num {
		if parts[i] = math.NaN(); !math.IsNaN(num[i]) && !math.IsNaN(den[i]) {
			parts[i] = ratio + apart[at]
			at++
		}
	}
	return parts
}

// alone are the parts of an estimate of unknown error: it itself, and no number for
// the other replications.
func alone(estimate float64, n int) []float64 {
	parts := make([]float64, n)
	for i := range parts {
		parts[i] = math.NaN()
	}
	if n > 0 {
		parts[0] = estimate
	}
	return parts
}
