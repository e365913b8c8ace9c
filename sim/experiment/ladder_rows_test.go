package experiment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/erlang"
	"nines/sim/experiment"
	"nines/sim/stat"
)

// row is another row of a table of which the scenario is one: the same world with other numbers.
type row struct {
	name, scenario string
	values         []string
	checks         []check
}

// rows are the other rows of the ladder's tables, computed where those of the scenario files were.
func rows() []row {
	const site, hall, calls, handling = "world.platforms.exchange", "world.platforms.exchange.centres.hall", "world.demand.first-calls", "world.platforms.exchange.handling"
	const again, pools = "world.callers.redial.after", "world.platforms.exchange.centres"
	const days, until = "world.run=5d", "study.windows={steady: 2024-01-01 06:00 - 2024-01-05 22:00}"
	first, second := queue(3, 2, 0, 0), queue(5, 4, 0, 0)
	one, many := erlang.Priorities(1, 60, []float64{.2 / 60, .3 / 60, .3 / 60}), erlang.Priorities(48, 90, []float64{.1, .35, .05})
	waitOf := func(service string) func(*experiment.Result) stat.Estimate {
		return meanOf("answer.mean", ofService(service))
	}
	lostOf := func(what, service string) func(*experiment.Result) stat.Estimate {
		return shareOf("calls."+what, "calls.offered", ofService(service))
	}
	return []row{
		{"patience as short as service", "queue-patience-redial", []string{calls + "=10/min", hall + "=10", site + ".queue=5 calls", "world.callers.patience.ringing={exponential: 60s}",
			again + ".refused={share: 80%, delay: {exponential: 30s}}", again + ".abandoned={share: 80%, delay: {exponential: 30s}}", "study.replications=8"}, []check{
			{"calls a caller", share("calls.offered", "callers.calling"), 1.329749594, 0.01, 0, 0},
			{"abandoned of calls", share("calls.abandoned", "calls.offered"), 0.1356273513, 0.03, 0, 0},
			{"refused of calls", share("calls.refused", "calls.offered"), 0.1743460408, 0.04, 0, 0},
			{"callers who got through", share("calls.connected", "callers.calling"), 0.9175626016, 0.01, 0, 0},
		}},
		{"overloaded, and they insist", "queue-patience-redial", []string{calls + "=12/min", hall + "=10", site + ".queue=20 calls",
			again + ".refused={share: 90%, delay: {exponential: 60s}}", again + ".abandoned={share: 90%, delay: {exponential: 60s}}", "study.replications=8"}, []check{
			{"calls a caller", share("calls.offered", "callers.calling"), 2.503107106, 0.02, 0, 0},
			{"abandoned of calls", share("calls.abandoned", "calls.offered"), 0.2904373312, 0.02, 0, 0},
			{"refused of calls", share("calls.refused", "calls.offered"), 0.3767810243, 0.04, 0, 0},
			{"callers who got through", share("calls.connected", "callers.calling"), 0.8329880993, 0.01, 0, 0},
		}},
		{"few and impatient", "retrial-impatient", []string{calls + "=4/min", "study.replications=10"}, []check{
			{"first calls refused", share("callers.affected", "callers.calling"), 0.3089641151, 0.02, 0, 0},
			{"calls a caller", share("calls.offered", "callers.calling"), 1.403596791, 0.02, 0, 0},
			{"gives up", share("callers.never-connected", "callers.calling"), 0.1008991977, 0.04, 0, 0},
		}},
		{"breaks down half the time", "breakdown", []string{calls + "=0.3/min", "trouble.breakdown.mtbf={exponential: 2m}", "trouble.breakdown.mttr={exponential: 2m}"}, []check{
			{"time in the system", mean("connect.mean"), 60 * 7.5, 0.06, 0, 0},
		}},
		{"breaks down seldom", "breakdown", []string{calls + "=0.6/min", "trouble.breakdown.mtbf={exponential: 100m}", "trouble.breakdown.mttr={exponential: 10m}"}, []check{
			{"time in the system", mean("connect.mean"), 60 * 5.909090909, 0.10, 0, 0},
		}},
		{"a small tandem", "tandem", []string{calls + "=2/min", hall + "=3", handling + "={exponential: 60s}", "world.control-rooms.police.call-takers=5", "world.control-rooms.police.conversation={exponential: 2m}", "study.replications=64"}, []check{
			{"wait for an agent", mean("answer.mean"), 60 * first.Wait, 0.06, 0, 0},
			{"wait for a call taker", atHandover, 120 * second.Wait, 0.10, 0, 0},
		}},
		{"a heavy load that overflows", "overflow-by-route", []string{calls + "=45/min"}, []check{
			{"lost", share("calls.blocked", "calls.offered"), erlang.B(50, 45), 0.06, erlang.B(49, 45), erlang.B(51, 45)},
		}},
		{"one server, three classes", "priorities", []string{calls + "=0.8/min", "world.demand.services={fire: 25%, ambulance: 37.5%, police: 37.5%}", hall + "=1"}, []check{
			{"fire", waitOf("fire"), one[0], 0.05, 0, 0},
			{"ambulance", waitOf("ambulance"), one[1], 0.06, 0, 0},
			{"police", waitOf("police"), one[2], 0.12, 0, 0},
		}},
		{"48 servers, three classes", "priorities", []string{calls + "=0.5/s", "world.demand.services={fire: 20%, ambulance: 70%, police: 10%}", hall + "=48", handling + "={exponential: 90s}", "world.run=4d", "study.windows={steady: 2024-01-01 06:00 - 2024-01-04 22:00}"}, []check{
			{"fire", waitOf("fire"), many[0], 0.06, 0, 0},
			{"ambulance", waitOf("ambulance"), many[1], 0.12, 0, 0},
			{"police", waitOf("police"), many[2], 0.25, 0, 0},
		}},
		{"all equally patient", "priorities-patience", []string{"world.callers.patience.by=none"}, []check{
			{"the urgent abandon", lostOf("abandoned", "one"), 0.05236951665, 0.05, 0, 0},
			{"the others abandon", lostOf("abandoned", "two"), 0.1542012428, 0.04, 0, 0},
		}},
		{"larger pools", "skills-loss", []string{calls + "=16/min", "world.demand.services={one: 62.5%, two: 37.5%}", pools + ".pool-one.agents=10", pools + ".pool-two.agents=10", days, until}, []check{
			{"first type refused", lostOf("refused", "one"), 0.04723192419, 0.06, 0, 0},
			{"second type refused", lostOf("refused", "two"), 0.1272183357, 0.05, 0, 0},
		}},
		{"pools of 20 and 30", "skills-loss", []string{calls + "=0.5/s", handling + "={exponential: 90s}", "world.demand.services={one: 50%, two: 50%}", pools + ".pool-one.agents=20", pools + ".pool-two.agents=30", days, until}, []check{
			{"first type refused", lostOf("refused", "one"), 0.03437662858, 0.06, 0, 0},
			{"second type refused", lostOf("refused", "two"), 0.09082160647, 0.05, 0, 0},
		}},
		{"small pools, patient", "skills-queue", []string{calls + "=6/min", "world.demand.services={one: 50%, two: 50%}", pools + ".pool-one.agents=3", pools + ".pool-two.agents=4", "world.callers.patience.ringing={exponential: 4m}"}, []check{
			{"first type abandons", lostOf("abandoned", "one"), 0.05195503892, 0.06, 0, 0},
			{"second type abandons", lostOf("abandoned", "two"), 0.08599606563, 0.06, 0, 0},
			{"first type waits", meanOf("answer.waited-share", ofService("one")), 0.4065338947, 0.03, 0, 0},
			{"second type waits", meanOf("answer.waited-share", ofService("two")), 0.6517221726, 0.03, 0, 0},
		}},
	}
}

