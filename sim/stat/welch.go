package stat

import (
	"math"

	"nines/sim/portable"
)

// Welch estimates the difference of two means, that of a less that of b, from
// replications that have nothing in common, such as those of two seeds. They need
// not be as many, nor vary alike. Where replications are the same on both sides,
// [Difference] is far surer.
//
// NaN is left out on either side. N is how many remain of both; with fewer than
// two on either side the interval is infinite, and so it is, with Mean NaN, if an
// observation is. StdDev is NaN: the two have none in common. Skewed is set if
// either side is.
//
// Source: B. L. Welch (1947), with the degrees of freedom of F. E. Satterthwaite.
func Welch(a, b []float64) Estimate { return WelchAt(level, a, b) }

// WelchAt is [Welch] with an interval of another confidence level.
func WelchAt(level float64, a, b []float64) Estimate {
	refuseLevel(level)
	one, other := Mean(a), Mean(b)
	e := Estimate{
		N: one.N + other.N, Mean: one.Mean - other.Mean, StdDev: math.NaN(),
		Interval: everything, Level: level, Skewed: one.Skewed || other.Skewed,
	}
	u, v := one.StdDev/math.Sqrt(float64(one.N)), other.StdDev/math.Sqrt(float64(other.N))
	off := portable.Hypot(u, v) // the standard error; NaN if either side has none
	switch {
	case math.IsNaN(off) || math.IsNaN(e.Mean):
		return e
	case off == 0:
		e.Interval = Interval{e.Mean, e.Mean}
		return e
	}
	share := func(of float64) float64 { return square(of / off) } // of one side in the doubt
	freedom := 1 / (square(share(u))/float64(one.N-1) + square(share(v))/float64(other.N-1))
	half := float64(student(level, freedom) * off)
	e.Interval = Interval{e.Mean - half, e.Mean + half}
	return e
}
