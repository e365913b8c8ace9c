package stat

import (
	"math"

	"nines/sim/portable"
)

// level is the confidence level of every interval in this package that is not asked for at another.
const level = 0.95

// Interval is a range of values, both ends included.
type Interval struct{ Low, High float64 }

// Contains reports that x lies in the interval.
func (i Interval) Contains(x float64) bool {
	return i.Low <= x && x <= i.High
}

// everything is the interval when there is too little to go by.
var everything = Interval{math.Inf(-1), math.Inf(1)}

// Estimate is a number estimated from independent replications.
type Estimate struct {
	// N is how many replications it rests on, without those left out.
	N int
	// Mean is the estimate; NaN if N is 0.
	Mean float64
	// StdDev is the standard deviation of one replication, n-1 in the
	// denominator; StdDev/√N is the standard error of Mean. NaN if N is below 2.
	StdDev float64
	// Interval contains the true value with probability Level, nearly enough. It
	// is infinite if N is too small to say anything.
	Interval
	// Level is the confidence level of Interval, 0.95 unless it was asked for at
	// another.
	Level float64
	// Skewed warns that the replications are too lopsided, for their number, to
	// trust Interval: the skewness over √N exceeds 0.2 either way. More
	// replications are the cure.
	Skewed bool
}

// Mean estimates the mean of one observation per replication, with Student's t
// interval. NaN means that a replication had no such observation; it is left
// out. With fewer than two left the interval is infinite. An infinite
// observation has no mean: Mean and StdDev are NaN and the interval infinite.
func Mean(xs []float64) Estimate {
	xs, _ = present(xs, xs)
	return mean(xs)
}

// mean is Mean of observations without NaN.
func mean(xs []float64) Estimate {
	if len(xs) == 0 {
		return about(math.NaN(), nil)
	}
	middle, apart := center(xs)
	return about(middle, apart)
}

// about is the estimate whose replications lie so far apart from it.
func about(middle float64, apart []float64) Estimate {
	n := len(apart)
	e := Estimate{N: n, Mean: middle, StdDev: math.NaN(), Interval: everything, Level: level}
	if math.IsInf(middle, 0) {
		e.Mean = math.NaN()
	}
	if n < 2 || math.IsNaN(e.Mean) {
		return e
	}
	deviation, skewness := spread(apart)
	e.StdDev = deviation
	e.Skewed = math.Abs(skewness) > 0.2*math.Sqrt(float64(n))
	return e.At(level)
}

// At is the estimate with an interval of another confidence level: Student's t
// again, so it is for what [Mean], [Ratio] and [Difference] gave. Share,
// Quantile, Bootstrap and Welch have an At of their own. It panics unless
// 0 < level < 1.
func (e Estimate) At(level float64) Estimate {
	refuseLevel(level)
	e.Level = level
	if e.N < 2 || math.IsNaN(e.StdDev) {
		e.Interval = everything
		return e
	}
	half := student(level, float64(e.N-1)) * e.StdDev / math.Sqrt(float64(e.N))
	e.Interval = Interval{e.Mean - half, e.Mean + half}
	return e
}

func refuseLevel(level float64) {
	if !(level > 0 && level < 1) {
		panic("stat: a confidence level lies between 0 and 1")
	}
}

// student is the quantile of Student's t that a two-sided interval takes.
func student(level, freedom float64) float64 {
	return portable.StudentTwoSided(level, freedom)
}

// Times is the estimate in another unit: each number times a factor above zero.
func (e Estimate) Times(factor float64) Estimate {
	e.Mean, e.StdDev, e.Low, e.High = e.Mean*factor, e.StdDev*factor, e.Low*factor, e.High*factor
	return e
}