// TestRowsOfTheLadder gives each row a seed of its own: with the seed of its scenario its callers would be the same people.
func TestRowsOfTheLadder(t *testing.T) {
	for i, other := range rows() {
		if i%effort.Of(3, 1) > 0 {
			continue // the small form has every third
		}
		t.Run(other.name, func(t *testing.T) {
			p := load(t, other.scenario, other.values...)
			p.Seed = uint64(1000 + i)
			climb(t, p, other.checks)
		})
	}
}

// TestTriesAgainstIndependentLosses: of callers who try k times against a loss of probability b each, b^k are never
// connected, and they make (1-b^k)/(1-b) calls. Here an agent's every answer is cut with that probability.
func TestTriesAgainstIndependentLosses(t *testing.T) {
	const b = 0.110054347826
	for k, lost := 1, b; k <= 4; k, lost = k+1, lost*b {
		p := load(t, "retrial", "world.demand.first-calls=60/min", "world.platforms.exchange.centres.hall=200", "world.run=4h", "study.windows={steady: 2024-01-01 00:10 - 2024-01-01 03:30}",
			fmt.Sprintf("world.callers.redial={at-most: %d calls, after: {cut: {share: 100%%, delay: {exponential: 20s}}}}", k),
			"trouble.scissors={on: platforms.exchange, at: 00:00, kind: cut, where: answer, share: 11.0054347826%}")
		p.Replications = 32
		r := run(t, p, experiment.Options{})
		calls := check{fmt.Sprintf("calls a caller in %d tries", k), share("calls.offered", "callers.calling"), (1 - lost) / (1 - b), 0.01, 0, 0}
		if k > 1 {
			calls.judge(t, calls.measured(r))
		}
		if k < 3 { // beyond that too few are lost to tell
			never := check{fmt.Sprintf("never connected in %d tries", k), share("callers.never-connected", "callers.calling"), lost, 0.05 * float64(k), 0, 0}
			never.judge(t, never.measured(r))
		}
	}
}

