package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// TestNumbersOfStrategies: a comparison has the numbers that differ between its strategies, and counts those of all together.
func TestNumbersOfStrategies(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps", text)
	require.NoError(t, err)
	c := reporttest.Compared(t, "first-steps", 3)
	d, err := report.ComparisonOf(c, doc.Leaves, measure.WholeRun, "0.1.0")
	require.NoError(t, err)
	type number struct{ path, text, kind string }
	all, common := map[number]bool{}, 0
	for s := range c.Results {
		leaves, err := doc.Leaves(d.Strategies[s].Name)
		require.NoError(t, err)
		own := map[string]bool{}
		for _, p := range d.Strategies[s].Numbers {
			own[p.Path] = true
		}
		for _, l := range leaves {
			if all[number{l.Path, l.Text, l.Kind}] {
				common++
				require.False(t, own[l.Path], "%s is the same under both", l.Path)
			} else {
				all[number{l.Path, l.Text, l.Kind}] = true
			}
		}
	}
	require.Len(t, c.Results, 2)
	require.Equal(t, len(all), d.Origins.Written()+d.Origins.Default)
	require.Equal(t, len(all), common+len(d.Strategies[0].Numbers)+len(d.Strategies[1].Numbers), "each number is common, or somebody's own")
	require.NotEmpty(t, append(d.Strategies[0].Numbers, d.Strategies[1].Numbers...))

	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	back, err := report.ReadComparison(out.Bytes())
	require.NoError(t, err)
	require.Equal(t, d.Strategies[1].Numbers, back.Strategies[1].Numbers)
}
