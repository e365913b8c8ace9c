package dataset

import (
	"iter"
	"strings"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// minute is one quantity in one minute.
type minute struct {
	result *experiment.Result
	series *measure.Series
	index  int
}

// minutes is the table of the series, in long form.
var minutes = table[minute]{"minutes", "One row for each strategy, series and minute of the run.", []column[minute]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(m *minute) Value { return text(m.result.Plan.Strategy) }},
	{Column{"series", Text, "", "What is counted or sampled. Calls are counted by outcome, by provider and route, by service reached, and, if lost, by the last platform they were sent to. For each platform, the queue, the agents on duty and the busy agents are sampled.", ""},
		func(m *minute) Value { return text(m.series.Name) }},
	{Column{"unit", Text, "", "The unit of mean, low and high. Calls are counted in the minute in which they were made. Queues and agents are sampled at the start of the minute.", ""},
		func(m *minute) Value { return text(seriesUnit(m.series.Name)) }},
	{Column{"minute", Integer, "min", "The minute since the start of the run, from 0.", ""}, func(m *minute) Value { return whole(m.index) }},
	{Column{"clock", Instant, "", "When it begins.", ""}, func(m *minute) Value { return instant(m.result.Plan, des.Time(m.index)*des.Minute) }},
	{Column{"mean", Number, "see unit", "The mean over the replications.", ""}, func(m *minute) Value { return number(m.series.Values[m.index]) }},
	{Column{"low", Number, "see unit", "The 5th percentile over the replications, or over the first 400 of them.", noBand},
		func(m *minute) Value { return ofBand(m.series.Low, m.index) }},
	{Column{"high", Number, "see unit", "The 95th percentile over the same replications.", noBand}, func(m *minute) Value { return ofBand(m.series.High, m.index) }},
}}

const noBand = "There are fewer than 20 replications, or the series counts calls by provider, route, platform or service."

// ofBand is one end of the band in a minute, if the series has a band.
func ofBand(ends []float64, minute int) Value {
	if ends == nil {
		return Value{}
	}
	return number(ends[minute])
}

// seriesUnit is the unit of a series. The name is enough: only two kinds of series count people.
func seriesUnit(series string) string {
	if strings.HasSuffix(series, ".agents") || strings.HasSuffix(series, ".busy") {
		return "agents"
	}
	return "calls"
}

// eachMinute goes through the series of all strategies, one row for each minute.
func (s *Set) eachMinute() iter.Seq[*minute] {
	return func(yield func(*minute) bool) {
		for _, r := range s.Comparison.Results {
			list := r.Series()
			for i := range list {
				for m := range list[i].Values {
					if !yield(&minute{r, &list[i], m}) {
						return
					}
				}
			}
		}
	}
}
