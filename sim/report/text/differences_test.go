package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestWhichStrategyLeavesTheFewest: the best of those that are shown to be better, by its title where it has one.
func TestWhichStrategyLeavesTheFewest(t *testing.T) {
	finding := func(d *report.Comparison) string { return DifferenceFinding(d, d.Measure("callers.without-help")) }
	for want, never := range map[string][]report.Number{
		"With “b”, 40 fewer callers are without help than with “a”":                       {100, 60},
		"With “b”, 40 more callers are without help than with “a”":                        {100, 140},
		"With no other strategy fewer callers are shown to be without help than with “a”": {100, 130, 97},
		"With “c”, 60 fewer callers are without help than with “a”":                       {100, 60, 40, 70, 130},
	} {
		require.Equal(t, want, finding(reporttest.Sides(never...)))
	}
	one := reporttest.Sides(100, 60)
	m := one.Measure("callers.without-help")
	m.Figures[1].Difference.Mean = -1
	require.Equal(t, "With “b”, 1 fewer caller is without help than with “a”", DifferenceFinding(one, m))
	d := reporttest.Sides(100, 60, 70)
	d.Window = "flood"
	require.Equal(t, "With “b”, 40 fewer callers are without help than with “a”, in the window flood", finding(d))
}
