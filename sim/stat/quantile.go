package stat

import (
	"math"
	"slices"
	"sort"

	"nines/sim/portable"
)

// QuantileEstimate is a quantile over replications. It is itself one of the
// observations, and so are the ends of its interval: nothing is assumed about
// their distribution.
type QuantileEstimate struct {
	// N is how many replications it rests on, without those left out.
	N int
	// P is which quantile it is: 0.5 is the median, 0.9 what nine replications
	// in ten stay below.
	P float64
	// Point is the estimate: the smallest observation that a share P of them
	// does not exceed. It is +Inf if that one was censored.
	Point float64
	// Interval runs from the observation of rank LowRank to that of rank
	// HighRank. High, and even Low, is +Inf if that one was censored.
	Interval
	// LowRank and HighRank count from 1, the smallest observation, to N.
	LowRank, HighRank int
	// Level is the probability that the interval contains the true quantile. It
	// is at least the requested one, 0.95 by default. It is usually a bit more,
	// because ranks are whole numbers.
	Level float64
}

// Quantile estimates the quantile p of one observation per replication, with a
// distribution-free interval. +Inf stands for "not reached by the end of the
// run", greater than anything that was reached; NaN, no observation, is left out.
//
// It refuses, with false, if there are too few replications for any interval at
// 95 %. The median needs 6, p90 29, p95 59, p99 299. N and P are then set,
// Point is NaN and the interval infinite. It panics unless 0 < p < 1.
//
// The probability of either end lying on the wrong side is at most 2.5 %. If
// even the greatest observation cannot achieve that, it is used anyway. The
// other end then moves out until the two together are at most 5 %. The smallest
// observation is treated the same way.
//
// Source: W. R. Thompson (1936); W. J. Conover, "Practical nonparametric
// statistics", section 3.2.
func Quantile(p float64, xs []float64) (QuantileEstimate, bool) { return QuantileAt(level, p, xs) }

// QuantileAt is [Quantile] with an interval of another confidence level. The
// higher it is the more replications it wants.
func QuantileAt(level, p float64, xs []float64) (QuantileEstimate, bool) {
	refuseLevel(level)
	if !(p > 0 && p < 1) {
		panic("stat: a quantile lies between 0 and 1")
	}
	xs, _ = present(xs, xs)
	slices.Sort(xs)
	q := QuantileEstimate{N: len(xs), P: p, Point: math.NaN(), Interval: everything}
	var ok bool
	q.LowRank, q.HighRank, q.Level, ok = ranks(level, len(xs), p)
	if !ok {
		return q, false
	}
	// Slightly less than n*p: otherwise 0.07*100 is 7.000000000000001 and
	// rounds up.
	middle := int(math.Ceil(float64(float64(len(xs))*p) - 1e-9))
	q.Point = xs[max(1, middle)-1]
	q.Interval = Interval{xs[q.LowRank-1], xs[q.HighRank-1]}
	return q, true
}

// ranks returns between which two of n observations the quantile p lies, counted
// from 1, and with what probability; false if no two will do.
func ranks(level float64, n int, p float64) (low, high int, achieved float64, ok bool) {
	miss := 1 - level
	low, top := lowest(n, p, miss/2), lowest(n, 1-p, miss/2)
	switch {
	case top == 0:
		top = 1
		low = lowest(n, p, miss-short(n, 1-p, top))
	case low == 0:
		low = 1
		top = lowest(n, 1-p, miss-short(n, p, low))
	}
	if low == 0 || top == 0 {
		return 0, 0, 0, false
	}
	return low, n + 1 - top, 1 - short(n, p, low) - short(n, 1-p, top), true
}

// lowest is the greatest rank for which short is at most allowed; 0 if none is.
// Seen from the other end of the line, rank 1 being the greatest observation, it
// serves for the high end with 1-p.
func lowest(n int, p, allowed float64) int {
	return sort.Search(n, func(i int) bool { return short(n, p, i+1) > allowed })
}

// short is the probability that fewer than rank of n observations lie below the
// quantile p. The one of that rank then lies above it. It is a binomial count.
func short(n int, p float64, rank int) float64 {
	return portable.BinomialCDF(n, p, rank-1)
}
