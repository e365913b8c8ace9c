package random

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// times are all the arrivals, in seconds.
func times(a Arrivals) []float64 {
	var ts []float64
	for {
		t, ok := a.Next()
		if !ok {
			return ts
		}
		ts = append(ts, float64(t)/1e6)
	}
}

// Frozen first arrivals: rate, stream, inversion and rounding together.
func TestArrivalsAreFrozen(t *testing.T) {
	r := rising(t)
	a := NewArrivals(&r, New(1, 0).Stream("callers"), 1)
	for i, want := range []int64{635138, 2055905, 5462845, 9542421} {
		got, ok := a.Next()
		require.True(t, ok)
		require.Equal(t, want, got, "arrival %d", i)
	}
}

// Each arrival is where the plain inverse puts its epoch, over jumps and pauses.
func TestArrivalsFollowTheInverse(t *testing.T) {
	r, err := NewRate([]Piece{{10, 20, 1, 1}, {20, 30, 0, 0}, {30, 400, 4, 0}})
	require.NoError(t, err)
	stream := New(2, 0).Stream("callers")
	a, epoch, n := NewArrivals(&r, stream, 1.5), 0., 0
	for {
		epoch += stream.Exp()
		want, more := r.Inverse(epoch / 1.5)
		got, ok := a.Next()
		require.Equal(t, more, ok)
		if !ok {
			break
		}
		n++
		require.Equal(t, toMicros(want), got)
	}
	require.Greater(t, n, 900)
	_, ok := a.Next()
	require.False(t, ok, "the end is the end")
}

// The k-th caller has the same epoch under any rate: only the time moves.
func TestTheSameCallersUnderAnotherRate(t *testing.T) {
	r := rising(t)
	flat, err := NewRate([]Piece{{0, 3600, 2, 2}})
	require.NoError(t, err)
	stream := func() Stream { return New(3, 0).Stream("callers") }
	base, busy := times(NewArrivals(&r, stream(), 1)), times(NewArrivals(&r, stream(), 3))
	other := times(NewArrivals(&flat, stream(), 1))
	require.Greater(t, len(busy), 2*len(base))
	for k := range base {
		epoch := r.Cumulative(base[k])
		require.InDelta(t, epoch, 3*r.Cumulative(busy[k]), 1e-5)
		require.InDelta(t, epoch, flat.Cumulative(other[k]), 1e-5)
	}
	scaled := r.Times(3)
	require.Equal(t, busy, times(NewArrivals(&scaled, stream(), 1)))
}

func TestNobodyComes(t *testing.T) {
	r, zero := rising(t), Rate{}
	require.Empty(t, times(NewArrivals(&r, New(1, 0).Stream("callers"), 0)))
	require.Empty(t, times(NewArrivals(&zero, New(1, 0).Stream("callers"), 1)))
	require.PanicsWithValue(t, "random: a rate needs a factor of 0 or more, not NaN", func() {
		NewArrivals(&r, Stream{}, math.NaN())
	})
}

// Counts per bin are Poisson: mean and dispersion index, over replications.
func TestCountsPerBinArePoisson(t *testing.T) {
	const n, bins, width = 2000, 10, 60.
	r := rising(t)
	counts := [bins][]float64{}
	for b := range counts {
		counts[b] = make([]float64, n)
	}
	for i := range n {
		for _, at := range times(NewArrivals(&r, New(4, i).Stream("callers"), 1)) {
			counts[int(at/width)][i]++
		}
	}
	chi := distuv.ChiSquared{K: n - 1}
	for b := range bins {
		want := r.Cumulative(width*float64(b+1)) - r.Cumulative(width*float64(b))
		requireMean(t, want, counts[b], fmt.Sprintf("bin %d", b))
		mean, variance := stat.MeanVariance(counts[b], nil)
		dispersion := (n - 1) * variance / mean
		require.Greater(t, dispersion, chi.Quantile(5e-7))
		require.Less(t, dispersion, chi.Quantile(1-5e-7))
		if b > 0 {
			requireUncorrelated(t, counts[b-1], counts[b], "neighbouring bins")
		}
	}
}

// Given their number, the cumulative rates at the arrivals are uniform.
func TestArrivalsAreUniformInCumulativeRate(t *testing.T) {
	r := rising(t)
	var shares []float64
	for i := range 500 {
		for _, at := range times(NewArrivals(&r, New(5, i).Stream("callers"), 1)) {
			shares = append(shares, r.Cumulative(at)/r.Cumulative(600))
		}
	}
	requireUniform(t, shares)
}

// A gamma factor for the day makes the count negative binomial: with a forecast of 1660
// and a gamma of shape 10 its standard deviation is 526.517, not 40.7.
func TestDayFactorOverdisperses(t *testing.T) {
	const forecast, shape, n = 1660., 10., 4000
	factor := must(t)(Gamma(1, 1/math.Sqrt(shape)))
	variance := forecast + forecast*forecast*factor.Variance()
	require.InDelta(t, 526.517, math.Sqrt(variance), 0.0005)

	r, err := NewRate([]Piece{{0, 7200, forecast / 7200, forecast / 7200}})
	require.NoError(t, err)
	day := NewPurpose("day factor")
	counts, squares := make([]float64, n), make([]float64, n)
	for i := range n {
		draws := New(6, i)
		a := NewArrivals(&r, draws.Stream("callers"), factor.Quantile(draws.Key("callers").Uniform(day, 0)))
		for _, ok := a.Next(); ok; _, ok = a.Next() {
			counts[i]++
		}
		squares[i] = (counts[i] - forecast) * (counts[i] - forecast)
	}
	requireMean(t, forecast, counts, "count")
	requireMean(t, variance, squares, "variance of the count")
}

func TestNextDoesNotAllocate(t *testing.T) {
	r := rising(t).Times(1000)
	a := NewArrivals(&r, New(1, 0).Stream("callers"), 1)
	require.Zero(t, testing.AllocsPerRun(10_000, func() { a.Next() }))
}