// early listens to how long the first 25 callers wait.
type early struct {
	sum     float64
	callers int
}

func (e *early) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallAnswered && e.callers < 25 {
			e.sum += o.Wait.Seconds()
			e.callers++
		}
	}
}

// TestFirstCallersOfTheDay: in M/M/1 at 90 % load, which begins empty, the first 25 callers wait 2.124489347 minutes on
// average; in the steady state it would be 8.1.
func TestFirstCallersOfTheDay(t *testing.T) {
	p := load(t, "erlang-c", "world.demand.first-calls=1/min", "world.platforms.exchange.centres.hall=1", "world.platforms.exchange.handling={exponential: 54s}", "world.run=2h", "study.windows=none")
	p.Replications = 8000
	waited, callers := make([]float64, p.Replications), make([]float64, p.Replications)
	for i, e := range everyRun[early](t, p) {
		require.Equal(t, 25, e.callers)
		waited[i], callers[i] = e.sum, 25
	}
	c := check{"mean wait of the first 25", nil, 60 * 2.124489347, 0.06, 0, 0}
	c.judge(t, stat.Ratio(waited, callers))
}

// insistence listens to an outage from 00:15 to 00:25.
type insistence struct{ tried, gaveUp float64 }

func (s *insistence) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; {
		case o.At < 15*des.Minute || o.At >= 25*des.Minute:
		case o.Fact == emergency.CallMade:
			s.tried++
		case o.Fact == emergency.CallerLeft && o.Fate == emergency.GaveUp:
			s.gaveUp++
		}
	}
}

// TestOutageWithRedial: a site without a queue, half a call a second for each 48 agents of 90 s, is away for ten minutes;
// nine in ten of those cut or refused call again, after half a minute. In the fluid limit 2182.89184 calls are made
// meanwhile, and 222.789184 callers give up; the site of 1920 agents is near it.
func TestOutageWithRedial(t *testing.T) {
	const scale = 40
	p := load(t, "retrial", fmt.Sprintf("world.demand.first-calls=%g/s", 0.5*scale), fmt.Sprintf("world.platforms.exchange.centres.hall=%d", 48*scale),
		"world.platforms.exchange.handling={exponential: 90s}", "world.run=26m", "study.windows=none",
		"world.callers.redial.after={refused: {share: 90%, delay: {exponential: 30s}}, cut: {share: 90%, delay: {exponential: 30s}}}",
		"trouble.outage={on: platforms.exchange, at: 00:15, for: 10m, kind: down}")
	p.Replications = 10
	tried, gaveUp := make([]float64, p.Replications), make([]float64, p.Replications)
	for i, s := range everyRun[insistence](t, p) {
		tried[i], gaveUp[i] = s.tried/scale, s.gaveUp/scale
	}
	calls, lost := check{"calls in the outage", nil, 2182.89184, 0.02, 0, 0}, check{"give up in the outage", nil, 222.789184, 0.02, 0, 0}
	calls.judge(t, stat.Mean(tried))
	lost.judge(t, stat.Mean(gaveUp))
}
