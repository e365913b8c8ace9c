package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// TestWelchByHand: the means 4 and 10, with variances 2.5 of five and 24 of four. The squared error is 0.5 + 6, the degrees
// of freedom 6.5² / (0.5²/4 + 6²/3) = 3.5026, and the quantile of Student's t lies between those of 3 and of 4.
func TestWelchByHand(t *testing.T) {
	a, b := []float64{2, 3, nan, 4, 5, 6}, []float64{4, 10, 10, 16, nan}
	e := stat.Welch(a, b)
	require.Equal(t, 9, e.N)
	require.Equal(t, -6.0, e.Mean)
	require.True(t, math.IsNaN(e.StdDev), "an interval of one group would be wrong")
	half := (e.High - e.Low) / 2
	require.Greater(t, half, 2.776445*math.Sqrt(6.5))
	require.Less(t, half, 3.182446*math.Sqrt(6.5))
	require.InDelta(t, 2.943, half/math.Sqrt(6.5), 0.005)
	back := stat.Welch(b, a)
	require.Equal(t, stat.Interval{Low: -e.High, High: -e.Low}, back.Interval)
}

// TestWelchOfEqualGroupsIsStudent: as many on both sides that vary alike have 2n - 2 degrees of freedom; t with 8 is 2.3060.
func TestWelchOfEqualGroupsIsStudent(t *testing.T) {
	e := stat.Welch([]float64{1, 2, 3, 4, 5}, []float64{11, 12, 13, 14, 15})
	require.InDelta(t, 2.306004, (e.High-e.Low)/2, 1e-6)
	e = stat.WelchAt(0.99, []float64{1, 2, 3, 4, 5}, []float64{11, 12, 13, 14, 15})
	require.InDelta(t, 3.355387, (e.High-e.Low)/2, 1e-6)
	require.Equal(t, 0.99, e.Level)
}

func TestWelchWithLittleToGoBy(t *testing.T) {
	for _, e := range []stat.Estimate{
		stat.Welch(nil, nil), stat.Welch([]float64{1, nan}, []float64{1, 2, 3}), stat.Welch([]float64{1, 2}, []float64{1, inf}),
		stat.Welch([]float64{1e300, -1e300}, []float64{1, 2}), // too large to be squared
	} {
		require.Equal(t, everything, e.Interval)
		require.Equal(t, everything, e.At(0.5).Interval)
	}
	require.Equal(t, stat.Interval{Low: 2, High: 2}, stat.Welch([]float64{3, 3}, []float64{1, 1, 1}).Interval)
	require.Panics(t, func() { stat.WelchAt(1, nil, nil) })
}

func TestWelchCoversTheTruth(t *testing.T) {
	for _, level := range []float64{0.95, 0.999} {
		sd := math.Sqrt(level * (1 - level) / 2000)
		require.InDelta(t, level, cover(3, func(r *rand.Rand) stat.Interval {
			a := draw(9, func() float64 { return 3 + r.NormFloat64() })
			return stat.WelchAt(level, a, draw(40, func() float64 { return 5 * r.NormFloat64() })).Interval
		}), 3.5*sd*slack)
	}
}
