package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report/reporttest"
)

// TestCallingAgainHelps: where each call is lost with the same probability, that share of the calls is lost, and who calls
// again until it works is helped; where it is the same callers all through, calling again is in vain.
func TestCallingAgainHelps(t *testing.T) {
	find := func(only, name string) float64 {
		r := reporttest.ResultOf(t, "first-steps", 10,
			"trouble.power-cut=none", "trouble.t={on: providers.network, only: {"+only+"}, at: 19:00, for: 1h, kind: down}",
			"recovery.assess.takes=4h", "study.windows={bad: 19:00-20:00}", "world.callers.redial.after.refused.share=100%",
			"world.callers.redial.at-most=50 calls", "world.callers.redial.longest-gap=10s")
		return r.Find(name, "bad", measure.Group{}).Mean
	}
	require.InDelta(t, 0.3, find("calls: 30%", "calls.unconnected-share"), 0.03)
	require.Less(t, find("calls: 30%", "callers.without-help"), 0.5*find("share: 30%", "callers.without-help"))
	require.Greater(t, find("share: 30%", "calls.unconnected-share"), 0.8)
}
