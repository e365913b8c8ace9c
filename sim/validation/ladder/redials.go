package ladder

import (
	"fmt"

	"nines/sim/stat"
)

// redials are callers who call again.
func redials() []Rung {
	const again = "world.callers.redial.after"
	list := []Rung{
		{Name: "Retrial queue", Scenario: "retrial", Quick: true, Checks: []*Check{
			exactly("first calls refused", share("callers.affected", "callers.calling"), 0.4553446985, 0.02),
			exactly("calls a caller", share("calls.offered", "callers.calling"), 2.315348569, 0.03),
			exactly("callers between calls, by Little's law", betweenCalls(4./60, 60), 5.261394277, 0.05),
			exactly("callers between calls, counted", mean("callers.between-calls.mean"), 5.261394277, 0.05),
			exactly("first calls refused, as a share", mean("first-calls.refused-share"), 0.4553446985, 0.02),
			exactly("later calls refused", mean("later-calls.refused-share"), 0.6538220293, 0.02),
			exactly("calls per caller", mean("calls.per-caller"), 2.315348569, 0.03),
		}},
		{Name: "Retrial queue, callers give up", Scenario: "retrial-impatient", Quick: true, Checks: givesUp(0.6060274344, 2.051126589, 0.2627816473, 0.02, 0.03)},
		{Name: "Retrial queue, fewer calls", Scenario: "retrial-impatient", Seed: 1002, Values: []string{arrivals + "=4/min", "study.replications=10"},
			Checks: givesUp(0.3089641151, 1.403596791, 0.1008991977, 0.02, 0.04)},
		{Name: "Retrial queue, quick redials", Scenario: "retrial-quick", Checks: []*Check{
			exactly("first calls refused", share("callers.affected", "callers.calling"), 0.5214672234, 0.03),
			exactly("calls a caller", share("calls.offered", "callers.calling"), 7.417304610, 0.09),
			exactly("callers between calls", betweenCalls(4./60, 60), 2.566921844, 0.10),
		}},
		{Name: "Queue, patience and redial", Scenario: "queue-patience-redial", Quick: true, Checks: whole(1.419600481, 0.3192881249, 0.1029639568, 0.8201712225, 0.01, 0.02, 0.05)},
		{Name: "The same, patience as short as service", Scenario: "queue-patience-redial", Seed: 1000, Values: []string{arrivals + "=10/min", hall + "=10", site + ".queue=5 calls",
			"world.callers.patience.ringing={exponential: 60s}", again + ".refused={share: 80%, delay: {exponential: 30s}}", again + ".abandoned={share: 80%, delay: {exponential: 30s}}", "study.replications=8"},
			Checks: whole(1.329749594, 0.1356273513, 0.1743460408, 0.9175626016, 0.01, 0.03, 0.04)},
		{Name: "The same, overloaded, and they insist", Scenario: "queue-patience-redial", Seed: 1001, Values: []string{arrivals + "=12/min", hall + "=10", site + ".queue=20 calls",
			again + ".refused={share: 90%, delay: {exponential: 60s}}", again + ".abandoned={share: 90%, delay: {exponential: 60s}}", "study.replications=8"},
			Checks: whole(2.503107106, 0.2904373312, 0.3767810243, 0.8329880993, 0.02, 0.02, 0.04)},
	}
	return append(list, tries()...)
}

// givesUp are the figures of a retrial queue whose callers give up.
func givesUp(refused, calls, gone, tolerance, ofGone float64) []*Check {
	return []*Check{
		exactly("first calls refused", share("callers.affected", "callers.calling"), refused, tolerance),
		exactly("calls a caller", share("calls.offered", "callers.calling"), calls, tolerance),
		exactly("gives up", share("callers.never-connected", "callers.calling"), gone, ofGone),
	}
}

// whole are the figures of a queue with patience and redials.
func whole(calls, abandoned, refused, through, tolerance, ofAbandoned, ofRefused float64) []*Check {
	return []*Check{
		exactly("calls a caller", share("calls.offered", "callers.calling"), calls, tolerance),
		exactly("abandoned, of calls", share("calls.abandoned", "calls.offered"), abandoned, ofAbandoned),
		exactly("refused, of calls", share("calls.refused", "calls.offered"), refused, ofRefused),
		exactly("gets through, of callers", share("calls.connected", "callers.calling"), through, 0.01),
	}
}

// tries are callers who try k times against a loss of probability b each: b^k are never connected, and they make (1-b^k)/(1-b)
// calls. An agent's every answer is cut with that probability.
func tries() (list []Rung) {
	const b = 0.110054347826
	for k, lost := 1, b; k <= 4; k, lost = k+1, lost*b {
		r := Rung{Name: fmt.Sprintf("Independent losses, at most %d tries", k), Scenario: "retrial", Seed: uint64(1100 + k), Quick: k == 2, Values: []string{
			arrivals + "=60/min", hall + "=200", "world.run=4h", "study.windows={steady: 2024-01-01 00:10 - 2024-01-01 03:30}", "study.replications=32",
			fmt.Sprintf("world.callers.redial={at-most: %d calls, after: {cut: {share: 100%%, delay: {exponential: 20s}}}}", k),
			"trouble.scissors={on: platforms.exchange, at: 00:00, kind: cut, where: answer, share: 11.0054347826%}"}}
		if k > 1 {
			r.Checks = append(r.Checks, exactly("calls a caller", share("calls.offered", "callers.calling"), (1-lost)/(1-b), 0.01))
		}
		if k < 3 { // beyond that too few are lost to tell
			r.Checks = append(r.Checks, exactly("never connected", share("callers.never-connected", "callers.calling"), lost, 0.05*float64(k)))
		}
		list = append(list, r)
	}
	return list
}

// insistent is an outage of a site without a queue: half a call a second for each 48 agents of 90 s. Nine in ten of those cut or
// refused call again, after half a minute. In the fluid limit 2182.89184 calls are made meanwhile, and 222.789184 callers give up.
// The site of 1920 agents is near it.
func insistent() Rung {
	const scale = 40
	per := func(of func(*insistence) float64) figure {
		return func(r *Run) stat.Estimate {
			return average(func(s *insistence) float64 { return of(s) / scale })(r)
		}
	}
	return Rung{Name: "Outage with redial, fluid limit", Scenario: "retrial", Ear: newInsistence, Quick: true, Seed: 1105, Values: []string{
		fmt.Sprintf("%s=%g/s", arrivals, 0.5*scale), fmt.Sprintf("%s=%d", hall, 48*scale), handling + "={exponential: 90s}", "world.run=26m", "study.windows=none", "study.replications=10",
		"world.callers.redial.after={refused: {share: 90%, delay: {exponential: 30s}}, cut: {share: 90%, delay: {exponential: 30s}}}",
		"trouble.outage={on: platforms.exchange, at: 00:15, for: 10m, kind: down}"}, Checks: []*Check{
		exactly("calls in the outage", per(func(s *insistence) float64 { return s.tried }), 2182.89184, 0.02),
		exactly("give up in the outage", per(func(s *insistence) float64 { return s.gaveUp }), 222.789184, 0.02),
	}}
}
