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
