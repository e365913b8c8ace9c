package experiment_test

import (
	"testing"

	"nines/sim/erlang"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// ofRegion and ofAccess are the callers of one region and over one access.
func ofRegion(name string) measure.Group { return measure.Group{By: "region", Name: name} }
func ofAccess(name string) measure.Group { return measure.Group{By: "access", Name: name} }

// shareOf is one count of a group over another, pooled over the replications.
func shareOf(num, den string, g measure.Group) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate { return stat.Ratio(column(r, num, g), column(r, den, g)) }
}

// specialists is the ladder's part on priorities, skills, and what follows from both. That urgent calls break off others is
// no law of emergency calls and cannot be said.
func specialists() []struct {
	scenario string
	checks   []check
} {
	atRoom := erlang.Priorities(10, 60, []float64{3. / 60, 6. / 60})
	atAgent, atTaker := queue(1, 0.8, 0, 0), queue(2, 1.6, 0, 0)
	return []struct {
		scenario string
		checks   []check
	}{
		{"priorities-service-laws", []check{
			{"first", meanOf("answer.mean", ofService("first")), 60 * 0.6388888889, 0.04, 0, 0},
			{"second", meanOf("answer.mean", ofService("second")), 60 * 1.064814815, 0.05, 0, 0},
			{"third", meanOf("answer.mean", ofService("third")), 60 * 3.194444444, 0.08, 0, 0},
		}},
		{"priorities-patience", []check{
			{"the urgent abandon", shareOf("calls.abandoned", "calls.offered", ofService("one")), 0.02877384933, 0.06, 0, 0},
			{"the others abandon", shareOf("calls.abandoned", "calls.offered", ofService("two")), 0.1633448709, 0.04, 0, 0},
			{"has to wait", mean("answer.waited-share"), 0.6336999734, 0.02, 0, 0},
		}},
		{"skills-loss", []check{
			{"first type refused", shareOf("calls.refused", "calls.offered", ofService("one")), 0.06939511813, 0.05, 0, 0},
			{"second type refused", shareOf("calls.refused", "calls.offered", ofService("two")), 0.1313203431, 0.04, 0, 0},
		}},
		{"skills-queue", []check{
			{"first type abandons", shareOf("calls.abandoned", "calls.offered", ofService("one")), 0.06624966705, 0.05, 0, 0},
			{"second type abandons", shareOf("calls.abandoned", "calls.offered", ofService("two")), 0.08600731661, 0.04, 0, 0},
			{"first type waits", meanOf("answer.waited-share", ofService("one")), 0.4173038543, 0.03, 0, 0},
			{"second type waits", meanOf("answer.waited-share", ofService("two")), 0.5931822065, 0.02, 0, 0},
		}},
		{"skills-at-the-room", []check{
			{"first type abandons", shareOf("calls.abandoned-at-handover", "calls.offered", ofRegion("one")), 0.06624966705, 0.05, 0, 0},
			{"second type abandons", shareOf("calls.abandoned-at-handover", "calls.offered", ofRegion("two")), 0.08600731661, 0.04, 0, 0},
		}},
		{"priorities-at-the-room", []check{
			{"urgent", less(1, meanOf("answer-to-connected.mean", ofAccess("ecall"))), atRoom[0], 0.03, 0, 0},
			{"others", less(1, meanOf("answer-to-connected.mean", ofAccess("mobile"))), atRoom[1], 0.12, 0, 0},
		}},
		{"retrial-impatient", []check{
			{"first calls refused", share("callers.affected", "callers.calling"), 0.6060274344, 0.02, 0, 0},
			{"calls a caller", share("calls.offered", "callers.calling"), 2.051126589, 0.02, 0, 0},
			{"gives up", share("callers.never-connected", "callers.calling"), 0.2627816473, 0.03, 0, 0},
		}},
		{"retrial-quick", []check{
			{"first calls refused", share("callers.affected", "callers.calling"), 0.5214672234, 0.03, 0, 0},
			{"calls a caller", share("calls.offered", "callers.calling"), 7.417304610, 0.09, 0, 0},
			{"callers between calls", betweenCalls(4./60, 60), 2.566921844, 0.10, 0, 0},
		}},
		{"held-agents-few", []check{
			{"wait for an agent", mean("answer.mean"), 60 * 0.2261100319, 0.15, 0, 0},
			{"has to wait", mean("answer.waited-share"), 0.09261882476, 0.08, 0, 0},
			{"wait at the hand-over", less(60, mean("answer-to-connected.mean")), 60 * 0.5872219472, 0.05, 0, 0},
		}},
		{"tandem-single", []check{
			{"wait for an agent", mean("answer.mean"), 60 * atAgent.Wait, 0.06, 0, 0},
			{"wait for a call taker", atHandover, 120 * atTaker.Wait, 0.06, 0, 0},
		}},
		{"overflow-by-route", []check{
			{"lost", share("calls.blocked", "calls.offered"), erlang.B(50, 36.5), 0.15, 0, 0},
		}},
	}
}

func TestLadderOfSpecialists(t *testing.T) {
	for _, rung := range specialists() {
		t.Run(rung.scenario, func(t *testing.T) {
			climb(t, load(t, rung.scenario), rung.checks)
		})
	}
}
