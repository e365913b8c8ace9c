package stat_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

func TestSoonerCountsTheUnreached(t *testing.T) {
	s := stat.CompareTimes([]float64{1, inf, 3, inf, 5, nan, 2}, []float64{2, 4, 3, inf, inf, 1, nan})
	require.Equal(t, []int{5, 2, 2, 1}, []int{s.N, s.Sooner, s.Same, s.Later})
	require.False(t, s.Known, "five pairs are too few for an interval of their median")

	a, b := []float64{9, 9, 9, 9, inf, inf, 9, 9}, []float64{10, 11, 12, inf, inf, inf, inf, inf}
	s = stat.CompareTimes(a, b)
	require.True(t, s.Known)
	require.Equal(t, -3.0, s.Median.Point, "the fourth of -inf -inf -inf -3 -2 -1 0 0")
	require.Equal(t, -s.Balance(0.95).Low, stat.CompareTimes(b, a).Balance(0.95).High)
}

// TestSoonerOfEqualTimesIsNothing, though the sets of days that reached it would differ.
func TestSoonerOfEqualTimesIsNothing(t *testing.T) {
	a := []float64{60, 70, inf, 80, 90, 100, inf, 110}
	s := stat.CompareTimes(a, a)
	require.Equal(t, 8, s.Same)
	require.Equal(t, 1.0, s.P())
	require.Zero(t, s.Median.Point)
	require.Equal(t, stat.Interval{}, s.Median.Interval)
	require.Equal(t, stat.Interval{Low: -0.5, High: 0.5}, s.Balance(0.95))
}

// TestSoonerByHand: of eight days that differ, one is later: 2·(1+8)/256.
func TestSoonerByHand(t *testing.T) {
	a, b := []float64{1, 1, 1, 1, 1, 1, 1, 3, 5}, []float64{2, 2, 2, 2, 2, 2, inf, 2, 5}
	require.InDelta(t, 18.0/256, stat.CompareTimes(a, b).P(), 1e-12)
}

// TestSoonerExcludesZeroTogether: the interval and the p-value say the same, and times that are alike are told apart at most
// once in twenty, with many of them unreached.
func TestSoonerExcludesZeroTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	tries, shown, covered := effort.Of(250, 20000), 0, 0
	for range tries {
		a, b := make([]float64, 40), make([]float64, 40)
		for i := range a {
			common := r.ExpFloat64()
			a[i], b[i] = common+r.ExpFloat64(), common+r.ExpFloat64()
			for _, x := range []*float64{&a[i], &b[i]} {
				if *x > 2 {
					*x = inf
				}
			}
		}
		s := stat.CompareTimes(a, b)
		require.Equal(t, s.P() < 0.05, !s.Balance(0.95).Contains(0))
		if s.P() < 0.05 {
			shown++
		}
		if s.Median.Contains(0) {
			covered++
		}
	}
	require.LessOrEqual(t, shown, tries*6/100+3)
	require.GreaterOrEqual(t, covered, tries*94/100-3)
}
