package text

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/doubt"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// fitsAScreen holds that a text is short and narrow enough, and that its last line gives the same run again.
func fitsAScreen(t *testing.T, text string, lines int) {
	t.Helper()
	require.LessOrEqual(t, strings.Count(text, "\n"), lines, text)
	for _, line := range strings.Split(text, "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), Width, line)
	}
	require.NotContains(t, text, "NaN")
	last := strings.Split(strings.TrimSpace(text), "\n")
	require.Regexp(t, `^ +\d+ replications, seed \d+, nines 0\.1\.0, digest [0-9a-f]{16}\. More: --full\.$`, last[len(last)-1])
}

// TestARunFitsAScreen: of every scenario of the library, with the question's strategies beside it too.
func TestARunFitsAScreen(t *testing.T) {
	for i, name := range scenarios.Names() {
		if i%effort.Of(3, 1) > 0 {
			continue
		}
		c := reporttest.Compared(t, name, 3)
		result, leaves := reporttest.Simulated(t, name, 3)
		d := report.New(result, leaves, "0.1.0")
		for _, isAlone := range []bool{true, false} {
			if !isAlone {
				d.Against(report.AnswerTo(c))
			}
			var out bytes.Buffer
			require.NoError(t, WriteBrief(&out, d, ""))
			fitsAScreen(t, out.String(), Screen)
			text := strings.Join(strings.Fields(out.String()), " ")
			for _, says := range append(Answer(d), d.Scenario.Question, "Of "+"", "WINDOWS") {
				require.Contains(t, text, says, name)
			}
		}
	}
}

// TestAComparisonFitsAScreen: a line for each strategy in both tables, from best to worst.
func TestAComparisonFitsAScreen(t *testing.T) {
	d := reporttest.Compare(t, "englewood-2014-04-09", 6)
	var out bytes.Buffer
	require.NoError(t, WriteBriefComparison(&out, d))
	fitsAScreen(t, out.String(), Screen)
	never, at := d.Measure(withoutHelp), -1
	for _, s := range inOrderOf(d) {
		from := strings.Index(out.String(), "\n  "+phrase.Cut(d.TitleOf(d.Strategies[s].Name), 14)[:10])
		require.Greater(t, from, at, "from best to worst")
		at = from
	}
	require.Less(t, never.Figures[inOrderOf(d)[0]].Mean, never.Figures[0].Mean)
}

// TestColumnsThatAreLeftOut of a table that is too wide are named, and its first column can still be read.
func TestColumnsThatAreLeftOut(t *testing.T) {
	wide := func(columns ...string) Block {
		b := Block{Header: append([]string{"", "one", "two", "three", "four", "five"}, columns...), Notes: []string{"First.", "Second."}}
		row := []string{strings.Repeat("x", 40)}
		for range b.Header[1:] {
			row = append(row, strings.Repeat("9", 10))
		}
		b.Rows = [][]string{row}
		return b.inWidth()
	}
	require.Equal(t, []string{"First.", "Second."}, wide().Notes, "there are few columns: the first is cut")
	require.Equal(t, []string{"First. Second. Columns left out: accidental, test calls (--full)."}, wide("accidental", "test calls").Notes)
	require.Len(t, wide("accidental", "test calls").Header, mostColumns)
	require.GreaterOrEqual(t, utf8.RuneCountInString(wide("accidental", "test calls").Rows[0][0]), 24)
}

// TestTitlesThatAreCutDiffer: a table that is too wide loses its last columns while titles with one beginning look alike.
func TestTitlesThatAreCutDiffer(t *testing.T) {
	titles := []string{"A health check of the backup by hand", "A health check of the backup by itself", "A spare"}
	for wide, columns := range map[int]int{10: 6, 11: 5, 14: 5, 16: 4, 24: 4} {
		b := Block{Header: []string{"", "one", "two", "three", "four", "five"}}
		for _, title := range titles {
			row := []string{title}
			for range b.Header[1:] {
				row = append(row, strings.Repeat("9", wide))
			}
			b.Rows = append(b.Rows, row)
		}
		b = b.inWidth()
		require.Len(t, b.Header, columns, wide)
		require.NotEqual(t, b.Rows[0][0], b.Rows[1][0], wide)
		require.Equal(t, titles[2], b.Rows[2][0])
		if columns < 6 {
			require.Contains(t, b.Notes[0], "five (--full).")
		}
	}
}

