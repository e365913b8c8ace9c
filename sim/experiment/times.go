package experiment

import (
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
)

// IsTime reports whether a measure is a time that some replications may end without reaching. Such times are never averaged.
func IsTime(m *measure.Measure) bool {
	return m.Unit == measure.Clock || m.Unit == measure.Instant || slices.Contains(measure.StageNames[:], m.Name)
}

// Curve says by when a time was reached, over all replications. Those that did not reach it count for as long as they ran
// after it began to be measured.
func (r *Result) Curve(place int) stat.Survival {
	times := r.Column(place)
	ends := r.starts(&r.Plan.Measures.Measures()[place])
	for i, at := range times {
		ends[i] = r.Plan.Network.Length.Seconds() - ends[i]
		if !math.IsInf(at, 1) {
			ends[i] = max(ends[i], at) // it happened within the run, apart from rounding
		}
	}
	return stat.Survive(times, ends)
}

// starts is when a time begins to be measured, in seconds from the start of the run. A clock begins at the onset, an instant
// at once, and a stage of the recovery at the end of the one before.
func (r *Result) starts(m *measure.Measure) []float64 {
	starts := make([]float64, len(r.Rows))
	if m.Unit == measure.Instant {
		return starts
	}
	add(starts, r.Column(r.Plan.Measures.Find("at.onset", measure.WholeRun, measure.Group{})))
	for k := range slices.Index(measure.StageNames[:], m.Name) {
		add(starts, r.Column(r.Plan.Measures.Find(measure.StageNames[k], measure.WholeRun, measure.Group{})))
	}
	return starts
}

// Quantiles are those of a time over all replications, with the unreached as later than any time. NaN: there are too few
// replications to say.
type Quantiles struct {
	Early, Median, Late float64       // 5 %, 50 % and 95 %; +Inf if it lies beyond the end of the run
	Within              stat.Interval // of the median; NaN with fewer than six replications
}

// Quantiles are those of a measure that is a time. With too few replications for an interval the median is that of the
// sample.
func (r *Result) Quantiles(place int) Quantiles {
	none, curve := math.NaN(), r.Curve(place)
	q := Quantiles{Early: none, Median: sampleMedian(r.Column(place)), Late: none, Within: stat.Interval{Low: none, High: none}}
	if m, ok := curve.Quantile(0.5); ok {
		q.Median, q.Within = m.Point, m.Interval
	}
	if m, ok := curve.Quantile(0.05); ok {
		q.Early = m.Point
	}
	if m, ok := curve.Quantile(0.95); ok {
		q.Late = m.Point
	}
	return q
}

// sampleMedian is the lower of the two in the middle; NaN of none.
func sampleMedian(column []float64) float64 {
	values := present(column)
	if len(values) == 0 {
		return math.NaN()
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
