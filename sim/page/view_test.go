package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/chart"
)

// evening is a document of so many minutes, made by hand, with as little as a page needs.
func evening(minutes int) *report.Document {
	start := time.Date(2024, 3, 6, 18, 0, 0, 0, time.UTC)
	window := report.Window{Name: "run", ToS: report.Number(60 * minutes)}
	d := &report.Document{
		Scenario: report.Subject{Name: "evening", Strategy: "switch", Start: start.Format(time.RFC3339), End: start.Add(time.Duration(minutes) * time.Minute).Format(time.RFC3339), Zone: "UTC"},
		Run:      report.RunFacts{Seed: 7, Replications: 12, Level: 0.95}, Windows: []report.Window{window},
		World:  report.World{Platforms: []report.WorldPlatform{{Name: "main"}}},
		Series: []report.Series{{Name: "calls.offered", Values: make([]report.Number, minutes)}, {Name: "main.queue", Values: make([]report.Number, minutes)}},
	}
	d.Answer = &report.Answer{Measure: "callers.without-help", Window: "run", Unit: "callers", Order: []string{"switch"}, Strategies: []report.Answering{{Name: "switch"}}}
	for _, name := range []string{"main.agents", "main.busy", "calls.answered-within-target"} {
		d.Series = append(d.Series, report.Series{Name: name, Values: make([]report.Number, minutes)})
	}
	return d
}

// TestOrigins: every number is in the page once, with what is said of it; those that ask for doubt come first, and those of
// one block of which the same is said share a line.
func TestOrigins(t *testing.T) {
	d := evening(60)
	for i, p := range []struct{ path, kind, why string }{
		{"a.published", "published", "a report"}, {"a.b.one", "assumed", "made up"}, {"a.b.two", "assumed", "made up"}, {"a.b.three", "assumed", "a guess"},
		{"a.c.four", "assumed", "a guess"}, {"a.d.five", "fitted", "the calls"}, {"a.b.six", "assumed", "made up"}, {"seven", "unstated", ""},
		{"eight", "unstated", ""}, {"a.b.nine", "default", ""}, {"a.b.ten", "default", ""}, {"a.b.eleven", "published", "a report"},
	} {
		d.Provenance = append(d.Provenance, report.Provenance{Path: p.path, Value: fmt.Sprint(i), Kind: p.kind, Why: p.why})
	}
	var lines []string
	for _, o := range origins(d) {
		values := ""
		for _, v := range o.Values {
			values += " " + v.Name + "=" + v.Value
		}
		lines = append(lines, o.Kind+" "+o.Path+values+": "+o.Why)
	}
	require.Equal(t, []string{
		"fitted a.d.five five=5: the calls",
		"assumed a.b.… one=1 two=2: made up", "assumed a.b.three three=3: a guess", "assumed a.c.four four=4: a guess", "assumed a.b.six six=6: made up",
		"unstated seven seven=7: ", "unstated eight eight=8: ",
		"default a.b.… nine=9 ten=10: ",
		"published a.published published=0: a report", "published a.b.eleven eleven=11: a report",
	}, lines)
}

// TestARangeStandsBesideItsBestGuess: what nobody knows could be something, and a choice can.
func TestARangeStandsBesideItsBestGuess(t *testing.T) {
	d := evening(60)
	d.Provenance = []report.Provenance{
		{Path: "a.share", Value: "65%", Could: "40% to 80%", Kind: "assumed"}, {Path: "a.seats", Value: "110", Could: "90 to 130", Kind: "chosen"},
	}
	list := origins(d)
	require.Equal(t, []named{{"share", "65% (could be 40% to 80%)"}}, list[0].Values)
	require.Equal(t, []named{{"seats", "110 (can be 90 to 130)"}}, list[1].Values)
}

