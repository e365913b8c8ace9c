package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/words"
)

// TestFormsAreToldEverywhere: the whole text, its Markdown and the sections of a page have every field, in lines that fit.
func TestFormsAreToldEverywhere(t *testing.T) {
	d := reporttest.DocumentOf(t, "first-steps", 3)
	var plain, markdown bytes.Buffer
	require.NoError(t, Write(&plain, d, ""))
	require.NoError(t, WriteMarkdown(&markdown, d, ""))
	paged := ""
	for _, s := range RegulatorTables(d) {
		for _, row := range s.Rows {
			paged += strings.Join(row, " ") + "\n"
		}
	}
	for _, f := range report.FormsOf(d) {
		require.Contains(t, plain.String(), strings.ToUpper("For the form: "+f.Title))
		for _, field := range f.Fields {
			for _, text := range []string{plain.String(), markdown.String(), paged} {
				require.Contains(t, text, field.Name)
			}
		}
	}
	for _, b := range Forms(d) {
		for _, line := range strings.Split(aligned(b), "\n") {
			require.LessOrEqual(t, words.Width(line), Width, line)
		}
	}
	require.Equal(t, 1, strings.Count(plain.String(), "Callers are not users."), "what holds for all forms stands once")
}
