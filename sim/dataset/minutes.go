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

// minutes is the long table of the series.
var minutes = table[minute]{"minutes", "One row for each strategy, series and minute of the run.", []column[minute]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(m *minute) Value { return text(m.result.Plan.Strategy) }},
	{Column{"series", Text, "", "What is counted or sampled: calls by what became of them, by the provider and the route that they came by, by the platform that they were last sent to if they were lost, there or later, by the service that was reached; and of each platform the queue, the agents on duty and the busy ones.", ""},
		func(m *minute) Value { return text(m.series.Name) }},
	{Column{"unit", Text, "", "What mean, low and high are in. Calls are counted in the minute in which they were made; a queue and agents are sampled as the minute begins.", ""},
		func(m *minute) Value { return text(seriesUnit(m.series.Name)) }},
	{Column{"minute", Integer, "min", "The minute since the start of the run, from 0.", ""}, func(m *minute) Value { return whole(m.index) }},
	{Column{"clock", Instant, "", "When it begins.", ""}, func(m *minute) Value { return instant(m.result.Plan, des.Time(m.index)*des.Minute) }},
	{Column{"mean", Number, "see unit", "The mean over the replications.", ""}, func(m *minute) Value { return number(m.series.Values[m.index]) }},
	{Column{"low", Number, "see unit", "The 5 % quantile over the replications, of the first 400 at most: nineteen days in twenty have no less.", noBand},
		func(m *minute) Value { return ofBand(m.series.Low, m.index) }},
	{Column{"high", Number, "see unit", "The 95 % quantile, likewise: nineteen days in twenty have no more.", noBand}, func(m *minute) Value { return ofBand(m.series.High, m.index) }},
}}

const noBand = "There are fewer than 20 replications; or the series is of where calls went, by provider, route, platform or service."

// ofBand is one end of a band in a minute, if the series has one.
func ofBand(ends []float64, minute int) Value {
	if ends == nil {
		return Value{}
	}
	return number(ends[minute])
}

func seriesUnit(series string) string {
	if strings.HasSuffix(series, ".agents") || strings.HasSuffix(series, ".busy") {
		return "agents"
	}
	return "calls"
}

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
