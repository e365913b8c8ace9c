package text

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/sim/report/reporttest"
)

func TestTextKeepsWithinItsWidth(t *testing.T) {
	for _, name := range []string{"uk-2023-06-25", "first-steps", "hull-2015-12-28"} {
		for _, by := range []string{"", "region", "service"} {
			var out bytes.Buffer
			require.NoError(t, Write(&out, reporttest.ReferenceOf(t, name).Document, by))
			for _, line := range strings.Split(out.String(), "\n") {
				require.LessOrEqual(t, utf8.RuneCountInString(line), Width, line)
			}
			require.NotContains(t, out.String(), "NaN")
			require.NotContains(t, out.String(), "Inf")
		}
	}
}

// TestNamesAreData holds that what an author calls things does nothing on a terminal and in Markdown.
func TestNamesAreData(t *testing.T) {
	d := *reporttest.ReferenceOf(t, "first-steps").Document
	d.Scenario.Title = "<script>alert(1)</script> \x1b[31mred *bold* [x](y)"
	var text, markdown bytes.Buffer
	require.NoError(t, Write(&text, &d, ""))
	require.NoError(t, WriteMarkdown(&markdown, &d, ""))
	require.NotContains(t, text.String(), "\x1b")
	require.NotContains(t, markdown.String(), "<script>")
	require.NotContains(t, markdown.String(), "*bold*\n")
}

// TestBarsInTables are escaped once: by who writes the table.
func TestBarsInTables(t *testing.T) {
	var out strings.Builder
	require.NoError(t, WriteBlocksMarkdown(&out, []Block{{Title: "x", Header: []string{"", "a|b"}, Rows: [][]string{{`c|d\|e`, "1"}}}}))
	require.Contains(t, out.String(), `| a\|b |`)
	require.Contains(t, out.String(), `| c\|d\\\|e |`)
}
