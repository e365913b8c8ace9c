package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

// histogramOf counts whole numbers.
func histogramOf(list []int64) (h stat.Histogram) {
	sorted := slices.Sorted(slices.Values(list))
	for _, v := range sorted {
		h.Add(stat.Kept.Of(v), 1)
	}
	return h
}

// daysOfCalls are days of different size whose calls wait alike on one day, and not from day to day: milliseconds.
func daysOfCalls(r *rand.Rand, n, calls int) (days [][]int64) {
	for range n {
		busy := math.Exp(0.5 * r.NormFloat64())
		day := make([]int64, 1+int(float64(calls)*busy*r.Float64()*2))
		for i := range day {
			day[i] = int64(1000 * busy * 5 * r.ExpFloat64())
		}
		days = append(days, day)
	}
	return days
}

func histogramsOf(days [][]int64) (list []stat.Histogram) {
	for _, day := range days {
		list = append(list, histogramOf(day))
	}
	return list
}

// TestPooledQuantileIsOfTheListOfAllCalls: sorted by hand, it is the same to within the width of a bin.
func TestPooledQuantileIsOfTheListOfAllCalls(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 30 {
		days := daysOfCalls(r, 1+r.IntN(20), 1+r.IntN(300))
		all := slices.Concat(days...)
		slices.Sort(all)
		for _, q := range []float64{0.01, 0.5, 0.95, 0.99} {
			e := stat.PooledQuantile(q, histogramsOf(days))
			rank := max(1, int(math.Ceil(q*float64(len(all))-1e-9)))
			want := float64(all[rank-1])
			require.InDelta(t, want, e.Mean, want/256+1)
			require.LessOrEqual(t, e.Low, e.Mean+1e-9)
			require.GreaterOrEqual(t, e.High, e.Mean-1e-9)
			require.Equal(t, len(days), e.N)
		}
	}
}

// TestPooledQuantileDoesNotHangOnTheOrder of days, except for rounding in the interval.
func TestPooledQuantileDoesNotHangOnTheOrder(t *testing.T) {
	days := histogramsOf(daysOfCalls(rand.New(rand.NewPCG(2, 5)), 30, 100))
	e := stat.PooledQuantile(0.95, days)
	slices.Reverse(days)
	back := stat.PooledQuantile(0.95, days)
	require.Equal(t, e.Mean, back.Mean)
	require.InDelta(t, e.High, back.High, 1e-6)
}

// TestPooledQuantileCovers what of infinitely many days' calls a share q does not exceed.
func TestPooledQuantileCovers(t *testing.T) {
	experiments := effort.Of(80, 4000)
	for _, q := range []float64{0.5, 0.95, 0.99} {
		r := rand.New(rand.NewPCG(3, 5))
		truth := stat.PooledQuantile(q, histogramsOf(daysOfCalls(r, effort.Of(4000, 20_000), 60))).Mean
		for _, n := range []int{20, 60} {
			covered := 0
			for range experiments {
				if stat.PooledQuantile(q, histogramsOf(daysOfCalls(r, n, 60))).Contains(truth) {
					covered++
				}
			}
			share := float64(covered) / float64(experiments)
			t.Logf("quantile %v of %d days: %.3f", q, n, share)
			require.GreaterOrEqual(t, share, leastShare(0.935, experiments), "quantile %v of %d days", q, n)
		}
	}
}

// leastShare is what a share of so many experiments seldom falls below, three standard errors, if it is another in the long
// run.
func leastShare(truth float64, experiments int) float64 {
	return truth - 3*math.Sqrt(truth*(1-truth)/float64(experiments))
}

