package stat

import (
	"math"

	"nines/sim/portable"
)

// Sooner compares the times of two systems on the same replications, where some
// do not reach it before their end. Such times have no mean. So it counts the
// replications in which one is sooner than the other, and takes the median of
// the differences with the unreached as later than any time.
type Sooner struct {
	// N is how many replications both have something to reach in.
	N int
	// Sooner, Same and Later count them, for the first system as seen from the
	// second. What neither reaches is the same.
	Sooner, Same, Later int
	// Median is of the differences, first less second, and has a distribution-free
	// interval. -Inf: only the first reached it. +Inf: only the second. Known is
	// false if there are too few replications for an interval.
	Median QuantileEstimate
	Known  bool
}

// CompareTimes compares the times a and b, one of each per replication. +Inf
// means that it was not reached, NaN that there was nothing to reach; that
// leaves the replication out. It panics if there are not as many a as b.
func CompareTimes(a, b []float64) Sooner {
	a, b = present(a, b)
	s := Sooner{N: len(a)}
	apart := make([]float64, len(a))
	for i := range a {
		apart[i] = Later(a[i], b[i])
		switch {
		case apart[i] < 0:
			s.Sooner++
		case apart[i] > 0:
			s.Later++
		default:
			s.Same++
		}
	}
	s.Median, s.Known = Quantile(0.5, apart)
	return s
}

// Later is by how much a time is later than another; +Inf is not reached. What neither
// reaches is no later.
func Later(a, than float64) float64 {
	if a == than {
		return 0 // +Inf less +Inf is NaN
	}
	return a - than
}

// P is the two-sided p-value of the sign test: how probable as uneven a number of
// sooner and later replications is if both are as likely. Those that are the
// same say nothing. It is 1 if all are. It rests on no distribution.
//
// Source: W. J. Dixon and A. M. Mood (1946), "The statistical sign test".
func (s Sooner) P() float64 {
	n := s.Sooner + s.Later
	if n == 0 {
		return 1
	}
	return min(1, 2*portable.BinomialCDF(n, 0.5, min(s.Sooner, s.Later)))
}

// Balance is the interval of how much more often than not the first system is
// later, among the replications in which they differ: from -1/2, never later, to
// 1/2, always. It excludes zero where [Sooner.P] is below 1-level. It is the
// [Apart] of times.
func (s Sooner) Balance(level float64) Interval {
	e := ShareAt(level, s.Later, s.Sooner+s.Later)
	if math.IsNaN(e.Mean) {
		return Interval{-0.5, 0.5}
	}
	return Interval{e.Low - 0.5, e.High - 0.5}
}
