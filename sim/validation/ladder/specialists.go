package ladder

import (
	"nines/sim/erlang"
	"nines/sim/measure"
)

// ofRegion and ofAccess are the callers of one region and over one access.
func ofRegion(name string) measure.Group { return measure.Group{By: "region", Name: name} }
func ofAccess(name string) measure.Group { return measure.Group{By: "access", Name: name} }

// specialists are priorities, skills, and what follows from both. That urgent calls break off others is no law of emergency calls,
// and cannot be said.
func specialists() []Rung {
	return append(priorities(), skills()...)
}

func priorities() []Rung {
	cobham := erlang.Priorities(5, 60, []float64{1. / 60, 2. / 60, 1. / 60})
	one, many := erlang.Priorities(1, 60, []float64{.2 / 60, .3 / 60, .3 / 60}), erlang.Priorities(48, 90, []float64{.1, .35, .05})
	atRoom := erlang.Priorities(10, 60, []float64{3. / 60, 6. / 60})
	return []Rung{
		{Name: "Priorities", Scenario: "priorities", Quick: true, Checks: append(waitsOf([]string{"fire", "ambulance", "police"}, cobham, 0.05, 0.05, 0.10),
			exactly("all, mean wait, s", mean("answer.mean"), 60*queue(5, 4, 0, 0).Wait, 0.08).unlike(0, 60*queue(6, 4, 0, 0).Wait))},
		{Name: "Priorities, one server", Scenario: "priorities", Seed: 1007, Values: []string{
			arrivals + "=0.8/min", "world.demand.services={fire: 25%, ambulance: 37.5%, police: 37.5%}", hall + "=1"},
			Checks: waitsOf([]string{"fire", "ambulance", "police"}, one, 0.05, 0.06, 0.12)},
		{Name: "Priorities, 48 servers", Scenario: "priorities", Seed: 1008, Values: []string{
			arrivals + "=0.5/s", "world.demand.services={fire: 20%, ambulance: 70%, police: 10%}", hall + "=48", handling + "={exponential: 90s}", "world.run=4d",
			"study.windows={steady: 2024-01-01 06:00 - 2024-01-04 22:00}"},
			Checks: waitsOf([]string{"fire", "ambulance", "police"}, many, 0.06, 0.12, 0.25)},
		{Name: "Priorities, each with its own calls", Scenario: "priorities-service-laws",
			Checks: waitsOf([]string{"first", "second", "third"}, []float64{60 * 0.6388888889, 60 * 1.064814815, 60 * 3.194444444}, 0.04, 0.05, 0.08)},
		{Name: "Priorities and patience", Scenario: "priorities-patience", Quick: true, Checks: append(
			lostOf("abandoned", "abandons", 0.02877384933, 0.1633448709, 0.06, 0.04),
			exactly("has to wait", mean("answer.waited-share"), 0.6336999734, 0.02))},
		{Name: "Priorities, all equally patient", Scenario: "priorities-patience", Seed: 1009, Values: []string{"world.callers.patience.by=none"},
			Checks: lostOf("abandoned", "abandons", 0.05236951665, 0.1542012428, 0.05, 0.04)},
		{Name: "Priorities at the control room", Scenario: "priorities-at-the-room", Checks: []*Check{
			exactly("urgent, mean wait, s", less(1, meanOf("answer-to-connected.mean", ofAccess("ecall"))), atRoom[0], 0.03),
			exactly("others, mean wait, s", less(1, meanOf("answer-to-connected.mean", ofAccess("mobile"))), atRoom[1], 0.12),
		}},
	}
}

// waitsOf are the mean waits of the services of a world.
func waitsOf(services []string, exact []float64, tolerances ...float64) (checks []*Check) {
	for i, name := range services {
		checks = append(checks, exactly(name+", mean wait, s", meanOf("answer.mean", ofService(name)), exact[i], tolerances[i]))
	}
	return checks
}

// lostOf are the shares of two services whose calls are lost in a way.
func lostOf(count, does string, one, two, ofOne, ofTwo float64) []*Check {
	return []*Check{
		exactly("type one "+does, shareOf("calls."+count, "calls.offered", ofService("one")), one, ofOne),
		exactly("type two "+does, shareOf("calls."+count, "calls.offered", ofService("two")), two, ofTwo),
	}
}

// waiting are the shares of two services whose calls have to wait.
func waiting(one, two, ofOne, ofTwo float64) []*Check {
	return []*Check{
		exactly("type one waits", meanOf("answer.waited-share", ofService("one")), one, ofOne),
		exactly("type two waits", meanOf("answer.waited-share", ofService("two")), two, ofTwo),
	}
}

// skills are agents who do not all take the same calls.
func skills() []Rung {
	const pools = "world.platforms.exchange.centres"
	const days, until = "world.run=5d", "study.windows={steady: 2024-01-01 06:00 - 2024-01-05 22:00}"
	return []Rung{
		{Name: "Skills, no queue", Scenario: "skills-loss", Quick: true, Checks: lostOf("refused", "refused", 0.06939511813, 0.1313203431, 0.05, 0.04)},
		{Name: "Skills, no queue, pools of 10", Scenario: "skills-loss", Seed: 1010, Values: []string{
			arrivals + "=16/min", "world.demand.services={one: 62.5%, two: 37.5%}", pools + ".pool-one.agents=10", pools + ".pool-two.agents=10", days, until},
			Checks: lostOf("refused", "refused", 0.04723192419, 0.1272183357, 0.06, 0.05)},
		{Name: "Skills, no queue, pools of 20 and 30", Scenario: "skills-loss", Seed: 1011, Values: []string{
			arrivals + "=0.5/s", handling + "={exponential: 90s}", "world.demand.services={one: 50%, two: 50%}", pools + ".pool-one.agents=20", pools + ".pool-two.agents=30", days, until},
			Checks: lostOf("refused", "refused", 0.03437662858, 0.09082160647, 0.06, 0.05)},
		{Name: "Skills, a queue and patience", Scenario: "skills-queue", Quick: true,
			Checks: append(lostOf("abandoned", "abandons", 0.06624966705, 0.08600731661, 0.05, 0.04), waiting(0.4173038543, 0.5931822065, 0.03, 0.02)...)},
		{Name: "Skills, a queue, patient callers", Scenario: "skills-queue", Seed: 1012, Values: []string{
			arrivals + "=6/min", "world.demand.services={one: 50%, two: 50%}", pools + ".pool-one.agents=3", pools + ".pool-two.agents=4", "world.callers.patience.ringing={exponential: 4m}"},
			Checks: append(lostOf("abandoned", "abandons", 0.05195503892, 0.08599606563, 0.06, 0.06), waiting(0.4065338947, 0.6517221726, 0.03, 0.03)...)},
		{Name: "Skills at the control room", Scenario: "skills-at-the-room", Checks: []*Check{
			exactly("type one abandons", shareOf("calls.abandoned-at-handover", "calls.offered", ofRegion("one")), 0.06624966705, 0.05),
			exactly("type two abandons", shareOf("calls.abandoned-at-handover", "calls.offered", ofRegion("two")), 0.08600731661, 0.04),
		}},
		onAPar(),
	}
}
