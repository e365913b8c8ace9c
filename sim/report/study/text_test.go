package study_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/study"
	"nines/sim/report/study/studytest"
	"nines/sim/report/text"
	"nines/sim/words"
)

// fits holds that a text has lines of at most 100 cells, and none that could move a cursor.
func fits(t *testing.T, out string) {
	t.Helper()
	require.NotContains(t, out, "\x1b")
	for _, line := range strings.Split(out, "\n") {
		require.LessOrEqual(t, words.Width(line), text.Width, line)
	}
}

func brief(t *testing.T, d *study.Document) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, study.WriteBrief(&out, d))
	return out.String()
}

// TestBriefFitsAScreen: whatever a study found, the answer is whole and the rest is cut to one screen.
func TestBriefFitsAScreen(t *testing.T) {
	d := studytest.Made()
	fits(t, brief(t, d))
	for i := range 300 {
		d.Tables[0].Rows = append(d.Tables[0].Rows, []string{fmt.Sprint("a platform with a very long name, number ", i), strings.Repeat("9", 20), strings.Repeat("8", 20)})
		d.Doubts = append(d.Doubts, strings.Repeat("a doubt of many words ", 9))
	}
	d.Tables = append(d.Tables, d.Tables[0])
	out := brief(t, d)
	fits(t, out)
	require.LessOrEqual(t, strings.Count(out, "\n"), text.Screen)
	for _, line := range append(d.Answer, d.Doubts[0]) {
		require.Contains(t, strings.Join(strings.Fields(out), " "), line)
	}
	require.Contains(t, out, "more rows with --full.")
	require.Contains(t, out, "more with --full.")
}

// TestWhatToWriteIsNeverCut, however little room there is.
func TestWhatToWriteIsNeverCut(t *testing.T) {
	d := studytest.Made()
	paste := study.Table{ID: study.ToWrite, Title: "What to write into the file", Header: []string{"where", "write"}, Brief: true}
	for i := range 9 {
		paste.Rows = append(paste.Rows, []string{fmt.Sprint("value ", i), fmt.Sprint("written ", i)})
		d.Answer = append(d.Answer, strings.Repeat("an answer of many words ", 20))
	}
	d.Tables = append(d.Tables, paste)
	for i := range 9 {
		require.Contains(t, brief(t, d), fmt.Sprint("written ", i))
	}
}

// TestBriefHasOnlyBriefTables: the others are for --full.
func TestBriefHasOnlyBriefTables(t *testing.T) {
	d := studytest.Made()
	d.Tables[0].Brief = false
	require.NotContains(t, brief(t, d), "214")
}

// TestWholeHasEverything: nothing that the study says is missing from the full text.
func TestWholeHasEverything(t *testing.T) {
	d := studytest.Made()
	d.Charts[0].Table = study.Table{Title: "By seats", Header: []string{"seats", "share of days"}, Rows: [][]string{{"101", "60.4 %"}}}
	var out strings.Builder
	require.NoError(t, study.Write(&out, d))
	fits(t, out.String())
	flowing := strings.Join(strings.Fields(out.String()), " ")
	for _, list := range [][]string{d.Answer, d.Doubts, d.Method, d.Tables[0].Notes, {d.Command, "60.4 %", "214", "Strategy automatic, seed 7, nines 0.1.0.", strings.ToUpper(study.DoubtsTitle)}} {
		for _, line := range list {
			require.Contains(t, flowing, line)
		}
	}
}

// TestWideTablesAreDivided: every cell of a table that is wider than a page is shown, with the names beside it.
func TestWideTablesAreDivided(t *testing.T) {
	d := studytest.Made()
	wide := study.Table{Title: "Wide", Header: []string{"point"}, Rows: [][]string{{"first"}}, Notes: []string{"A note."}}
	for i := range 40 {
		wide.Header = append(wide.Header, fmt.Sprint("heading ", i))
		wide.Rows[0] = append(wide.Rows[0], fmt.Sprint("cell ", i))
	}
	d.Tables = []study.Table{wide}
	var out strings.Builder
	require.NoError(t, study.Write(&out, d))
	fits(t, out.String())
	for i := range 40 {
		require.Regexp(t, fmt.Sprintf(`cell %d\b`, i), out.String())
	}
	require.Contains(t, out.String(), "WIDE (CONTINUED)")
	require.Equal(t, 1, strings.Count(out.String(), "A note."))
}

// TestSentencesWrap: a table whose last column has sentences stays one table.
func TestSentencesWrap(t *testing.T) {
	d := studytest.Made()
	d.Tables = []study.Table{{Title: "Words", Header: []string{"what", "why"}, Rows: [][]string{{"one", strings.Repeat("because of this ", 20)}}, Brief: true}}
	var out strings.Builder
	require.NoError(t, study.Write(&out, d))
	fits(t, out.String())
	fits(t, brief(t, d))
	require.NotContains(t, out.String(), "CONTINUED")
}

// TestMarkdownIsHarmless: names of a scenario stand in it as they are, and make no markup.
func TestMarkdownIsHarmless(t *testing.T) {
	for _, write := range []func(*strings.Builder) error{
		func(out *strings.Builder) error { return study.WriteMarkdown(out, studytest.Made()) },
		func(out *strings.Builder) error { return study.WriteBriefMarkdown(out, studytest.Made()) },
	} {
		var out strings.Builder
		require.NoError(t, write(&out))
		require.Contains(t, out.String(), "# A made-up outage\n")
		require.Contains(t, out.String(), `&lt;b&gt;\|\*x\*`)
		require.NotContains(t, out.String(), "\x1b")
		require.Contains(t, out.String(), "| 115 |")
	}
}

// TestIntervalsAreExplained: a reader who meets ± or a star is told what it means, and nobody else.
func TestIntervalsAreExplained(t *testing.T) {
	d := studytest.Made()
	require.Empty(t, d.Intervals(), "a star in a name is no mark")
	d.Answer = append(d.Answer, "With 110 seats it is 104 ± 9.")
	require.NotContains(t, d.Intervals(), "*")
	d.Tables[0].Rows[0][1] = "131 ± 20*"
	require.Contains(t, brief(t, d), "* marks an approximate one.")
	require.Contains(t, strings.Join(d.Tables[0].Section().Notes, " "), "only approximate")
}
