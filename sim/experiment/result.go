package experiment

import (
	"math"

	"nines/sim/measure"
	"nines/sim/stat"
)

// Estimate is the mean of a measure over the replications; of a quotient, the sum of its numerators over the sum of its
// denominators.
func (r *Result) Estimate(place int) stat.Estimate {
	m := &r.Plan.Measures.Measures()[place]
	if m.Numerator != measure.None {
		return stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
	}
	return stat.Mean(r.Column(place))
}

// Bootstrap is the same estimate with the interval of the bootstrap: a second opinion where the replications are skewed.
// What it draws depends on the plan's seed, and on how many replications have the measure.
func (r *Result) Bootstrap(place int) stat.Estimate {
	m := &r.Plan.Measures.Measures()[place]
	if m.Numerator != measure.None {
		return stat.BootstrapRatio(r.Column(m.Numerator), r.Column(m.Denominator), r.Plan.Seed)
	}
	return stat.Bootstrap(r.Column(place), r.Plan.Seed)
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
	return &Result{Plan: r.Plan, Asked: n, Rows: r.Rows[:n], Lines: r.Lines[:n]}
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
