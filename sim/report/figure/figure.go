package figure

import (
	"math"

	"nines/sim/experiment"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// Of is an estimate as documents write it.
func Of(e stat.Estimate) phrase.Estimate {
	return phrase.Estimate{N: e.N, Mean: phrase.Number(e.Mean), Low: End(e.Low), High: End(e.High), Skewed: e.Skewed, Rare: e.Rare}
}

// End is an end of an interval; an interval without bounds has none.
func End(v float64) phrase.Number {
	if math.IsInf(v, 0) {
		return phrase.Number(math.NaN())
	}
	return phrase.Number(v)
}

// doubted is an estimate with the bootstrap interval beside Student's t, if the replications are too skewed for t. The
// bootstrap takes thousands of means. It is therefore left out without skewness, and for figures that few people look at:
// groups, moments and causes.
func doubted(e stat.Estimate, bootstrap func() stat.Estimate) phrase.Estimate {
	own := Of(e)
	if !e.Skewed {
		return own
	}
	if b := bootstrap(); !math.IsInf(b.Low, 0) { // else there are too few replications to draw from
		low, high := phrase.Number(b.Low), phrase.Number(b.High)
		own.BootstrapLow, own.BootstrapHigh = &low, &high
	}
	return own
}

// At is the estimate of a measure in its place.
func At(r *experiment.Result, place int) phrase.Estimate {
	return doubted(r.Estimate(place), func() stat.Estimate { return r.Bootstrap(place) })
}

// Mean is that of one number for each replication, which cannot be below zero.
func Mean(xs []float64, seed uint64) phrase.Estimate {
	return doubted(Plain(xs), func() stat.Estimate { return stat.Bootstrap(xs, seed).CutAt(0, math.Inf(1)) })
}

// Plain is the same without the bootstrap.
func Plain(xs []float64) stat.Estimate { return stat.Mean(xs).CutAt(0, math.Inf(1)) }

// Difference is that of one measure under two strategies.
func Difference(x *experiment.Difference) phrase.Estimate {
	return doubted(x.Paired.Estimate, x.Bootstrap)
}

// NoMean is the estimate of what has no mean: only how many replications there are of it.
func NoMean(n int) phrase.Estimate {
	none := phrase.Number(math.NaN())
	return phrase.Estimate{N: n, Mean: none, Low: none, High: none}
}
