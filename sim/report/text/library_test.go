package text

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestReferenceResults holds the results of the library to the byte. After a change that is meant to move them, renew
// them with `.ci/renew`, and read what has moved with git diff before committing it. The small form simulates the quick ones, and
// words the recorded documents of the others again.
func TestReferenceResults(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			kept, err := report.DocumentAgain(reporttest.Recorded(t, name, "report.json"))
			require.NoError(t, err)
			d := reporttest.WithoutNewFigures(reporttest.ReferenceOf(t, name).Document, kept)
			for file, write := range map[string]func(*bytes.Buffer) error{
				"report.json": func(b *bytes.Buffer) error { return d.JSON(b) },
				"report.txt":  func(b *bytes.Buffer) error { return Write(b, d, "") },
				"report.md":   func(b *bytes.Buffer) error { return WriteMarkdown(b, d, "") },
			} {
				want := reporttest.Recorded(t, name, file)
				var got bytes.Buffer
				require.NoError(t, write(&got))
				if !bytes.Equal(want, got.Bytes()) {
					t.Errorf("results/%s/%s differs from what is simulated now, first at line %d; see the comment of this test", name, file, reporttest.FirstDifference(want, got.Bytes()))
				}
			}
		})
	}
}
