package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report/reporttest"
)

// TestTheChartOfTheRecoverySaysThatServiceWasNeverLost, where there is no clock of first service for that reason.
func TestTheChartOfTheRecoverySaysThatServiceWasNeverLost(t *testing.T) {
	nan := math.NaN()
	d := reporttest.Altered(t, 4, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 3600, reporttest.Never)
		for _, name := range measure.ClockNames {
			set(name, 600, 600, 600, nan)
		}
		set("recovery.first-service", nan)
	})
	require.Contains(t, recoveryChart(d).Sub, "Service was never lost altogether")
}
