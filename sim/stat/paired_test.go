package stat_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"nines/sim/stat"
)

func TestDifferenceByHand(t *testing.T) {
	a := []float64{10, 12, nan, 17, 21}
	b := []float64{9, 10, 3, 14, 19}
	p := stat.Difference(a, b)
	// Differences 1, 2, 3, 2; a varies by 74/3 about 15, b by 62/3 about 13, and
	// together by 67/3.
	require.Equal(t, stat.Mean([]float64{1, 2, 3, 2}), p.Estimate)
	require.InDelta(t, 67/math.Sqrt(74*62), p.Correlation, 1e-14)
	require.InDelta(t, (74+62)/2., p.VarianceRatio, 1e-12)
	require.True(t, p.Shown)
	back := stat.Difference(b, a)
	require.Equal(t, -p.Mean, back.Mean)
	require.True(t, back.Shown)
}

func TestDifferenceNotShown(t *testing.T) {
	p := stat.Difference([]float64{1, 5, 3, 4}, []float64{2, 3, 4, 4})
	require.Zero(t, p.Mean)
	require.False(t, p.Shown)

	p = stat.Difference([]float64{1, 5, 3}, []float64{1, 5, 3})
	require.Equal(t, stat.Interval{}, p.Interval)
	require.False(t, p.Shown)
	require.InDelta(t, 1, p.Correlation, 1e-15)
	require.Equal(t, inf, p.VarianceRatio)

	for _, p := range []stat.Paired{
		stat.Difference(nil, nil),
		stat.Difference([]float64{1, nan}, []float64{nan, 2}),
		stat.Difference([]float64{5}, []float64{1}),
		stat.Difference([]float64{inf, 2, 3}, []float64{inf, 1, 1}),
	} {
		require.False(t, p.Shown)
		require.Equal(t, everything, p.Interval)
		require.True(t, math.IsNaN(p.Correlation) && math.IsNaN(p.VarianceRatio))
	}
	require.Panics(t, func() { stat.Difference([]float64{1}, nil) })
}

func TestDifferenceOfWhatDoesNotVary(t *testing.T) {
	p := stat.Difference([]float64{3, 3, 3}, []float64{1, 1, 1})
	require.Equal(t, stat.Interval{Low: 2, High: 2}, p.Interval)
	require.True(t, p.Shown)
	require.True(t, math.IsNaN(p.Correlation) && math.IsNaN(p.VarianceRatio))
	p = stat.Difference([]float64{3, 4, 5}, []float64{1, 1, 1})
	require.True(t, math.IsNaN(p.Correlation))
	require.InDelta(t, 1, p.VarianceRatio, 1e-15)
	p = stat.Difference([]float64{1, 2, 3}, []float64{3, 2, 1})
	require.InDelta(t, -1, p.Correlation, 1e-15)
	require.InDelta(t, 0.5, p.VarianceRatio, 1e-15, "common random numbers did harm")
}

func TestShare(t *testing.T) {
	e := stat.Share(5, 10)
	require.Equal(t, 10, e.N)
	require.Equal(t, 0.5, e.Mean)
	require.InDelta(t, 0.1870860, e.Low, 5e-8)
	require.InDelta(t, 0.8129140, e.High, 5e-8)
	require.InDelta(t, stat.Mean([]float64{0, 1, 0, 1, 0, 1, 0, 1, 0, 1}).StdDev, e.StdDev, 1e-15)

	e = stat.Share(0, 10)
	require.Zero(t, e.Low)
	require.InDelta(t, 1-math.Pow(0.025, 0.1), e.High, 1e-12)
	e = stat.Share(10, 10)
	require.Equal(t, 1.0, e.High)
	require.InDelta(t, math.Pow(0.025, 0.1), e.Low, 1e-12)

	// The ends are those truths that would make k just too many, or too few.
	e = stat.Share(17, 120)
	require.InDelta(t, 0.025, 1-distuv.Binomial{N: 120, P: e.Low}.CDF(16), 1e-10)
	require.InDelta(t, 0.025, distuv.Binomial{N: 120, P: e.High}.CDF(17), 1e-10)
}

func TestShareAtTheEdges(t *testing.T) {
	e := stat.Share(0, 0)
	require.True(t, math.IsNaN(e.Mean) && math.IsNaN(e.StdDev))
	require.Equal(t, stat.Interval{Low: 0, High: 1}, e.Interval)
	e = stat.Share(1, 1)
	require.True(t, math.IsNaN(e.StdDev))
	require.InDelta(t, 0.025, e.Low, 1e-12)
	for _, kn := range [][2]int{{-1, 3}, {4, 3}, {0, -1}} {
		require.Panics(t, func() { stat.Share(kn[0], kn[1]) })
	}
}