// TestNamesHaveRoom: where long times would leave little of the names, the last column goes first. The full form has it.
func TestNamesHaveRoom(t *testing.T) {
	of := func(name string, digits int) Block {
		b := Block{Header: []string{"value", "allowed", "what is left", "best", "shorter by", "the figures"}, Rows: [][]string{{name}}}
		for range b.Header[1:] {
			b.Rows[0] = append(b.Rows[0], strings.Repeat("9", digits))
		}
		return b.inWidth()
	}
	const long = "Until service is restored by the engineers"
	b := of(long, 15)
	require.Equal(t, b.Header, []string{"value", "allowed", "what is left", "best", "shorter by"})
	require.Equal(t, []string{"Columns left out: the figures (--full)."}, b.Notes)
	require.GreaterOrEqual(t, utf8.RuneCountInString(b.Rows[0][0]), leastName)
	require.LessOrEqual(t, b.width(), Width)
	require.Len(t, of(long, 12).Header, mostColumns, "there is room enough")
	require.Len(t, of("Until noon", 15).Header, mostColumns, "a short name fits")
}

// TestShortClocks have no seconds that are none, before a zone too.
func TestShortClocks(t *testing.T) {
	for clock, want := range map[string]string{
		"01:30:00": "01:30", "01:00:00": "01:00", "01:30:05": "01:30:05", "27 Oct 01:30:00": "27 Oct 01:30",
		"01:30:00 BST": "01:30 BST", "27 Oct 2024 01:00:00 GMT": "27 Oct 2024 01:00 GMT", "23:30:07 -03": "23:30:07 -03", "23:00:00 +1030": "23:00 +1030",
	} {
		require.Equal(t, want, ShortClock(clock))
	}
}

// TestDifferencesThatAreNotShown are explained where there is one.
func TestDifferencesThatAreNotShown(t *testing.T) {
	b := Block{Rows: [][]string{{"a", "5", isBase}, {"b", "6", "1 ± 0.2"}}}
	require.Equal(t, []string{"Callers who wanted help and got none, on average. Differences are to “a”."}, b.comparedWith("", "“a”").Notes)
	b.Rows[1][2] = notShown
	require.Equal(t, []string{"Callers who wanted help and got none, on average. Differences are to “a”; ~ none is shown."}, b.comparedWith("", "“a”").Notes)
}

// TestBars: the longest has full length; what is more than nothing has a bar; equal numbers have equal bars.
func TestBars(t *testing.T) {
	require.Equal(t, strings.Repeat("█", barColumns), bar(80, 80))
	require.Equal(t, strings.Repeat("█", barColumns/2), bar(40, 80))
	require.Equal(t, "█", bar(0.1, 80))
	require.Empty(t, bar(0, 80))
	require.Empty(t, bar(0, 0))
}

// TestOrigins counts every number once.
func TestOrigins(t *testing.T) {
	replications := 10
	of := func(kinds ...string) string {
		d := reporttest.ByHand(60, replications)
		d.Origins = &caution.Origins{}
		for _, k := range kinds {
			d.Origins.Count(k)
		}
		return doubt.Origins(d)
	}
	require.Empty(t, of())
	require.Equal(t, "All 2 numbers of the scenario are published. The intervals are simulation noise only.", of("published", "published"))
	require.Equal(t, "Of 4 numbers of the scenario, 1 is published, 2 assumed and 1 fitted. The intervals are simulation noise only.", of("assumed", "published", "fitted", "assumed"))
	require.Equal(t, "Of 2 numbers of the scenario, 2 are defaults of nines. The intervals are simulation noise only.", of("default", "default"))
	replications = 1 // has no intervals
	require.Equal(t, "Of 2 numbers of the scenario, 2 are defaults of nines. One run does not show how much runs differ.", of("default", "default"))
	require.Equal(t, "All 2 numbers of the scenario are published. One run does not show how much runs differ.", of("published", "published"))
}

