package dataset

import (
	"iter"
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// figure is a measure under one strategy and its difference to the first.
type figure struct {
	measure   *measure.Measure
	result    *experiment.Result
	values    []float64 // by replication
	unreached int

	stat.Estimate
	bootstrap stat.Interval
	apart     stat.Paired // this strategy minus the first; empty for the first
	p, holm   float64
	times     *timed // nil of what is no time
}

var strategies = table[figure]{"strategies", "One row for each measure and strategy: its mean, and the difference to the first strategy. Of times also quantiles. Without --all-measures: of a group of callers only how many called, who was lost, and how long it took, over the whole run.",
	append(figureColumns, timesColumns...)}

var figureColumns = []column[figure]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(f *figure) Value { return text(f.result.Plan.Strategy) }},
	{Column{"measure", Text, "", "The measure, named as in nines help measures.", ""}, func(f *figure) Value { return text(f.measure.Name) }},
	{Column{"window_name", Text, "", "The window; run is the whole run.", ""}, func(f *figure) Value { return text(f.measure.Window) }},
	{Column{"group_by", Text, "", "How callers are grouped: service, region, access or provider.", "It covers all callers."}, func(f *figure) Value { return text(f.measure.Group.By) }},
	{Column{"group_name", Text, "", "The group.", "It covers all callers."}, func(f *figure) Value { return text(f.measure.Group.Name) }},
	{Column{"unit", Text, "", "The unit of means and intervals.", ""}, func(f *figure) Value { return text(string(f.measure.Unit)) }},
	{Column{"better", Text, "", "Which way is better: less, more or neither.", ""}, func(f *figure) Value { return text(f.measure.Better().String()) }},
	{Column{"n", Integer, "replications", "How many replications have a sample, reached or not. For shares and means: all replications.", ""}, func(f *figure) Value { return whole(f.N) }},
	{Column{"unreached", Integer, "replications", "In how many of them it was not reached, or did not happen, before the end of the run.", ""}, func(f *figure) Value { return whole(f.unreached) }},
	{Column{"mean", Number, "see unit", "The mean over the replications. A share or a mean of calls is pooled: the sum of numerators over the sum of denominators. A busy day weighs more.", noMean},
		func(f *figure) Value { return number(f.Mean) }},
	{Column{"low", Number, "see unit", "The low end of the 95 % confidence interval of the mean. It is Student's, wider where the replications are skewed. Where none has a loss, or all have, it allows for a rare one. For a quantile of calls it is by the share of calls below. It is never below zero.", likeMean}, func(f *figure) Value { return number(f.Low) }},
	{Column{"high", Number, "see unit", "Its high end. For a share it is never above 1.", likeMean}, func(f *figure) Value { return number(f.High) }},
	{Column{"std_dev", Number, "see unit", "The standard deviation between replications.", likeMean}, func(f *figure) Value { return number(f.StdDev) }},
	{Column{"skewed", Flag, "", "Whether the replications are too skewed, for their number, to trust the interval.", ""}, func(f *figure) Value { return flag(f.Skewed) }},
	{Column{"bootstrap_low", Number, "see unit", "The low end of the 95 % bootstrap interval, as a second opinion.", noBootstrap}, func(f *figure) Value { return number(f.bootstrap.Low) }},
	{Column{"bootstrap_high", Number, "see unit", "Its high end.", noBootstrap}, func(f *figure) Value { return number(f.bootstrap.High) }},
	{Column{"difference_n", Integer, "replications", "The number of pairs behind the difference: replications with a sample under either strategy; of times under both.", noOther}, func(f *figure) Value { return onlyIf(f.apart.N > 0, whole(f.apart.N)) }},
	{Column{"difference", Number, "see unit", "The mean of this strategy minus that of the first, with the same callers and faults.", noDifference},
		func(f *figure) Value { return number(f.apart.Mean) }},
	{Column{"difference_low", Number, "see unit", "The low end of its 95 % confidence interval, with the replications paired. It is Student's, for shares and means of calls by the delta method. It is wider where few replications differ, and for shares and means of calls where they are skewed.", likeDifference}, func(f *figure) Value { return number(f.apart.Low) }},
	{Column{"difference_high", Number, "see unit", "Its high end.", likeDifference}, func(f *figure) Value { return number(f.apart.High) }},
	{Column{"difference_p", Number, "", "The two-sided p-value of that one difference: one less the highest level at which the interval excludes zero. Of times by the sign test on sooner and later.", likePair}, func(f *figure) Value { return number(f.p) }},
	{Column{"difference_p_holm", Number, "", "The p-value adjusted for the number of strategies (Holm), but not for the number of measures.", likePair}, func(f *figure) Value { return number(f.holm) }},
	{Column{"correlation", Number, "", "The correlation between the strategy and the first over the replications, from -1 to 1.", likeDifference + " Or one of them does not vary."}, func(f *figure) Value { return number(f.apart.Correlation) }},
	{Column{"variance_ratio", Number, "", "How many times more replications independent callers would need for the same precision.", likeDifference + " Or one of them does not vary, or all differences are the same."},
		func(f *figure) Value { return number(f.apart.VarianceRatio) }},
}

