// The wide table has one row for each day, as statistics programs expect it. It has the headline measures of the whole run,
// so the number of its columns does not depend on the scenario.

package dataset

import (
	"iter"
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// replication is one replication of a strategy.
type replication struct {
	set      *Set
	strategy int
	// index is the number of the replication. It is the same day under every strategy.
	index int
}

// result is the result of the row's strategy.
func (r *replication) result() *experiment.Result { return r.set.Comparison.Results[r.strategy] }

// at is a measure of the replication; NaN if the strategy does not have it.
func (r *replication) at(k int) float64 {
	place := r.set.united.places[r.strategy][k]
	if place == measure.None {
		return math.NaN()
	}
	return r.result().Rows[r.index][place]
}

// eachReplication goes through the rows: strategy by strategy, and within it day by day.
func (s *Set) eachReplication() iter.Seq[*replication] {
	return func(yield func(*replication) bool) {
		for k, r := range s.Comparison.Results {
			for i := range r.Rows {
				if !yield(&replication{s, k, i}) {
					return
				}
			}
		}
	}
}

const (
	wideName  = "replications_wide"
	aboutWide = "One row for each replication of each strategy, with a column for each headline measure of the whole run."
)

// wide is the wide table.
func (s *Set) wide() table[replication] {
	t := table[replication]{wideName, aboutWide, slices.Clone(wideKeys)}
	if len(s.Comparison.Results) > 1 {
		t.columns = append(t.columns, gainedAndLost...)
	}
	for k := range s.united.measures {
		m := &s.united.measures[k]
		if m.Window != measure.WholeRun || !isHeadline(m) {
			continue
		}
		t.columns = append(t.columns, measured(m, k))
		if canBeMissed(m) && m.Unit != measure.Instant {
			t.columns = append(t.columns, reached(m, k))
		}
	}
	return t
}

var wideKeys = []column[replication]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(r *replication) Value { return text(r.result().Plan.Strategy) }},
	{Column{"replication", Integer, "", "The number of the replication, from 0. Under every strategy the same number is the same day: the same callers and the same faults.", ""},
		func(r *replication) Value { return whole(r.index) }},
	{Column{"run_length_s", Number, "s", "How long the run is. A time that was not reached lies beyond it.", ""},
		func(r *replication) Value { return lasted(r.result().Plan.Network.Length) }},
}

var gainedAndLost = []column[replication]{
	fared("callers_gained", "Callers connected under this strategy and without help under the first. All columns of this kind cover people who want help.", experiment.Gained),
	fared("callers_lost", "Callers connected under the first strategy and without help under this one.", experiment.Lost),
	fared("callers_moved_from_no_help", "Callers helped elsewhere under this strategy and without help under the first.", experiment.MovedFromNone),
	fared("callers_moved_from_connected", "Callers helped elsewhere under this strategy and connected under the first.", experiment.MovedFromService),
	fared("callers_back_to_connected", "Callers connected under this strategy and helped elsewhere under the first.", experiment.BackToService),
	fared("callers_back_to_no_help", "Callers without help under this strategy and helped elsewhere under the first.", experiment.BackToNone),
}

// fared is a column that counts people who fare differently under the first strategy. Both strategies have the same people,
// so this is a count and no estimate.
func fared(name, meaning string, s experiment.Shift) column[replication] {
	return column[replication]{Column{name, Integer, "callers", meaning, ""}, func(r *replication) Value { return count(r.set.Comparison.Fared[s][r.strategy][r.index]) }}
}

// measured is the column of a measure.
func measured(m *measure.Measure, k int) column[replication] {
	c := Column{columnName(m), Number, string(m.Unit), m.Meaning(), "There is no sample in the replication, or the strategy has no such measure."}
	of := number
	switch {
	case m.Numerator == measure.None && (m.Unit == measure.Calls || m.Unit == measure.Callers || m.Unit == measure.Times):
		c.Kind, of = Integer, count
	case m.Unit == measure.Instant:
		c.Missing = "It did not happen in the run, or the strategy has no such measure."
	case canBeMissed(m):
		c.Missing = "There is no sample, or it was not reached in the run: see the next column."
	}
	return column[replication]{c, func(r *replication) Value { return of(r.at(k)) }}
}

// reached is the column that separates "not reached" from "no sample". A time that was not reached is known to lie beyond
// the end of the run. Without a sample nothing is known.
func reached(m *measure.Measure, k int) column[replication] {
	return column[replication]{
		Column{reachedName(m), Flag, "", "Whether it was reached in the run. If not, it takes longer than the time left until the end of the run (run_length_s after its start).",
			"There is no sample: the event it is counted from did not happen, or the strategy has no such measure."},
		func(r *replication) Value {
			v := r.at(k)
			return onlyIf(!math.IsNaN(v), flag(!math.IsInf(v, 1)))
		},
	}
}
