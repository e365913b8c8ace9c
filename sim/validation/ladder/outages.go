package ladder

// outages are servers and sites that break down and are mended.
func outages() []Rung {
	stay := func(exact, tolerance float64) []*Check {
		return []*Check{exactly("time in the system, s", mean("connect.mean"), exact, tolerance)}
	}
	inUse := func(wait, stays, ofWait, ofStay float64) []*Check {
		return append([]*Check{exactly("wait, s", mean("answer.mean"), wait, ofWait)}, stay(stays, ofStay)...)
	}
	return []Rung{
		{Name: "Breakdown", Scenario: "breakdown", Quick: true, Checks: stay(60*14./3, 0.06)},
		{Name: "Breakdown half the time", Scenario: "breakdown", Seed: 1003, Values: []string{
			arrivals + "=0.3/min", "trouble.breakdown.mtbf={exponential: 2m}", "trouble.breakdown.mttr={exponential: 2m}"}, Checks: stay(60*7.5, 0.06)},
		{Name: "Breakdown seldom", Scenario: "breakdown", Seed: 1004, Values: []string{
			arrivals + "=0.6/min", "trouble.breakdown.mtbf={exponential: 100m}", "trouble.breakdown.mttr={exponential: 10m}"}, Checks: stay(60*5.909090909, 0.10)},
		{Name: "Breakdown in use", Scenario: "breakdown-in-use", Quick: true, Checks: inUse(60*2.916666667, 60*4.166666667, 0.07, 0.05)},
		// Calls and repairs of constant length: the wait shows whether just as much is left of a call as there was.
		{Name: "Breakdown in use, constant lengths", Scenario: "breakdown-in-use", Seed: 1963, Values: []string{
			handling + "=60s", "trouble.breakdown.mtbf={exponential: 20m}", "trouble.breakdown.mttr=4m"}, Checks: inUse(60*1.4, 60*2.6, 0.05, 0.03)},
		{Name: "Breakdown of each server", Scenario: "breakdown-of-each", Quick: true, Checks: append(stay(60*4.665542147/3, 0.04),
			exactly("not answered at once", complement(mean("answer.within-target")), 0.4891426166, 0.04))},
		{Name: "Outage of a site", Scenario: "outage-of-a-site", Quick: true, Checks: []*Check{
			exactly("abandoned", share("calls.abandoned", "calls.offered"), 0.1045936870, 0.08),
			exactly("dropped", share("calls.cut-in-handling", "calls.offered"), 0.01755698653, 0.07),
			exactly("completed", share("calls.connected", "calls.offered"), 0.8778493265, 0.01),
			exactly("not answered at once", complement(mean("answer.within-target")), 0.3887950480, 0.03),
		}},
	}
}
