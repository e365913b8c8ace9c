package chart

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
)

// tableOf is one of the regulator's tables by its title.
func tableOf(t *testing.T, d *report.Document, title string) text.Section {
	t.Helper()
	for _, s := range text.RegulatorTables(d) {
		if s.Title == title {
			return s
		}
	}
	t.Fatalf("no table %q", title)
	return text.Section{}
}

// figureIn reads a cell of a table.
func figureIn(t *testing.T, cell string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", " %", "").Replace(cell), 64)
	require.NoError(t, err, cell)
	return v
}

// TestTablesAddUp: the parts of a run by the clock, and by cause, platform and outcome, are the run.
func TestTablesAddUp(t *testing.T) {
	d := reporttest.ReferenceOf(t, "first-steps").Document
	sums := func(s text.Section) []float64 {
		sums := make([]float64, len(s.Header))
		for _, row := range s.Rows {
			for c := 1; c < len(row); c++ {
				sums[c] += figureIn(t, row[c])
			}
		}
		return sums
	}
	of := func(name string) float64 { return float64(d.Figure(name, measure.WholeRun).Mean) }
	const rounding = 0.5
	parts := func(s text.Section) float64 { return rounding * float64(len(s.Rows)) }

	outcomes := outcomeTable(d)
	got := sums(outcomes)
	require.Equal(t, []string{"from", "calls for help", "connected"}, outcomes.Header[:3])
	require.Len(t, outcomes.Rows, 8, "four hours")
	last := len(outcomes.Header) - 1
	require.Equal(t, "calls of others", outcomes.Header[last])
	everybodys := float64(d.FigureOf("calls.offered", measure.WholeRun, measure.ByKind, measure.Everybody.Name).Mean)
	require.InDelta(t, everybodys-of("calls.offered"), got[last], parts(outcomes))
	for c, name := range outcomes.Header[1:last] {
		name = "calls." + strings.Replace(name, "calls for help", "offered", 1)
		require.InDelta(t, of(name), got[c+1], parts(outcomes), name)
	}

	causes := causeTable(d)
	for c, cause := range d.CausesOfLoss() {
		require.Equal(t, cause.Cause, causes.Header[c+1])
		require.InDelta(t, float64(cause.Calls), sums(causes)[c+1], parts(causes), cause.Cause)
	}

	sent := sentTable(d)
	require.Equal(t, []string{"from", "calls made", "main", "spare"}, sent.Header)
	require.InDelta(t, everybodys, sums(sent)[1], parts(sent))
	for c, p := range d.World.Platforms {
		require.InDelta(t, float64(p.Calls), sums(sent)[c+2], parts(sent), p.Name)
	}

	quarters := tableOf(t, d, "For each quarter of an hour")
	lost := 0.0
	for _, row := range quarters.Rows {
		require.InDelta(t, figureIn(t, row[2])/figureIn(t, row[1]), figureIn(t, row[3])/100, 0.012, row[0])
		lost += figureIn(t, row[2])
	}
	require.Len(t, quarters.Rows, 16)
	require.InDelta(t, of("calls.unconnected"), lost, parts(quarters))
	require.InDelta(t, of("calls.unconnected"), figureIn(t, tableOf(t, d, "In 24 hours").Rows[0][2]), rounding)
}
