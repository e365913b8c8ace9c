package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"nines/sim/effort"
	"nines/sim/stat"
)

func TestBootstrapIsDeterministic(t *testing.T) {
	xs := draw(40, rand.New(rand.NewPCG(1, 1)).ExpFloat64)
	before := slices.Clone(xs)
	e := stat.Bootstrap(xs, 7)
	require.Equal(t, e, stat.Bootstrap(xs, 7))
	require.Equal(t, before, xs)
	other := stat.Bootstrap(xs, 8)
	require.NotEqual(t, e.Interval, other.Interval)
	require.InDelta(t, e.Low, other.Low, 0.05*(e.High-e.Low))
	require.InDelta(t, e.High, other.High, 0.05*(e.High-e.Low))
}

func TestBootstrapIsMeanButForItsInterval(t *testing.T) {
	xs := append(draw(60, rand.New(rand.NewPCG(2, 1)).ExpFloat64), nan)
	m, b := stat.Mean(xs), stat.Bootstrap(xs, 1)
	require.True(t, b.Contains(b.Mean))
	require.Greater(t, b.High-b.Mean, b.Mean-b.Low, "longer on the side of the tail")
	require.Greater(t, b.High, stat.Student(m).High)
	require.Greater(t, b.Low, stat.Student(m).Low)
	require.Equal(t, stat.Student(m), stat.Student(b))
}

// Of two values the means anew are a binomial count.
func TestBootstrapByHand(t *testing.T) {
	// 50 times 0 and 50 times 1. The percentile is Φ(-1.984217·√(100/99)) =
	// 0.02307, and 40 and 60 are those of a binomial count of 100.
	xs := make([]float64, 100)
	for i := range 50 {
		xs[i] = 1
	}
	e := stat.Bootstrap(xs, 3)
	require.InDelta(t, 0.40, e.Low, 0.0101)
	require.InDelta(t, 0.60, e.High, 0.0101)
}

// TestBootstrapEndsByCounting: outside of either end lie as many of the means drawn as the level leaves, and the ends are means
// themselves. What the level leaves is worked out with other code.
func TestBootstrapEndsByCounting(t *testing.T) {
	for _, n := range []int{12, 40} {
		xs := draw(n, rand.New(rand.NewPCG(5, uint64(n))).ExpFloat64)
		for _, level := range []float64{0.8, 0.95, 0.99} {
			e := stat.BootstrapAt(level, xs, 3)
			apart := make([]float64, n)
			for i, x := range xs {
				apart[i] = x - e.Mean
			}
			below, above := 0, 0
			means := stat.Resampled(apart, 3)
			for i, shift := range means {
				means[i] = e.Mean + shift
				if means[i] < e.Low-1e-12 {
					below++
				}
				if means[i] > e.High+1e-12 {
					above++
				}
			}
			freedom, all := float64(n-1), float64(n)
			reach := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}.Quantile((1+level)/2) * math.Sqrt(all/freedom)
			outside := int(distuv.UnitNormal.CDF(-reach) * float64(len(means)))
			require.Equal(t, [2]int{outside, outside}, [2]int{below, above}, "%d at %v", n, level)
			require.True(t, slices.ContainsFunc(means, func(m float64) bool { return math.Abs(m-e.Low) < 1e-12 }))
			require.True(t, slices.ContainsFunc(means, func(m float64) bool { return math.Abs(m-e.High) < 1e-12 }))
			require.Less(t, e.Low, e.Mean)
			require.Greater(t, e.High, e.Mean)
		}
	}
}

func TestBootstrapAgreesWithTWhereNothingIsSkewed(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	for _, n := range []int{10, 20, 50, 200} {
		var ratio float64
		for seed := range uint64(20) {
			xs := draw(n, r.NormFloat64)
			m, b := stat.Mean(xs), stat.Bootstrap(xs, seed)
			by := stat.Student(m)
			ratio += (b.High - b.Low) / (by.High - by.Low) / 20
		}
		require.InDelta(t, 1, ratio, 0.04, "n = %d", n)
	}
}

func TestBootstrapWithLittleToGoBy(t *testing.T) {
	for n := range 10 {
		require.Equal(t, everything, stat.Bootstrap(make([]float64, n), 1).Interval)
	}
	e := stat.Bootstrap(append(make([]float64, 20), inf), 1)
	require.True(t, math.IsNaN(e.Mean))
	require.Equal(t, everything, e.Interval)
	tenth := slices.Repeat([]float64{0.1}, 30)
	require.Equal(t, stat.Mean(tenth), stat.Bootstrap(tenth, 1))
}

// On days of which few are very bad, either interval misses more often than it
// should; the bootstrap less often, and less one-sidedly.
func TestBootstrapCoversSkewedDataNoWorseThanT(t *testing.T) {
	const n = 25
	experiments := effort.Of(125, 600)
	r := rand.New(rand.NewPCG(4, 2))
	truth := math.Exp(0.5)
	var byT, byB, byUs [3]int // below, within, above
	for seed := range uint64(experiments) {
		xs := draw(n, func() float64 { return math.Exp(r.NormFloat64()) })
		byT[side(stat.Student(stat.Mean(xs)), truth)]++
		byUs[side(stat.Mean(xs).Interval, truth)]++
		byB[side(stat.Bootstrap(xs, seed).Interval, truth)]++
	}
	t.Log("truth below, within, above: t", byT, "bootstrap", byB, "as it is", byUs)
	require.GreaterOrEqual(t, byUs[1], experiments*92/100)
	require.GreaterOrEqual(t, byB[1], byT[1])
	require.Less(t, byB[2], byT[2])
	require.GreaterOrEqual(t, byB[1], experiments*87/100)
}

// side is 0, 1, 2 for a truth below, within and above the interval.
func side(i stat.Interval, truth float64) int {
	switch {
	case truth < i.Low:
		return 0
	case truth > i.High:
		return 2
	}
	return 1
}
