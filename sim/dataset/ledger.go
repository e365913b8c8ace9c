package dataset

import (
	"iter"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// entry is a line of a strategy's loss ledger.
type entry struct {
	result *experiment.Result
	measure.Entry
}

var ledger = table[entry]{"ledger", "The lost calls of all replications, counted by strategy, minute, outcome, cause, place, service and region.", []column[entry]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(e *entry) Value { return text(e.result.Plan.Strategy) }},
	{Column{"minute", Integer, "min", "The minute in which the calls were made, since the start of the run, from 0.", ""}, func(e *entry) Value { return whole(e.Minute) }},
	{Column{"clock", Instant, "", "When that minute begins.", ""}, func(e *entry) Value { return instant(e.result.Plan, des.Time(e.Minute)*des.Minute) }},
	{Column{"outcome", Text, "", "How the calls ended.", ""}, func(e *entry) Value { return text(e.Outcome.String()) }},
	{Column{"cause", Text, "", "What was wrong there: the name of the fault, the remedy as remedies.NAME, or another cause. Other causes: overload, ordinary congestion, feature not supported, moving of traffic, slow answer and out of service. Slow answer: a free call taker did not answer in time. Out of service: no platform the call could reach took calls.", "Nothing was wrong."},
		func(e *entry) Value { return text(e.result.Plan.Cause(e.Cause)) }},
	{Column{"element", Text, "", "Where the calls were lost: an element of the scenario.", "Nowhere in particular."},
		func(e *entry) Value { return text(e.result.Plan.Element(e.Element)) }},
	{Column{"kind", Text, "", "help: wants help; no-request: an accidental or silent call; tester: only tests the number.", ""}, func(e *entry) Value { return text(e.Kind.String()) }},
	{Column{"service", Text, "", "The service that was asked for, or no-request.", ""}, func(e *entry) Value { return serviceOf(e.result.Plan, e.Service) }},
	{Column{"region", Text, "", "The callers' region.", ""}, func(e *entry) Value { return regionOf(e.result.Plan, e.Region) }},
	{Column{"calls_in_all_replications", Integer, "calls", "The number of calls, over all replications together.", ""}, func(e *entry) Value { return whole(e.Calls) }},
	{Column{"calls_per_replication", Number, "calls", "The mean number of calls in one replication.", ""},
		func(e *entry) Value { return number(float64(e.Calls) / float64(len(e.result.Rows))) }},
}}

// eachEntry goes through the ledgers of all strategies.
func (s *Set) eachEntry() iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		for _, r := range s.Comparison.Results {
			for _, e := range r.Ledger() {
				if !yield(&entry{r, e}) {
					return
				}
			}
		}
	}
}
