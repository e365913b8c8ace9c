package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"

	"nines/sim/report"
	"nines/sim/report/chart"
)

var evening = chart.Setting{
	Start: time.Date(2024, 3, 6, 18, 0, 0, 0, time.UTC), End: time.Date(2024, 3, 6, 22, 0, 0, 0, time.UTC), Source: "a test",
}

func svgOf(t *testing.T, c chart.Chart) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(&b, c, evening, "svg"))
	for d := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
		if _, err := d.Token(); err == io.EOF {
			return b.String()
		} else {
			require.NoError(t, err)
		}
	}
}

// every is one chart of each kind, with the values given for all that can be drawn.
func every(v ...report.Number) []chart.Chart {
	hour := &chart.Sampling{Seconds: 3600}
	names := chart.Axis{Scale: chart.Names, Names: []string{"one", "two"}}
	rows := []report.Number{0, 1}
	two := func(i int) []report.Number { return []report.Number{v[i], v[i+1]} }
	return []chart.Chart{
		{X: chart.Axis{Scale: chart.Clock}, Y: chart.Axis{Scale: chart.Linear}, Marks: []chart.Mark{
			{Shape: chart.Stack, Tone: "helped", Y: v, Step: hour}, {Shape: chart.Stack, Tone: "refused", Y: v, Step: hour},
			{Shape: chart.Band, Tone: "offered", Low: v, High: v, Step: hour}, {Shape: chart.Line, Tone: "offered", Y: v, Step: hour}, {Shape: chart.Step, Tone: "first", Y: v, Step: hour},
		}},
		{X: chart.Axis{Scale: chart.Log}, Y: chart.Axis{Scale: chart.Linear, Whole: true}, Marks: []chart.Mark{
			{Shape: chart.Line, Tone: "window-0", X: []report.Number{1, 2, 3, 4}, Y: v}, {Shape: chart.Line, Tone: "window-1", X: []report.Number{1, 2, 3, 4}, Y: v},
		}},
		chart.Heat(chart.Chart{X: chart.Axis{Names: []string{"a", "b"}}, Y: names}, [][]report.Number{two(0), two(2)}, func(report.Number) string { return "so" }),
		{X: chart.Axis{Scale: chart.Linear, Tight: true}, Y: chart.Axis{Scale: chart.Linear, Tight: true}, Marks: []chart.Mark{
			{Shape: chart.Line, Tone: "first", X: v, Y: v}, {Name: "best guess", Shape: chart.Rule, Tone: "quiet", X: two(0), Y: two(1)}, {Shape: chart.Point, Tone: "lost", X: v, Y: v, Label: []string{"one"}},
		}},
		{X: chart.Axis{Scale: chart.Linear}, Y: names, Marks: []chart.Mark{
			{Name: "low", Shape: chart.Lane, Tone: "cool-2", Y: rows, Low: two(0), High: two(1)}, {Name: "high", Shape: chart.Lane, Tone: "heat-4", Y: rows, Low: two(1), High: two(2)},
			{Name: "best guess", Shape: chart.Rule, Tone: "ink", X: two(1)},
		}},
		{X: chart.Axis{Scale: chart.Linear}, Y: names, Marks: []chart.Mark{{Shape: chart.Bar, Tone: "second", X: two(0), Y: rows, Low: two(0), High: two(1)}}},
		{X: chart.Axis{Scale: chart.Linear}, Y: names, Marks: []chart.Mark{{Shape: chart.Bar, Tone: "lost", X: two(0), Y: rows}}},
		{X: chart.Axis{Scale: chart.Duration}, Y: names, Marks: []chart.Mark{{Shape: chart.Interval, Tone: "clock", X: two(1), Y: rows, Low: two(0), High: two(2), Open: []bool{true, false}}}},
		{X: chart.Axis{Scale: chart.Clock}, Y: names, Marks: []chart.Mark{
			{Shape: chart.Lane, Tone: "fault", Y: rows, Low: two(0), High: two(2)}, {Shape: chart.Point, Tone: "wrong", X: two(1), Y: rows, Words: []string{"so", "so"}},
		}},
	}
}

