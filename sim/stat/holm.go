package stat

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/portable"
)

// P is the p-value of the difference, two-sided: how probable a mean difference at
// least this far from zero would be if there were none. It is below 0.05 where
// Shown is true, and not where it is false. It is that of the paired t test, or
// where the interval is not Student's, the least at which the interval excludes
// zero, and at least 2^-30.
//
// It is 1 where nothing can be shown: an unknown error, every difference zero, fewer than two of
// them, or one of them not finite. It is 0 if all are equal but not zero, which
// says no more than an interval of no width does.
//
// It is for [Holm], and says nothing of how large the difference is; for that
// there is the interval.
func (p Paired) P() float64 {
	if p.N < 2 || p.Mean == 0 || math.IsNaN(p.Mean) || math.IsNaN(p.StdDev) {
		return 1
	}
	const mostInSign = 64 // of so many that differ, all on one side are beyond chance
	if !p.tail.isNone() || p.differ > 0 && p.differ < mostInSign {
		return p.leastExcluding()
	}
	freedom := float64(p.N - 1)
	t := p.Mean / p.StdDev * math.Sqrt(float64(p.N))
	return portable.BetaCDF(freedom/2, 0.5, freedom/(square(t)+freedom))
}

// leastExcluding is the probability of error at which the interval just excludes
// zero.
func (p *Paired) leastExcluding() float64 {
	low, high := -30.0, 0.0 // as powers of two
	for range 50 {
		middle := (low + high) / 2
		if p.At(1 - portable.Pow(2, middle)).Contains(0) {
			low = middle
		} else {
			high = middle
		}
	}
	return portable.Pow(2, high)
}

// Holm adjusts the p-values of several tests for their number, each in the place
// where it was given. Every strategy against the one in use is such a family of
// tests: with twenty, one is expected to look better at 5 % though none is.
//
//	p := Holm([]float64{Difference(b, a).P(), Difference(c, a).P()})
//
// Differences with an adjusted value of at most 0.05 may be called shown, all
// together. The probability that any of them is not real is at most 5 %,
// however the tests depend on each other. (Those on common random numbers do.)
// Shown and the interval of a [Paired] speak of one comparison alone, and are
// not adjusted. All tests that were made belong in the family, also those that
// went badly. If comparisons are picked after a look at the results, all that
// could have been picked count.
//
// It panics unless every p lies in [0, 1].
//
// Source: S. Holm (1979), "A simple sequentially rejective multiple test
// procedure".
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i, x := range p {
		if !(x >= 0 && x <= 1) {
			panic("stat: a p-value lies between 0 and 1")
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted := make([]float64, len(p))
	least := 0.0
	for rank, i := range order {
		least = max(least, min(1, float64(len(p)-rank)*p[i]))
		adjusted[i] = least
	}
	return adjusted
}
