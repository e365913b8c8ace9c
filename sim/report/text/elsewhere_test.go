package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// TestWhoIsHelpedElsewhereIsNeitherHelpedNorLosesOut: where strategies differ in them, the table of people says that it leaves them
// out. A strategy that moves people to another number would otherwise seem to help nobody.
func TestWhoIsHelpedElsewhereIsNeitherHelpedNorLosesOut(t *testing.T) {
	const note = "Neither counts who found help elsewhere under one of the two: callers.moved does."
	day := report.Document{}
	day.Scenario.Start, day.Scenario.End = "2024-05-01T00:00:00Z", "2024-05-02T00:00:00Z"
	d := &report.Comparison{Base: &day, Strategies: []report.ComparedStrategy{{Name: "before"}, {Name: "moved"}}}
	require.NotContains(t, fates(d).Notes, note)
	d.Measures = []report.ComparedMeasure{{Name: "callers.moved", Figures: []report.Compared{{}, {Shown: true}}}}
	require.Contains(t, fates(d).Notes, note)
}
