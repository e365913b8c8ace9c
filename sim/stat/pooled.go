package stat

import (
	"math"
	"sort"

	"nines/sim/portable"
)

// pool is the histograms of all replications together.
type pool struct {
	days []Histogram
	bins []int   // that are not empty, in order
	upTo []int64 // how many lie in that bin or in one before
	each float64 // how many a replication has, on average
}

func newPool(days []Histogram) *pool {
	p := &pool{days: days}
	var counts []int64
	for i := range days {
		before := uint32(0)
		for k, bin := range days[i].bins {
			for int(bin) >= len(counts) {
				counts = append(counts, 0)
			}
			counts[bin] += int64(days[i].upTo[k] - before)
			before = days[i].upTo[k]
		}
	}
	all := int64(0)
	for bin, n := range counts {
		if n > 0 {
			all += n
			p.bins, p.upTo = append(p.bins, bin), append(p.upTo, all)
		}
	}
	p.each = float64(all) / float64(len(days))
	return p
}

func (p *pool) count() int64 {
	if len(p.upTo) == 0 {
		return 0
	}
	return p.upTo[len(p.upTo)-1]
}

// before is how many lie before the bin in a place.
func (p *pool) before(place int) int64 {
	if place == 0 {
		return 0
	}
	return p.upTo[place-1]
}

// within is the number a share of the way through the bin in a place.
func (p *pool) within(place int, share float64) float64 {
	from, last := Kept.From(p.bins[place]), Kept.Last(p.bins[place])
	return float64(from) + float64(min(1, max(0, share))*float64(last-from))
}

// find is where the quantile lies: in which place, and which share of the way
// through its bin.
func (p *pool) find(q float64) (place int, share float64) {
	rank := float64(q * float64(p.count()))
	place = sort.Search(len(p.upTo)-1, func(i int) bool { return float64(p.upTo[i]) >= rank })
	before := float64(p.before(place))
	return place, (rank - before) / (float64(p.upTo[place]) - before)
}

// shares are, for each replication, how many lie before a point a share of the way
// through the bin in a place, and how many there are.
func (p *pool) shares(place int, share float64) (num, den []float64) {
	num, den = make([]float64, len(p.days)), make([]float64, len(p.days))
	for i := range p.days {
		before, with := p.days[i].Below(p.bins[place]), p.days[i].Below(p.bins[place]+1)
		num[i] = float64(before) + float64(share*float64(with-before))
		den[i] = float64(p.days[i].Count())
	}
	return num, den
}

// ends are between which numbers the quantile lies: those at which the share that
// does not exceed them may be q.
func (p *pool) ends(level, q float64) Interval {
	upper := func(place int) float64 { return p.share(level, place).High }
	lower := func(place int) float64 { return p.share(level, place).Low }
	ends := Interval{p.crossing(q, upper), p.crossing(q, lower)}
	if least := -portable.Log((1 - level) / 2); float64(q*float64(p.count())) < least {
		ends.Low = 0
	} else if float64((1-q)*float64(p.count())) < least {
		ends.High = math.Inf(1) // so few lie beyond that there may be any
	}
	return ends
}

func (p *pool) share(level float64, place int) Interval {
	num, den := p.shares(place, 1)
	return Ratio(num, den).At(level).Interval
}

// crossing is where a bound of the share that does not exceed a number reaches q.
func (p *pool) crossing(q float64, bound func(place int) float64) float64 {
	place := sort.Search(len(p.bins)-1, func(i int) bool { return bound(i) >= q })
	before := 0.0
	if place > 0 {
		before = bound(place - 1)
	}
	return p.within(place, (q-before)/(bound(place)-before))
}

// PooledQuantile estimates what a share q of all calls does not exceed, the calls
// of all replications together: a busy day weighs more. It is what one would read
// off a list of all calls. A mean of the quantiles of single replications is
// another number, and is far off where a replication has few calls.
//
// Calls of one replication resemble each other, so the interval is one over
// replications. It contains the numbers at which the share of the calls that do
// not exceed them, a [Ratio], may be q by its own interval. An end that more calls
// than there are would be needed for is 0 or +Inf. StdDev is such that Student's
// interval would be as long.
//
// N is how many histograms there are; with fewer than two that are not empty the
// interval is infinite, and Mean is NaN without any call. The numbers are those of
// the histograms, and at most 1/512 of them off. It panics unless 0 < q < 1.
//
// Source: the ratio estimator, inverted: C. A. Francisco and W. A. Fuller,
// "Quantile estimation with a complex survey design" (1991); R. S. Woodruff (1952).
func PooledQuantile(q float64, days []Histogram) Estimate {
	return PooledQuantileAt(level, q, days)
}

// PooledQuantileAt is [PooledQuantile] with an interval of another confidence level.
func PooledQuantileAt(level, q float64, days []Histogram) Estimate {
	refuseLevel(level)
	if !(q > 0 && q < 1) {
		panic("stat: a quantile lies between 0 and 1")
	}
	p := newPool(days)
	e := Estimate{N: len(days), Mean: math.NaN(), StdDev: math.NaN(), Interval: everything, Level: level}
	if p.count() == 0 {
		return e
	}
	place, share := p.find(q)
	e.Mean = p.within(place, share)
	around := Ratio(p.shares(place, share))
	if math.IsNaN(around.StdDev) {
		return e
	}
	e.Interval, e.Skewed = p.ends(level, q), around.Skewed
	half := (e.High - e.Low) / 2
	if math.IsInf(e.High, 1) {
		half = e.Mean - e.Low
	}
	e.StdDev = half / student(level, float64(e.N-1)) * math.Sqrt(float64(e.N))
	return e
}

// QuantileParts are one number for each replication whose mean is
// [PooledQuantile]'s, nearly enough, and which vary as it does: what each adds to
// the quantile. [DifferenceOfParts] of two strategies compares their
// quantiles, with the replications paired. If there is a quantile but
// nothing is known of its error, it is the only number, and the others are NaN.
//
// A replication with more calls beyond the quantile than the others pulls it up,
// the more the fewer calls there are near it.
//
// Source: the linearised quantile of R. R. Bahadur (1966), with the density of
// Woodruff's interval.
func QuantileParts(q float64, days []Histogram) []float64 {
	e := PooledQuantile(q, days)
	if math.IsNaN(e.StdDev) {
		return alone(e.Mean, len(days))
	}
	p := newPool(days)
	_, apart := residuals(p.shares(p.find(q)))
	slope := 0.0
	if deviation, _ := spread(apart); deviation > 0 {
		slope = e.StdDev / deviation
	}
	return apply(apart, func(d float64) float64 { return e.Mean - float64(d*slope) })
}
