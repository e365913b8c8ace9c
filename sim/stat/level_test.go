package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// TestAtAnotherLevel holds the intervals at 90 and 99 % against tables: Student's t with 4 degrees of freedom is 2.1318
// and 4.6041; Clopper and Pearson's interval of 3 in 10.
func TestAtAnotherLevel(t *testing.T) {
	e := stat.Mean([]float64{1, 2, 3, 4, 5})
	half := func(e stat.Estimate) float64 { return (e.High - e.Low) / 2 }
	single := math.Sqrt(2.5 / 5)
	require.InDelta(t, 2.1318*single, half(e.At(0.90)), 1e-4)
	require.InDelta(t, 4.6041*single, half(e.At(0.99)), 1e-4)
	require.Equal(t, e, e.At(0.99).At(0.95), "nothing but the interval depends on it")
	require.Equal(t, 0.99, e.At(0.99).Level)

	s := stat.ShareAt(0.90, 3, 10)
	require.InDelta(t, 0.0873, s.Low, 1e-4)
	require.InDelta(t, 0.6066, s.High, 1e-4)

	_, ok := stat.QuantileAt(0.99, 0.5, make([]float64, 7))
	require.False(t, ok, "at 99 % the median wants 8")
	q, ok := stat.QuantileAt(0.99, 0.5, []float64{1, 2, 3, 4, 5, 6, 7, 8})
	require.True(t, ok)
	require.Equal(t, stat.Interval{Low: 1, High: 8}, q.Interval)
	require.InDelta(t, 1-math.Pow(2, -7), q.Level, 1e-12)
	require.Panics(t, func() { e.At(1) })
}

// TestOtherLevelsCoverAsTheySay does for 99 % and 90 % what TestIntervalsCoverTheTruth does for 95 %.
func TestOtherLevelsCoverAsTheySay(t *testing.T) {
	for _, level := range []float64{0.90, 0.99} {
		sd := math.Sqrt(level * (1 - level) / 2000)
		require.InDelta(t, level, cover(2, func(r *rand.Rand) stat.Interval {
			return stat.Mean(draw(12, func() float64 { return 2 + r.NormFloat64() })).At(level).Interval
		}), 3*sd*slack, "mean")
		require.InDelta(t, level, coverIn(resampled, 0, func(r *rand.Rand) stat.Interval {
			return stat.BootstrapAt(level, draw(40, r.NormFloat64), r.Uint64()).Interval
		}), 4*sd*resampledSlack, "bootstrap")
		require.Greater(t, cover(0.3, func(r *rand.Rand) stat.Interval {
			k := 0
			for range 50 {
				if r.Float64() < 0.3 {
					k++
				}
			}
			return stat.ShareAt(level, k, 50).Interval
		}), level-3*sd*slack, "share")
	}
}
