// The wide table has one row for each day, as statistics programs expect it. A scenario with many windows and groups can
// have more measures than a table can have columns, so the widest set that fits is chosen.

package dataset

import (
	"cmp"
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
func (r *replication) at(places [][]int, k int) float64 {
	place := places[r.strategy][k]
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
	replicationsName  = "replications"
	aboutReplications = "One row for each replication of each strategy, with a column for each measure."
)

// replications is the wide table: one row for each replication of each strategy, with all measures.
func (s *Set) replications() table[replication] {
	t := table[replication]{replicationsName, aboutReplications, slices.Clone(replicationKeys)}
	if len(s.Comparison.Results) > 1 {
		t.columns = append(t.columns, gainedAndLost...)
	}
	taken, u := names{}, s.united
	for i := range t.columns {
		taken.take(t.columns[i].Name)
	}
	fits := s.widest(cmp.Or(s.room, mostColumns) - len(t.columns))
	for k := range u.measures {
		m := &u.measures[k]
		if !fits(m) {
			u.columns = append(u.columns, "")
			continue
		}
		u.columns = append(u.columns, u.name(k, taken.take(columnName(m))))
		t.columns = append(t.columns, measured(u, k))
		if canBeMissed(m) {
			t.columns = append(t.columns, reached(u, k, u.name(k, taken.take(reachedName(m)))))
		}
	}
	return t
}

// mostColumns is the most columns of the wide table. Parquet allows 65,534, and programs that read tables allow fewer.
const mostColumns = 60_000

// widest chooses the measures of the wide table: all if there is room, else those without a group, else those of the whole
// run. Set.LeftOut says what is missing.
func (s *Set) widest(room int) func(*measure.Measure) bool {
	all := func(*measure.Measure) bool { return true }
	ofNoGroup := func(m *measure.Measure) bool { return m.Group == measure.Group{} }
	ofTheRun := func(m *measure.Measure) bool { return ofNoGroup(m) && m.Window == measure.WholeRun }
	if s.united.wide(all) <= room {
		return all
	}
	s.LeftOut = "the table replications has no columns by service, region, access, provider or kind, because there would be too many"
	if s.united.wide(ofNoGroup) <= room {
		return ofNoGroup
	}
	s.LeftOut = "the table replications has only columns for the whole run and all callers, because there would be too many"
	return ofTheRun
}

// wide counts the columns of some measures in a wide table.
func (u *united) wide(fits func(*measure.Measure) bool) (n int) {
	for i := range u.measures {
		if m := &u.measures[i]; fits(m) {
			n++
			if canBeMissed(m) {
				n++
			}
		}
	}
	return n
}

var replicationKeys = []column[replication]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(r *replication) Value { return text(r.result().Plan.Strategy) }},
	{Column{"replication", Integer, "", "The number of the replication, from 0. Under every strategy the same number is the same day: the same callers and the same faults.", ""},
		func(r *replication) Value { return whole(r.index) }},
	{Column{"run_length_s", Number, "s", "How long the run is. A time that was not reached lies beyond it.", ""},
		func(r *replication) Value { return lasted(r.result().Plan.Network.Length) }},
}

var gainedAndLost = []column[replication]{
	fared("callers_gained", "Callers connected under this strategy and without help under the first. All columns of this kind cover people who want help.", experiment.Gained),
	fared("callers_lost", "Callers connected under the first strategy and without help under this one.", experiment.Lost),
	fared("callers_moved_from_no_help", "Callers helped at another number under this strategy and without help under the first.", experiment.MovedFromNone),
	fared("callers_moved_from_connected", "Callers helped at another number under this strategy and connected under the first.", experiment.MovedFromService),
	fared("callers_back_to_connected", "Callers connected under this strategy and helped at another number under the first.", experiment.BackToService),
	fared("callers_back_to_no_help", "Callers without help under this strategy and helped at another number under the first.", experiment.BackToNone),
}

// fared is a column that counts people who fare differently under the first strategy. Both strategies have the same people,
// so this is a count and no estimate.
func fared(name, meaning string, s experiment.Shift) column[replication] {
	return column[replication]{Column{name, Integer, "callers", meaning, ""}, func(r *replication) Value { return count(r.set.Comparison.Fared[s][r.strategy][r.index]) }}
}

// measured is the column of a measure.
func measured(u *united, k int) column[replication] {
	m := &u.measures[k]
	c := Column{u.columns[k], Number, string(m.Unit), m.Meaning(), "There is no sample in the replication, or the strategy has no such measure."}
	of := number
	switch {
	case m.Unit == measure.Calls || m.Unit == measure.Callers || m.Unit == measure.Times:
		c.Kind, of = Integer, count
	case m.Unit == measure.Instant:
		c.Missing = "It did not happen in the run, or the strategy has no such measure."
	case canBeMissed(m):
		c.Missing = "There is no sample, or it was not reached in the run: see the next column."
	}
	return column[replication]{c, func(r *replication) Value { return of(r.at(u.places, k)) }}
}

// reached is the column that separates "not reached" from "no sample". A time that was not reached is known to lie beyond
// the end of the run. Without a sample nothing is known.
func reached(u *united, k int, name string) column[replication] {
	return column[replication]{
		Column{name, Flag, "", "Whether it was reached in the run. If not, it takes longer than the time left until the end of the run (run_length_s after its start).",
			"There is no sample: the event it is counted from did not happen, or the strategy has no such measure."},
		func(r *replication) Value {
			v := r.at(u.places, k)
			return onlyIf(!math.IsNaN(v), flag(!math.IsInf(v, 1)))
		},
	}
}
