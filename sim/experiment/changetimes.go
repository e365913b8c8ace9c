package experiment

import (
	"math"

	"nines/sim/measure"
	"nines/sim/stat"
)

// Statistic is the word for what the figures of a change are.
func (c *Change) Statistic() string {
	if c.Unit == measure.Clock {
		return "median"
	}
	return "mean"
}

// times compares a time, then and now. What was not reached is later than any time, so a day without recovery counts. The
// figures are medians: a mean of the days that reached it would be the mean of the lucky ones.
func (r *Regression) times(c *Change, then, now []float64) {
	c.Base, c.Now = medianAt(usual, then), medianAt(usual, now)
	c.Limit = r.Margin * math.Abs(c.Base.Mean)
	if math.IsNaN(c.Limit) || math.IsInf(c.Limit, 0) {
		c.Limit = 0 // of a time that most days did not reach, any move counts
	}
	if r.isPaired() {
		r.timesByPairs(c, then, now)
	} else {
		r.timesApart(c, then, now)
	}
	if min(c.Base.N, c.Now.N) < fewestCompared && c.Movement != Valueless && c.Movement != Unmoved {
		c.Movement = Unshown
	}
	if vanished(then, now) {
		c.Movement = Vanished
	}
}

// timesByPairs counts the replications in which it is later than it was by more than the margin, and those in which it is
// sooner. If nothing has changed, either is as likely (sign test). The difference is the median of the pairs.
func (r *Regression) timesByPairs(c *Change, then, now []float64) {
	apart := apartBy(then, now)
	c.Difference = medianAt(r.Level, apart)
	for _, d := range present(apart) {
		switch {
		case d > c.Limit:
			c.Later++
		case d < -c.Limit:
			c.Sooner++
		}
	}
	share := stat.ShareAt(r.Level, c.Later, c.Later+c.Sooner)
	switch {
	case len(present(apart)) == 0:
		c.Movement = Valueless
	case share.Low > 0.5:
		c.Movement = Worsened
	case share.High < 0.5:
		c.Movement = Improved
	case c.Later+c.Sooner == 0 || -c.Limit <= c.Difference.Low && c.Difference.High <= c.Limit:
		c.Movement = Unmoved
	default:
		c.Movement = Unshown
	}
}

// apartBy are the differences of the pairs, now less then. Of two that were not reached it is none; NaN without a sample.
func apartBy(then, now []float64) []float64 {
	apart := make([]float64, len(then))
	for i := range then {
		apart[i] = stat.Later(now[i], then[i])
	}
	return apart
}

// timesApart compares the medians of two groups that share nothing. Each interval errs half as often as the level allows, so
// the interval from the least to the greatest difference of the two keeps it.
func (r *Regression) timesApart(c *Change, then, now []float64) {
	each := (1 + r.Level) / 2
	old, young := medianAt(each, then), medianAt(each, now)
	d := stat.Estimate{N: min(old.N, young.N), Mean: stat.Later(young.Mean, old.Mean), StdDev: math.NaN(), Level: r.Level}
	d.Low, d.High = stat.Later(young.Low, old.High), stat.Later(young.High, old.Low)
	c.Difference, c.Movement = d, movement(d, c.Limit, c.Better)
}

// medianAt is the median of all replications that have a sample, with an interval by ranks at a confidence level. +Inf, the
// unreached, is later than any time. The interval is infinite if there are too few replications for one.
func medianAt(level float64, values []float64) stat.Estimate {
	q, ok := stat.QuantileAt(level, 0.5, values)
	e := stat.Estimate{N: q.N, Mean: q.Point, StdDev: math.NaN(), Interval: q.Interval, Level: level}
	if !ok {
		e.Mean = sampleMedian(values)
	}
	return e
}
