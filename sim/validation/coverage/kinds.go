package coverage

import (
	"math"

	"nines/sim/portable"
	"nines/sim/stat"
)

// usual is the level of intervals that are not asked for at another, and exact by how much one of them may cover less.
const usual, exact = 0.95, 0.01

// Kinds are the kinds of intervals, in the order of a report.
func Kinds() []Kind {
	list := append(means(), quotients()...)
	list = append(list, orders()...)
	return append(list, pairs()...)
}

// means are intervals of means.
func means() []Kind {
	return []Kind{
		{Name: "mean, Student's t", Of: "10 normal days", Level: usual, Short: exact, Try: against(10, func(d *Draw) stat.Interval {
			return stat.Mean(several(10, func() float64 { return 10 + float64(3*d.normal()) })).Interval
		})},
		{Name: "mean, Student's t at 99 %", Of: "12 normal days", Level: 0.99, Short: exact / 2, Try: against(2, func(d *Draw) stat.Interval {
			return stat.Mean(several(12, func() float64 { return 2 + d.normal() })).At(0.99).Interval
		})},
		{Name: "mean of skewed days", Of: "30 lognormal days, cv 1", Level: usual, Short: 0.02, AtLeast: true, Try: against(1, func(d *Draw) stat.Interval {
			return stat.Mean(several(30, func() float64 { return d.lognormal(1) })).Interval
		})},
		{Name: "mean of rare losses", Of: "30 days, a loss on one in twenty", Level: usual, Short: exact, AtLeast: true, Try: against(0.05, rareMean)},
		{Name: "mean, bootstrap", Of: "20 days", Level: usual, Short: 0.015, Slow: true, Try: against(0, func(d *Draw) stat.Interval {
			return stat.Bootstrap(several(20, func() float64 { return d.exp() - d.exp() }), d.seed).Interval
		})},
		{Name: "mean, replications added until it is precise", Of: "within 10 %, normal days", Level: usual, Short: 0.02, Slow: true, Try: against(1, untilPrecise)},
		{Name: "share of days", Of: "40 days, 95 % of them", Level: usual, Short: exact, AtLeast: true, Try: against(0.95, func(d *Draw) stat.Interval {
			k := 0
			for range 40 {
				if d.happens(0.95) {
					k++
				}
			}
			return stat.Share(k, 40).Interval
		})},
	}
}

// rareMean is an interval of the mean loss, where most days have none.
func rareMean(d *Draw) stat.Interval {
	return stat.Mean(several(30, func() float64 { return rare(d, 0.05) })).Within(0, 10).Interval
}

// rare is a loss of mean 1 on a share of the days.
func rare(d *Draw, p float64) float64 {
	if !d.happens(p) {
		return 0
	}
	return d.lognormal(1)
}

// untilPrecise is the interval of a mean when it is precise enough. It is looked at as often as a run does.
func untilPrecise(d *Draw) stat.Interval {
	one := func() float64 { return 1 + d.normal() }
	list := several(20, one)
	e := stat.Mean(list)
	for !stat.PreciseEnough(e, 0.1) {
		list = append(list, several(max(10, (len(list)+3)/4), one)...)
		e = stat.Mean(list)
	}
	return e.Interval
}

// quotients are intervals of sums over sums.
func quotients() []Kind {
	return []Kind{
		{Name: "ratio, delta method", Of: "50 days of different size", Level: usual, Short: exact, Try: against(0.8, func(d *Draw) stat.Interval {
			num, den := ratioDays(d, 50)
			return stat.Ratio(num, den).Interval
		})},
		{Name: "ratio of rare losses", Of: "100 days, calls lost on one in twenty", Level: usual, Short: exact, AtLeast: true, Try: against(0.025, func(d *Draw) stat.Interval {
			lost, calls := make([]float64, 100), make([]float64, 100)
			for i := range calls {
				calls[i] = 500 + float64(1000*d.uniform())
				if d.happens(0.05) {
					lost[i] = calls[i] * d.uniform()
				}
			}
			return stat.Ratio(lost, calls).Within(0, 1).Interval
		})},
		{Name: "ratio, bootstrap", Of: "20 days of different size", Level: usual, Short: 0.015, Slow: true, Try: against(0.8, func(d *Draw) stat.Interval {
			num, den := ratioDays(d, 20)
			return stat.BootstrapRatio(num, den, d.seed).Interval
		})},
	}
}

// ratioDays are days on which about eight calls in ten are answered, with a spread from day to day.
func ratioDays(d *Draw, n int) (num, den []float64) {
	den = several(n, func() float64 { return 100 + float64(20*d.normal()) })
	num = make([]float64, n)
	for i, of := range den {
		num[i] = float64(0.8*of) + float64(5*d.normal())
	}
	return num, den
}

// orders are intervals of quantiles and of times that some days do not reach.
func orders() []Kind {
	ninth := -portable.Log(0.1)
	level := func() float64 { // of the interval of the ninth decile of a hundred: its ranks are fixed
		q, _ := stat.Quantile(0.9, several(100, func() float64 { return 0 }))
		return q.Level
	}()
	return []Kind{
		{Name: "quantile of days, order statistics", Of: "the 9th decile of 100 days", Level: level, Short: exact, Try: against(ninth, func(d *Draw) stat.Interval {
			q, _ := stat.Quantile(0.9, several(100, d.exp))
			return q.Interval
		})},
		{Name: "quantile of all calls", Of: "the 95th percentile of 60 days' calls", Level: usual, Short: 0.02, AtLeast: true, Slow: true, Try: against(slowDays(0.95), func(d *Draw) stat.Interval {
			return stat.PooledQuantile(0.95, daysOfCalls(d, 60)).Interval
		})},
		{Name: "share by a time, Kaplan and Meier", Of: "200 days, some end before", Level: usual, Short: 0.015, Try: against(1-portable.Exp(-1), func(d *Draw) stat.Interval {
			return stat.Survive(watched(d, 200)).By(1).Interval
		})},
		{Name: "median time, Kaplan and Meier", Of: "60 days, some end before", Level: usual, Short: 0.015, Try: against(math.Ln2, func(d *Draw) stat.Interval {
			q, _ := stat.Survive(watched(d, 60)).Quantile(0.5)
			return q.Interval
		})},
	}
}

// daysOfCalls are days with 40 calls each. They wait 2 s on a quiet day and 8 s on a busy one, on average.
func daysOfCalls(d *Draw, n int) []stat.Histogram {
	list := make([]stat.Histogram, n)
	for i := range list {
		mean := 2000.0
		if d.happens(0.5) {
			mean = 8000
		}
		for _, wait := range sorted(several(40, func() float64 { return mean * d.exp() })) {
			list[i].Add(stat.Kept.Of(int64(wait)), 1)
		}
	}
	return list
}

// slowDays is a quantile of the waits of such calls in the long run, in milliseconds.
func slowDays(q float64) float64 {
	low, high := 0.0, 1e6
	for range 100 {
		middle := (low + high) / 2
		if 1-float64(portable.Exp(-middle/2000)/2)-float64(portable.Exp(-middle/8000)/2) < q {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// watched are exponential times of days that end at times of their own.
func watched(d *Draw, n int) (times, ends []float64) {
	times = several(n, d.exp)
	ends = several(n, func() float64 { return min(3, 2*d.exp()) })
	for i := range times {
		if times[i] > ends[i] {
			times[i] = math.Inf(1)
		}
	}
	return times, ends
}
