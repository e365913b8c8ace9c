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

// Of two kinds of replication the residuals anew are a binomial count, as in
// TestBootstrapByHand.
func TestBootstrapRatioByHand(t *testing.T) {
	// 50 times 1 of 1 and 50 times 0 of 3: 1 in 4. The residuals, over the mean of
	// 2, are 3/8 and -3/8; 40 and 60 of the one are 0.2·3/8 to either side.
	num, den := make([]float64, 100), make([]float64, 100)
	for i := range 50 {
		num[i], den[i], den[50+i] = 1, 1, 3
	}
	e := stat.BootstrapRatio(num, den, 3)
	require.Equal(t, 0.25, e.Mean)
	require.InDelta(t, 0.175, e.Low, 0.0076)
	require.InDelta(t, 0.325, e.High, 0.0076)
}

func TestBootstrapRatioIsRatioButForItsInterval(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 7))
	num, den := daysOfLoss(r, 60)
	num, den = append(num, nan, 1), append(den, 1, nan)
	numBefore, denBefore := slices.Clone(num), slices.Clone(den)
	m, b := stat.Ratio(num, den), stat.BootstrapRatio(num, den, 1)
	require.Equal(t, b, stat.BootstrapRatio(num, den, 1), "the same every time")
	require.NotEqual(t, b.Interval, stat.BootstrapRatio(num, den, 2).Interval)
	require.True(t, slices.EqualFunc(numBefore, num, same) && slices.EqualFunc(denBefore, den, same))
	require.True(t, m.Skewed)
	require.Greater(t, b.High-b.Mean, b.Mean-b.Low, "longer on the side of the tail")
	require.Greater(t, b.High, stat.Student(m).High)
	require.Greater(t, b.Low, stat.Student(m).Low)
	wider := stat.BootstrapRatioAt(0.99, num, den, 1)
	require.Equal(t, 0.99, wider.Level)
	require.Less(t, wider.Low, b.Low)
	require.Greater(t, wider.High, b.High)
	require.Equal(t, stat.Student(m), stat.Student(b))
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func TestBootstrapRatioOverOneIsBootstrap(t *testing.T) {
	xs := draw(40, func() float64 { return 0.25 })
	xs[3], xs[17] = 8, 2.25
	require.Equal(t, stat.Bootstrap(xs, 5), stat.BootstrapRatio(xs, slices.Repeat([]float64{1}, 40), 5))
}

func TestBootstrapRatioWithLittleToGoBy(t *testing.T) {
	for n := range 10 {
		ones := slices.Repeat([]float64{1}, n)
		require.Equal(t, everything, stat.BootstrapRatio(ones, ones, 1).Interval)
	}
	none := stat.BootstrapRatio(make([]float64, 20), make([]float64, 20), 1)
	require.True(t, math.IsNaN(none.Mean))
	require.Equal(t, everything, none.Interval)
	require.Equal(t, 20, none.N)
	days := draw(30, rand.New(rand.NewPCG(3, 3)).ExpFloat64)
	always := stat.BootstrapRatio(days, days, 1)
	require.InDelta(t, 1, always.Low, 1e-12)
	require.InDelta(t, 1, always.High, 1e-12)
	require.Panics(t, func() { stat.BootstrapRatio([]float64{1}, nil, 1) })
	require.Panics(t, func() { stat.BootstrapRatioAt(1, days, days, 1) })
}

// daysOfLoss are days of different size; on a few much of a day's calls are lost, on
// most hardly any. In the long run it is a quarter.
func daysOfLoss(r *rand.Rand, n int) (lost, calls []float64) {
	for range n {
		size := 500 + 1000*r.Float64()
		lost = append(lost, size*0.25*math.Exp(r.NormFloat64()-0.5))
		calls = append(calls, size)
	}
	return lost, calls
}

// As for Bootstrap: either interval misses too often, this one less, and on either
// side.
func TestBootstrapRatioCoversSkewedDataNoWorseThanT(t *testing.T) {
	experiments := effort.Of(125, 600)
	r := rand.New(rand.NewPCG(4, 3))
	var byT, byB, byUs [3]int // below, within, above
	for seed := range uint64(experiments) {
		lost, calls := daysOfLoss(r, 25)
		byT[side(stat.Student(stat.Ratio(lost, calls)), 0.25)]++
		byUs[side(stat.Ratio(lost, calls).Interval, 0.25)]++
		byB[side(stat.BootstrapRatio(lost, calls, seed).Interval, 0.25)]++
	}
	t.Log("truth below, within, above: t", byT, "bootstrap", byB, "as it is", byUs)
	require.GreaterOrEqual(t, byUs[1], experiments*92/100)
	require.GreaterOrEqual(t, byB[1], byT[1])
	require.Less(t, byB[2], byT[2])
	require.GreaterOrEqual(t, byB[1], experiments*87/100)
}

func TestBootstrapRatioCoversTheTruthWhereNothingIsSkewed(t *testing.T) {
	require.InDelta(t, 0.95, coverIn(resampled, 0.3, func(r *rand.Rand) stat.Interval {
		num, den := make([]float64, 20), make([]float64, 20)
		for i := range den {
			den[i] = 500 + 1000*r.Float64()
			num[i] = den[i] * (0.3 + 0.05*r.NormFloat64())
		}
		return stat.BootstrapRatio(num, den, r.Uint64()).Interval
	}), 0.015*resampledSlack)
}
