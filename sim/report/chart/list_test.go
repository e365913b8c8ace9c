package chart

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/reporttest"
)

// TestEveryChartIsWellFormed: it has a name of its own, a place, and only tones that have a colour.
func TestEveryChartIsWellFormed(t *testing.T) {
	seen := map[string]bool{}
	charts := append(Of(reporttest.DocumentOf(t, "first-steps", 3)), OfComparison(reporttest.Compare(t, "first-steps", 3))...)
	for _, c := range charts {
		require.False(t, seen[c.ID], "two charts are called %s", c.ID)
		seen[c.ID] = true
		require.NotEmpty(t, c.Place, c.ID)
		require.NotEmpty(t, c.Title, c.ID)
		for _, m := range c.Marks {
			require.Contains(t, Palette, m.Tone, c.ID)
		}
	}
	for _, id := range []string{"calls", "by-service", "recovery", "difference-callers-affected", "lost-under-wait"} {
		require.True(t, seen[id], "no chart %s", id)
	}
}
