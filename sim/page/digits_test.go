package page_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/page"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
)

// TestDigitsAgree: a figure has the same digits in the report of the run, in the comparison, on the page and in the table.
func TestDigitsAgree(t *testing.T) {
	c := reporttest.Compare(t, "first-steps", 12)
	var run, compared, html, table bytes.Buffer
	require.NoError(t, text.Write(&run, c.Base, ""))
	require.NoError(t, text.WriteComparison(&compared, c))
	require.NoError(t, page.WriteComparison(&html, c))
	require.NoError(t, text.WriteCSV(&table, c))
	rows, err := csv.NewReader(&table).ReadAll()
	require.NoError(t, err)
	for measure, names := range map[string][2]string{
		"callers.without-help": {"without help", "callers without help"},
		"callers.affected":     {"affected", "callers affected"},
		"callers.delayed":      {"delayed", "callers delayed"},
		"calls.unconnected":    {"lost", "calls unconnected"},
		"calls.offered":        {"calls for help", "calls offered"},
	} {
		place := slices.IndexFunc(c.Measures, func(m report.ComparedMeasure) bool { return m.Name == measure })
		require.GreaterOrEqual(t, place, 0, measure)
		digits := phrase.Counted(c.Measures[place].Figures[0].Estimate)
		cell := `\s+` + regexp.QuoteMeta(digits) + `(\s|$)`
		require.Regexp(t, `(?m)^\s*`+names[0]+cell, run.String(), "the run")
		require.Regexp(t, `(?m)^\s*`+names[1]+cell, compared.String(), "the comparison")
		require.Contains(t, html.String(), ">"+digits+"<", "the page: %s", measure)
		row := slices.IndexFunc(rows, func(r []string) bool { return r[0] == measure && r[3] == c.Base.Scenario.Strategy })
		mean, err := strconv.ParseFloat(rows[row][5], 64)
		require.NoError(t, err)
		require.Equal(t, phrase.Count(c.Measures[place].Figures[0].Mean), phrase.Count(report.Number(mean)), "the table: %s", measure)
	}
}
