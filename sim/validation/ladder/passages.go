package ladder

import "nines/sim/erlang"

// passages are calls that agents pass on to control rooms.
func passages() []Rung {
	passing, taking := queue(10, 30*0.25, 0, 0), queue(48, 30*80./60, 0, 0)
	atAgent, atTaker, first, second := queue(1, 0.8, 0, 0), queue(2, 1.6, 0, 0), queue(3, 2, 0, 0), queue(5, 4, 0, 0)
	const room = "world.control-rooms.police"
	return []Rung{
		{Name: "Tandem", Scenario: "tandem", Quick: true, Checks: append(twoWaits(15*passing.Wait, 80*taking.Wait, 0.05, 0.10),
			Check{What: "wait for a call taker, measured, s", Of: mean("handover.mean"), Exact: 80 * taking.Wait, Tolerance: 0.10},
			Check{What: "queue for a call taker", Of: mean("control-rooms.police.queue.mean"), Exact: 40 * taking.Wait, Tolerance: 0.10},
			Check{What: "busy call takers", Of: mean("control-rooms.police.busy.mean"), Exact: 40, Tolerance: 0.01},
			Check{What: "call takers' occupancy", Of: mean("control-rooms.police.occupancy"), Exact: 40. / 48, Tolerance: 0.01},
			Check{What: "time with all call takers busy", Of: mean("control-rooms.police.all-busy-share"), Exact: erlang.C(48, 40), Tolerance: 0.08},
			Check{What: "passed on at once", Of: mean("handover.within-1s"), Exact: taking.AnsweredWithin(1. / 80), Tolerance: 0.02})},
		{Name: "Tandem, small", Scenario: "tandem", Seed: 1005, Values: []string{
			arrivals + "=2/min", hall + "=3", handling + "={exponential: 60s}", room + ".call-takers=5", room + ".conversation={exponential: 2m}", "study.replications=64"},
			Checks: twoWaits(60*first.Wait, 120*second.Wait, 0.06, 0.10)},
		{Name: "Tandem, one agent", Scenario: "tandem-single", Checks: twoWaits(60*atAgent.Wait, 120*atTaker.Wait, 0.06, 0.06)},
		{Name: "Agents held by the control room", Scenario: "held-agents", Quick: true, Checks: held(0.07307470690, 0.2207683957)},
		{Name: "Few agents held by the control room", Scenario: "held-agents-few", Checks: append(held(0.2261100319, 0.5872219472),
			Check{What: "has to wait", Of: mean("answer.waited-share"), Exact: 0.09261882476, Tolerance: 0.08})},
	}
}

// twoWaits are the mean waits of two stations in a row.
func twoWaits(agent, taker, ofAgent, ofTaker float64) []Check {
	return []Check{
		{What: "wait for an agent, s", Of: mean("answer.mean"), Exact: agent, Tolerance: ofAgent},
		{What: "wait for a call taker, s", Of: atHandover, Exact: taker, Tolerance: ofTaker},
	}
}

// held are the mean waits, in minutes, where the agent of a minute stays on the line until a call taker answers.
func held(agent, taker float64) []Check {
	return []Check{
		{What: "wait for an agent, s", Of: mean("answer.mean"), Exact: 60 * agent, Tolerance: 0.15},
		{What: "wait at the hand-over, s", Of: less(60, mean("answer-to-connected.mean")), Exact: 60 * taker, Tolerance: 0.05},
	}
}
