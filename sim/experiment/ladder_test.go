package experiment_test

import (
	"math"
	"testing"

	"nines/sim/erlang"
)

// A ladder that is green proves little unless it goes red. These faults were planted by hand, one at a time, in a copy of
// the program; each line names the tests that saw it (among those of this package, of measure and of random):
//
//	queue one place longer             finite-queue, erlang-b-exponential, retrial, queue-patience-redial, two sites
//	queue one place shorter            finite-queue, queue-patience-redial
//	patience runs on after the answer  erlang-a-overloaded, queue-patience-redial, day factor
//	last come, first served            erlang-a-overloaded (the wait of the answered), another agent makes nobody wait longer
//	patience begins anew on requeue    patience is only run out once
//	redial counted as a new caller     retrial, queue-patience-redial, and the books of every run with redials
//	the same redial delay each time    retrial
//	lognormal: sigma taken for the sd  mg1-lognormal, erlang-b-lognormal, the moments in random
//	answer mean over all calls seen    erlang-a-overloaded, denominators in measure
//	agent free while the room rings    held-agents
//	priorities ignored                 priorities, priorities only redistribute
//	one circuit too many               overflow, Kosten's overflow
//	dropped calls counted as served    two sites of which one fails
//	callers keyed by their slot        same callers under every strategy; nearly all of the ladder, as calls repeat each other
//	calls counted when they end        windows and series in measure, the unit of time
//	all replications alike             replications stand alone, and all of the ladder
//	tally not reset in between         the books of every run
//
// ladder is what theory knows of small worlds, each a scenario file like any other: the whole way from the language
// to the measures is under test. Where theory knows the same world with one server more and one fewer, those stand
// beside the exact number, and the tolerance must be under half the way to either.
func ladder() []struct {
	scenario string
	checks   []check
} {
	loss := []check{{"refused", share("calls.refused", "calls.offered"), erlang.B(10, 5), 0.05, erlang.B(9, 5), erlang.B(11, 5)}}
	blocked := []check{{"blocked", share("calls.blocked", "calls.offered"), erlang.B(10, 5), 0.05, erlang.B(9, 5), erlang.B(11, 5)}}
	delay := queue(10, 9, 0, 0)
	finite := queue(10, 9, 0, 30)
	palm, palmFewer, palmMore := queue(50, 48, 2, 0), queue(49, 48, 2, 0), queue(51, 48, 2, 0)
	overload, room := queue(10, 12, 2, 0), queue(10, 9, 2, 0)
	cobham := erlang.Priorities(5, 60, []float64{1. / 60, 2. / 60, 1. / 60})
	passing, taking := queue(10, 30*0.25, 0, 0), queue(48, 30*80./60, 0, 0)
	return []struct {
		scenario string
		checks   []check
	}{
		{"erlang-b-exponential", append(loss,
			check{"first calls refused", mean("first-calls.refused-share"), erlang.B(10, 5), 0.05, erlang.B(9, 5), erlang.B(11, 5)},
			check{"busy agents", mean("platforms.exchange.busy.mean"), 5 * (1 - erlang.B(10, 5)), 0.01, 0, 0},
			check{"time with all agents busy", mean("platforms.exchange.all-busy-share"), erlang.B(10, 5), 0.05, erlang.B(9, 5), erlang.B(11, 5)},
		)},
		{"erlang-b-deterministic", blocked},
		{"erlang-b-lognormal", loss},
		{"erlang-c", []check{
			{"mean wait", mean("answer.mean"), 60 * delay.Wait, 0.10, 0, 60 * queue(11, 9, 0, 0).Wait}, // nine agents never catch up
			{"answered in 30 s", mean("answer.within-target"), delay.AnsweredWithin(0.5), 0.03, 0, queue(11, 9, 0, 0).AnsweredWithin(0.5)},
			{"answered in 30 s, asked for", mean("answer.within-30s"), delay.AnsweredWithin(0.5), 0.03, 0, queue(11, 9, 0, 0).AnsweredWithin(0.5)},
			{"waits more than a minute", mean("wait.over-1m"), erlang.C(10, 9) * math.Exp(-1), 0.08, 0, erlang.C(11, 9) * math.Exp(-2)},
			{"mean queue", mean("platforms.exchange.queue.mean"), 9 * delay.Wait, 0.12, 0, 9 * queue(11, 9, 0, 0).Wait},
			{"occupancy", mean("centres.hall.occupancy"), 0.9, 0.01, 0, 9. / 11},
			{"time with all agents busy", mean("platforms.exchange.all-busy-share"), erlang.C(10, 9), 0.04, 0, erlang.C(11, 9)},
		}},
		{"finite-queue", []check{
			{"refused", share("calls.refused", "calls.offered"), finite.Blocked, 0.08, 0, 0}, // a place fewer +12 %, more -11 %
			{"mean wait", mean("answer.mean"), 60 * finite.Wait, 0.04, 0, 0},
			{"answered at once", mean("answer.within-target"), (1 - finite.Blocked) * (1 - finite.Delayed), 0.02, 0, 0},
		}},
		{"erlang-a", []check{
			{"abandoned", share("calls.abandoned", "calls.offered"), palm.Abandoned, 0.05, palmFewer.Abandoned, palmMore.Abandoned},
			{"answered in 3 s", mean("answer.within-target"), palm.AnsweredWithin(0.05), 0.02, palmFewer.AnsweredWithin(0.05), palmMore.AnsweredWithin(0.05)},
		}},
		{"erlang-a-overloaded", []check{
			{"abandoned", share("calls.abandoned", "calls.offered"), overload.Abandoned, 0.03, queue(9, 12, 2, 0).Abandoned, queue(11, 12, 2, 0).Abandoned},
			{"answered in 12 s", mean("answer.within-target"), overload.AnsweredWithin(0.2), 0.04, queue(9, 12, 2, 0).AnsweredWithin(0.2), queue(11, 12, 2, 0).AnsweredWithin(0.2)},
			{"mean wait of the answered", mean("answer.mean"), 60 * waitOfAnswered(overload), 0.04, 60 * waitOfAnswered(queue(9, 12, 2, 0)), 60 * waitOfAnswered(queue(11, 12, 2, 0))},
			{"mean wait of all", mean("wait.mean"), 60 * overload.Wait, 0.03, 60 * queue(9, 12, 2, 0).Wait, 60 * queue(11, 12, 2, 0).Wait},
			{"mean queue", mean("platforms.exchange.queue.mean"), 12 * overload.Wait, 0.03, 12 * queue(9, 12, 2, 0).Wait, 12 * queue(11, 12, 2, 0).Wait},
		}},
		{"impatience-at-the-room", []check{
			{"abandoned", share("calls.abandoned-at-handover", "calls.offered"), room.Abandoned, 0.05, queue(9, 9, 2, 0).Abandoned, queue(11, 9, 2, 0).Abandoned},
		}},
		{"retrial", []check{
			{"first calls refused", share("callers.affected", "callers.calling"), 0.4553446985, 0.02, 0, 0},
			{"calls a caller", share("calls.offered", "callers.calling"), 2.315348569, 0.03, 0, 0},
			{"callers between calls", betweenCalls(4./60, 60), 5.261394277, 0.05, 0, 0},
			{"callers between calls, counted", mean("callers.between-calls.mean"), 5.261394277, 0.05, 0, 0},
			{"first calls refused, as a share", mean("first-calls.refused-share"), 0.4553446985, 0.02, 0, 0},
			{"later calls refused", mean("later-calls.refused-share"), 0.6538220293, 0.02, 0, 0},
			{"calls per caller", mean("calls.per-caller"), 2.315348569, 0.03, 0, 0},
		}},
		{"queue-patience-redial", []check{
			{"calls a caller", share("calls.offered", "callers.calling"), 1.419600481, 0.01, 0, 0},
			{"abandoned of calls", share("calls.abandoned", "calls.offered"), 0.3192881249, 0.02, 0, 0},
			{"refused of calls", share("calls.refused", "calls.offered"), 0.1029639568, 0.05, 0, 0},
			{"callers who got through", share("calls.connected", "callers.calling"), 0.8201712225, 0.01, 0, 0},
		}},
		{"md1", []check{
			{"mean wait", mean("answer.mean"), erlang.SingleServer{Arrivals: 0.8 / 60, Service: 60}.Wait(), 0.05, 0, 0},
			{"answered in a minute", mean("answer.within-target"), 0.4451081857, 0.03, 0, 0},
		}},
		{"mg1-lognormal", []check{
			{"mean wait", mean("answer.mean"), erlang.SingleServer{Arrivals: 28. / 3600, Service: 90, Variability: 0.5}.Wait(), 0.06, 0, 0},
		}},
		{"priorities", []check{
			{"fire", meanOf("answer.mean", ofService("fire")), cobham[0], 0.05, 0, 0},
			{"ambulance", meanOf("answer.mean", ofService("ambulance")), cobham[1], 0.05, 0, 0},
			{"police", meanOf("answer.mean", ofService("police")), cobham[2], 0.10, 0, 0},
			{"all", mean("answer.mean"), 60 * queue(5, 4, 0, 0).Wait, 0.08, 0, 60 * queue(6, 4, 0, 0).Wait},
		}},
		{"tandem", []check{
			{"wait for an agent", mean("answer.mean"), 15 * passing.Wait, 0.05, 0, 0},
			{"wait for a call taker", atHandover, 80 * taking.Wait, 0.10, 0, 0},
			{"wait for a call taker, measured", mean("handover.mean"), 80 * taking.Wait, 0.10, 0, 0},
			{"queue for a call taker", mean("control-rooms.police.queue.mean"), 40 * taking.Wait, 0.10, 0, 0},
			{"busy call takers", mean("control-rooms.police.busy.mean"), 40, 0.01, 0, 0},
			{"call takers' occupancy", mean("control-rooms.police.occupancy"), 40. / 48, 0.01, 0, 0},
			{"time with all call takers busy", mean("control-rooms.police.all-busy-share"), erlang.C(48, 40), 0.08, 0, 0},
			{"passed on at once", mean("handover.within-1s"), taking.AnsweredWithin(1. / 80), 0.02, 0, 0},
		}},
		{"held-agents", []check{
			{"wait for an agent", mean("answer.mean"), 60 * 0.07307470690, 0.15, 0, 0},
			{"wait at the hand-over", less(60, mean("answer-to-connected.mean")), 60 * 0.2207683957, 0.05, 0, 0},
		}},
		{"overflow", []check{
			{"lost", share("calls.blocked", "calls.offered"), erlang.B(16, 12), 0.03, erlang.B(15, 12), erlang.B(17, 12)},
		}},
	}
}

func TestLadder(t *testing.T) {
	for _, rung := range ladder() {
		t.Run(rung.scenario, func(t *testing.T) {
			climb(t, load(t, rung.scenario), rung.checks)
		})
	}
}

// queue is the steady state of servers with exponential service of mean 1, a load in erlangs, a mean patience and a
// capacity, servers included; 0 is endless.
func queue(servers int, load, patience float64, capacity int) erlang.Steady {
	s, err := erlang.Queue{Arrivals: load, Service: 1, Servers: servers, Patience: patience, Capacity: capacity}.Steady()
	if err != nil {
		return erlang.Steady{Wait: math.NaN()}
	}
	return s
}

// waitOfAnswered is the mean wait of the callers who are answered: the share yet to be answered, integrated over time
// (Simpson's rule, as far as 20 services).
func waitOfAnswered(s erlang.Steady) float64 {
	const n, far = 2000, 20.0
	sum := 0.0
	for i := range n + 1 {
		weight := []float64{2, 4}[i%2]
		if i == 0 || i == n {
			weight = 1
		}
		sum += weight * (1 - s.Abandoned - s.AnsweredWithin(far*float64(i)/n))
	}
	return sum * far / n / 3 / (1 - s.Abandoned)
}
