package stat

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestCutIntervalsEndAtTheBound, at every level that they are asked for later, and stay as they are where they end before it.
func TestCutIntervalsEndAtTheBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0, 0, 1, 7, 40}), 2, 30).Draw(t, "losses")
		level := rapid.Float64Range(0.5, 0.9999).Draw(t, "level")
		for _, e := range []Estimate{Mean(xs), Mean(xs).At(level), Mean(xs).Within(0, 100).At(level)} {
			cut := e.CutAt(0, math.Inf(1))
			require.Equal(t, Interval{max(0, e.Low), e.High}, cut.Interval)
			require.Equal(t, Interval{max(0, e.At(level).Low), e.At(level).High}, cut.At(level).Interval)
		}
	})
}

// TestCutsLeaveWhatIsUnknown, and go no further than the mean, which rounding can take beyond the bound.
func TestCutsLeaveWhatIsUnknown(t *testing.T) {
	require.Equal(t, everything, Mean([]float64{3}).CutAt(0, math.Inf(1)).Interval)
	require.True(t, math.IsNaN(Mean(nil).CutAt(0, 1).Mean))
	above := Estimate{N: 2, Mean: 1 + 1e-15, Interval: Interval{0.9, 1.1}}.CutAt(0, 1)
	require.Equal(t, Interval{0.9, above.Mean}, above.Interval)
	require.Equal(t, Interval{0, 1}, Estimate{N: 2, Mean: 0.5, Interval: Interval{-1, 2}}.CutAt(0, 1).Interval)
}
