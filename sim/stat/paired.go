package stat

import "math"

// Paired compares two strategies that ran on the same replications: the same
// callers, the same trouble.
type Paired struct {
	// Estimate is the mean of a-b over the replications, with its interval.
	Estimate
	// Correlation is that of a and b over the replications, -1 to 1: how much
	// chance they shared. NaN if either did not vary.
	Correlation float64
	// VarianceRatio is what running both on the same replications saved: how many
	// times as many replications the same certainty would have taken with
	// independent ones. Below 1 it did harm. +Inf if all differences are equal,
	// NaN if neither a nor b varied.
	VarianceRatio float64
	// Shown says that the interval excludes zero: a difference is shown. If not,
	// none is shown, which is not to say that there is none.
	Shown bool
}

// Difference compares a and b, one of each per replication, by the mean of their
// differences a-b with Student's t interval. A replication with NaN in either is
// left out. Where most are zero the interval is widened as that of [Mean]. Five
// differences that are not zero can all be on one side by chance: with up to five of
// them the interval contains zero.
//
// With fewer than two left nothing is shown; nor is it if every difference is
// exactly zero, when the interval is [0, 0]. An infinite
// observation makes Mean NaN and the interval infinite. It panics if there are
// not as many a as b.
func Difference(a, b []float64) Paired {
	a, b = present(a, b)
	differences := make([]float64, len(a))
	for i := range a {
		differences[i] = a[i] - b[i]
	}
	p := Paired{Estimate: plain(differences), Correlation: math.NaN(), VarianceRatio: math.NaN()}
	if p.N >= 2 && isMostly(differences, 0) {
		p.differ = others(differences, 0)
		p.around(differences, 0)
	}
	p.Shown = !p.Contains(0)
	if p.N < 2 {
		return p
	}
	if separate := square(mean(a).StdDev) + square(mean(b).StdDev); separate > 0 {
		p.VarianceRatio = separate / square(p.StdDev)
	}
	p.Correlation = correlation(a, b)
	return p
}

// correlation is Pearson's. Each side is scaled before anything is multiplied,
// and rounding is kept from taking the result out of [-1, 1].
func correlation(a, b []float64) float64 {
	_, as := center(a)
	_, bs := center(b)
	sa, _ := spread(as)
	sb, _ := spread(bs)
	products := make([]float64, len(a))
	for i := range a {
		products[i] = (as[i] / sa) * (bs[i] / sb)
	}
	return max(-1, min(1, sum(products)/float64(len(a)-1)))
}
