// The table callers answers questions that means cannot: how long did single people wait, and who never got through? It
// needs a replay, because the experiment keeps no callers.

package dataset

import (
	"nines/sim/emergency"
	"nines/sim/plan"
)

// caller is a caller of a replication at the moment of leaving, or a forewarned person who made no call.
type caller struct {
	plan        *plan.Plan
	replication int
	lostCalls
	*emergency.Observation
}

// lostCalls counts a caller's lost calls, those of them that a platform saw, and the calls to another number that gave no
// help.
type lostCalls struct {
	// Slots are used again by later callers. who tells whether the counts still belong to the same one.
	who               uint64
	all, seen, inVain int32
}

const nobody = ^uint64(0)

// isForewarned reports whether the person made no call because a notice gave another number.
func (c *caller) isForewarned() bool { return c.Fact == emergency.CallerForewarned }

// fate is the word for how it ended. Forewarned people have none in the model, because they never became callers.
func (c *caller) fate() string {
	if c.isForewarned() {
		return "forewarned"
	}
	return c.Fate.String()
}

var callers = table[caller]{"callers", "One row for each caller of the chosen replications, in the order in which they were connected or gave up. Forewarned people have a row too.", []column[caller]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(c *caller) Value { return text(c.plan.Strategy) }},
	{Column{"replication", Integer, "", "The replication, from 0.", ""}, func(c *caller) Value { return whole(c.replication) }},
	{Column{"caller", Text, "", "The caller's name. In the same replication it is the same person under every strategy.", ""},
		func(c *caller) Value { return text(c.plan.CallerName(c.Caller)) }},
	{Column{"first_call", Instant, "", "When the first call was made. For forewarned people, when it would have been made.", ""}, func(c *caller) Value { return instant(c.plan, c.First) }},
	{Column{"first_call_s_since_start", Number, "s since start", "The same in seconds since the start of the run.", ""}, func(c *caller) Value { return lasted(c.First) }},
	{Column{"kind", Text, "", "help: wants help; no-request: an accidental or silent call; tester: only tests the number.", ""}, func(c *caller) Value { return text(c.Kind.String()) }},
	{Column{"service", Text, "", "The service that was asked for, or no-request.", ""}, func(c *caller) Value { return serviceOf(c.plan, c.Service) }},
	{Column{"region", Text, "", "The caller's region.", ""}, func(c *caller) Value { return regionOf(c.plan, c.Region) }},
	{Column{"access", Text, "", "What the caller called with.", ""}, func(c *caller) Value { return accessOf(c.plan, c.Observation) }},
	{Column{"provider", Text, "", "The caller's network.", ""}, func(c *caller) Value { return providerOf(c.plan, c.Observation) }},
	{Column{"calls_made", Integer, "calls", "How many calls the caller made.", ""}, func(c *caller) Value { return whole(c.made()) }},
	{Column{"calls_unconnected", Integer, "calls", "How many of them were lost.", ""}, func(c *caller) Value { return whole(c.all) }},
	{Column{"calls_unconnected_seen", Integer, "calls", "How many of the lost calls a platform saw.", ""}, func(c *caller) Value { return whole(c.seen()) }},
	{Column{"affected", Flag, "", "Whether at least one call was lost, or the caller got no help at another number.", ""}, func(c *caller) Value { return flag(c.all > 0 || c.inVain > 0) }},
	{Column{"calls_in_vain", Integer, "calls", "How many calls to the number of a notice gave no help. They are not counted in the calls made.", ""}, func(c *caller) Value { return whole(c.inVain) }},
	{Column{"fate", Text, "", "How it ended. helped: connected, or no help was asked for; gave-up: stopped calling; diverted: got help elsewhere; trying: not finished at the end of the run. Or forewarned: called the number of a notice first.", ""},
		func(c *caller) Value { return text(c.fate()) }},
	{Column{"helped_s_after_first_call", Number, "s", "Time from the first call until the caller was helped. For affected callers this is the delay.", "The caller was not helped."},
		func(c *caller) Value { return onlyIf(c.fate() == emergency.Helped.String(), lasted(c.At-c.First)) }},
}}

// made counts the calls. An observation of a forewarned person carries the attempt that was not made.
func (c *caller) made() uint16 {
	if c.isForewarned() {
		return 0
	}
	return c.Attempt
}

// seen counts the lost calls that a platform saw. A caller lives through more calls than any platform's log shows.
func (c *caller) seen() int32 { return c.lostCalls.seen }
