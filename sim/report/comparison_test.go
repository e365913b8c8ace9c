package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/reporttest"
)

func TestComparisonFindsTheBetterStrategy(t *testing.T) {
	d := reporttest.Compare(t, "first-steps", 60, "study.indifference=10 callers")
	never := reporttest.Of(d, t, "callers.without-help")
	require.True(t, never[1].Shown)
	require.Positive(t, float64(never[1].Difference.Low), "waiting loses more than switching")
	require.InDelta(t, float64(never[1].Mean-never[0].Mean), float64(never[1].Difference.Mean), 1e-6)
	require.InDelta(t, float64(never[1].Mean-never[0].Mean), float64(d.Strategies[1].Lost.Mean-d.Strategies[1].Gained.Mean), 2,
		"who is gained and who is lost is the difference, but for those still calling at the end")
	require.Equal(t, "switch", d.Ranking.Best)
	require.Zero(t, d.Ranking.More)
	detected := reporttest.Of(d, t, "recovery.detected")
	require.False(t, detected[1].Shown, "both notice at the same time: the same people on the same evening")
}

func TestComparisonOfEqualsShowsNothing(t *testing.T) {
	d := reporttest.Compare(t, "first-steps", 25, "trouble.power-cut.until=19:00:01", "study.indifference=1 caller")
	for _, m := range d.Measures {
		require.False(t, m.Figures[1].Shown, m.Name)
	}
	require.LessOrEqual(t, float64(d.Strategies[1].Gained.Mean), 1.0)
}