// When cells of the table are empty.
const (
	noMean         = "No replication has a sample, or some did not reach it: see unreached."
	noBootstrap    = "The replications are not skewed, are fewer than ten, or the row covers a group of callers."
	noOther        = "It is the first strategy, one of the two has no such measure, or there is no pair."
	likeMean       = "As for mean, or fewer than two replications have a sample."
	noDifference   = noOther + " Or some replication did not reach it, or there are fewer than two pairs."
	likeDifference = "As for difference."
	likePair       = "As for difference. Of times only if there are fewer than two pairs."
)

// eachFigure goes through the measures, and each under all strategies.
func (s *Set) eachFigure() iter.Seq[*figure] {
	return func(yield func(*figure) bool) {
		for k := range s.united.measures {
			if !s.AllMeasures && isSideline(&s.united.measures[k]) {
				continue
			}
			for _, f := range s.figures(k) {
				if !yield(&f) {
					return
				}
			}
		}
	}
}

// figures are a measure under the strategies that have it.
func (s *Set) figures(k int) (list []figure) {
	for i, r := range s.Comparison.Results {
		if place := s.united.places[i][k]; place != measure.None {
			list = append(list, s.figure(k, r, place))
		}
	}
	if s.united.places[0][k] != measure.None {
		s.compareWithFirst(list)
	}
	return list
}

// figure is a measure under one strategy. Whether the bootstrap is used follows the same rule as in the report, so both show
// the same interval.
func (s *Set) figure(k int, r *experiment.Result, place int) figure {
	nan := math.NaN()
	f := figure{
		measure: &s.united.measures[k], result: r, values: r.Column(place), Estimate: r.Estimate(place),
		bootstrap: stat.Interval{Low: nan, High: nan}, apart: noDifferenceAtAll, p: nan, holm: nan,
	}
	for _, v := range f.values {
		if math.IsInf(v, 1) {
			f.unreached++
		}
	}
	if experiment.IsTime(f.measure) {
		f.times = &timed{Quantiles: r.Quantiles(place)}
	}
	if f.Skewed && f.measure.Group == (measure.Group{}) {
		f.bootstrap = r.Bootstrap(place).Interval
	}
	return f
}

var noDifferenceAtAll = stat.Paired{Estimate: stat.Mean(nil), Correlation: math.NaN(), VarianceRatio: math.NaN()}

// compareWithFirst adds the differences. A time that was not reached under either strategy has no mean difference.
func (s *Set) compareWithFirst(list []figure) {
	var ps []float64
	for i := range list[1:] {
		f, m := &list[i+1], list[0].measure
		d := s.Comparison.Difference(slices.Index(s.Comparison.Results, f.result), m.Name, m.Window, m.Group)
		f.apart = d.Paired
		if f.times != nil {
			f.apart, f.times.apart = stat.Difference(f.values, list[0].values), d.Times
		}
		ps = append(ps, d.P())
	}
	for i, holm := range stat.Holm(ps) {
		if f := &list[i+1]; f.apart.N >= 2 && (f.times != nil || isFinite(f.apart.Mean)) {
			f.p, f.holm = ps[i], holm
		}
	}
}
