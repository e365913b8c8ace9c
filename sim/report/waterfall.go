package report

import (
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/report/figure"
	"nines/sim/stat"
)

// Quantiles are how long something takes, at best, in the middle and at worst.
type Quantiles = figure.Quantiles

// quantilesOf estimates by Kaplan and Meier. Times are +Inf where it did not happen, and NaN where it did not begin;
// left is how much of the run there was for it, by replication. Where there are too few replications for an interval,
// the median is that of the sample, and the other quantiles are not given.
func quantilesOf(times, left []float64) Quantiles {
	ends := slices.Clone(left)
	for i, at := range times {
		if !math.IsInf(at, 1) {
			ends[i] = max(ends[i], at) // it happened within the run, apart from rounding
		}
	}
	none := Number(math.NaN())
	q := Quantiles{Median: Number(middle(slices.DeleteFunc(slices.Clone(times), math.IsNaN))), Low: none, High: none, P05: none, P95: none}
	curve := stat.Survive(times, ends)
	if m, ok := curve.Quantile(0.5); ok {
		q.Median, q.Low, q.High = Number(m.Point), Number(m.Low), Number(m.High)
	}
	if p, ok := curve.Quantile(0.05); ok {
		q.P05 = Number(p.Point)
	}
	if p, ok := curve.Quantile(0.95); ok {
		q.P95 = Number(p.Point)
	}
	return q
}

// StageNames are the stages, each with where it begins.
var StageNames = [measure.Stages]struct{ Name, From, To string }{
	{"detect", "onset", "detected"}, {"decide", "detected", "decided"}, {"act", "decided", "acted"}, {"restore", "acted", "restored"},
}

// left is how much of the run there is after some times, in seconds.
func (a *author) left(after []float64) []float64 {
	left := slices.Clone(after)
	for i, at := range left {
		left[i] = a.Plan.Network.Length.Seconds() - at
	}
	return left
}

// stages are the waterfall from the onset to restored service.
func (a *author) stages() {
	if a.Plan.Recovery.DoesNothing() || len(a.Rows) == 0 {
		return // where nobody does anything, there are no stages
	}
	began := a.column("at.onset")
	for k, name := range measure.StageNames {
		times := a.column(name)
		if !slices.ContainsFunc(times, func(t float64) bool { return !math.IsNaN(t) }) {
			return // nobody came so far
		}
		a.doc.Stages = append(a.doc.Stages, a.stage(k, times, began))
		began = sums(began, times)
	}
}

// stage is one of them, from how long it took and when it began, by replication.
func (a *author) stage(k int, times, began []float64) Stage {
	left, beyond := a.left(began), 0.0
	for i, t := range times {
		if !math.IsNaN(t) {
			beyond = max(beyond, left[i])
		}
	}
	known := slices.DeleteFunc(slices.Clone(times), math.IsNaN)
	ended := slices.DeleteFunc(sums(began, times), math.IsNaN)
	return Stage{
		Name: StageNames[k].Name, From: StageNames[k].From, Quantiles: quantilesOf(times, left), Beyond: Number(beyond),
		Reached: estimateOf(stat.Share(len(finite(known)), len(known))), MedianClock: a.clock(middle(ended)),
	}
}

// detectedBy is how often each source was the first that was believed.
func (a *author) detectedBy() {
	for _, name := range a.Plan.Measures.Sources() {
		first := slices.DeleteFunc(a.column("recovery.detected-by."+name), math.IsNaN)
		if len(first) == 0 {
			return
		}
		times := 0
		for _, was := range first {
			times += int(was)
		}
		a.doc.DetectedBy = append(a.doc.DetectedBy, Source{name, estimateOf(stat.Share(times, len(first)))})
	}
}