// TestEveryNumberHasItsLine, and none has two, however neighbours are put together.
func TestEveryNumberHasItsLine(t *testing.T) {
	d := evening(60)
	for i := range 300 { // neighbours alike or not, in blocks of all lengths
		kind := []string{"fitted", "assumed", "unstated", "default", "published"}[i*i%7%5]
		d.Provenance = append(d.Provenance, report.Provenance{
			Path: fmt.Sprintf("block-%d.number-%d", i/9, i), Value: fmt.Sprint(i), Kind: kind, Why: fmt.Sprint("because ", i/4),
		})
	}
	seen := map[string]int{}
	for _, o := range origins(d) {
		for _, v := range o.Values {
			block := strings.TrimSuffix(strings.TrimSuffix(o.Path, "…"), v.Name)
			seen[strings.Join([]string{block + v.Name, v.Value, o.Kind, o.Why}, "|")]++
		}
	}
	require.Len(t, seen, len(d.Provenance))
	for _, p := range d.Provenance {
		require.Equal(t, 1, seen[strings.Join([]string{p.Path, p.Value, p.Kind, p.Why}, "|")], p.Path)
	}
}

func TestCommands(t *testing.T) {
	d := evening(60)
	require.Equal(t, []string{"nines run SCENARIO --strategy switch --seed 7 --replications 12 -o DIR"}, commands(d, nil))
	c := &report.Comparison{Scenario: d.Scenario, Window: "flood", Strategies: []report.ComparedStrategy{{Name: "switch"}, {Name: "wait"}, {Name: "both\x1b"}}}
	require.Equal(t, []string{"nines compare SCENARIO --baseline switch --strategies wait,both? --window flood --seed 7 --replications 12 -o DIR"}, commands(d, c))
}

// dataOf is what the script of a view draws from.
func dataOf(t *testing.T, v *view) script {
	t.Helper()
	var data script
	require.NoError(t, json.Unmarshal([]byte(v.Data), &data))
	return data
}

// TestLongRunsAreNotPlayedBack: three days are, and a minute more is not.
func TestLongRunsAreNotPlayedBack(t *testing.T) {
	for minutes, want := range map[int]int{60: 1, longestPlayback: 1, longestPlayback + 1: 0} {
		d := evening(minutes)
		d.Playback = []report.Playback{{Strategy: "switch", Moments: []report.PlaybackAt{{What: "detected", At: 300}}}}
		v, err := newView(d, nil)
		require.NoError(t, err)
		require.Len(t, v.Panels, want, "%d minutes", minutes)
		require.Len(t, dataOf(t, v).Playback, want, "%d minutes", minutes)
		var html bytes.Buffer
		require.NoError(t, Write(&html, d))
		require.Equal(t, want == 1, strings.Contains(html.String(), `id="playback"`))
	}
	d := evening(60)
	d.Playback = []report.Playback{{Strategy: "switch", Moments: []report.PlaybackAt{{What: "detected", At: 300}}}}
	v, _ := newView(d, nil)
	require.Equal(t, []moment{{300, "the trouble is detected"}}, dataOf(t, v).Playback[0].Moments)
	require.Equal(t, 59, v.Last)
	require.Zero(t, v.Begin, "without an onset from the start")
	d.Onset = &report.Estimate{N: 12, Mean: 1230}
	v, _ = newView(d, nil)
	require.Equal(t, 20, v.Begin)
}

// compared is a comparison on an evening.
func compared() *report.Comparison {
	never := func(mean report.Number) report.Compared {
		e := report.Estimate{N: 12, Mean: mean, Low: mean - 1, High: mean + 1}
		return report.Compared{Estimate: e, Difference: e, Shown: true}
	}
	losses := make([]report.Number, 60)
	losses[31] = 25
	people := func(mean report.Number) report.People { return report.People{WithoutHelp: never(mean).Estimate} }
	answer := report.Answer{Measure: "callers.without-help", Window: "run", Unit: "callers", N: 12, Level: 0.95, Order: []string{"switch", "wait"}, Strategies: []report.Answering{{Name: "switch", People: people(30)}, {Name: "wait", Figure: never(70), People: people(70)}}}
	return &report.Comparison{
		Answer: &answer,
		Base:   evening(60), Run: report.RunFacts{Replications: 12}, Window: "run", Cautions: report.Cautions{Warnings: []string{"of both"}},
		Strategies: []report.ComparedStrategy{{Name: "switch", Losses: losses, People: people(30), Help: never(30)}, {Name: "wait", Losses: make([]report.Number, 60), People: people(70), Help: never(70)}},
		Measures:   []report.ComparedMeasure{{Name: "callers.without-help", Unit: "callers", Figures: []report.Compared{never(30), never(70)}}},
	}
}

