package stat_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// TestRinottConstant holds h to the published table (2.453 for two systems, 20 replications, 95 %) and to values that were
// integrated elsewhere.
func TestRinottConstant(t *testing.T) {
	for _, row := range []struct {
		k, n0 int
		h     float64
	}{{2, 20, 2.4525}, {2, 50, 2.3731}, {5, 20, 3.3854}, {5, 50, 3.2420}, {10, 20, 3.8753}, {10, 50, 3.6868}} {
		require.InDelta(t, row.h, stat.RinottConstant(row.k, row.n0, 0.05), 1e-4, "%d systems, %d replications", row.k, row.n0)
	}
	require.InDelta(t, math.Sqrt2*1.6449, stat.RinottConstant(2, 5000, 0.05), 2e-3, "with the variance known it is the normal distribution's")
}

// TestRinott: with a standard deviation of 10 and a delta of 5, (2.4525·2)² is 24.06, so 25.
func TestRinott(t *testing.T) {
	first := around(0, 20)
	for i := range first {
		first[i] *= 10 * math.Sqrt(19.0/20)
	}
	require.InDelta(t, 10, stat.Mean(first).StdDev, 1e-9)
	require.Equal(t, 25, stat.Rinott(2, 0.05, 5, first))
	require.Equal(t, 20, stat.Rinott(2, 0.05, 50, first), "never fewer than there are")
	require.Panics(t, func() { stat.Rinott(1, 0.05, 5, first) })
	require.Panics(t, func() { stat.Rinott(2, 0.05, 0, first) })
}

// around has n values, alternately 1 below and 1 above the middle.
func around(middle float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = middle + float64(2*(i%2)-1)
	}
	return list
}
