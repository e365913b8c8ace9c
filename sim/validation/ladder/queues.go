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
	lossOf := func(what, name string) []*Check {
		return []*Check{exactly(what, share(name, "calls.offered"), erlang.B(10, 5), 0.05).unlike(erlang.B(9, 5), erlang.B(11, 5))}
	}
	refused, blocked := lossOf("refused", "calls.refused"), lossOf("blocked", "calls.blocked")
	more := lossOf("first calls refused", "calls.refused")
	more[0].Of = mean("first-calls.refused-share")
	busy := lossOf("time with all agents busy", "")
	busy[0].Of = mean("platforms.exchange.all-busy-share")
	exponential := append(append(append(refused[:1:1], more...), busy...),
		exactly("busy agents", mean("platforms.exchange.busy.mean"), 5*(1-erlang.B(10, 5)), 0.01))
	return []Rung{
		{Name: "Erlang B, exponential calls", Scenario: "erlang-b-exponential", Checks: exponential, Quick: true},
		{Name: "Erlang B, constant calls", Scenario: "erlang-b-deterministic", Checks: blocked},
		{Name: "Erlang B, lognormal calls", Scenario: "erlang-b-lognormal", Checks: refused, Quick: true},
		erlangC(), finiteQueue(), erlangA(), overloaded(),
		{Name: "Erlang A at the control room", Scenario: "impatience-at-the-room", Quick: true, Checks: []*Check{
			exactly("abandoned", share("calls.abandoned-at-handover", "calls.offered"), queue(10, 9, 2, 0).Abandoned, 0.05).unlike(queue(9, 9, 2, 0).Abandoned, queue(11, 9, 2, 0).Abandoned),
		}},
		{Name: "M/D/1", Scenario: "md1", Quick: true, Checks: []*Check{
			exactly("mean wait, s", mean("answer.mean"), erlang.SingleServer{Arrivals: 0.8 / 60, Service: 60}.Wait(), 0.05),
			exactly("answered in a minute", mean("answer.within-target"), 0.4451081857, 0.03),
		}},
		{Name: "M/G/1, lognormal calls", Scenario: "mg1-lognormal", Quick: true, Checks: []*Check{
			exactly("mean wait, s", mean("answer.mean"), erlang.SingleServer{Arrivals: 28. / 3600, Service: 90, Variability: 0.5}.Wait(), 0.06),
		}},
		{Name: "Days of different load", Scenario: "day-factor", Quick: true, Checks: []*Check{
			exactly("abandoned", share("calls.abandoned", "calls.offered"), mixture(10, 9, 0.2), 0.10).unlike(mixture(9, 9, 0.2), mixture(11, 9, 0.2)),
		}},
	}
}

func erlangC() Rung {
	own, more := queue(10, 9, 0, 0), queue(11, 9, 0, 0) // nine agents never catch up
	return Rung{Name: "Erlang C", Scenario: "erlang-c", Quick: true, Checks: []*Check{
		exactly("mean wait, s", mean("answer.mean"), 60*own.Wait, 0.10).unlike(0, 60*more.Wait),
		exactly("answered in 30 s", mean("answer.within-target"), own.AnsweredWithin(0.5), 0.03).unlike(0, more.AnsweredWithin(0.5)),
		exactly("answered in 30 s, asked for", mean("answer.within-30s"), own.AnsweredWithin(0.5), 0.03).unlike(0, more.AnsweredWithin(0.5)),
		exactly("waits more than a minute", mean("wait.over-1m"), erlang.C(10, 9)*portable.Exp(-1), 0.08).unlike(0, erlang.C(11, 9)*portable.Exp(-2)),
		exactly("mean queue", mean("platforms.exchange.queue.mean"), 9*own.Wait, 0.12).unlike(0, 9*more.Wait),
		exactly("occupancy", mean("centres.hall.occupancy"), 0.9, 0.01).unlike(0, 9./11),
		exactly("time with all agents busy", mean("platforms.exchange.all-busy-share"), erlang.C(10, 9), 0.04).unlike(0, erlang.C(11, 9)),
	}}
}

func finiteQueue() Rung {
	own := queue(10, 9, 0, 30)
	return Rung{Name: "M/M/10/30", Scenario: "finite-queue", Quick: true, Checks: []*Check{
		exactly("refused", share("calls.refused", "calls.offered"), own.Blocked, 0.08), // a place fewer +12 %, more -11 %
		exactly("mean wait, s", mean("answer.mean"), 60*own.Wait, 0.04),
		exactly("answered at once", mean("answer.within-target"), (1-own.Blocked)*(1-own.Delayed), 0.02),
	}}
}

func erlangA() Rung {
	fewer, own, more := queue(49, 48, 2, 0), queue(50, 48, 2, 0), queue(51, 48, 2, 0)
	return Rung{Name: "Erlang A", Scenario: "erlang-a", Quick: true, Checks: []*Check{
		exactly("abandoned", share("calls.abandoned", "calls.offered"), own.Abandoned, 0.05).unlike(fewer.Abandoned, more.Abandoned),
		exactly("answered in 3 s", mean("answer.within-target"), own.AnsweredWithin(0.05), 0.02).unlike(fewer.AnsweredWithin(0.05), more.AnsweredWithin(0.05)),
	}}
}

func overloaded() Rung {
	fewer, own, more := queue(9, 12, 2, 0), queue(10, 12, 2, 0), queue(11, 12, 2, 0)
	return Rung{Name: "Erlang A, overloaded", Scenario: "erlang-a-overloaded", Quick: true, Checks: []*Check{
		exactly("abandoned", share("calls.abandoned", "calls.offered"), own.Abandoned, 0.03).unlike(fewer.Abandoned, more.Abandoned),
		exactly("answered in 12 s", mean("answer.within-target"), own.AnsweredWithin(0.2), 0.04).unlike(fewer.AnsweredWithin(0.2), more.AnsweredWithin(0.2)),
		exactly("mean wait of the answered, s", mean("answer.mean"), 60*waitOfAnswered(own), 0.04).unlike(60*waitOfAnswered(fewer), 60*waitOfAnswered(more)),
		exactly("mean wait of all, s", mean("wait.mean"), 60*own.Wait, 0.03).unlike(60*fewer.Wait, 60*more.Wait),
		exactly("mean queue", mean("platforms.exchange.queue.mean"), 12*own.Wait, 0.03).unlike(12*fewer.Wait, 12*more.Wait),
	}}
}
