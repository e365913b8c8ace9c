package ladder

import "nines/sim/stat"

// counted is the mean number of calls that a share counts.
func counted(name string) figure {
	return func(r *Run) stat.Estimate {
		list, _ := r.parts(name, everyone)
		return stat.Mean(list)
	}
}

// centres are published examples of other simulators. Theory gives the exact values, by the transient chain; those of a call centre
// of a day come from another program, in a hundred times as many days.
func centres() []Rung {
	inTarget := func(exact, published, half float64) Check {
		return Check{What: "calls in target", Of: counted("answer.within-target"), Exact: exact, Tolerance: 0.01, Published: printed(published, half)}
	}
	wait := func(exact, tolerance float64) Check {
		return Check{What: "mean wait of the answered, s", Of: mean("answer.mean"), Exact: 60 * exact, Tolerance: tolerance}
	}
	ofMMC := wait(0.1006807, 0.12)
	ofMMC.Published = printed(60*0.099, 60*0.0025)
	return []Rung{
		{Name: "ContactCenters, MMC", Scenario: "contact-centre", Quick: true, Checks: []Check{
			inTarget(1815.27174, 1816.158, 3.540), ofMMC,
			{What: "occupancy", Of: mean("centres.hall.occupancy"), Exact: 0.696934, Tolerance: 0.01, Published: printed(0.695, 0.0015)},
		}},
		{Name: "ContactCenters, MMCAb", Scenario: "contact-centre", Seed: 4103, Values: []string{"world.callers.patience.ringing={exponential: 1m}"}, Checks: []Check{
			{What: "abandoned calls", Of: count("calls.abandoned"), Exact: 59.26322, Tolerance: 0.06, Published: printed(58.609, 0.949)},
			inTarget(1906.71889, 1906.008, 2.223), wait(0.02382527, 0.05),
		}},
		{Name: "ContactCenters, MMCBlocked", Scenario: "contact-centre", Seed: 4104, Values: []string{site + ".queue=5 calls"}, Checks: []Check{
			{What: "blocked calls", Of: count("calls.refused"), Exact: 18.86331, Tolerance: 0.12, Published: printed(18.655, 0.610)},
			inTarget(1854.06880, 1854.284, 2.617), wait(0.06045013, 0.05),
		}},
		{Name: "SSJ, CallCenter", Scenario: "call-centre-of-a-day", Checks: []Check{
			{What: "calls", Of: count("calls.offered"), Exact: 1660, Tolerance: 0.03, Published: Published{1661.266, 5.29}},
			{What: "abandoned calls", Of: count("calls.abandoned"), Exact: 0.036524 * 1660, Tolerance: 0.12, Published: Published{0.037 * 1660, 1.01}},
			{What: "sum of waits, s", Of: counted("wait.mean"), Exact: 12.5242 * 1660, Tolerance: 0.18, Published: Published{12.736 * 1660, 498}},
		}},
	}
}

// printed is a mean that was printed with half of its 95 % confidence interval.
func printed(mean, half float64) Published { return Published{mean, half / 1.96} }
