package report

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// doubted is an estimate with the bootstrap interval beside Student's t, if the replications are too skewed for t. The
// bootstrap takes thousands of means. It is therefore left out without skewness, and for figures that few people look at:
// groups, moments and causes.
func doubted(e stat.Estimate, bootstrap func() stat.Estimate) Estimate {
	own := estimateOf(e)
	if !e.Skewed {
		return own
	}
	if b := bootstrap(); !math.IsInf(b.Low, 0) { // else there are too few replications to draw from
		low, high := Number(b.Low), Number(b.High)
		own.BootstrapLow, own.BootstrapHigh = &low, &high
	}
	return own
}

// estimate is that of a measure in its place.
func (a *author) estimate(place int) Estimate {
	if a.Plan.Measures.Measures()[place].Group != (measure.Group{}) {
		return estimateOf(a.Estimate(place))
	}
	return estimateAt(a.Result, place)
}

func estimateAt(r *experiment.Result, place int) Estimate {
	return doubted(r.Estimate(place), func() stat.Estimate { return r.Bootstrap(place) })
}

// meanOf is the mean of one number for each replication.
func meanOf(xs []float64, seed uint64) Estimate {
	return doubted(stat.Mean(xs), func() stat.Estimate { return stat.Bootstrap(xs, seed) })
}

func differenceOf(x *experiment.Difference) Estimate { return doubted(x.Paired.Estimate, x.Bootstrap) }

// warnOfSkewed tells, for each measure, of the differences whose interval depends on how it is made.
func (d *Comparison) warnOfSkewed() {
	for _, m := range d.Measures {
		in := phrase.InUnit(m.Unit)
		if m.Unit == "share" {
			in = func(n Number) string { return phrase.Minus(phrase.Percent(n)) }
		}
		var list []string
		for s, f := range m.Figures {
			if both := phrase.BothIntervals(f.Difference, in); s > 0 && both != "" {
				list = append(list, d.Strategies[s].Name+both)
			}
		}
		if len(list) > 0 {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%s: the difference is skewed over the replications, so that its interval is only approximate, under %s",
				m.Name, strings.Join(list, ", ")))
		}
	}
}
