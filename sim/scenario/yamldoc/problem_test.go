package yamldoc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/sim/words"
)

func TestLongLinesAreShortenedAroundThePlace(t *testing.T) {
	line := []rune("start " + strings.Repeat("é", 300) + " HERE " + strings.Repeat("x", 300) + " end")
	for column, want := range map[int]string{
		1:   "    7 | start ",
		308: "    7 | …éé",
		616: "    7 | …xx",
	} {
		shown := Excerpt(line, 7, column, 4)
		above, below, _ := strings.Cut(shown, "\n")
		require.True(t, strings.HasPrefix(above, want), shown)
		require.LessOrEqual(t, utf8.RuneCountInString(above), words.PageWidth)
		at := strings.IndexRune(below, '^')
		require.Equal(t, string(line[column-1]), string([]rune(above)[at]), shown)
	}
}

func TestAPlaceBehindTheLineIsShownAtItsEnd(t *testing.T) {
	require.Equal(t, "   12 | ab\n      |   ^", Excerpt([]rune("ab"), 12, 9, 3))
	require.Equal(t, "    1 |\n      | ^", strings.ReplaceAll(Excerpt(nil, 1, 1, 0), "| \n", "|\n"))
}

func TestWhatIsPrintedIsHarmless(t *testing.T) {
	p := Problem{File: "a\x1b[31m.yaml", Line: 1, Column: 1, Path: "a\x00b", Message: "m\u202e\n", Allowed: "x\a", Suggestion: "\x7f"}
	p.Excerpt = Excerpt([]rune("\tk: \x1b\u202e"), 1, 2, 1)
	require.Equal(t, "a\uFFFD[31m.yaml:1:1: a\uFFFDb: m\uFFFD\uFFFD\n    1 |  k: \uFFFD\uFFFD\n      |  ^\n"+
		"   allowed: x\uFFFD; did you mean \"\\x7f\"?", p.Error())
}

func TestLongMessagesAreWrapped(t *testing.T) {
	p := Problem{File: "x.yaml", Message: strings.Repeat("word ", 50), Allowed: strings.Repeat("name, ", 60) + "last"}
	for i, line := range strings.Split(p.Error(), "\n") {
		require.LessOrEqual(t, len(line), words.PageWidth)
		require.Equal(t, i > 0, strings.HasPrefix(line, "   "), line)
	}
	long := strings.Repeat("x", 150)
	require.Equal(t, "x.yaml: a\n   "+long+"\n   b", Problem{File: "x.yaml", Message: "a " + long + " b"}.Error())
}

func TestAProblemWithoutAPlace(t *testing.T) {
	require.Equal(t, "m", Problem{Message: "m"}.Error())
	require.Equal(t, "a.b: m\n   did you mean \"c\"?", Problem{Path: "a.b", Message: "m", Suggestion: "c"}.Error())
}

func TestProblemsAreSortedAndSaidOnce(t *testing.T) {
	all := Problems{
		{File: "b", Line: 1}, {File: "a", Line: 2, Column: 3, Message: "z"}, {File: "a", Line: 2, Column: 3, Message: "m"},
		{File: "a", Line: 2, Column: 1}, {File: "a", Line: 2, Column: 3, Message: "z"}, {File: "a", Line: 1, Column: 9},
	}
	require.Equal(t, Problems{
		{File: "a", Line: 1, Column: 9}, {File: "a", Line: 2, Column: 1}, {File: "a", Line: 2, Column: 3, Message: "m"},
		{File: "a", Line: 2, Column: 3, Message: "z"}, {File: "b", Line: 1},
	}, all.Tidy())
	require.Empty(t, Problems(nil).Tidy())
}
