package experiment

import (
	"nines/sim/measure"
	"nines/sim/stat"
)

// Record is the part of a result that is kept as the baseline of a regression test. It holds the measures that such a test
// judges, replication by replication. The digest covers the measures of windows and groups that it does not hold. A new measure is not in it.
type Record struct {
	Version     string // of the program
	Fingerprint string // of the scenario under its strategy
	Digest      string // of the measures that are judged
	Seed        uint64
	Columns     []Column // each with as many values
}

// Column is a measure of all callers together, one value for each replication. NaN is no sample, +Inf not reached.
type Column struct {
	Name, Window string
	Unit         measure.Unit
	Better       measure.Sense
	Values       []float64
	Num, Den     []float64 // of a quotient: the values are those of the one over those of the other; nil of a plain number
}

// Replications is how many there are of every column.
func (r *Record) Replications() int {
	if len(r.Columns) == 0 {
		return 0
	}
	return len(r.Columns[0].Values)
}

// headlines are the measures that a baseline judges, in the whole run and in every window; the recovery clocks are judged
// beside them. More measures would hide a change among many that are the same. The loss ledger is in the digest alone: what
// helps some callers can move losses from one outcome or cause to another, which is no regression.
var headlines = []string{
	"calls.offered", "calls.connected", "calls.unconnected", "callers.affected", "callers.without-help",
	"answer.within-target", "answer.mean",
}

// Record is what is kept of the result, by a program of some version.
func (r *Result) Record(version string) Record {
	p := r.Plan
	kept := Record{Version: version, Fingerprint: p.Fingerprint, Digest: r.Digest(), Seed: p.Seed}
	for _, name := range headlines {
		for _, w := range p.Measures.Windows() {
			kept.Columns = append(kept.Columns, r.column(name, w.Name))
		}
	}
	for _, name := range measure.ClockNames {
		kept.Columns = append(kept.Columns, r.column(name, measure.WholeRun))
	}
	return kept
}

func (r *Result) column(name, window string) Column {
	place := r.Plan.Measures.Find(name, window, measure.Group{})
	m := r.Plan.Measures.Measures()[place]
	c := Column{Name: name, Window: window, Unit: m.Unit, Better: m.Better(), Values: r.Column(place)}
	if m.Numerator != measure.None {
		c.Num, c.Den = r.Column(m.Numerator), r.Column(m.Denominator)
	}
	return c
}

// first is the column of the first replications alone.
func (c Column) first(n int) Column {
	c.Values = c.Values[:n]
	if c.Num != nil {
		c.Num, c.Den = c.Num[:n], c.Den[:n]
	}
	return c
}

// estimate is the mean over the replications that have a number; of a quotient that of the sums.
func (c *Column) estimate() stat.Estimate {
	if c.Num != nil {
		return possible(c.Unit, stat.Ratio(c.Num, c.Den))
	}
	return possible(c.Unit, stat.Mean(numbersIn(c.Values)))
}

func (c *Column) quotient() stat.Quotient { return stat.Quotient{Num: c.Num, Den: c.Den} }

// parts are what each replication adds to the estimate: see [Result.Parts].
func (c *Column) parts() []float64 {
	if c.Num != nil {
		return stat.RatioParts(c.Num, c.Den)
	}
	return c.Values
}
