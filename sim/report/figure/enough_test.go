package figure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/stat"
)

// TestEnough: with the root of the replications, or with their number where hardly any differs; a larger budget has more looks.
func TestEnough(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		what      string
		statistic plan.Statistic
		p         float64
		low, high float64 // the limits
		value     float64
		in        stat.Interval
		rare      bool
		want      int
	}{
		{"twice as wide as may be", plan.OfMean, 0, -inf, 12, 10, stat.Interval{Low: 6, High: 14}, false, 560},
		{"above the limit", plan.OfMean, 0, -inf, 9, 10, stat.Interval{Low: 7, High: 13}, false, 1300},
		{"below the limit", plan.OfMean, 0, 11, inf, 10, stat.Interval{Low: 8, High: 12}, false, 560},
		{"within two limits", plan.OfMean, 0, 9, 12, 10, stat.Interval{Low: 7, High: 13}, false, 1300},
		{"no loss seen", plan.OfMean, 0, -inf, 5, 0, stat.Interval{Low: 0, High: 248}, true, 7800},
		{"on the limit", plan.OfMean, 0, -inf, 10, 10, stat.Interval{Low: 9, High: 11}, false, 0},
		{"nothing may be lost, and nothing is", plan.OfMean, 0, -inf, 0, 0, stat.Interval{Low: 0, High: 248}, true, 0},
		{"more than anybody runs", plan.OfMean, 0, -inf, 10, 10 - 1e-6, stat.Interval{Low: 9, High: 11}, false, 0},
		{"no estimate", plan.OfQuantile, 0.9, -inf, 10, math.NaN(), stat.Interval{Low: -inf, High: inf}, false, 0},
		{"no error known", plan.OfMean, 0, -inf, 10, 9, stat.Interval{Low: -inf, High: inf}, false, 0},
		{"all keep it", plan.InAtLeast, 0.99, -inf, 10, 1, stat.Interval{Low: 0.96, High: 1}, false, 560},
		{"some do not", plan.InAtLeast, 0.9, -inf, 10, 0.95, stat.Interval{Low: 0.8, High: 0.99}, false, 1300},
		{"none does", plan.InAtMost, 0.01, -inf, 10, 0, stat.Interval{Low: 0, High: 0.0371}, false, 520},
	} {
		v := experiment.Verdict{Criterion: &plan.Criterion{Statistic: c.statistic, P: c.p, Low: c.low, High: c.high, Confidence: 0.95}, Ruling: experiment.Undecided, Value: c.value, Level: 0.95, Interval: c.in, N: 100, Of: 100, Rare: c.rare}
		require.InDelta(t, c.want, enough(&v), 10, c.what)
		v.Ruling = experiment.Held
		require.Zero(t, enough(&v))
	}
	for n, want := range map[float64]int{0.5: 1, 99.5: 100, 101: 110, 12001: 13000} {
		require.Equal(t, want, roundedUp(n))
	}
}
