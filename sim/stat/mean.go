package stat

import (
	"math"
	"sync"

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
	// Rare warns that only so few replications had any of what is estimated, or
	// none, that a rarer and worse one cannot be excluded.
	Rare bool

	limits Interval // beyond which no end of Interval lies, see [Estimate.CutAt]; zero: none
	tail   lopsided // if Skewed
	alike  Interval // between what they lie, if all replications are alike
	weight float64  // of a quotient: how many times as much as the mean one the replication with most below the line has; else 0
	differ int      // of a difference: how many replications differ, if few do; else 0
}

// Mean estimates the mean of one observation per replication, with Student's t
// interval. Where the replications are skewed, as where losses are rare, it takes
// in the interval of a compound Poisson sum, which covers where Student's is too
// short. NaN means that a replication had no such observation; it is left
// out. With fewer than two left the interval is infinite. An infinite
// observation has no mean: Mean and StdDev are NaN and the interval infinite.
func Mean(xs []float64) Estimate {
	xs, _ = present(xs, xs)
	return mean(xs)
}

// mean is Mean of observations without NaN.
func mean(xs []float64) Estimate {
	e := plain(xs)
	e.longTail(xs)
	return e
}

// plain is mean with Student's t interval alone.
func plain(xs []float64) Estimate {
	if len(xs) == 0 {
		return about(math.NaN(), nil)
	}
	return about(center(xs))
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
	deviation, lean := spread(apart)
	e.StdDev = deviation
	e.Skewed = math.Abs(lean) > 0.2*math.Sqrt(float64(n))
	return e.At(level)
}

// At is the estimate with an interval of another confidence level, made in the same
// way. It is for what [Mean], [Ratio] and [Difference] gave. Share,
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
	if !e.tail.isNone() {
		e.Interval = e.tail.widened(e.Interval, level, e.N)
	}
	if e.alike != (Interval{}) {
		otherwise := e.heavier(1 - ShareAt(level, e.N, e.N).Low)
		e.Interval = Interval{e.Mean - float64(otherwise*(e.Mean-e.alike.Low)), e.Mean + float64(otherwise*(e.alike.High-e.Mean))}
	}
	if e.differ > 0 && portable.Pow(0.5, float64(e.differ-1)) > 1-level { // by the sign test
		e.Interval = Interval{min(e.Low, 0), max(e.High, 0)}
	}
	return e.cut()
}

// CutAt is the estimate of what is never below least nor above most, such as a count
// or a share. The ends of its interval are not beyond them, at any level: what lies
// there is never true, so the interval covers as often without it. Student's interval
// of a rare count would else reach below zero. An infinite interval says that nothing is
// known, and stays as it is.
func (e Estimate) CutAt(least, most float64) Estimate {
	e.limits = Interval{least, most}
	return e.cut()
}

// cut keeps the interval within the limits. Where rounding takes the mean itself
// beyond one of them, the interval ends at the mean.
func (e Estimate) cut() Estimate {
	if e.limits == (Interval{}) || e.Interval == everything || math.IsNaN(e.Mean) {
		return e
	}
	e.Low, e.High = max(e.Low, min(e.limits.Low, e.Mean)), min(e.High, max(e.limits.High, e.Mean))
	return e
}

// Within is the estimate of what cannot lie outside of two values. Replications that
// are all alike say nothing of their error. The interval then becomes that of a
// share: at most so many of all can be otherwise (the exact interval of [ShareAt]).
// Those lie between the two values. Of 100 days without a loss that is a
// loss on 3.6 % of the days, of everybody. Of a quotient each of those can have as much below the line as the largest
// of all. Otherwise it is unchanged.
func (e Estimate) Within(least, most float64) Estimate {
	if e.N < 2 || !(e.High-e.Low <= 1e-9*math.Abs(e.Mean)) || !(least <= e.Mean && e.Mean <= most && least < most) {
		return e
	}
	e.alike, e.Rare = Interval{least, most}, true
	return e.At(e.Level)
}

// heavier is the share of the whole that a share of the replications has, if each weighs as much as the heaviest.
func (e *Estimate) heavier(share float64) float64 {
	if e.weight <= 1 {
		return share
	}
	theirs := float64(share * e.weight)
	return theirs / (1 - share + theirs)
}

func refuseLevel(level float64) {
	if !(level > 0 && level < 1) {
		panic("stat: a confidence level lies between 0 and 1")
	}
}

// quantiles are those of Student's t that were asked for, by level and degrees of freedom. A report has thousands of intervals, at
// a few levels, from a few numbers of replications.
var quantiles sync.Map

// student is the quantile of Student's t that a two-sided interval takes.
func student(level, freedom float64) float64 {
	if freedom != math.Trunc(freedom) {
		return portable.StudentTwoSided(level, freedom) // Welch's: hardly ever the same again
	}
	key := [2]float64{level, freedom}
	if known, ok := quantiles.Load(key); ok {
		return known.(float64)
	}
	q := portable.StudentTwoSided(level, freedom)
	quantiles.Store(key, q)
	return q
}

// Times is the estimate in another unit: each number times a factor above zero.
func (e Estimate) Times(factor float64) Estimate {
	e.Mean, e.StdDev, e.Low, e.High = e.Mean*factor, e.StdDev*factor, e.Low*factor, e.High*factor
	return e
}
