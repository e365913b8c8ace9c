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

	apart []float64 // how far the difference of each replication lies from Mean; nil if that is unknown
}

// BootstrapAt is the difference with an interval of [BootstrapAt]: a second opinion
// where the differences are skewed.
func (p Paired) BootstrapAt(level float64, seed uint64) Estimate {
	refuseLevel(level)
	return around(level, p.Mean, p.apart, seed)
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
	p := Paired{Correlation: math.NaN(), VarianceRatio: math.NaN()}
	if len(a) == 0 {
		p.Estimate = plain(nil)
		return p
	}
	_, as := center(a)
	_, bs := center(b)
	mean, apart := center(differences)
	p.apart, p.Estimate = apart, about(mean, apart)
	p.share(as, bs)
	if p.N >= 2 && isMostly(differences, 0) {
		p.seldom(differences)
	}
	p.Shown = !p.Contains(0)
	return p
}

// seldom widens the interval of a difference that most replications do not have.
func (p *Paired) seldom(differences []float64) {
	p.differ = others(differences, 0)
	p.around(differences, 0)
}

// share sets how much chance two sides shared, from how far apart their
// replications lie from their means.
func (p *Paired) share(a, b []float64) {
	if len(a) < 2 {
		return
	}
	sa, _ := spread(a)
	sb, _ := spread(b)
	together, _ := spread(p.apart)
	if separate := square(sa) + square(sb); separate > 0 {
		p.VarianceRatio = separate / square(together)
	}
	// Pearson's correlation. Each side is scaled before anything is multiplied, and rounding is
	// kept from taking the result out of [-1, 1].
	products := make([]float64, len(a))
	for i := range a {
		products[i] = (a[i] / sa) * (b[i] / sb)
	}
	p.Correlation = max(-1, min(1, sum(products)/float64(len(a)-1)))
}
