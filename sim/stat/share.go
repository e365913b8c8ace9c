package stat

import (
	"math"

	"nines/sim/portable"
)

// Share estimates the probability of something that happened in k of n
// replications, such as that the service had recovered by the end.
//
// The interval is the exact one of C. J. Clopper and E. S. Pearson (1934). It
// stays within [0, 1], has some width even if k is 0 or n, and covers the truth
// with at least 95 %, mostly more. It leans on no symmetry, so Skewed is never
// set. With n = 0 Mean is NaN and the interval [0, 1]; StdDev is NaN if n is
// below 2. It panics unless 0 <= k <= n.
func Share(k, n int) Estimate { return ShareAt(level, k, n) }

// ShareAt is [Share] with an interval of another confidence level.
func ShareAt(level float64, k, n int) Estimate {
	refuseLevel(level)
	if k < 0 || k > n {
		panic("stat: a share is of k in n, 0 <= k <= n")
	}
	some, all := float64(k), float64(n)
	e := Estimate{N: n, Mean: some / all, StdDev: math.NaN(), Interval: Interval{0, 1}, Level: level}
	if n >= 2 {
		e.StdDev = math.Sqrt(e.Mean * (1 - e.Mean) * all / (all - 1))
	}
	miss := float64((1 - level) / 2)
	if k > 0 {
		e.Low = portable.BetaQuantile(some, all-some+1, miss)
	}
	if k < n {
		e.High = portable.BetaQuantile(some+1, all-some, 1-miss)
	}
	return e
}
