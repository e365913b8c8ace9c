package dataset

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
)

// minute is a minute of a strategy's run, or several minutes of a long run. It has all series: of one replication, or the
// means over all.
type minute struct {
	plan        *plan.Plan
	replication int
	index       int              // of the step
	series      []measure.Series // by column; one without values where the strategy has no such series
}

// start is when it begins, since the start of the run.
func (m *minute) start() des.Time { return des.Time(m.index) * m.plan.Measures.Step() }

const (
	minutesName    = "minutes"
	aboutMinutes   = "One row for each strategy and minute of the run, with a column for each series: its mean over the replications. With --all-measures also its 5th and 95th percentile. In long runs a row covers several minutes: see step_min."
	everyMinute    = "minutes_by_replication"
	aboutOneMinute = "One row for each strategy, chosen replication and minute of the run, with a column for each series. In long runs a row covers several minutes: see step_min."
)

// The columns that say which minute a row is of.
var minuteKeys = []column[minute]{
	{Column{"minute", Integer, "min", "The minute since the start of the run in which the row begins, from 0.", ""}, func(m *minute) Value { return whole(int64(m.start() / des.Minute)) }},
	{Column{"step_min", Integer, "min", "How many minutes the row covers: 1, or more in runs of more than three days. Calls are counted in it. Queues and agents are sampled at its start.", ""},
		func(m *minute) Value { return whole(int64(m.plan.Measures.Step() / des.Minute)) }},
	{Column{"clock", Instant, "", "When it begins.", ""}, func(m *minute) Value { return instant(m.plan, m.start()) }},
}

var minuteStrategy = column[minute]{Column{"strategy", Text, "", "The strategy.", ""}, func(m *minute) Value { return text(m.plan.Strategy) }}

var minuteReplication = column[minute]{Column{"replication", Integer, "", "The replication, from 0.", ""}, func(m *minute) Value { return whole(m.replication) }}

// seriesNames are the series of all strategies: those of the first, and then what others have beside them.
func (s *Set) seriesNames() (list []string) {
	for _, r := range s.Comparison.Results {
		for _, name := range r.Plan.Measures.SeriesNames() {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}

// minutes is the table of the means, with bands where a series has one.
func (s *Set) minutes() table[minute] {
	t := table[minute]{minutesName, aboutMinutes, append([]column[minute]{minuteStrategy}, minuteKeys...)}
	taken := takenBy(t.columns)
	for k, name := range s.seriesNames() {
		own := taken.take(snake(name))
		t.columns = append(t.columns, column[minute]{
			Column{own, Number, seriesUnit(name), "The mean over the replications of the series " + name + ".", noSeries},
			func(m *minute) Value { return ofSeries(m.series[k].Values, m.index) },
		})
		if !s.AllMeasures || !s.isBanded(name) {
			continue
		}
		t.columns = append(t.columns, column[minute]{
			Column{taken.take(own + "_low"), Number, seriesUnit(name), "Its 5th percentile over the replications, or over as many of the first as were kept.", noBand},
			func(m *minute) Value { return ofSeries(m.series[k].Low, m.index) },
		}, column[minute]{
			Column{taken.take(own + "_high"), Number, seriesUnit(name), "Its 95th percentile over the same replications.", noBand},
			func(m *minute) Value { return ofSeries(m.series[k].High, m.index) },
		})
	}
	return t
}

// minutesByReplication is the table of the series of single replications.
func (s *Set) minutesByReplication() table[minute] {
	t := table[minute]{everyMinute, aboutOneMinute, append([]column[minute]{minuteStrategy, minuteReplication}, minuteKeys...)}
	taken := takenBy(t.columns)
	for k, name := range s.seriesNames() {
		t.columns = append(t.columns, column[minute]{
			Column{taken.take(snake(name)), Integer, seriesUnit(name), "The series " + name + " in this replication.", noSeries},
			func(m *minute) Value {
				return onlyIf(m.series[k].Values != nil, count(at(m.series[k].Values, m.index)))
			},
		})
	}
	return t
}

const (
	noSeries = "The strategy has no such series."
	noBand   = "There are fewer than 20 replications, or the strategy has no such series."
)

// isBanded reports whether a series has a band under some strategy.
func (s *Set) isBanded(name string) bool {
	return slices.ContainsFunc(s.Comparison.Results, func(r *experiment.Result) bool { return measure.IsBanded(r.Plan.Measures, name) })
}

// ofSeries is a value of a series, if it has any.
func ofSeries(values []float64, step int) Value {
	return onlyIf(values != nil, number(at(values, step)))
}

// at is a value of a series; 0 where there is none.
func at(values []float64, step int) float64 {
	if step >= len(values) {
		return 0
	}
	return values[step]
}

// takenBy are the names that columns have.
func takenBy[R any](columns []column[R]) names {
	taken := names{}
	for i := range columns {
		taken.take(columns[i].Name)
	}
	return taken
}

// seriesUnit is the unit of a series. The name is enough: only two kinds of series count people.
func seriesUnit(series string) string {
	if strings.HasSuffix(series, ".agents") || strings.HasSuffix(series, ".busy") {
		return "agents"
	}
	return "calls"
}

// inColumns puts the series of one strategy into the order of the columns.
func inColumns(names []string, list []measure.Series) []measure.Series {
	ordered := make([]measure.Series, len(names))
	for _, own := range list {
		k := slices.Index(names, own.Name)
		if k < 0 {
			panic(fmt.Sprintf("dataset: the series %s has no column", own.Name))
		}
		ordered[k] = own
	}
	return ordered
}

// eachMinute goes through the strategies, and the minutes of each.
func (s *Set) eachMinute() iter.Seq[*minute] {
	return func(yield func(*minute) bool) {
		names := s.seriesNames()
		for _, r := range s.Comparison.Results {
			list := inColumns(names, r.Series())
			for i := range r.Plan.Measures.Steps() {
				if !yield(&minute{r.Plan, 0, i, list}) {
					return
				}
			}
		}
	}
}
