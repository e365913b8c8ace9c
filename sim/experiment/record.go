package experiment

import (
	"nines/sim/measure"
)

// Record is the part of a result that is kept as the baseline of a regression test. It holds the measures that such a test
// judges, replication by replication. The digest covers the measures of windows and groups that it does not hold.
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
}

// Replications is how many there are of every column.
func (r *Record) Replications() int {
	if len(r.Columns) == 0 {
		return 0
	}
	return len(r.Columns[0].Values)
}

// headlines are the measures that a baseline judges, in the whole run and in every window; the recovery clocks are judged
// beside them. More measures would hide a change among many that are the same.
var headlines = []string{
	"calls.offered", "calls.connected", "calls.unconnected", "callers.affected", "callers.never-connected",
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
	return Column{name, window, m.Unit, m.Better(), r.Column(place)}
}
