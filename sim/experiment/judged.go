package experiment

import "nines/sim/plan"

// Outcomes are what a criterion judges of each replication: the measure or, of a comparison, how much better it is than the
// other strategy's. NaN is no sample, and an infinite time was not reached. The other result is nil unless the criterion
// compares.
func Outcomes(c *plan.Criterion, own, other *Result) []float64 { return sampleOf(c, own, other).values }

// Judge rules on a criterion by the replications that there are, with intervals of a level. For a study that looks at several
// values, the level must be higher than the criterion's confidence.
func Judge(c *plan.Criterion, own, other *Result, level float64) Verdict {
	return judge(c, own, other, level)
}
