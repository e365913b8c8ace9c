package report_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
)

// TestNumbersOfStrategies: a comparison has what each strategy changes of the numbers of the first, and counts those of all.
func TestNumbersOfStrategies(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps", text)
	require.NoError(t, err)
	c := reporttest.Compared(t, "first-steps", 3)
	d, err := report.ComparisonOf(c, doc.Leaves, measure.WholeRun, "0.1.0")
	require.NoError(t, err)
	require.Len(t, c.Results, 2)
	first, err := doc.Leaves(d.Strategies[0].Name)
	require.NoError(t, err)
	second, err := doc.Leaves(d.Strategies[1].Name)
	require.NoError(t, err)
	told := func(l yamldoc.Leaf) report.Provenance {
		return report.Provenance{Path: l.Path, Value: l.Text, Kind: l.Kind, Why: l.Why}
	}
	var changed []report.Provenance
	for _, l := range second {
		if !slices.ContainsFunc(first, func(f yamldoc.Leaf) bool { return told(f) == told(l) }) {
			changed = append(changed, told(l))
		}
	}
	require.NotEmpty(t, changed)
	require.Equal(t, changed, d.Strategies[1].Numbers)
	require.Empty(t, d.Strategies[0].Numbers, "they are all told elsewhere")
	require.Equal(t, len(first)+len(changed), d.Origins.Written()+d.Origins.Default)

	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	back, err := report.ReadComparison(out.Bytes())
	require.NoError(t, err)
	require.Equal(t, d.Strategies[1].Numbers, back.Strategies[1].Numbers)
}
