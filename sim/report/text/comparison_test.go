package text

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/words"
)

func TestComparisonFormats(t *testing.T) {
	d := reporttest.Compare(t, "first-steps", 5)
	var text, markdown, js, table bytes.Buffer
	require.NoError(t, WriteComparison(&text, d))
	require.NoError(t, WriteComparisonMarkdown(&markdown, d))
	require.NoError(t, d.JSON(&js))
	require.NoError(t, WriteCSV(&table, d))
	for _, line := range strings.Split(text.String(), "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), Width, line)
	}
	require.Contains(t, text.String(), "Best: ", "five replications show what twenty do")
	require.Contains(t, markdown.String(), "| callers affected |")
	var read report.Comparison
	require.NoError(t, json.Unmarshal(bytes.ReplaceAll(js.Bytes(), []byte(`"unreached"`), []byte("null")), &read))
	require.Equal(t, report.ComparisonFormat, read.Format)
	rows, err := csv.NewReader(&table).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+2*len(d.Measures))
	for _, row := range rows {
		require.Len(t, row, len(rows[0]))
	}
}

func TestNamesInCSVAreNoFormulas(t *testing.T) {
	require.Equal(t, "'=cmd", words.NoFormula("=cmd"))
	require.Equal(t, "as-happened", words.NoFormula("as-happened"))
	require.Equal(t, "", words.NoFormula(""))
}
