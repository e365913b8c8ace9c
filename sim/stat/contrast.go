package stat

import "math"

// Quotient is one number over another, one of each per replication: see [Ratio]. A
// replication with NaN in either, or with nothing below the line, adds nothing.
type Quotient struct{ Num, Den []float64 }

// DifferenceOfRatios compares two quotients of the same replications, a less b.
// Mean is always the difference of the two [Ratio]s. The interval is that of the
// delta method, with the replications paired. It is widened as that of [Mean] where
// few replications differ between the two, and where they are skewed.
//
// A replication with nothing below either line is left out. Where the error of
// either quotient is unknown, because fewer than two replications have anything
// below its line, Mean has no interval and nothing is shown. It panics if there are
// not as many of each.
//
// Few replications differ where losses are rare: on the other days both have the
// same calls and the same answers. The difference is then a sum over the days that
// differ. Each adds (ΔNum - r ΔDen) / d, with the ratio r of b and the mean Den d of a,
// or the other way round. Both come to the same, and the mean of the two is taken.
// TestDifferencesOfRatiosCover simulates it.
func DifferenceOfRatios(a, b Quotient) Paired {
	a, b = inEither(a, b)
	one, ones := residuals(a.Num, a.Den)
	other, others := residuals(b.Num, b.Den)
	p := contrast(one-other, ones, others)
	if p.apart == nil {
		p.N = len(a.Num)
		return p
	}
	if xs := a.less(b, one, other); isMostly(xs, 0) {
		p.seldom(xs)
	} else {
		p.longTail(apply(p.apart, func(d float64) float64 { return p.Mean + d }))
	}
	p.Shown = !p.Contains(0)
	return p
}

// DifferenceOfParts compares two estimates of the same replications by what each
// replication adds to them, as [QuantileParts] gives it. Mean is the difference of the
// two estimates, which the parts have as their means nearly enough. Where the error
// of either is unknown, Mean has no interval. It panics if there are not as many of
// each.
func DifferenceOfParts(mean float64, a, b []float64) Paired {
	as, bs := present(a, b)
	if len(as) < 2 {
		p := contrast(mean, nil, nil)
		p.N = len(a)
		return p
	}
	_, ones := center(as)
	_, others := center(bs)
	return contrast(mean, ones, others)
}

// contrast is a difference of two estimates from whose means the replications lie so
// far apart, with Student's interval.
func contrast(mean float64, a, b []float64) Paired {
	p := Paired{Correlation: math.NaN(), VarianceRatio: math.NaN()}
	if a != nil && b != nil {
		p.apart = make([]float64, len(a))
		for i := range a {
			p.apart[i] = a[i] - b[i]
		}
		p.share(a, b)
	}
	p.Estimate = about(mean, p.apart)
	p.Shown = !p.Contains(0)
	return p
}

// inEither are two quotients without the replications in which neither has anything.
func inEither(a, b Quotient) (as, bs Quotient) {
	if len(a.Num) != len(b.Num) {
		panic("stat: as many of one as of the other, one of each per replication")
	}
	a, b = a.filled(), b.filled()
	for i := range a.Num {
		if a.Den[i] != 0 || b.Den[i] != 0 {
			as.Num, as.Den = append(as.Num, a.Num[i]), append(as.Den, a.Den[i])
			bs.Num, bs.Den = append(bs.Num, b.Num[i]), append(bs.Den, b.Den[i])
		}
	}
	return as, bs
}

// filled has zeros for what is none.
func (q Quotient) filled() Quotient {
	if len(q.Num) != len(q.Den) {
		panic("stat: as many of one as of the other, one of each per replication")
	}
	f := Quotient{make([]float64, len(q.Num)), make([]float64, len(q.Den))}
	for i := range q.Num {
		if !math.IsNaN(q.Num[i]) && !math.IsNaN(q.Den[i]) {
			f.Num[i], f.Den[i] = q.Num[i], q.Den[i]
		}
	}
	return f
}

// less is what each replication adds to the difference of two quotients. It is zero
// where both have the same.
func (q Quotient) less(b Quotient, one, other float64) []float64 {
	n := float64(len(q.Num))
	ones, others := sum(q.Den)/n, sum(b.Den)/n
	xs := make([]float64, len(q.Num))
	for i := range xs {
		num, den := q.Num[i]-b.Num[i], q.Den[i]-b.Den[i]
		xs[i] = ((num-float64(other*den))/ones + (num-float64(one*den))/others) / 2
	}
	return xs
}
