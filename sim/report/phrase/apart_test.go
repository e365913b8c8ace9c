package phrase

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
)

var noon = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

// TestNumbersAreToldApartFromTheirLimits: what is not the limit never reads as if it were.
func TestNumbersAreToldApartFromTheirLimits(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		unit             measure.Unit
		statistic        plan.Statistic
		timeOfDay        bool
		value, low, high float64
		atLeast, atMost  float64
		want             string
	}{
		{measure.Share, plan.OfMean, false, 0.9949, 0.9938, 0.9961, 0.995, inf, "99.49 % [99.38 %, 99.61 %]"},
		{measure.Share, plan.OfMean, false, 0.99499, 0.9938, 0.9961, 0.995, inf, "99.499 % [99.380 %, 99.610 %]"},
		{measure.Callers, plan.OfMean, false, 49.6, 47.7, 51.53, 51.6, inf, "49.6 [47.7, 51.5] callers"}, // 52 would be beyond it
		{measure.Callers, plan.OfMean, false, 0.04, 0.02, 0.07, 0.005, inf, "0.04 [0.02, 0.07] callers"},
		{measure.Calls, plan.OfMean, false, 9.97, 9.9, 10.04, math.Inf(-1), 10, "9.970 [9.900, 10.04] calls"},
		{measure.Seconds, plan.OfMean, false, 59.97, 59.9, 59.99, math.Inf(-1), 60, "59.97s [59.90s, 59.99s]"},
		{measure.Share, plan.OfMean, false, 0.995, 0.98, 0.997, 0.995, inf, "99.5 % [98.0 %, 99.7 %]"}, // it is the limit
		{measure.Share, plan.OfMean, false, 0.9, 0.8, 0.95, 0.995, inf, "90.0 % [80.0 %, 95.0 %]"},
		{measure.Calls, plan.OfMean, false, 13867.4, 13639.6, 14639.7, 13246, 14640, "13,867.4 [13,639.6, 14,639.7] calls"},
		{measure.Calls, plan.OfMean, false, 13867.4, 13412.2, 14322.4, 13246, 14640, "13,867 [13,412, 14,322] calls"},
		{measure.Callers, plan.OfMean, false, 2, 1.96, 2.04, math.Inf(-1), 2, "2.00 [1.96, 2.04] callers"},
		{measure.Callers, plan.OfMean, false, 0, 0, 0, math.Inf(-1), 0, "0.0 [0.0, 0.0] callers"},
		{measure.Seconds, plan.OfMean, false, 4.98, 4.9, 5.06, math.Inf(-1), 5, "4.98s [4.90s, 5.06s]"},
		{measure.Clock, plan.OfMean, false, 3599.7, 3000, 3600.2, math.Inf(-1), 3600, "59m 59.7s [50m 00.0s, 1h 00m 00.2s]"},
		{measure.Clock, plan.OfMean, true, 3599.7, 3000, 3700, math.Inf(-1), 3600, "12:59:59.7 [12:50:00.0, 13:01:40.0]"},
		{measure.Instant, plan.OfMean, false, 46800, 43200.4, 50000, math.Inf(-1), 43200, "2 May 01:00:00.0 [2 May 00:00:00.4, 2 May 01:53:20.0]"},
		{measure.Calls, plan.InAtLeast, false, 0.9499, 0.9, 0.97, 100, inf, "94.99 % [90.00 %, 97.00 %]"},
		{measure.Calls, plan.OfQuantile, false, 12, 11, inf, math.Inf(-1), 100, "12 [11, …] calls"},
		{measure.Calls, plan.OfMean, false, -0.04, -3.2, 3.1, 1, inf, "0.0 [−3.2, 3.1] calls"},
	} {
		v := experiment.Verdict{
			Criterion: &plan.Criterion{Measure: measure.Measure{Unit: c.unit}, Statistic: c.statistic, TimeOfDay: c.timeOfDay, Low: c.atLeast, High: c.atMost, P: 0.95},
			Value:     c.value, Interval: stat.Interval{Low: c.low, High: c.high},
		}
		require.Equal(t, c.want, Measured(noon, &v))
	}
	require.Equal(t, "–", Measured(noon, &experiment.Verdict{Criterion: &plan.Criterion{}, Value: math.NaN()}))
}

// TestBetterByAnything: the smallest number there is, as a limit, is not written out.
func TestBetterByAnything(t *testing.T) {
	v := experiment.Verdict{
		Criterion: &plan.Criterion{Measure: measure.Measure{Unit: measure.Calls}, Statistic: plan.OfMean, Against: "b", Low: math.SmallestNonzeroFloat64, High: math.Inf(1)},
		Value:     12.2, Interval: stat.Interval{Low: 0, High: 24.4},
	}
	require.Equal(t, "12 [0.0, 24] calls", Measured(noon, &v))
}