// TestWhatCannotBeDrawnIsLeftOut: no value, and what was not reached, harm nothing.
func TestWhatCannotBeDrawnIsLeftOut(t *testing.T) {
	nan, inf := report.Number(math.NaN()), report.Number(math.Inf(1))
	for _, values := range [][]report.Number{{0, 0, 0, 0}, {nan, nan, nan, nan}, {inf, inf, inf, inf}, {1, nan, 3, inf}, {-1, 2, -3, 4}, {0.1, 0.2, 0.3, 1e9}} {
		for i, c := range every(values...) {
			svg := svgOf(t, c)
			for _, word := range []string{"NaN", "Inf"} {
				require.NotContains(t, svg, word, "chart %d of %v", i, values)
			}
		}
	}
	for _, scale := range []chart.Scale{chart.Clock, chart.Linear, chart.Log, chart.Duration} {
		svgOf(t, chart.Chart{X: chart.Axis{Scale: scale}, Y: chart.Axis{Scale: chart.Linear}})
		svgOf(t, chart.Chart{X: chart.Axis{Scale: scale}, Y: chart.Axis{Scale: chart.Names}})
	}
}

// TestEveryShapeIsSeen: each shape leaves something of its colour.
func TestEveryShapeIsSeen(t *testing.T) {
	for _, c := range every(1, 2, 3, 4) {
		svg := svgOf(t, c)
		for _, m := range c.Marks {
			require.Contains(t, svg, strings.ToUpper(chart.Palette[m.Tone].Light), m.Shape)
		}
	}
}

func TestWordsFromAScenarioAreOnlyWords(t *testing.T) {
	bad := `<script>alert(1)</script> & "Zürich" ]]> ` + "\x1b[31m \x00 \ufffe \xff"
	c := every(1, 2, 3, 4)[8]
	c.Title, c.Sub, c.Y.Names = bad, bad, []string{bad, bad}
	c.Marks[1].Words, c.Spans = []string{bad, bad}, []chart.ChartSpan{{Name: bad, To: 3600}}
	svg := svgOf(t, c)
	require.NotContains(t, svg, "<script")
	require.NotContains(t, svg, "\x1b")
	require.Contains(t, svg, "Zürich")
	require.Contains(t, svg, "&lt;script&gt;alert(1)&lt;/script&gt;")
}

func TestLongWordsAreCut(t *testing.T) {
	require.Equal(t, []string{"a"}, wrap(titleStyle, "a", width))
	require.Empty(t, wrap(titleStyle, "", width))
	long := strings.Repeat("as long as it likes ", 30)
	lines := wrap(titleStyle, long, width)
	require.Greater(t, len(lines), 3)
	require.Equal(t, strings.Fields(long), strings.Fields(strings.Join(lines, " ")), "no word is lost")
	for _, line := range append(lines, wrap(titleStyle, strings.Repeat("x", 500), width)...) {
		require.LessOrEqual(t, titleStyle.Width(line), width)
	}
	require.Equal(t, "as long as it…", short(nameStyle, long, nameStyle.Width("as long as it lik…")))
	require.Equal(t, "", strings.TrimRight(short(nameStyle, "anything", 0), "…"))
}

// TestNamesBesideThePlotDoNotCoverEachOther: twenty lines that all end in one place.
func TestNamesBesideThePlotDoNotCoverEachOther(t *testing.T) {
	c := chart.Chart{X: chart.Axis{Scale: chart.Clock}, Y: chart.Axis{Scale: chart.Linear}}
	for i := range 40 {
		c.Marks = append(c.Marks, chart.Mark{Name: fmt.Sprintf("line-%d", i), Shape: chart.Line, Tone: "first", Y: []report.Number{report.Number(i), 0, 0, 1}, Step: &chart.Sampling{Seconds: 3600}})
	}
	svg := svgOf(t, c)
	heights := map[string]bool{}
	for i := range 40 {
		_, rest, ok := strings.Cut(svg, fmt.Sprintf(">line-%d</text>", i))
		require.True(t, ok)
		before := svg[:len(svg)-len(rest)]
		at := before[strings.LastIndex(before, ` y="`)+4:]
		y, _, _ := strings.Cut(at, `"`)
		require.False(t, heights[y], "two names at one height")
		heights[y] = true
	}
}