// TestDifferencesOfQuantilesCover: of two strategies that meet the same days, and share much of their chance.
func TestDifferencesOfQuantilesCover(t *testing.T) {
	experiments := effort.Of(80, 4000)
	r := rand.New(rand.NewPCG(4, 5))
	slower := func(days [][]int64) (list [][]int64) {
		for _, day := range days {
			own := slices.Clone(day)
			for i := range own {
				own[i] = own[i]*6/5 + int64(500*r.Float64())
			}
			list = append(list, own)
		}
		return list
	}
	const q = 0.9
	many := daysOfCalls(r, effort.Of(4000, 20_000), 60)
	truth := stat.PooledQuantile(q, histogramsOf(slower(many))).Mean - stat.PooledQuantile(q, histogramsOf(many)).Mean
	covered, shorter := 0, 0
	for range experiments {
		days := daysOfCalls(r, 40, 60)
		a, b := histogramsOf(slower(days)), histogramsOf(days)
		mean := stat.PooledQuantile(q, a).Mean - stat.PooledQuantile(q, b).Mean
		d := stat.DifferenceOfParts(mean, stat.QuantileParts(q, a), stat.QuantileParts(q, b))
		require.Equal(t, mean, d.Mean)
		require.InDelta(t, mean, stat.Difference(stat.QuantileParts(q, a), stat.QuantileParts(q, b)).Mean, 1e-6)
		if d.Contains(truth) {
			covered++
		}
		if own := stat.PooledQuantile(q, b); d.High-d.Low < (own.High-own.Low)/2 {
			shorter++
		}
	}
	share := float64(covered) / float64(experiments)
	t.Logf("%.3f", share)
	require.GreaterOrEqual(t, share, leastShare(0.935, experiments))
	require.Greater(t, shorter, experiments*9/10, "paired")
}

// TestDifferencesOfQuotientsCover, and are the difference of the two quotients over all days, though many have no sample.
func TestDifferencesOfQuotientsCover(t *testing.T) {
	require.GreaterOrEqual(t, cover(0.1, func(r *rand.Rand) stat.Interval {
		var a, b, of [60]float64
		for i := range of {
			of[i] = float64(r.IntN(3) * (1 + r.IntN(30))) // on every third day there is none
			bad := 0.3 * r.Float64()
			a[i], b[i] = of[i]*(0.9-bad), of[i]*(0.8-bad+0.05*(r.Float64()-0.5))
		}
		d := stat.DifferenceOfRatios(stat.Quotient{Num: a[:], Den: of[:]}, stat.Quotient{Num: b[:], Den: of[:]})
		require.Equal(t, stat.Ratio(a[:], of[:]).Mean-stat.Ratio(b[:], of[:]).Mean, d.Mean)
		return d.Interval
	}), most(0.915))
}

// TestParts are made of as much as the estimates are.
func TestParts(t *testing.T) {
	num, den := []float64{1, nan, 3, 0}, []float64{4, 5, 4, 0}
	parts := stat.RatioParts(num, den)
	require.True(t, math.IsNaN(parts[1]))
	require.InDelta(t, stat.Ratio(num, den).Mean, stat.Mean(parts).Mean, 1e-15)
	require.InDelta(t, stat.Ratio(num, den).StdDev, stat.Mean(parts).StdDev, 1e-15)
	one := stat.Mean(stat.RatioParts([]float64{1, 0}, []float64{4, 0}))
	require.Equal(t, 0.25, one.Mean)
	require.Equal(t, everything, one.Interval, "one sample has no error that is known")
	one = stat.Mean(stat.QuantileParts(0.5, []stat.Histogram{histogramOf([]int64{7}), {}}))
	require.Equal(t, 7.0, one.Mean)
	require.Equal(t, everything, one.Interval)
	require.Zero(t, stat.Mean(stat.QuantileParts(0.5, make([]stat.Histogram, 3))).N)
	apart := stat.DifferenceOfParts(3, stat.QuantileParts(0.5, []stat.Histogram{histogramOf([]int64{7}), {}}), []float64{5, 3})
	require.Equal(t, 3.0, apart.Mean)
	require.Equal(t, everything, apart.Interval, "the error of one of the two is unknown")
	require.Equal(t, 1.0, apart.P())
	require.True(t, math.IsNaN(stat.PooledQuantile(0.5, make([]stat.Histogram, 3)).Mean))
}

// TestFewCallsDoNotTellTheirTail: the 99th percentile of sixty calls has no upper end.
func TestFewCallsDoNotTellTheirTail(t *testing.T) {
	days := histogramsOf([][]int64{draw60(1), draw60(2)})
	require.Equal(t, inf, stat.PooledQuantile(0.99, days).High)
	require.Less(t, stat.PooledQuantile(0.5, days).High, inf)
	require.Equal(t, everything, stat.PooledQuantile(0.5, days[:1]).Interval)
}

func draw60(seed uint64) []int64 {
	r := rand.New(rand.NewPCG(seed, 6))
	list := make([]int64, 30)
	for i := range list {
		list[i] = int64(1000 * r.ExpFloat64())
	}
	return list
}
