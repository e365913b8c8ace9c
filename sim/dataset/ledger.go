package dataset

import (
	"cmp"
	"iter"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
)

// entry is a line of a strategy's loss ledger.
type entry struct {
	plan        *plan.Plan
	replication int // in the ledger of one
	of          int // replications that the line adds up
	measure.Entry
}

// start is when the entry's minute begins, or its step in a long run.
func (e *entry) start() des.Time { return des.Time(e.Minute) * des.Minute }

// The columns of ledgers.
var (
	lostUnder       = column[entry]{Column{"strategy", Text, "", "The strategy.", ""}, func(e *entry) Value { return text(e.plan.Strategy) }}
	lostReplication = column[entry]{Column{"replication", Integer, "", "The replication, from 0.", ""}, func(e *entry) Value { return whole(e.replication) }}
	lostMinute      = []column[entry]{
		{Column{"minute", Integer, "min", "The minute in which the calls were made, since the start of the run, from 0. In long runs the first of several minutes.", ""}, func(e *entry) Value { return whole(e.Minute) }},
		{Column{"clock", Instant, "", "When that minute begins.", ""}, func(e *entry) Value { return instant(e.plan, e.start()) }},
	}
	lostWhy = []column[entry]{
		{Column{"outcome", Text, "", "How the calls ended.", ""}, func(e *entry) Value { return text(e.Outcome.String()) }},
		{Column{"cause", Text, "", "What was wrong there: the name of the fault, the remedy as remedies.NAME, or another cause. Other causes: overload, ordinary congestion, feature not supported, moving of traffic, slow answer and out of service. Slow answer: a free call taker did not answer in time. Out of service: no platform the call could reach took calls.", "Nothing was wrong."},
			func(e *entry) Value { return text(e.plan.Cause(e.Cause)) }},
	}
	lostAt = column[entry]{Column{"element", Text, "", "Where the calls were lost: an element of the scenario.", "Nowhere in particular."},
		func(e *entry) Value { return text(e.plan.Element(e.Element)) }}
	lostKind = column[entry]{Column{"kind", Text, "", "help: wants help; no-request: an accidental or silent call; tester: only tests the number.", ""}, func(e *entry) Value { return text(e.Kind.String()) }}
	lostWho  = []column[entry]{
		{Column{"service", Text, "", "The service that was asked for, or no-request.", ""}, func(e *entry) Value { return serviceOf(e.plan, e.Service) }},
		{Column{"region", Text, "", "The callers' region.", ""}, func(e *entry) Value { return regionOf(e.plan, e.Region) }},
	}
	lostCount = []column[entry]{
		{Column{"calls_in_all_replications", Integer, "calls", "The number of calls, over all replications together.", ""}, func(e *entry) Value { return whole(e.Calls) }},
		{Column{"calls_per_replication", Number, "calls", "The mean number of calls in one replication.", ""}, func(e *entry) Value { return number(float64(e.Calls) / float64(e.of)) }},
	}
	lostHere = column[entry]{Column{"calls", Integer, "calls", "The number of calls.", ""}, func(e *entry) Value { return whole(e.Calls) }}
)

// The ledgers: of the whole run by place, service and region; by minute; and of single replications with both.
var (
	ledger = table[entry]{"ledger", "The lost calls of all replications, counted by strategy, outcome, cause, place, service and region.",
		slices.Concat([]column[entry]{lostUnder}, lostWhy, []column[entry]{lostAt, lostKind}, lostWho, lostCount)}
	ledgerMinutes = table[entry]{"ledger_minutes", "The lost calls of all replications, counted by strategy, minute, outcome and cause.",
		slices.Concat([]column[entry]{lostUnder}, lostMinute, lostWhy, []column[entry]{lostKind}, lostCount)}
	ledgerByReplication = table[entry]{"ledger_by_replication", "The lost calls of the chosen replications, counted by strategy, replication, minute, outcome, cause, place, service and region.",
		slices.Concat([]column[entry]{lostUnder, lostReplication}, lostMinute, lostWhy, []column[entry]{lostAt, lostKind}, lostWho, []column[entry]{lostHere})}
)

// eachEntry goes through the ledgers of all strategies, without minutes.
func (s *Set) eachEntry() iter.Seq[*entry] {
	return s.eachSum(func(e *measure.Entry) { e.Minute = 0 })
}

// eachMinuteEntry goes through the ledgers of all strategies, without places, services and regions.
func (s *Set) eachMinuteEntry() iter.Seq[*entry] {
	return s.eachSum(func(e *measure.Entry) {
		e.Element, e.Service, e.Region = emergency.Element{}, emergency.None, emergency.None
	})
}

// eachSum goes through sums of the ledgers. Blur takes from an entry what it is not counted by.
func (s *Set) eachSum(blur func(*measure.Entry)) iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		for _, r := range s.Comparison.Results {
			for _, e := range sumsOf(r.Ledger(), blur) {
				if !yield(&entry{r.Plan, 0, len(r.Rows), e}) {
					return
				}
			}
		}
	}
}

// sumsOf adds up the entries that are the same once they are blurred, in order.
func sumsOf(list []measure.Entry, blur func(*measure.Entry)) (sums []measure.Entry) {
	at := map[measure.Entry]int{}
	for _, e := range list {
		n := e.Calls
		e.Calls = 0
		blur(&e)
		k, known := at[e]
		if !known {
			k = len(sums)
			at[e], sums = k, append(sums, e)
		}
		sums[k].Calls += n
	}
	slices.SortFunc(sums, func(a, b measure.Entry) int {
		return cmp.Or(cmp.Compare(a.Minute, b.Minute), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Cause, b.Cause),
			cmp.Compare(a.Element.Kind, b.Element.Kind), cmp.Compare(a.Element.Index, b.Element.Index), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Service, b.Service), cmp.Compare(a.Region, b.Region))
	})
	return sums
}