// TestWordsInARowDoNotCoverEachOther: what stands in one line of a lane has a gap between, and stays on the paper.
func TestWordsInARowDoNotCoverEachOther(t *testing.T) {
	m := chart.Mark{Shape: chart.Point, Tone: "alarm"}
	for i := range 12 {
		m.X, m.Y = append(m.X, report.Number(1200*i)), append(m.Y, 0)
		m.Words = append(m.Words, "something that takes some words to say happened here")
	}
	p := compose(chart.Chart{X: chart.Axis{Scale: chart.Clock}, Y: chart.Axis{Scale: chart.Names, Names: []string{"lane"}}, Marks: []chart.Mark{m}}, evening)
	require.Len(t, p.rows.labels, 12)
	for i, l := range p.rows.labels {
		require.LessOrEqual(t, l.right, width-margin+1*px)
		require.Greater(t, l.left, vg.Length(0))
		for _, o := range p.rows.labels[:i] {
			require.False(t, l.line == o.line && l.left < o.right && o.left < l.right, "%v covers %v", l, o)
		}
	}
	require.Equal(t, rowTall+rowLine*vg.Length(p.rows.lines[0]), p.rows.height(), "the lane is as high as its lines")
}

// TestWindowsWithinAnotherHaveRowsOfTheirOwn: what lies side by side shares a row.
func TestWindowsWithinAnotherHaveRowsOfTheirOwn(t *testing.T) {
	c := every(1, 2, 3, 4)[0]
	c.Spans = []chart.ChartSpan{{Name: "outage", From: 3600, To: 10800}, {Name: "first", From: 3600, To: 7200}, {Name: "then", From: 7200, To: 10800}}
	p := compose(c, evening)
	row := map[string]int{}
	for _, s := range p.spans {
		row[s.name] = s.row
	}
	require.Equal(t, map[string]int{"outage": 1, "first": 0, "then": 0}, row)
}

// TestWhatWasNotReachedGoesOn: an arrow in place of a dot, and words that say so.
func TestWhatWasNotReachedGoesOn(t *testing.T) {
	c := chart.Chart{X: chart.Axis{Scale: chart.Duration}, Y: chart.Axis{Scale: chart.Names, Names: []string{"restored"}}}
	m := chart.Mark{Shape: chart.Interval, Tone: "clock", X: []report.Number{7200}, Y: []report.Number{0}, Low: []report.Number{3600}, High: []report.Number{7200}, Open: []bool{false}}
	c.Marks = []chart.Mark{m}
	reached := svgOf(t, c)
	c.Marks[0].Open = []bool{true}
	beyond := svgOf(t, c)
	filled := `Z" style="fill:` + strings.ToUpper(chart.Palette["clock"].Light)
	require.Contains(t, reached, ">2h 00m 00s</text>")
	require.Contains(t, beyond, ">not by 2h 00m 00s</text>")
	require.Equal(t, 1, strings.Count(beyond, filled), "the head of an arrow")
	require.NotContains(t, beyond, "A3.75,3.75", "no dot where there is no value")
	require.Contains(t, reached, "A3.75,3.75", "a dot")
}

// TestLayersAreNamedInTheirOrder: from the top, but for those that nobody sees.
func TestLayersAreNamedInTheirOrder(t *testing.T) {
	c := chart.Chart{X: chart.Axis{Scale: chart.Clock}, Y: chart.Axis{Scale: chart.Linear}}
	for name, y := range map[string]report.Number{"bottom": 5, "never seen": 1e-9, "top": 5} {
		c.Marks = append(c.Marks, chart.Mark{Name: name, Shape: chart.Stack, Tone: "lost", Y: []report.Number{y, y, y, y}, Step: &chart.Sampling{Seconds: 3600}})
	}
	slices.SortFunc(c.Marks, func(a, b chart.Mark) int { return strings.Compare(a.Name, b.Name) })
	var names []string
	for _, k := range compose(c, evening).keys {
		names = append(names, k.name)
	}
	require.Equal(t, []string{"top", "bottom"}, names)
}

// TestSignsOfBars: a plus stands beside a bar only where another of its kind is less than nothing, whatever their intervals are.
func TestSignsOfBars(t *testing.T) {
	bars := func(second report.Number) string {
		return svgOf(t, chart.Chart{X: chart.Axis{Scale: chart.Linear}, Y: chart.Axis{Scale: chart.Names, Names: []string{"one", "two"}}, Marks: []chart.Mark{
			{Shape: chart.Bar, Tone: "lost", X: []report.Number{54, second}, Y: []report.Number{0, 1}, Low: []report.Number{50, -3}, High: []report.Number{58, 9}},
		}})
	}
	require.NotContains(t, bars(3), "+54")
	require.Contains(t, bars(-2), "+54")
}
