package experiment

import (
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
)

// Estimate is the mean of a measure over the replications. Of a quotient it is the sum of the numerators over the sum of the
// denominators. Of a quantile of calls it is that of the calls of all replications together.
func (r *Result) Estimate(place int) stat.Estimate { return r.estimateAt(usual, place) }

// usual is the confidence level of intervals that are not asked for at another.
const usual = 0.95

func (r *Result) estimateAt(level float64, place int) stat.Estimate {
	m := &r.Plan.Measures.Measures()[place]
	switch {
	case m.Quantile > 0:
		return possible(m.Unit, stat.PooledQuantileAt(level, m.Quantile, r.waits(m.Window)).Times(perMillisecond))
	case m.Numerator != measure.None:
		return r.bounded(m, possible(m.Unit, stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator)).At(level)))
	}
	return r.bounded(m, possible(m.Unit, stat.Mean(r.Column(place)).At(level)))
}

// possible cuts the interval of a measure where no value can lie: no count, share, length of time or moment is below zero, and no
// share is above one. A difference of two of them can be either, and is not cut.
func possible(u measure.Unit, e stat.Estimate) stat.Estimate {
	if u == measure.Share {
		return e.CutAt(0, 1)
	}
	return e.CutAt(0, math.Inf(1))
}

// bounded gives an estimate an interval of some width where nothing was lost in any replication, or everybody was served.
// On other days all who called can be lost, and no more. Only counts have that bound: the mean of a queue, in calls too, is a
// time over another. What cannot happen in the scenario is exactly zero.
func (r *Result) bounded(m *measure.Measure, e stat.Estimate) stat.Estimate {
	switch isCount := m.Numerator == measure.None && (m.Unit == measure.Calls || m.Unit == measure.Callers); {
	case r.Plan.IsImpossible(m.Name):
		return e
	case m.Unit == measure.Share && (e.Mean == 0 || e.Mean == 1):
		return e.Within(0, 1)
	case isCount && e.Mean == 0 && e.N > 1:
		return e.Within(0, slices.Max(r.Column(r.Plan.Measures.Find("calls.offered", m.Window, m.Group))))
	}
	return e
}

// perMillisecond is a millisecond in the unit of measures of time.
const perMillisecond = 0.001

// Parts are what each replication adds to an estimate: their mean is the estimate's, and they vary as it does. Differences of
// the parts of two results, replication by replication, therefore compare their estimates. Of a plain number they are the
// numbers themselves; of a quotient and of a quantile of calls see [stat.RatioParts] and [stat.QuantileParts].
func (r *Result) Parts(place int) []float64 {
	m := &r.Plan.Measures.Measures()[place]
	switch {
	case m.Quantile > 0:
		parts := stat.QuantileParts(m.Quantile, r.waits(m.Window))
		for i := range parts {
			parts[i] *= perMillisecond
		}
		return parts
	case m.Numerator != measure.None:
		return stat.RatioParts(r.Column(m.Numerator), r.Column(m.Denominator))
	}
	return r.Column(place)
}

// quotientOf is a measure as the sum of one number over that of another. A plain number is over one, and over nothing where
// there is no sample: its mean is of the replications that have one.
func quotientOf(r *Result, place int) stat.Quotient {
	if m := &r.Plan.Measures.Measures()[place]; m.Numerator != measure.None {
		return stat.Quotient{Num: r.Column(m.Numerator), Den: r.Column(m.Denominator)}
	}
	q := stat.Quotient{Num: r.Column(place), Den: make([]float64, len(r.Rows))}
	for i, v := range q.Num {
		if !math.IsNaN(v) {
			q.Den[i] = 1
		}
	}
	return q
}

// waits are the histograms of a window, by replication.
func (r *Result) waits(window string) []stat.Histogram {
	at := slices.IndexFunc(r.Plan.Measures.Windows(), func(w measure.Window) bool { return w.Name == window })
	list := make([]stat.Histogram, len(r.Rows))
	for i := range list {
		list[i] = r.Waits[i][at]
	}
	return list
}

// Bootstrap is the same estimate with the interval of the bootstrap: a second opinion where the replications are skewed.
// What it draws depends on the plan's seed, and on how many replications have the measure.
func (r *Result) Bootstrap(place int) stat.Estimate {
	m := &r.Plan.Measures.Measures()[place]
	if m.Numerator != measure.None {
		return possible(m.Unit, stat.BootstrapRatio(r.Column(m.Numerator), r.Column(m.Denominator), r.Plan.Seed))
	}
	return possible(m.Unit, stat.Bootstrap(r.Parts(place), r.Plan.Seed))
}

// Find is the estimate of a named measure.
func (r *Result) Find(name, window string, g measure.Group) stat.Estimate {
	return r.Estimate(r.Plan.Measures.Find(name, window, g))
}

// Column is one measure over the replications.
func (r *Result) Column(place int) []float64 {
	column := make([]float64, len(r.Rows))
	for i, row := range r.Rows {
		column[i] = row[place]
	}
	return column
}

// First is the result of the first replications alone, of those that there are; without what is summed over the replications: series, ledger and durations.
func (r *Result) First(n int) *Result {
	n = min(n, len(r.Rows))
	return &Result{Plan: r.Plan, Asked: n, Rows: r.Rows[:n], Lines: r.Lines[:n], Waits: r.Waits[:n]}
}

// Series are the means over all replications, minute by minute, with bands.
func (r *Result) Series() []measure.Series { return r.Plan.Measures.Series(&r.sum) }

// Means are the same without the bands.
func (r *Result) Means() []measure.Series { return r.Plan.Measures.Means(&r.sum) }

// FirstSeries are the series of replication 0 alone.
func (r *Result) FirstSeries() []measure.Series { return r.Plan.Measures.FirstSeries(&r.sum) }

// Happened is what happened in replication 0 beside calls, in the order of time, however often.
func (r *Result) Happened() []measure.Happening { return r.sum.Happened() }

// Ledger is the loss ledger, summed over all replications, in order: minute, outcome, cause, element, service, region.
func (r *Result) Ledger() []measure.Entry { return r.sum.Entries() }

// MinuteLedger is the same without services and regions.
func (r *Result) MinuteLedger() []measure.Entry { return r.sum.MinuteEntries() }

// Durations are how many calls and callers took how long, over all replications, by window.
func (r *Result) Durations() []measure.Durations { return r.Plan.Measures.Durations(&r.sum) }

// Idle counts the replications in which a fault affected nothing, and among them those in which it never began. A surge
// below 1 keeps callers away and so affects no call: it is idle only if it never began.
func (r *Result) Idle(fault int) (idle, never int) {
	f := &r.Plan.Trouble.Faults[fault]
	find := func(name string) []float64 {
		return r.Column(r.Plan.Measures.Find(name, measure.WholeRun, measure.Group{}))
	}
	begins := find("at." + f.Name + ".begins")
	for i, calls := range find("trouble." + f.Name + ".touched") {
		began := !math.IsInf(begins[i], 1)
		if !began {
			never++
		}
		if calls == 0 && (f.Condition.FirstCalls >= 1 || !began) {
			idle++
		}
	}
	return idle, never
}
