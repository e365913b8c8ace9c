package report_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// TestTheIndexOfTheLibrary holds the tables in scenarios/README.md to the recorded results, whose bytes TestReferenceResults holds to
// the simulation. The last column is a person's.
func TestTheIndexOfTheLibrary(t *testing.T) {
	table := reporttest.LibraryTable(t)
	for _, name := range scenarios.Names() {
		d, err := report.ReadDocument(reporttest.Recorded(t, name, "report.json"))
		require.NoError(t, err)
		label := "[`" + name + "`](" + name + scenarios.Extension + ")"
		for i, want := range append([]string{d.Scenario.Question}, withAndWithout(d.Answer)...) {
			table.Hold(label, i+2, want)
		}
	}
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
