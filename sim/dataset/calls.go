package dataset

import (
	"nines/sim/emergency"
	"nines/sim/plan"
)

const noService = "no-request"

// call is a call of a replication, as it ended.
type call struct {
	plan        *plan.Plan
	replication int
	*emergency.Observation
}

// isLost follows the model's own rule, so the table and the measures count the same calls.
func (c *call) isLost() bool { return c.Outcome.Unconnected() }

var calls = table[call]{"calls", "One row for each call of the chosen replications, in the order in which they ended.", []column[call]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(c *call) Value { return text(c.plan.Strategy) }},
	{Column{"replication", Integer, "", "The replication, from 0.", ""}, func(c *call) Value { return whole(c.replication) }},
	{Column{"caller", Text, "", "The caller's name. In the same replication it is the same person under every strategy.", ""},
		func(c *call) Value { return text(c.plan.CallerName(c.Caller)) }},
	{Column{"attempt", Integer, "", "The number of the call among the caller's calls, from 1.", ""}, func(c *call) Value { return whole(c.Attempt) }},
	{Column{"made", Instant, "", "When it was made.", ""}, func(c *call) Value { return instant(c.plan, c.Made) }},
	{Column{"made_s_since_start", Number, "s since start", "The same in seconds since the start of the run.", ""}, func(c *call) Value { return lasted(c.Made) }},
	{Column{"kind", Text, "", "help: wants help; no-request: an accidental or silent call; tester: only tests the number.", ""}, func(c *call) Value { return text(c.Kind.String()) }},
	{Column{"service", Text, "", "The service that was asked for, or no-request.", ""}, func(c *call) Value { return serviceOf(c.plan, c.Service) }},
	{Column{"region", Text, "", "The caller's region.", ""}, func(c *call) Value { return regionOf(c.plan, c.Region) }},
	{Column{"access", Text, "", "What the caller called with.", ""}, func(c *call) Value { return accessOf(c.plan, c.Observation) }},
	{Column{"provider", Text, "", "The caller's network.", ""}, func(c *call) Value { return providerOf(c.plan, c.Observation) }},
	{Column{"platform", Text, "", "The last platform to which the network sent the call.", "It was sent to no platform."}, func(c *call) Value { return platformOf(c.plan, c.Observation) }},
	{Column{"seen", Flag, "", "Whether the call is in a platform's logs.", ""}, func(c *call) Value { return flag(c.Seen) }},
	{Column{"queued", Flag, "", "Whether it had to wait for an agent.", ""}, func(c *call) Value { return flag(c.Queued) }},
	{Column{"answered_s_after_made", Number, "s", "Time from making the call until an agent answered.", "No agent answered it."}, func(c *call) Value { return lasted(c.Wait) }},
	{Column{"connected_s_after_answer", Number, "s", "Time from the agent's answer until the call was connected to a control room.", "It was not connected."},
		func(c *call) Value { return onlyIf(c.Outcome == emergency.Connected, lasted(c.At-c.Made-c.Wait)) }},
	{Column{"ended_s_after_made", Number, "s", "Time from making the call until it was connected or ended.", "It was still open at the end of the run."},
		func(c *call) Value { return onlyIf(c.Outcome != emergency.Open, lasted(c.At-c.Made)) }},
	{Column{"outcome", Text, "", "How it ended: connected, no-request (no help was asked for), open (at the end of the run), or a way of being lost.", ""},
		func(c *call) Value { return text(c.Outcome.String()) }},
	{Column{"unconnected", Flag, "", "Whether it was lost.", ""}, func(c *call) Value { return flag(c.isLost()) }},
	{Column{"cause", Text, "", "Why it was lost: see the table ledger.", "It was not lost."}, func(c *call) Value { return onlyIf(c.isLost(), text(c.plan.Cause(c.Cause))) }},
	{Column{"element", Text, "", "Where it was lost: an element of the scenario.", "It was not lost."}, func(c *call) Value { return onlyIf(c.isLost(), text(c.plan.Element(c.Element))) }},
}}
