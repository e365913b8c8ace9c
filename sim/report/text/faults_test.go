package text

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// hostile has every sign that Markdown reads, and a line's end.
const hostile = "a|b *c* _d_ <e> `f` # [g](h)\ni"

// TestMarkdownIsEscapedEverywhere: in the titles of the scenario, of strategies and of faults, in names, and in warnings.
func TestMarkdownIsEscapedEverywhere(t *testing.T) {
	c := reporttest.Compare(t, "first-steps", 3)
	d := c.Base
	d.Answer = report.AnswerTo(reporttest.Compared(t, "first-steps", 3))
	d.Scenario.Title, d.Scenario.Question, d.Scenario.StrategyTitle = hostile, hostile, hostile
	for i := range d.Trouble {
		d.Trouble[i].Title = hostile
	}
	for i := range d.Answer.Strategies {
		d.Answer.Strategies[i].Title = hostile
	}
	for i := range c.Strategies {
		c.Strategies[i].Title = hostile
	}
	d.Ledger[0].Cause, d.Windows[1].Name = hostile, hostile
	d.Warnings, c.Warnings = []string{hostile}, []string{hostile}
	for _, write := range []func(*bytes.Buffer) error{
		func(to *bytes.Buffer) error { return WriteMarkdown(to, d, "") }, func(to *bytes.Buffer) error { return WriteBriefMarkdown(to, d, "") },
		func(to *bytes.Buffer) error { return WriteComparisonMarkdown(to, c) }, func(to *bytes.Buffer) error { return WriteBriefComparisonMarkdown(to, c) },
	} {
		var out bytes.Buffer
		require.NoError(t, write(&out))
		for _, raw := range []string{"a|b", "*c*", " _d_", "<e>", " `f`", "[g](h)", "\ni\n"} {
			require.NotContains(t, strings.ReplaceAll(out.String(), `\`+raw, ""), raw)
		}
		columns := 0
		for _, line := range strings.Split(out.String(), "\n") {
			if !strings.HasPrefix(line, "|") {
				columns = 0
				continue
			}
			n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
			require.True(t, columns == 0 || columns == n, line)
			columns = n
		}
	}
}

// TestAGroupsFiguresStandUnderTheirHeadings, each that of its own measure.
func TestAGroupsFiguresStandUnderTheirHeadings(t *testing.T) {
	d := reporttest.ByHand(60, 10)
	under := map[string]string{"callers": "callers.calling", "affected": "callers.affected", "without help": withoutHelp, "not connected": "callers.never-connected", "lost calls": "calls.unconnected", "lost": "calls.unconnected-share"}
	d.Figures = append(d.Figures, report.Figure{Measure: "callers.diverted", Window: measure.WholeRun, Unit: "callers", Estimate: reporttest.About(1, 0)})
	i := report.Number(0)
	for _, group := range []string{"north", "south"} {
		for _, name := range under {
			i++
			f := report.Figure{Measure: name, Window: measure.WholeRun, By: "region", Group: group, Unit: "callers", Estimate: reporttest.About(100*i, i)}
			if name == "calls.unconnected-share" {
				f.Unit, f.Estimate = "share", reporttest.About(i/100, i/1000)
			}
			d.Figures = append(d.Figures, f)
		}
	}
	b := Groups(d, "region")
	require.Len(t, b.Rows, 2)
	for _, row := range b.Rows {
		for c, heading := range b.Header[1:] {
			require.Equal(t, figureWords(d.FigureOf(under[heading], measure.WholeRun, "region", row[0])), row[c+1], heading)
		}
	}
}

// TestClocksAreThoseOfTheZone, also on the day on which the clocks change.
func TestClocksAreThoseOfTheZone(t *testing.T) {
	for zone, start := range map[string]time.Time{
		"Europe/London":    time.Date(2024, 3, 31, 0, 0, 0, 0, time.UTC), // at 01:00 it becomes 02:00
		"Asia/Kathmandu":   time.Date(2024, 5, 1, 18, 15, 0, 0, time.UTC),
		"America/New_York": time.Date(2024, 11, 3, 4, 0, 0, 0, time.UTC), // at 02:00 it becomes 01:00
	} {
		in, err := time.LoadLocation(zone)
		require.NoError(t, err)
		d := reporttest.ByHand(240, 10)
		d.Scenario.Zone, d.Scenario.Start, d.Scenario.End = zone, start.In(in).Format(time.RFC3339), start.Add(4*time.Hour).In(in).Format(time.RFC3339)
		reporttest.Calls(d, reporttest.Always(2), reporttest.Always(0), reporttest.Always(0))
		text := textOf(t, d)
		for hour := range 4 {
			at := start.Add(time.Duration(hour) * time.Hour).In(in)
			layout := "15:04"
			if zone == "America/New_York" && at.Hour() == 1 {
				layout += " MST" // EDT, then EST
			}
			require.Equal(t, at.Format(layout), d.MinuteClock(60*hour), zone)
			if hour%2 == 0 && at.Minute() == 0 {
				require.Regexp(t, `(?m)^ +[\d: ]*`+at.Format("15:04"), text, zone)
			}
		}
		require.Contains(t, text, start.Add(4*time.Hour).In(in).Format("15:04")+" ("+zone+")")
	}
}

// TestAFigureReadsTheSameEverywhere: in the short and the full report, in Markdown, and in the comparison.
func TestAFigureReadsTheSameEverywhere(t *testing.T) {
	c := reporttest.Compare(t, "first-steps", 12)
	d := *c.Base
	d.Answer = report.AnswerTo(reporttest.Compared(t, "first-steps", 12))
	texts := map[string]string{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text": func(to *bytes.Buffer) error { return Write(to, &d, "") }, "short": func(to *bytes.Buffer) error { return WriteBrief(to, &d, "") },
		"markdown": func(to *bytes.Buffer) error { return WriteMarkdown(to, &d, "") }, "short markdown": func(to *bytes.Buffer) error { return WriteBriefMarkdown(to, &d, "") },
		"comparison": func(to *bytes.Buffer) error { return WriteComparison(to, c) }, "short comparison": func(to *bytes.Buffer) error { return WriteBriefComparison(to, c) },
	} {
		var out bytes.Buffer
		require.NoError(t, write(&out))
		texts[name] = out.String()
	}
	for s, f := range c.Measure(withoutHelp).Figures {
		figure := phrase.Counted(f.Estimate)
		require.Equal(t, phrase.Counted(d.Answer.Under(c.Strategies[s].Name).People.WithoutHelp), figure)
		for name, text := range texts {
			require.Contains(t, text, strings.ReplaceAll(figure, "*", map[bool]string{true: `\*`, false: "*"}[strings.Contains(name, "markdown")]), fmt.Sprint(name, " ", c.Strategies[s].Name))
		}
	}
}

// TestAWarmUpIsMarked in both forms of the report, and only where there is one.
func TestAWarmUpIsMarked(t *testing.T) {
	const note = "Without the calls of the warm-up, the first 30m 00s."
	d := reporttest.DocumentOf(t, "first-steps", 2, "study.warm-up=30m")
	var short bytes.Buffer
	require.NoError(t, WriteBrief(&short, d, ""))
	require.Contains(t, short.String(), note)
	require.Contains(t, textOf(t, d), note)
	require.NotContains(t, textOf(t, reporttest.DocumentOf(t, "first-steps", 2)), "warm-up")
}