// TestAMissedTargetOfAnsweringIsTold where hardly a call is lost: with one strategy, and beside others under its title.
func TestAMissedTargetOfAnsweringIsTold(t *testing.T) {
	told := func(inTime, high, lost float64, change func(*report.Document)) string {
		d := reporttest.Altered(t, 4, reporttest.NothingAltered)
		for i := range d.Figures {
			if f := &d.Figures[i]; f.Window == d.Windows[0].Name && f.By == "" {
				switch f.Measure {
				case "answer.within-target":
					f.Estimate = report.Estimate{N: 4, Mean: report.Number(inTime), Low: report.Number(2*inTime - high), High: report.Number(high)}
				case "answer.mean":
					f.Mean = 7.25
				case "answer.p95":
					f.Mean = 31
				}
			}
		}
		d.Windows[0].Lost.Mean = report.Number(lost)
		change(d)
		var out bytes.Buffer
		require.NoError(t, WriteBrief(&out, d, ""))
		require.LessOrEqual(t, strings.Count(out.String(), "\n"), Screen)
		text := strings.Join(strings.Fields(out.String()), " ")
		for _, line := range Answer(d) {
			require.Contains(t, text, line)
		}
		return text
	}
	same := func(*report.Document) {}
	const missed = "ervice misses its target of answering: 53.0 ± 1.0 % of calls were answered within 5s, and the target is 95 %. The mean time to answer was 7.2 s, and 5 % of answers took over 31.0 s."
	require.Contains(t, told(0.53, 0.54, 0, same), "S"+missed)
	require.Contains(t, told(0.53, 0.54, 0.05, same), "S"+missed)
	require.Contains(t, told(0.53, 0.54, 0, func(d *report.Document) { d.Answer.Strategies = append(d.Answer.Strategies, d.Answer.Strategies[0]) }), "With “Switch to the spare platform”, s"+missed)
	short := &report.Before{Answered: 0.5, Connected: 1}
	for what, text := range map[string]string{
		"calls are lost":             told(0.53, 0.54, 0.06, same),
		"the target is kept":         told(0.96, 0.97, 0, same),
		"it may be kept":             told(0.94, 0.96, 0, same),
		"a warning says it":          told(0.53, 0.54, 0, func(d *report.Document) { d.MissedBefore = short }),
		"there is no call to answer": told(0.53, 0.54, 0, func(d *report.Document) { d.Figures = nil }),
	} {
		require.NotContains(t, text, "target of answering", what)
	}
}

// TestDays: the percentiles of the run's own strategy.
func TestDays(t *testing.T) {
	d := reporttest.Altered(t, 20, func(set func(string, ...float64)) {
		values := make([]float64, 20)
		for i := range values {
			values[i] = float64(100 + (i*7)%20) // 100 to 119, out of order
		}
		set(withoutHelp, values...)
	})
	require.Equal(t, "Runs differ: with “Switch to the spare platform”, in a good run 100 callers get no help, in a typical run 109, in a bad run 118 (5th, 50th and 95th percentile).", Days(d))
	for _, day := range d.Answer.Strategies[0].People.Days {
		require.Equal(t, float64(100+(day.Replication*7)%20), float64(day.WithoutHelp))
	}
	require.Empty(t, Days(reporttest.Altered(t, 1, reporttest.NothingAltered)))
	d = reporttest.Altered(t, 2, func(set func(string, ...float64)) { set(withoutHelp, 7, 5) })
	require.Equal(t, "Runs differ: with “Switch to the spare platform”, in the best of 2 runs 5 callers get no help, in the middle run 5, in the worst run 7.", Days(d))
}

// TestDaysAreOfAllReplications, also where the answer, beside other strategies, rests on fewer, and no day can be looked at.
func TestDaysAreOfAllReplications(t *testing.T) {
	whole, few := reporttest.Compared(t, "first-steps", 24), reporttest.Compared(t, "first-steps", 3)
	d := report.New(whole.Results[1], nil, "")
	d.Against(report.AnswerTo(few))
	var want []report.DayOf
	for _, day := range whole.Results[1].Days() {
		never := whole.Results[1].Column(whole.Results[1].Plan.Measures.Find("callers.never-connected", measure.WholeRun, measure.Group{}))[day.Replication]
		want = append(want, report.DayOf{Percent: day.Percent, Replication: day.Replication, WithoutHelp: report.Number(day.Value), NeverConnected: report.Number(never)})
	}
	require.Len(t, want, 3)
	require.ElementsMatch(t, want, d.Answer.Under(d.Scenario.Strategy).People.Days)
	require.Contains(t, Days(d), "in a bad run "+phrase.Count(want[2].WithoutHelp)+" ")
}
