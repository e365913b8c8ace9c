package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

var (
	nan = math.NaN()
	inf = math.Inf(1)
)

// everything is the interval of an estimate that has nothing to go by.
var everything = stat.Interval{Low: -inf, High: inf}

func TestMeanByHand(t *testing.T) {
	e := stat.Mean([]float64{2, 4, 4, 5, 5, 6, 6, 8})
	require.Equal(t, 8, e.N)
	require.Equal(t, 5.0, e.Mean)
	require.InDelta(t, math.Sqrt(22./7), e.StdDev, 1e-15)
	half := 2.364624252 * math.Sqrt(22./7/8)
	require.InDelta(t, 5-half, e.Low, 1e-8)
	require.InDelta(t, 5+half, e.High, 1e-8)
	require.Equal(t, 0.95, e.Level)
}

// The quantiles of Student's t as printed tables have them, read back from the
// interval of n numbers.
func TestMeanUsesStudentsT(t *testing.T) {
	for freedom, want := range map[int]float64{
		1: 12.706205, 2: 4.302653, 9: 2.262157, 19: 2.093024, 29: 2.045230, 49: 2.009575, 99: 1.984217,
	} {
		xs := make([]float64, freedom+1)
		for i := range xs {
			xs[i] = float64(i)
		}
		e := stat.Mean(xs)
		got := (e.High - e.Mean) * math.Sqrt(float64(e.N)) / e.StdDev
		require.InDelta(t, want, got, 5e-7)
	}
}

func TestMeanWithLittleToGoBy(t *testing.T) {
	e := stat.Mean([]float64{nan, nan})
	require.Zero(t, e.N)
	require.True(t, math.IsNaN(e.Mean) && math.IsNaN(e.StdDev))
	require.Equal(t, everything, e.Interval)
	require.True(t, e.Contains(1e300))

	e = stat.Mean([]float64{nan, 7, nan})
	require.Equal(t, 1, e.N)
	require.Equal(t, 7.0, e.Mean)
	require.True(t, math.IsNaN(e.StdDev))
	require.Equal(t, everything, e.Interval)

	e = stat.Mean([]float64{1, inf, 3})
	require.Equal(t, 3, e.N)
	require.True(t, math.IsNaN(e.Mean) && math.IsNaN(e.StdDev))
	require.Equal(t, everything, e.Interval)
}

func TestMeanLeavesOutWhatIsNoSample(t *testing.T) {
	require.Equal(t, stat.Mean([]float64{1, 5, 2}), stat.Mean([]float64{nan, 1, nan, 5, 2, nan}))
}

func TestMeanOfEqualNumbersHasNoSpread(t *testing.T) {
	for n := 2; n < 200; n++ {
		xs := make([]float64, n)
		for i := range xs {
			xs[i] = 0.1
		}
		e := stat.Mean(xs)
		require.Equal(t, 0.1, e.Mean)
		require.Zero(t, e.StdDev)
		require.Equal(t, stat.Interval{Low: 0.1, High: 0.1}, e.Interval)
		require.False(t, e.Skewed)
	}
}

func TestMeanIsCompensated(t *testing.T) {
	require.Equal(t, 0.5, stat.Mean([]float64{1, 1e100, 1, -1e100}).Mean, "Neumaier's example")
	// A large offset takes no digits of the spread.
	e := stat.Mean([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16})
	require.Equal(t, 1e9+10, e.Mean)
	require.InDelta(t, math.Sqrt(30), e.StdDev, 1e-14)
	xs := make([]float64, 10_000)
	for i := range xs {
		xs[i] = 0.1 * float64(1+i%2)
	}
	require.InDelta(t, 0.15, stat.Mean(xs).Mean, 1e-16)
}

func TestSkewed(t *testing.T) {
	one := func(n int) []float64 { xs := make([]float64, n); xs[n/2] = 1; return xs }
	// One in n has skewness (n-2)/√(n-1): always near √n, never to be trusted.
	for _, n := range []int{5, 20, 1000} {
		require.True(t, stat.Mean(one(n)).Skewed)
	}
	// k in n: skewness (n-2k)/√(k(n-k)), for 23 and 24 in 1000 it is 0.201 and
	// 0.197 of √n.
	share := func(k, n int) []float64 {
		xs := make([]float64, n)
		for i := range k {
			xs[i] = -1
		}
		return xs
	}
	require.True(t, stat.Mean(share(23, 1000)).Skewed)
	require.False(t, stat.Mean(share(24, 1000)).Skewed)
	require.True(t, stat.Mean(share(977, 1000)).Skewed)
	require.False(t, stat.Mean([]float64{1, 2, 3, 4}).Skewed)
	require.False(t, stat.Mean([]float64{1, 9}).Skewed)
}

func TestRatioByHand(t *testing.T) {
	e := stat.Ratio([]float64{1, 3, nan, 5}, []float64{2, 4, 9, nan})
	require.Equal(t, 2, e.N)
	require.InDelta(t, 2./3, e.Mean, 1e-15)
	// Residuals -1/3 and 1/3, mean denominator 3.
	require.InDelta(t, math.Sqrt(2)/9, e.StdDev, 1e-15)
	require.InDelta(t, 2./3+12.7062047/9, e.High, 1e-7)
	require.InDelta(t, 2./3-12.7062047/9, e.Low, 1e-7)
	require.Equal(t, 0.95, e.Level)
}

