package coverage

import (
	"math"
	"slices"

	"nines/sim/portable"
	"nines/sim/stat"
)

// The experiments below make mistakes on purpose. Each is tried in the place of a kind, to see whether its coverage shows it.

// normalInterval is the mean with the normal law's interval of 95 %.
func normalInterval(list []float64) stat.Interval {
	e := stat.Mean(list)
	half := portable.NormalQuantile(0.975) * e.StdDev / math.Sqrt(float64(e.N))
	return stat.Interval{Low: e.Mean - half, High: e.Mean + half}
}

// NormalForStudent takes the normal law for Student's t.
func NormalForStudent(d *Draw) (covered, counts bool) {
	return normalInterval(several(10, func() float64 { return 10 + float64(3*d.normal()) })).Contains(10), true
}

// StudentForRare takes rare losses for normal days.
func StudentForRare(d *Draw) (covered, counts bool) {
	list := several(30, func() float64 { return rare(d, 0.05) })
	return normalInterval(list).Contains(0.05), true
}

// CallsForRatio takes the calls of all days for independent, each answered with the same probability.
func CallsForRatio(d *Draw) (covered, counts bool) {
	num, den := ratioDays(d, 50)
	answered, calls := 0.0, 0.0
	for i := range num {
		answered, calls = answered+num[i], calls+den[i]
	}
	share := answered / calls
	return math.Abs(share-0.8) <= portable.NormalQuantile(0.975)*math.Sqrt(share*(1-share)/calls), true
}

// WithoutCensored leaves out the days that ended before they got there.
func WithoutCensored(d *Draw) (covered, counts bool) {
	times, _ := watched(d, 60)
	q, ok := stat.Quantile(0.5, slices.DeleteFunc(times, func(t float64) bool { return math.IsInf(t, 1) }))
	return q.Contains(math.Ln2), ok
}

// CallsForDays takes all calls for independent of each other.
func CallsForDays(d *Draw) (covered, counts bool) {
	var waits []float64
	for _, day := range daysOfCalls(d, 60) {
		for bin, n := range day.All() {
			for range n {
				waits = append(waits, float64(stat.Kept.From(bin)))
			}
		}
	}
	q, ok := stat.Quantile(0.95, waits)
	return q.Contains(slowDays(0.95)), ok
}

// UnpairedForPaired compares the two strategies as if they had met other days.
func UnpairedForPaired(d *Draw) (covered, counts bool) {
	a, b := nearlyAlike(d, 20)
	return stat.Welch(a, b).Contains(-2), true
}

// WithoutCorrection rules a strategy out by eleven comparisons at 95 % each.
func WithoutCorrection(d *Draw) (covered, counts bool) {
	columns := strategies(d, 12)
	for i := 1; i < len(columns); i++ {
		if stat.Difference(columns[0], columns[i]).Low > 0 {
			return false, true
		}
	}
	return true, true
}
