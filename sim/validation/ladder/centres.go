package ladder

import "nines/sim/stat"

// counted is the mean number of calls that a share counts.
func counted(name string) figure {
	return func(r *Run) stat.Estimate {
		list, _ := r.parts(name, everyone)
		return stat.Mean(list)
	}
}

// perHalf is half of a 95 % confidence interval, in standard errors.
const perHalf = 1.96

// centres are published examples of other simulators. Theory gives the exact values, by the transient chain; those of a call centre
// of a day come from another program, in a hundred times as many days.
func centres() []Rung {
	inTarget := func(exact, published, half float64) *Check {
		return exactly("calls in target", counted("answer.within-target"), exact, 0.01).printed(published, (half)/perHalf)
	}
	wait := func(exact, tolerance float64) *Check {
		return exactly("mean wait of the answered, s", mean("answer.mean"), 60*exact, tolerance)
	}
	ofMMC := wait(0.1006807, 0.12).printed(60*0.099, 60*0.0025/perHalf)
	return []Rung{
		{Name: "ContactCenters, MMC", Scenario: "contact-centre", Quick: true, Checks: []*Check{
			inTarget(1815.27174, 1816.158, 3.540), ofMMC,
			exactly("occupancy", mean("centres.hall.occupancy"), 0.696934, 0.01).printed(0.695, (0.0015)/perHalf),
		}},
		{Name: "ContactCenters, MMCAb", Scenario: "contact-centre", Seed: 4103, Values: []string{"world.callers.patience.ringing={exponential: 1m}"}, Checks: []*Check{
			exactly("abandoned calls", count("calls.abandoned"), 59.26322, 0.06).printed(58.609, (0.949)/perHalf),
			inTarget(1906.71889, 1906.008, 2.223), wait(0.02382527, 0.05),
		}},
		{Name: "ContactCenters, MMCBlocked", Scenario: "contact-centre", Seed: 4104, Values: []string{site + ".queue=5 calls"}, Checks: []*Check{
			exactly("blocked calls", count("calls.refused"), 18.86331, 0.12).printed(18.655, (0.610)/perHalf),
			inTarget(1854.06880, 1854.284, 2.617), wait(0.06045013, 0.05),
		}},
		{Name: "SSJ, CallCenter", Scenario: "call-centre-of-a-day", Checks: []*Check{
			exactly("calls", count("calls.offered"), 1660, 0.03).printed(1661.266, 5.29),
			exactly("abandoned calls", count("calls.abandoned"), 0.036524*1660, 0.12).printed(0.037*1660, 1.01),
			exactly("sum of waits, s", counted("wait.mean"), 12.5242*1660, 0.18).printed(12.736*1660, 498),
		}},
	}
}
