package experiment_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"
)

// TestDayFactorMixesSteadyStates: a gamma factor for each day gives the mixture of the days' steady states, by calls
// (sum over sum) or by days (mean of the shares), which are different numbers.
func TestDayFactorMixesSteadyStates(t *testing.T) {
	climb(t, load(t, "day-factor"), []check{
		{"abandoned", share("calls.abandoned", "calls.offered"), mixture(10, 9, 0.2), 0.10, mixture(9, 9, 0.2), mixture(11, 9, 0.2)},
	})
}

// TestMixture holds the integral against two values computed elsewhere.
func TestMixture(t *testing.T) {
	require.InDelta(t, 0.07456394, mixture(50, 48, 0.2), 1e-7)
	require.InDelta(t, 0.04450299, mixture(50, 48, 0.1), 1e-7)
}

// mixture is the share that abandons, by calls, over days whose load is a gamma factor of mean 1 times the load; mean
// patience is two services. Simpson's rule over all factors that matter.
func mixture(servers int, load, cv float64) float64 {
	factor := distuv.Gamma{Alpha: 1 / (cv * cv), Beta: 1 / (cv * cv)} // only asked for its density
	const from, to, n = 0.05, 3, 1000
	abandoned, offered := 0.0, 0.0
	for i := range n + 1 {
		x := from + (to-from)*float64(i)/n
		weight := []float64{2, 4}[i%2]
		if i == 0 || i == n {
			weight = 1
		}
		weight *= x * factor.Prob(x)
		offered += weight
		abandoned += weight * queue(servers, load*x, 2, 0).Abandoned
	}
	return abandoned / offered
}
