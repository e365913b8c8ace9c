package words

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		require.Equal(t, want, Thousands(n))
	}
	for n, want := range map[int]string{1: "first", 10: "tenth", 11: "11th", 21: "21st", 22: "22nd", 33: "33rd", 112: "112th", 123: "123rd"} {
		require.Equal(t, want, Ordinal(n))
	}
	require.Equal(t, "1 record", Several(1, "record", "records"))
	require.Equal(t, "2,000 people", Several(2000, "person", "people"))
}

func TestHarmless(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"} {
		require.Equal(t, "'"+text, NoFormula(text))
	}
	require.Equal(t, "a=b", NoFormula("a=b"))
	require.Equal(t, `\*a\*\_b\_ \|&lt;x&gt;`, NoMarkup("*a*_b_ |<x>"))
	require.Equal(t, "a b�", Clean("a\tb\x1b"))
}

// TestFill: no line is wider than the page unless a single word is, wide characters take two cells, and no word is lost.
func TestFill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "word", "容疑者", "naïve", "e\u0301tude", strings.Repeat("long", 9)}), 1, 30).Draw(t, "words")
		text := strings.Join(list, " ")
		filled := Fill(text, 30, 2, 4)
		require.Equal(t, strings.Fields(text), strings.Fields(filled))
		for i, line := range strings.Split(strings.TrimSuffix(filled, "\n"), "\n") {
			require.True(t, strings.HasPrefix(line, strings.Repeat(" ", map[bool]int{true: 2, false: 4}[i == 0])))
			require.True(t, Width(line) <= 30 || len(strings.Fields(line)) == 1, "%q", line)
		}
	})
	require.Equal(t, 6, Width("容疑者"))
	require.Equal(t, "容疑者  ", Padded("容疑者", 8))
}
