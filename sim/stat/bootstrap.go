package stat

import (
	"math"
	"math/bits"
	"slices"

	"nines/sim/portable"
)

// resamples is how many times Bootstrap resamples the replications.
const resamples = 4000

// Bootstrap is [Mean] with an interval that need not be symmetric. It resamples
// the replications 4000 times, with replacement, and takes the middle of the
// means. Show it beside Student's t if Skewed warns. If the two disagree by
// much, trust neither and run more. Skewed is set as by Mean, because skewed
// replications harm this interval too, only less.
//
// It resamples whole replications. Resampling single calls would lose what the
// calls of a day have in common, and the interval would be far too short. For a
// paired comparison give it the differences.
//
// The plain percentile interval is too short by √((n-1)/n), and takes the
// normal distribution for Student's; it would cover less than t does. The
// percentiles are therefore moved outward until they agree with t's interval
// for data without skew. Resampling cannot go beyond what was seen: with fewer
// than 10 replications the interval is infinite.
//
// The drawing has its own generator, begun from seed and the number of
// replications: the same observations and seed give the same interval.
//
// Source: B. Efron and R. J. Tibshirani, "An introduction to the bootstrap"
// (1993), chapter 13; the expansion: T. C. Hesterberg, "What teachers should know
// about the bootstrap" (2015).
func Bootstrap(xs []float64, seed uint64) Estimate { return BootstrapAt(level, xs, seed) }

// BootstrapAt is [Bootstrap] with an interval of another confidence level. Beyond
// 0.999 too few of the 4000 lie outside for the ends to be sure.
func BootstrapAt(level float64, xs []float64, seed uint64) Estimate {
	refuseLevel(level)
	xs, _ = present(xs, xs)
	if len(xs) == 0 {
		return around(level, math.NaN(), nil, seed)
	}
	middle, apart := center(xs)
	return around(level, middle, apart, seed)
}

// BootstrapRatio is [Ratio] with an interval like that of [Bootstrap].
//
// It resamples the residuals, as Ratio does for its interval: num - Mean*den of
// each replication, over the mean of den. With pairs, many samples could have
// no denominator if the thing to measure is rare. The two intervals would then
// differ by more than the skewness that this one should show.
func BootstrapRatio(num, den []float64, seed uint64) Estimate {
	return BootstrapRatioAt(level, num, den, seed)
}

// BootstrapRatioAt is [BootstrapRatio] with an interval of another confidence
// level.
func BootstrapRatioAt(level float64, num, den []float64, seed uint64) Estimate {
	refuseLevel(level)
	num, den = present(num, den)
	ratio, apart := residuals(num, den)
	e := around(level, ratio, apart, seed)
	e.N = len(num)
	return e
}

// around is the estimate with the given mean and deviations, and the interval
// from resampling the deviations.
func around(level, middle float64, apart []float64, seed uint64) Estimate {
	e := about(middle, apart)
	e.Level = level
	if e.N < 10 || math.IsNaN(e.Mean) {
		e.Interval = everything
		return e
	}
	shifts := resampled(apart, seed)
	slices.Sort(shifts)
	outside := beyond(level, e.N)
	e.Interval = Interval{middle + shifts[outside-1], middle + shifts[len(shifts)-outside]}
	return e
}

// resampled draws as many observations as there are, with replacement, and
// takes their mean, many times.
func resampled(apart []float64, seed uint64) []float64 {
	random := generator(seed)
	random = generator(random.next() ^ uint64(len(apart)))
	shifts := make([]float64, resamples)
	for i := range shifts {
		var t total
		for range apart {
			t.add(apart[random.below(len(apart))])
		}
		shifts[i] = t.value() / float64(len(apart))
	}
	return shifts
}

// beyond is the rank, from either end, of the resampled mean at which the
// interval of n replications ends: one more than lie outside it on that side.
func beyond(level float64, n int) int {
	all := float64(n)
	tail := portable.NormalCDF(-student(level, float64(n-1)) * math.Sqrt(all/(all-1)))
	return 1 + int(float64(tail*resamples))
}

// generator is SplitMix64, by G. L. Steele, D. Lea and C. H. Flood (2014).
type generator uint64

func (g *generator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns one of 0 … n-1. That some come up more often than others, once
// in 2^64/n draws, is of no account.
func (g *generator) below(n int) int {
	high, _ := bits.Mul64(g.next(), uint64(n))
	return int(high)
}
