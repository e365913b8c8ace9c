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

func (c *call) isLost() bool { return c.Outcome.Unconnected() }

var calls = table[call]{"calls", "One row for each call of the chosen replications, in the order in which they ended.", []column[call]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(c *call) Value { return text(c.plan.Strategy) }},
	{Column{"replication", Integer, "", "The replication, from 0.", ""}, func(c *call) Value { return whole(c.replication) }},
	{Column{"caller", Text, "", "Who called: the same name is the same person under every strategy, in the same replication.", ""},
		func(c *call) Value { return text(c.plan.CallerName(c.Caller)) }},
	{Column{"attempt", Integer, "", "Which of the caller's calls it is: 1 is the first.", ""}, func(c *call) Value { return whole(c.Attempt) }},
	{Column{"made", Instant, "", "When it was made.", ""}, func(c *call) Value { return instant(c.plan, c.Made) }},
	{Column{"made_s_since_start", Number, "s since start", "The same in seconds since the start of the run.", ""}, func(c *call) Value { return lasted(c.Made) }},
	{Column{"kind", Text, "", "help: wants help; no-request: an accidental or silent call; tester: only tests whether the number works.", ""}, func(c *call) Value { return text(c.Kind.String()) }},
	{Column{"service", Text, "", "The service that was asked for; no-request: none was.", ""}, func(c *call) Value { return serviceOf(c.plan, c.Service) }},
	{Column{"region", Text, "", "The caller's region.", ""}, func(c *call) Value { return regionOf(c.plan, c.Region) }},
	{Column{"access", Text, "", "What the caller called with.", ""}, func(c *call) Value { return accessOf(c.plan, c.Observation) }},
	{Column{"provider", Text, "", "The caller's network.", ""}, func(c *call) Value { return providerOf(c.plan, c.Observation) }},
	{Column{"platform", Text, "", "The last platform that the network sent the call to.", "It was sent to none."}, func(c *call) Value { return platformOf(c.plan, c.Observation) }},
	{Column{"seen", Flag, "", "Whether the call is in a platform's logs.", ""}, func(c *call) Value { return flag(c.Seen) }},
	{Column{"queued", Flag, "", "Whether it had to wait for an agent.", ""}, func(c *call) Value { return flag(c.Queued) }},
	{Column{"answered_s_after_made", Number, "s", "How long after being made it was answered by an agent.", "No agent answered it."}, func(c *call) Value { return lasted(c.Wait) }},
	{Column{"connected_s_after_answer", Number, "s", "How long after the agent's answer it was connected to a control room.", "It was not connected."},
		func(c *call) Value { return onlyIf(c.Outcome == emergency.Connected, lasted(c.At-c.Made-c.Wait)) }},
	{Column{"ended_s_after_made", Number, "s", "How long after being made it was connected, or ended without.", "It had not ended when the run did."},
		func(c *call) Value { return onlyIf(c.Outcome != emergency.Open, lasted(c.At-c.Made)) }},
	{Column{"outcome", Text, "", "How it ended: connected, no-request (no help was asked for), open (not before the run did), or one of the ways of being lost.", ""},
		func(c *call) Value { return text(c.Outcome.String()) }},
	{Column{"unconnected", Flag, "", "Whether it was lost.", ""}, func(c *call) Value { return flag(c.isLost()) }},
	{Column{"cause", Text, "", "Why it was lost: see the table ledger.", "It was not lost."}, func(c *call) Value { return onlyIf(c.isLost(), text(c.plan.Cause(c.Cause))) }},
	{Column{"element", Text, "", "Where it was lost: an element of the scenario.", "It was not lost."}, func(c *call) Value { return onlyIf(c.isLost(), text(c.plan.Element(c.Element))) }},
}}
