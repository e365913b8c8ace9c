package ladder

import (
	"nines/sim/erlang"
	"nines/sim/portable"
)

// The paths of the numbers that most rows of tables change.
const (
	site     = "world.platforms.exchange"
	hall     = "world.platforms.exchange.centres.hall"
	handling = "world.platforms.exchange.handling"
	arrivals = "world.demand.first-calls"
)

// queues are loss and delay systems of one group of servers.
func queues() []Rung {
	lossOf := func(what, name string) []Check {
		return []Check{{What: what, Of: share(name, "calls.offered"), Exact: erlang.B(10, 5), Tolerance: 0.05, Fewer: erlang.B(9, 5), More: erlang.B(11, 5)}}
	}
	refused, blocked := lossOf("refused", "calls.refused"), lossOf("blocked", "calls.blocked")
	more := lossOf("first calls refused", "calls.refused")
	more[0].Of = mean("first-calls.refused-share")
	busy := lossOf("time with all agents busy", "")
	busy[0].Of = mean("platforms.exchange.all-busy-share")
	exponential := append(append(append(refused[:1:1], more...), busy...),
		Check{What: "busy agents", Of: mean("platforms.exchange.busy.mean"), Exact: 5 * (1 - erlang.B(10, 5)), Tolerance: 0.01})
	return []Rung{
		{Name: "Erlang B, exponential calls", Scenario: "erlang-b-exponential", Checks: exponential, Quick: true},
		{Name: "Erlang B, constant calls", Scenario: "erlang-b-deterministic", Checks: blocked},
		{Name: "Erlang B, lognormal calls", Scenario: "erlang-b-lognormal", Checks: refused, Quick: true},
		erlangC(), finiteQueue(), erlangA(), overloaded(),
		{Name: "Erlang A at the control room", Scenario: "impatience-at-the-room", Quick: true, Checks: []Check{
			{What: "abandoned", Of: share("calls.abandoned-at-handover", "calls.offered"), Exact: queue(10, 9, 2, 0).Abandoned, Tolerance: 0.05,
				Fewer: queue(9, 9, 2, 0).Abandoned, More: queue(11, 9, 2, 0).Abandoned},
		}},
		{Name: "M/D/1", Scenario: "md1", Quick: true, Checks: []Check{
			{What: "mean wait, s", Of: mean("answer.mean"), Exact: erlang.SingleServer{Arrivals: 0.8 / 60, Service: 60}.Wait(), Tolerance: 0.05},
			{What: "answered in a minute", Of: mean("answer.within-target"), Exact: 0.4451081857, Tolerance: 0.03},
		}},
		{Name: "M/G/1, lognormal calls", Scenario: "mg1-lognormal", Quick: true, Checks: []Check{
			{What: "mean wait, s", Of: mean("answer.mean"), Exact: erlang.SingleServer{Arrivals: 28. / 3600, Service: 90, Variability: 0.5}.Wait(), Tolerance: 0.06},
		}},
		{Name: "Days of different load", Scenario: "day-factor", Quick: true, Checks: []Check{
			{What: "abandoned", Of: share("calls.abandoned", "calls.offered"), Exact: mixture(10, 9, 0.2), Tolerance: 0.10, Fewer: mixture(9, 9, 0.2), More: mixture(11, 9, 0.2)},
		}},
	}
}

func erlangC() Rung {
	own, more := queue(10, 9, 0, 0), queue(11, 9, 0, 0) // nine agents never catch up
	return Rung{Name: "Erlang C", Scenario: "erlang-c", Quick: true, Checks: []Check{
		{What: "mean wait, s", Of: mean("answer.mean"), Exact: 60 * own.Wait, Tolerance: 0.10, More: 60 * more.Wait},
		{What: "answered in 30 s", Of: mean("answer.within-target"), Exact: own.AnsweredWithin(0.5), Tolerance: 0.03, More: more.AnsweredWithin(0.5)},
		{What: "answered in 30 s, asked for", Of: mean("answer.within-30s"), Exact: own.AnsweredWithin(0.5), Tolerance: 0.03, More: more.AnsweredWithin(0.5)},
		{What: "waits more than a minute", Of: mean("wait.over-1m"), Exact: erlang.C(10, 9) * portable.Exp(-1), Tolerance: 0.08, More: erlang.C(11, 9) * portable.Exp(-2)},
		{What: "mean queue", Of: mean("platforms.exchange.queue.mean"), Exact: 9 * own.Wait, Tolerance: 0.12, More: 9 * more.Wait},
		{What: "occupancy", Of: mean("centres.hall.occupancy"), Exact: 0.9, Tolerance: 0.01, More: 9. / 11},
		{What: "time with all agents busy", Of: mean("platforms.exchange.all-busy-share"), Exact: erlang.C(10, 9), Tolerance: 0.04, More: erlang.C(11, 9)},
	}}
}

func finiteQueue() Rung {
	own := queue(10, 9, 0, 30)
	return Rung{Name: "M/M/10/30", Scenario: "finite-queue", Quick: true, Checks: []Check{
		{What: "refused", Of: share("calls.refused", "calls.offered"), Exact: own.Blocked, Tolerance: 0.08}, // a place fewer +12 %, more -11 %
		{What: "mean wait, s", Of: mean("answer.mean"), Exact: 60 * own.Wait, Tolerance: 0.04},
		{What: "answered at once", Of: mean("answer.within-target"), Exact: (1 - own.Blocked) * (1 - own.Delayed), Tolerance: 0.02},
	}}
}

func erlangA() Rung {
	fewer, own, more := queue(49, 48, 2, 0), queue(50, 48, 2, 0), queue(51, 48, 2, 0)
	return Rung{Name: "Erlang A", Scenario: "erlang-a", Quick: true, Checks: []Check{
		{What: "abandoned", Of: share("calls.abandoned", "calls.offered"), Exact: own.Abandoned, Tolerance: 0.05, Fewer: fewer.Abandoned, More: more.Abandoned},
		{What: "answered in 3 s", Of: mean("answer.within-target"), Exact: own.AnsweredWithin(0.05), Tolerance: 0.02, Fewer: fewer.AnsweredWithin(0.05), More: more.AnsweredWithin(0.05)},
	}}
}

func overloaded() Rung {
	fewer, own, more := queue(9, 12, 2, 0), queue(10, 12, 2, 0), queue(11, 12, 2, 0)
	return Rung{Name: "Erlang A, overloaded", Scenario: "erlang-a-overloaded", Quick: true, Checks: []Check{
		{What: "abandoned", Of: share("calls.abandoned", "calls.offered"), Exact: own.Abandoned, Tolerance: 0.03, Fewer: fewer.Abandoned, More: more.Abandoned},
		{What: "answered in 12 s", Of: mean("answer.within-target"), Exact: own.AnsweredWithin(0.2), Tolerance: 0.04, Fewer: fewer.AnsweredWithin(0.2), More: more.AnsweredWithin(0.2)},
		{What: "mean wait of the answered, s", Of: mean("answer.mean"), Exact: 60 * waitOfAnswered(own), Tolerance: 0.04, Fewer: 60 * waitOfAnswered(fewer), More: 60 * waitOfAnswered(more)},
		{What: "mean wait of all, s", Of: mean("wait.mean"), Exact: 60 * own.Wait, Tolerance: 0.03, Fewer: 60 * fewer.Wait, More: 60 * more.Wait},
		{What: "mean queue", Of: mean("platforms.exchange.queue.mean"), Exact: 12 * own.Wait, Tolerance: 0.03, Fewer: 12 * fewer.Wait, More: 12 * more.Wait},
	}}
}
