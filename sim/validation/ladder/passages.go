package ladder

import "nines/sim/erlang"

// passages are calls that agents pass on to control rooms.
func passages() []Rung {
	passing, taking := queue(10, 30*0.25, 0, 0), queue(48, 30*80./60, 0, 0)
	atAgent, atTaker, first, second := queue(1, 0.8, 0, 0), queue(2, 1.6, 0, 0), queue(3, 2, 0, 0), queue(5, 4, 0, 0)
	const room = "world.control-rooms.police"
	return []Rung{
		{Name: "Tandem", Scenario: "tandem", Quick: true, Checks: append(twoWaits(15*passing.Wait, 80*taking.Wait, 0.05, 0.10),
			exactly("wait for a call taker, measured, s", mean("handover.mean"), 80*taking.Wait, 0.10),
			exactly("queue for a call taker", mean("control-rooms.police.queue.mean"), 40*taking.Wait, 0.10),
			exactly("busy call takers", mean("control-rooms.police.busy.mean"), 40, 0.01),
			exactly("call takers' occupancy", mean("control-rooms.police.occupancy"), 40./48, 0.01),
			exactly("time with all call takers busy", mean("control-rooms.police.all-busy-share"), erlang.C(48, 40), 0.08),
			exactly("passed on at once", mean("handover.within-1s"), taking.AnsweredWithin(1./80), 0.02))},
		{Name: "Tandem, small", Scenario: "tandem", Seed: 1005, Values: []string{
			arrivals + "=2/min", hall + "=3", handling + "={exponential: 60s}", room + ".call-takers=5", room + ".conversation={exponential: 2m}", "study.replications=64"},
			Checks: twoWaits(60*first.Wait, 120*second.Wait, 0.06, 0.10)},
		{Name: "Tandem, one agent", Scenario: "tandem-single", Checks: twoWaits(60*atAgent.Wait, 120*atTaker.Wait, 0.06, 0.06)},
		{Name: "Agents held by the control room", Scenario: "held-agents", Quick: true, Checks: held(0.07307470690, 0.2207683957)},
		{Name: "Few agents held by the control room", Scenario: "held-agents-few", Checks: append(held(0.2261100319, 0.5872219472),
			exactly("has to wait", mean("answer.waited-share"), 0.09261882476, 0.08))},
	}
}

// twoWaits are the mean waits of two stations in a row.
func twoWaits(agent, taker, ofAgent, ofTaker float64) []*Check {
	return []*Check{
		exactly("wait for an agent, s", mean("answer.mean"), agent, ofAgent),
		exactly("wait for a call taker, s", atHandover, taker, ofTaker),
	}
}

// held are the mean waits, in minutes, where the agent of a minute stays on the line until a call taker answers.
func held(agent, taker float64) []*Check {
	return []*Check{
		exactly("wait for an agent, s", mean("answer.mean"), 60*agent, 0.15),
		exactly("wait at the hand-over, s", less(60, mean("answer-to-connected.mean")), 60*taker, 0.05),
	}
}
