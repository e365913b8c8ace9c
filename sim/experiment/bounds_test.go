package experiment_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// TestIntervalsEndWhereValuesCan: of every measure of several scenarios, however few replications there are. No value is below
// zero and no share is above one, so no interval ends there. Both the interval of the report and the bootstrap's obey.
func TestIntervalsEndWhereValuesCan(t *testing.T) {
	for _, n := range []int{1, 2, 6, 20}[:effort.Of(3, 4)] {
		cut := 0
		for name, c := range worldsCompared(t, n) {
			for _, r := range c.Results {
				for place, m := range r.Plan.Measures.Measures() {
					if m.Name == "" {
						continue
					}
					requirePossible(t, r, place, &m, name)
					if plain := stat.Mean(r.Column(place)); plain.Low < 0 && !math.IsInf(plain.Low, -1) {
						cut++
					}
				}
			}
		}
		require.Equal(t, n > 1, cut > 20, "%d replications cut %d intervals", n, cut)
	}
}

// requirePossible holds that the values of a measure and the ends of its intervals are possible ones.
func requirePossible(t require.TestingT, r *experiment.Result, place int, m *measure.Measure, name string) {
	const rounding = 1e-9 // of sums
	most := math.Inf(1)
	if m.Unit == measure.Share {
		most = 1 + rounding
	}
	for _, v := range r.Column(place) {
		require.False(t, v < 0 || v > most, "%s: %s@%s of %v is %v", name, m.Name, m.Window, m.Group, v)
	}
	estimates := []stat.Estimate{r.Estimate(place)}
	if m.Group == (measure.Group{}) && estimates[0].Skewed {
		estimates = append(estimates, r.Bootstrap(place))
	}
	for _, e := range estimates {
		isKnown := !math.IsInf(e.Low, -1)
		require.False(t, isKnown && e.Low < -rounding || !math.IsInf(e.High, 1) && e.High > most, "%s: %s@%s of %v: %+v", name, m.Name, m.Window, m.Group, e)
		require.False(t, isKnown && (e.Low > e.Mean+rounding || e.High < e.Mean-rounding), "%s: %s@%s of %v: %+v", name, m.Name, m.Window, m.Group, e)
		require.False(t, isKnown && len(r.Rows) == 1, "one replication has no interval")
	}
}
