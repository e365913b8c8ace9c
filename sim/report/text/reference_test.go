package text

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// referenceComparison takes a minute to simulate. The small form of the tests reads it as it is recorded.
func referenceComparison(t *testing.T) *report.Comparison {
	kept, err := report.ReadComparison(reporttest.Recorded(t, reporttest.TheDay, "comparison.json"))
	require.NoError(t, err)
	if !effort.IsLong() {
		return kept
	}
	text, ok := scenarios.Text(reporttest.TheDay)
	require.True(t, ok)
	doc, err := scenario.Load(reporttest.TheDay+scenarios.Extension, text)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, name := range doc.StrategyNames() {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		fewer := *plan
		fewer.Replications = reporttest.Replications
		plans = append(plans, &fewer)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	d, err := report.ComparisonOf(c, doc.Leaves, "run", "0.1.0")
	require.NoError(t, err)
	require.NoError(t, d.PlayBack(c.Results, reporttest.Again))
	d.Base = reporttest.WithoutNewFigures(d.Base, kept.Base)
	d.Answer.OverRanges, d.Answer.OverHabits = kept.Answer.OverRanges, kept.Answer.OverHabits // simulated by the command; package ranged has its tests
	return d
}

// TestReferenceComparison holds the comparison to the byte, and the table in results/README.md to it. The small form words the recorded
// document again.
func TestReferenceComparison(t *testing.T) {
	d := referenceComparison(t)
	for file, write := range map[string]func(*bytes.Buffer) error{
		"comparison.json": func(b *bytes.Buffer) error { return d.JSON(b) },
		"comparison.txt":  func(b *bytes.Buffer) error { return WriteComparison(b, d) },
		"comparison.md":   func(b *bytes.Buffer) error { return WriteComparisonMarkdown(b, d) },
		"comparison.csv":  func(b *bytes.Buffer) error { return WriteCSV(b, d) },
	} {
		want := reporttest.Recorded(t, reporttest.TheDay, file)
		var got bytes.Buffer
		require.NoError(t, write(&got))
		if !bytes.Equal(want, got.Bytes()) {
			t.Errorf("results/%s/%s differs from what is simulated now, first at line %d", reporttest.TheDay, file, reporttest.FirstDifference(want, got.Bytes()))
		}
	}
	table := reporttest.ResultsTable(t)
	for _, row := range strategyRows(d) {
		for column, want := range row[1:] {
			table.Hold(row[0], column+2, want)
		}
	}
	table.Close()
}

// strategyRows are the cells of the table of strategies in results/README.md, row by row.
func strategyRows(d *report.Comparison) [][]string {
	figures := map[string]*report.ComparedMeasure{}
	for i := range d.Measures {
		figures[d.Measures[i].Name] = &d.Measures[i]
	}
	rows := make([][]string, len(d.Strategies))
	for i, s := range d.Strategies {
		rows[i] = []string{"`" + s.Name + "`", s.Title}
		for _, name := range []string{"callers.affected", "callers.without-help", "recovery.first-service", "recovery.restored"} {
			m := figures[name]
			rows[i] = append(rows[i], strings.ReplaceAll(figureCell(m, m.Figures[i]), "*", ""))
		}
	}
	return rows
}