func TestRatioOverOneIsMean(t *testing.T) {
	xs, ones := []float64{3, 1, 4, 1, 5, 9, 2, 6}, []float64{1, 1, 1, 1, 1, 1, 1, 1}
	r, m := stat.Ratio(xs, ones), stat.Mean(xs)
	require.Equal(t, m.Mean, r.Mean)
	require.InDelta(t, m.StdDev, r.StdDev, 1e-14)
	require.InDelta(t, m.Low, r.Low, 1e-14)
	require.Equal(t, m.Skewed, r.Skewed)
}

func TestRatioWeighsByTheDenominator(t *testing.T) {
	e := stat.Ratio([]float64{10, 0}, []float64{10, 90})
	require.InDelta(t, 0.1, e.Mean, 1e-16, "not the mean of 1 and 0")
}

func TestRatioWithLittleToGoBy(t *testing.T) {
	for _, e := range []stat.Estimate{
		stat.Ratio(nil, nil),
		stat.Ratio([]float64{0, 0}, []float64{0, 0}),
		stat.Ratio([]float64{1, inf}, []float64{1, 2}),
		stat.Ratio([]float64{1e300, 1e300}, []float64{1e-300, 1e-300}),
	} {
		require.True(t, math.IsNaN(e.Mean))
		require.Equal(t, everything, e.Interval)
	}
	require.Equal(t, 2, stat.Ratio([]float64{0, 0}, []float64{0, 0}).N)
	e := stat.Ratio([]float64{1}, []float64{4})
	require.Equal(t, 0.25, e.Mean)
	require.Equal(t, everything, e.Interval)
	require.Panics(t, func() { stat.Ratio([]float64{1}, nil) })
}

// cover is the share of experiments whose interval contains the truth.
func cover(truth float64, experiment func(*rand.Rand) stat.Interval) float64 {
	return coverIn(experiments, truth, experiment)
}

// mostExperiments is in how many experiments an interval is judged, and experiments the number in this form of the tests. A bootstrap
// takes a millisecond for every interval, so it has fewer. The slacks are the factors by which chance errors are larger.
const mostExperiments = 2000

var (
	experiments    = effort.Of(400, mostExperiments)
	resampled      = effort.Of(150, mostExperiments)
	slack          = math.Sqrt(mostExperiments / float64(experiments))
	resampledSlack = math.Sqrt(mostExperiments / float64(resampled))
)

// most is a least share that the long form demands, and in the short form less by as much as its chance error of three standard
// deviations is larger.
func most(share float64) float64 {
	return share - 3*(slack-1)*math.Sqrt(share*(1-share)/mostExperiments)
}

func coverIn(experiments int, truth float64, experiment func(*rand.Rand) stat.Interval) float64 {
	random := rand.New(rand.NewPCG(999, 112))
	hits := 0
	for range experiments {
		if experiment(random).Contains(truth) {
			hits++
		}
	}
	return float64(hits) / float64(experiments)
}

// draw fills n observations.
func draw(n int, one func() float64) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = one()
	}
	return xs
}

func TestIntervalsCoverTheTruth(t *testing.T) {
	require.InDelta(t, 0.95, cover(10, func(r *rand.Rand) stat.Interval {
		return stat.Mean(draw(10, func() float64 { return 10 + 3*r.NormFloat64() })).Interval
	}), 0.015*slack, "mean of normal observations")

	require.InDelta(t, 0.95, cover(0.8, func(r *rand.Rand) stat.Interval {
		den := draw(50, func() float64 { return 100 + 20*r.NormFloat64() })
		num := make([]float64, len(den))
		for i, d := range den {
			num[i] = 0.8*d + 5*r.NormFloat64()
		}
		return stat.Ratio(num, den).Interval
	}), 0.015*slack, "ratio")

	require.InDelta(t, 0.95, cover(-2, func(r *rand.Rand) stat.Interval {
		a := draw(20, func() float64 { return 100 * r.NormFloat64() })
		b := make([]float64, len(a))
		for i, x := range a {
			b[i] = x + 2 + r.NormFloat64()
		}
		return stat.Difference(a, b).Interval
	}), 0.015*slack, "paired difference")

	require.InDelta(t, 0.956, cover(math.Log(10), func(r *rand.Rand) stat.Interval {
		q, _ := stat.Quantile(0.9, draw(100, r.ExpFloat64))
		return q.Interval
	}), 0.015*slack, "ninth decile")

	require.GreaterOrEqual(t, cover(0.95, func(r *rand.Rand) stat.Interval {
		k := 0
		for range 40 {
			if r.Float64() < 0.95 {
				k++
			}
		}
		return stat.Share(k, 40).Interval
	}), most(0.94), "share")
}

// TestOneDenominator: where only one replication has any, nothing is known of how far it is off.
func TestOneDenominator(t *testing.T) {
	num, den := make([]float64, 20), make([]float64, 20)
	num[3], den[3] = 34, 1
	for _, e := range []stat.Estimate{stat.Ratio(num, den), stat.BootstrapRatio(num, den, 1)} {
		require.Equal(t, 34.0, e.Mean)
		require.Equal(t, 20, e.N)
		require.True(t, math.IsInf(e.Low, -1) && math.IsInf(e.High, 1), e)
	}
	num[4], den[4] = 40, 1
	require.False(t, math.IsInf(stat.Ratio(num, den).High, 1))
}
