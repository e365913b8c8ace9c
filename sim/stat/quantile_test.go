package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"nines/sim/stat"
)

// upTo returns 1 … n in no order, so that every observation is its own rank.
func upTo(n int) []float64 {
	xs := make([]float64, n)
	for i, k := range rand.New(rand.NewPCG(1, 2)).Perm(n) {
		xs[i] = float64(k + 1)
	}
	return xs
}

func TestQuantileRanks(t *testing.T) {
	for _, row := range []struct {
		n                int
		p                float64
		point, low, high int
		level            float64
	}{
		{100, 0.5, 50, 40, 61, 0.965},
		{100, 0.9, 90, 84, 96, 0.956},
		{100, 0.95, 95, 90, 100, 0.983},
		{200, 0.95, 190, 184, 197, 0.967},
		{1000, 0.99, 990, 983, 997, 0.976},
		{100, 0.07, 7, 2, 13, 0.972},
	} {
		q, ok := stat.Quantile(row.p, upTo(row.n))
		require.True(t, ok)
		require.Equal(t, row.n, q.N)
		require.Equal(t, row.p, q.P)
		require.Equal(t, float64(row.point), q.Point)
		require.Equal(t, []int{row.low, row.high}, []int{q.LowRank, q.HighRank})
		require.Equal(t, stat.Interval{Low: float64(row.low), High: float64(row.high)}, q.Interval)
		require.InDelta(t, row.level, q.Level, 5e-4)
	}
}

func TestQuantileRefusesWhereTooFew(t *testing.T) {
	for p, least := range map[float64]int{0.5: 6, 0.9: 29, 0.1: 29, 0.95: 59, 0.05: 59, 0.99: 299, 0.01: 299} {
		q, ok := stat.Quantile(p, upTo(least-1))
		require.False(t, ok)
		require.True(t, math.IsNaN(q.Point))
		require.Equal(t, everything, q.Interval)
		require.Equal(t, least-1, q.N)
		q, ok = stat.Quantile(p, upTo(least))
		require.True(t, ok)
		require.GreaterOrEqual(t, q.Level, 0.95)
	}
	_, ok := stat.Quantile(0.5, nil)
	require.False(t, ok)
	_, ok = stat.Quantile(0.99, upTo(300))
	require.True(t, ok)
}

// Every n and p keeps the promise: level at least 0.95 by direct summation, a
// point within the interval, and the mirror image for 1-p.
func TestQuantileKeepsItsLevel(t *testing.T) {
	for _, p := range []float64{0.01, 0.1, 0.25, 0.5, 0.9, 0.95, 0.99} {
		for n := 1; n <= 420; n += 1 + n/40 {
			q, ok := stat.Quantile(p, upTo(n))
			mirror, too := stat.Quantile(1-p, upTo(n))
			require.Equal(t, ok, too)
			if !ok {
				continue
			}
			inside := 0.0
			for k := q.LowRank; k < q.HighRank; k++ {
				inside += distuv.Binomial{N: float64(n), P: p}.Prob(float64(k))
			}
			require.InDelta(t, inside, q.Level, 1e-10)
			require.GreaterOrEqual(t, q.Level, 0.95)
			require.True(t, q.Contains(q.Point))
			require.Equal(t, []int{n + 1 - q.HighRank, n + 1 - q.LowRank}, []int{mirror.LowRank, mirror.HighRank})
		}
	}
}

func TestQuantileOfCensoredObservations(t *testing.T) {
	xs := upTo(100)
	for i, x := range xs {
		if x > 92 {
			xs[i] = inf
		}
	}
	q, ok := stat.Quantile(0.9, append(xs, nan, nan))
	require.True(t, ok)
	require.Equal(t, 100, q.N)
	require.Equal(t, 90.0, q.Point)
	require.Equal(t, stat.Interval{Low: 84, High: inf}, q.Interval)
	q, ok = stat.Quantile(0.95, xs)
	require.True(t, ok)
	require.Equal(t, inf, q.Point)
	require.Equal(t, stat.Interval{Low: 90, High: inf}, q.Interval)
}

func TestQuantileLeavesItsArgumentAlone(t *testing.T) {
	xs := upTo(50)
	before := slices.Clone(xs)
	stat.Quantile(0.5, xs)
	require.Equal(t, before, xs)
	for _, p := range []float64{0, 1, -0.5, nan} {
		require.Panics(t, func() { stat.Quantile(p, xs) })
	}
}
