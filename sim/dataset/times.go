package dataset

import (
	"nines/sim/experiment"
	"nines/sim/stat"
)

// timed is a time under one strategy. Some replications may not reach it, so it has quantiles over all of them and counts
// of days, and no mean that leaves them out.
type timed struct {
	experiment.Quantiles
	apart *stat.Sooner // from the first strategy; nil for the first
}

// timesColumns are the columns that times alone have.
var timesColumns = []column[figure]{
	{Column{"p05", Number, "see unit", "What one replication in twenty stays below.", noQuantile + " Fewer than 59 replications have a sample."}, ofTime(func(t *timed) float64 { return t.Early })},
	{Column{"median", Number, "see unit", "The median over all replications with a sample (Kaplan and Meier).", noQuantile}, ofTime(func(t *timed) float64 { return t.Median })},
	{Column{"median_low", Number, "see unit", "The low end of the 95 % confidence interval of the median, which rests on no distribution.", noQuantile + " Fewer than six replications have a sample."}, ofTime(func(t *timed) float64 { return t.Within.Low })},
	{Column{"median_high", Number, "see unit", "Its high end.", "As for median_low."}, ofTime(func(t *timed) float64 { return t.Within.High })},
	{Column{"p95", Number, "see unit", "What nineteen replications in twenty stay below.", noQuantile + " Fewer than 59 replications have a sample."}, ofTime(func(t *timed) float64 { return t.Late })},
	{Column{"sooner", Integer, "replications", "In how many of the pairs this strategy reached it sooner than the first, or it alone reached it.", noPair}, ofPairs(func(s *stat.Sooner) int { return s.Sooner })},
	{Column{"same", Integer, "replications", "In how many both reached it at the same time, or neither did.", noPair}, ofPairs(func(s *stat.Sooner) int { return s.Same })},
	{Column{"later", Integer, "replications", "In how many this strategy reached it later than the first, or the first alone reached it.", noPair}, ofPairs(func(s *stat.Sooner) int { return s.Later })},
	{Column{"difference_median", Number, "see unit", "The median of the differences to the first strategy, pair by pair. What neither reached is no difference; what one alone reached is beyond any number.", noMedian}, ofMedian(func(s *stat.Sooner) float64 { return s.Median.Point })},
	{Column{"difference_median_low", Number, "see unit", "The low end of its 95 % confidence interval.", noMedian}, ofMedian(func(s *stat.Sooner) float64 { return s.Median.Low })},
	{Column{"difference_median_high", Number, "see unit", "Its high end.", noMedian}, ofMedian(func(s *stat.Sooner) float64 { return s.Median.High })},
}

// When cells of a time are empty.
const (
	noQuantile = "It is no time, or the value lies beyond the end of the run."
	noPair     = "It is no time, or the first strategy, or one of the two has no such measure."
	noMedian   = noPair + " Or there are fewer than six pairs, or the value is beyond any number."
)

func ofTime(value func(*timed) float64) func(*figure) Value {
	return func(f *figure) Value {
		if f.times == nil {
			return Value{}
		}
		return number(value(f.times))
	}
}

func ofPairs(value func(*stat.Sooner) int) func(*figure) Value {
	return func(f *figure) Value {
		if f.times == nil || f.times.apart == nil {
			return Value{}
		}
		return whole(value(f.times.apart))
	}
}

func ofMedian(value func(*stat.Sooner) float64) func(*figure) Value {
	return func(f *figure) Value {
		if f.times == nil || f.times.apart == nil || !f.times.apart.Known {
			return Value{}
		}
		return number(value(f.times.apart))
	}
}
