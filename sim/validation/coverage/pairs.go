package coverage

import (
	"math"
	"slices"

	"nines/sim/portable"
	"nines/sim/stat"
)

func sorted(list []float64) []float64 {
	slices.Sort(list)
	return list
}

// pairs are intervals of differences between strategies.
func pairs() []Kind {
	return []Kind{
		{Name: "paired difference", Of: "20 days that are nearly alike", Level: usual, Short: exact, Try: against(-2, func(d *Draw) stat.Interval {
			a, b := nearlyAlike(d, 20)
			return stat.Difference(a, b).Interval
		})},
		{Name: "difference without pairs, Welch", Of: "8 and 20 days of different spread", Level: usual, Short: exact, Try: against(1, func(d *Draw) stat.Interval {
			return stat.Welch(several(8, func() float64 { return 1 + d.normal() }), several(20, func() float64 { return 3 * d.normal() })).Interval
		})},
		{Name: "difference of quotients", Of: "60 days, a third without a call", Level: usual, Short: 0.02, AtLeast: true, Try: against(0.1, ofQuotients)},
		{Name: "difference of rare losses", Of: "50 days, calls lost on one in ten", Level: usual, Short: 0.02, AtLeast: true, Try: ofRareQuotients},
		{Name: "difference of quantiles of calls", Of: "the 9th decile of 40 days' calls", Level: usual, Short: 0.02, AtLeast: true, Slow: true, Try: against(slowDays(0.9), ofQuantiles)},
		{Name: "median of differences of times", Of: "40 days, some do not get there", Level: usual, Short: exact, AtLeast: true, Try: against(0, ofTimes)},
		{Name: "the best strategy is not ruled out", Of: "12 strategies that are as good", Level: usual, Short: exact, AtLeast: true, Slow: true, Try: bestIsLeft},
		{Name: "no wrong strategy is named the best", Of: "3 strategies that are as good", Level: usual, Short: exact, AtLeast: true, Try: noneIsNamed},
	}
}

// nearlyAlike are days that vary much, and vary alike under two strategies. The first strategy is 2 lower.
func nearlyAlike(d *Draw, n int) (a, b []float64) {
	a = several(n, func() float64 { return 100 * d.normal() })
	b = make([]float64, n)
	for i := range a {
		b[i] = a[i] + 2 + d.normal()
	}
	return a, b
}

// ofQuotients is an interval of the difference of two shares that vary alike.
func ofQuotients(d *Draw) stat.Interval {
	var a, b, of [60]float64
	for i := range of {
		of[i] = math.Floor(3*d.uniform()) * (1 + math.Floor(30*d.uniform()))
		bad := float64(0.3 * d.uniform())
		a[i], b[i] = of[i]*(0.9-bad), of[i]*(0.8-bad+float64(0.05*(d.uniform()-0.5)))
	}
	return stat.DifferenceOfRatios(stat.Quotient{Num: a[:], Den: of[:]}, stat.Quotient{Num: b[:], Den: of[:]}).Interval
}

// ofRareQuotients is an experiment on a share that is lost on few days, and the half of it under another strategy. Where no day
// differs, no difference is shown, and the experiment does not count.
func ofRareQuotients(d *Draw) (covered, counts bool) {
	var a, b, of [50]float64
	for i := range of {
		of[i] = 500 + float64(1000*d.uniform())
		if d.happens(0.1) {
			a[i] = of[i] * d.uniform()
			b[i] = a[i] / 2
		}
	}
	in := stat.DifferenceOfRatios(stat.Quotient{Num: a[:], Den: of[:]}, stat.Quotient{Num: b[:], Den: of[:]}).Interval
	return in.Contains(0.025), in.Low != 0 || in.High != 0
}

// ofQuantiles is an interval of the difference of a quantile of calls, where the first strategy doubles every wait.
func ofQuantiles(d *Draw) stat.Interval {
	const q = 0.9
	one := daysOfCalls(d, 40)
	double := make([]stat.Histogram, len(one))
	for i := range one {
		for bin, n := range one[i].All() {
			double[i].Add(stat.Kept.Of(2*stat.Kept.From(bin)), n)
		}
	}
	mean := stat.PooledQuantile(q, double).Mean - stat.PooledQuantile(q, one).Mean
	return stat.DifferenceOfParts(mean, stat.QuantileParts(q, double), stat.QuantileParts(q, one)).Interval
}

// ofTimes is an interval of the median difference of times that share much of their chance.
func ofTimes(d *Draw) stat.Interval {
	var a, b [40]float64
	for i := range a {
		common := d.exp()
		a[i], b[i] = common+d.exp(), common+d.exp()
		for _, x := range []*float64{&a[i], &b[i]} {
			if *x > 5 {
				*x = math.Inf(1)
			}
		}
	}
	return stat.CompareTimes(a[:], b[:]).Median.Interval
}

// strategies are strategies that are as good, on the same 20 days.
func strategies(d *Draw, k int) [][]float64 {
	columns := make([][]float64, k)
	for range 20 {
		common := portable.Exp(d.normal() / 2)
		for i := range columns {
			columns[i] = append(columns[i], common+d.normal())
		}
	}
	return columns
}

// compared compares strategies that are as good.
func compared(d *Draw, k int) stat.WithBest {
	columns := strategies(d, k)
	return stat.CompareWithBest(k, func(i, l int, level float64) stat.Interval {
		return stat.Difference(columns[i], columns[l]).At(level).Interval
	})
}

// bestIsLeft is an experiment in which the first strategy is one of the best, and must not be ruled out.
func bestIsLeft(d *Draw) (covered, counts bool) {
	return slices.Contains(compared(d, 12).Left, 0), true
}

// noneIsNamed is an experiment in which no other strategy than the first must be named the best.
func noneIsNamed(d *Draw) (covered, counts bool) { return compared(d, 3).Best <= 0, true }
