package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestWhichStrategyLeavesTheFewest: the best of those that are shown to be better, and how many these are.
func TestWhichStrategyLeavesTheFewest(t *testing.T) {
	finding := func(d *report.Comparison) string { return DifferenceFinding(d, d.Measure("callers.never-connected")) }
	for want, never := range map[string][]report.Number{
		"Callers never connected: 100 ± 3 under a, 60 ± 3 under b, which is 40 ± 2 fewer":                                         {100, 60},
		"Callers never connected: 100 ± 3 under a, 140 ± 3 under b, which is 40 ± 2 more":                                         {100, 140},
		"Callers never connected: 100 ± 3 under a, 98 ± 3 under b; no difference is shown":                                        {100, 98},
		"Callers never connected: 40 ± 3 under c, which is 60 ± 2 fewer than under a; shown to leave fewer than a: 3 of 4 others": {100, 60, 40, 70, 130},
		"Callers never connected: 60 ± 3 under b, which is 40 ± 2 fewer than under a; shown to leave fewer than a: 1 of 2 others": {100, 60, 98},
		"A leaves 100 ± 3 callers never connected, and no other strategy is shown to leave fewer":                                 {100, 130, 97},
	} {
		require.Equal(t, want, finding(reporttest.Sides(never...)))
	}
	d := reporttest.Sides(100, 60, 70)
	d.Window = "flood"
	require.Equal(t, "Callers never connected: 60 ± 3 under b, which is 40 ± 2 fewer than under a, in the window flood; shown to leave fewer than a, in the window flood: 2 of 2 others", finding(d))
}
