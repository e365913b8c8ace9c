package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/phrase"
)

// TestQuantilesOfWhatDidNotEnd: censored times are later than all that is known, and never averaged.
func TestQuantilesOfWhatDidNotEnd(t *testing.T) {
	times, left := make([]float64, 100), make([]float64, 100)
	for i := range times {
		times[i], left[i] = float64(i+1), 1000
		if i >= 60 {
			times[i] = never
		}
	}
	q := quantilesOf(times, left)
	require.Equal(t, [2]Number{5, 50}, [2]Number{q.P05, q.Median})
	require.True(t, math.IsInf(float64(q.P95), 1))
	require.Equal(t, "> 16m 40s", phrase.TimeOf(q.P95, 1000))

	left[99], times[99] = 10, never // a replication that ended early: Kaplan and Meier, and not as if it had gone on for ever
	early := quantilesOf(times, left)
	require.Greater(t, early.P05, Number(4))
	require.Less(t, early.Median, Number(51))

	few := quantilesOf([]float64{3, 1, 2, math.NaN()}, []float64{9, 9, 9, 9})
	require.Equal(t, Number(2), few.Median)
	require.True(t, math.IsNaN(float64(few.P05)) && math.IsNaN(float64(few.Low)), "too few replications")
	require.Equal(t, Number(5), round(quantilesOf([]float64{5 + 1e-9}, []float64{5}).Median), "rounding is no error")
}

// round takes off what is less than a microsecond.
func round(n Number) Number { return Number(math.Round(float64(n)*1e6) / 1e6) }