// TestWarningsOfAll: those of the baseline, and those of the comparison, all harmless.
func TestWarningsOfAll(t *testing.T) {
	c := compared()
	c.Base.Warnings = append(make([]string, 0, 9), "of the first\x1b[0m")
	v, err := newView(c.Base, c)
	require.NoError(t, err)
	require.Equal(t, []string{"of the first?[0m", "of both"}, v.Warnings)
	require.Len(t, c.Base.Warnings, 1)
	v, err = newView(c.Base, nil)
	require.NoError(t, err)
	require.Len(t, v.Warnings, 1)
	var html bytes.Buffer
	require.NoError(t, WriteComparison(&html, c))
	require.Contains(t, html.String(), "2 things to know before believing a figure")
}

// TestSmallMultiples have one table together, by the clock and by strategy, and a chart each.
func TestSmallMultiples(t *testing.T) {
	c := compared()
	v, err := newView(c.Base, c)
	require.NoError(t, err)
	require.Len(t, v.Parts["multiples"], 2)
	require.Equal(t, "Calls lost by strategy, by the clock", v.Losses.Title)
	require.Equal(t, [][]string{{"18:00", "0", "0"}, {"18:30", "25", "0"}}, v.Losses.Rows)
	require.Contains(t, v.Parts["multiples"][0].Label, "The figures are in the table that follows all of these charts.")
	require.Equal(t, []bar{
		{Title: "switch", IsBase: true, Width: 422, Low: 408, High: 436, People: "30 (29 to 31)", Difference: isCompared, mean: 30},
		{Title: "wait", Width: 985, Low: 971, High: 1000, People: "70 (69 to 71)", Difference: "70 more (69 to 71)", mean: 70},
	}, v.Bars.Rows)
	require.Equal(t, 12, v.Compared)
	require.Contains(t, v.Summary[0], "With wait, 70 more callers are without help than with switch")
	charts := dataOf(t, v).Charts
	require.Contains(t, charts, "lost-under-wait")
	require.Equal(t, report.Number(25), charts["lost-under-switch"].Marks[0].Y[31])
}

// TestRounded keeps four digits, and what is no number.
func TestRounded(t *testing.T) {
	got := rounded([]report.Number{1.23456, 123456, 0, -0.000123456, report.Number(math.Inf(1)), report.Number(math.NaN())}, 4)
	require.Equal(t, []report.Number{1.235, 123500, 0, -0.0001235}, got[:4])
	require.True(t, math.IsInf(float64(got[4]), 1) && math.IsNaN(float64(got[5])))
	require.Nil(t, rounded(nil, 4))
	c := chart.Chart{Marks: []chart.Mark{{Y: []report.Number{1.23456}, Step: &chart.Sampling{Seconds: 60}}, {X: []report.Number{1.23456}}}}
	require.Equal(t, []report.Number{1.235}, thin(c).Marks[0].Y)
	require.Equal(t, []report.Number{1.23456}, thin(c).Marks[1].X, "intervals keep theirs")
	require.Equal(t, []report.Number{1.23456}, c.Marks[0].Y, "and so does the chart itself")
}

// TestClockOfTheScript: the start's clock as if it were UTC, whatever the zone, and no shift in a run without one.
func TestClockOfTheScript(t *testing.T) {
	d := evening(60)
	d.Scenario.Start, d.Scenario.End, d.Scenario.Zone = "2024-07-01T18:00:00+05:45", "2024-07-01T19:00:00+05:45", "Asia/Kathmandu"
	c := clockOf(d)
	require.Equal(t, "2024-07-01T18:00:00Z", time.Unix(c.Base, 0).UTC().Format(time.RFC3339))
	require.Equal(t, 3600.0, c.Length)
	require.Empty(t, c.Shifts)
}
