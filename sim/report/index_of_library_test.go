package report_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// TestTheIndexOfTheLibrary holds the tables in scenarios/README.md to the recorded results, whose bytes TestReferenceResults holds to
// the simulation. The last column is a person's.
func TestTheIndexOfTheLibrary(t *testing.T) {
	table := reporttest.LibraryTable(t)
	for i, name := range scenarios.Names() {
		read := report.DocumentAgain
		if i%effort.Of(8, 1) == 0 {
			read = report.ReadDocument // which also holds it to the schema
		}
		d, err := read(reporttest.Recorded(t, name, "report.json"))
		require.NoError(t, err)
		label := "[`" + name + "`](" + name + scenarios.Extension + ")"
		for i, want := range append([]string{d.Scenario.Question}, withAndWithout(d.Answer)...) {
			table.Hold(label, i+2, want)
		}
	}
	table.Close()
}

// TestTheIndexOfIncidents holds the table of published figures in scenarios/README.md to the recorded results and to the files.
// There is a row for each figure, and none besides.
func TestTheIndexOfIncidents(t *testing.T) {
	table, rows := reporttest.LibraryTable(t), 0
	for _, name := range scenarios.Names() {
		list := comparedOf(t, name)
		for i := range list {
			c := &list[i]
			used := "predicted"
			if c.Fitted {
				used = "fitted"
			}
			label := "`" + name + "`: " + c.Called()
			for column, want := range []string{c.Range(), c.InWords(), fmt.Sprintf("%+.1f", c.Distance), used} {
				table.Hold(label, column+2, want)
			}
			rows++
		}
	}
	require.Len(t, regexp.MustCompile("(?m)^\\| `[a-z0-9-]+`: ").FindAllString(table.Text, -1), rows, "rows of figures that no file has")
	table.Close()
}

// withAndWithout are the figure under the first strategy of the question, the figure under the best, and what the best is.
func withAndWithout(a *report.Answer) []string {
	in := phrase.InUnit(a.Unit)
	first := phrase.WithInterval(a.Strategies[0].Figure.Estimate, in)
	if len(a.Strategies) == 1 {
		return []string{first, "–", "–"}
	}
	best := a.Strategies[slices.IndexFunc(a.Strategies, func(s report.Answering) bool { return s.Name == a.Order[0] })]
	return []string{first, phrase.WithInterval(best.Figure.Estimate, in), best.Title}
}
