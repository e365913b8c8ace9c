package page_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/page"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/study"
	"nines/sim/report/study/studytest"
)

// withEveryShape is the made-up study with a chart of each shape that studies have.
func withEveryShape() *study.Document {
	n := func(v ...report.Number) []report.Number { return v }
	d := studytest.Made()
	d.Charts = append(d.Charts, study.Chart{Chart: studytest.Week()}, study.Chart{Chart: studytest.Tornado()},
		study.Chart{Chart: chart.Chart{
			ID: "bars", Title: "The failed switch cost most", Sub: "Callers without help", X: chart.Axis{Scale: chart.Linear, Title: "callers"},
			Y:     chart.Axis{Scale: chart.Names, Names: []string{"Failed switch", "only both together"}},
			Marks: []chart.Mark{{Name: "on average", Shape: chart.Bar, Tone: "lost", X: n(5000, -800), Y: n(0, 1), Low: n(4700, -1000), High: n(5300, -600), Words: []string{"one", "two"}}},
		}})
	return d
}

func pageOf(t *testing.T, c page.Content) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, page.WriteContent(&out, c))
	return out.String()
}

// TestStudiesInABrowser: every shape is drawn, a place in a curve and a cell are read out, and what is saved has the figures.
func TestStudiesInABrowser(t *testing.T) {
	b := open(t, saved(t, pageOf(t, page.Content{Studies: []*study.Document{withEveryShape()}})), 1280, 900)
	for _, id := range []string{"curve", "week", "tornado", "bars"} {
		require.Greater(t, b.drawn("solve-"+id), 8, id)
	}
	require.Equal(t, "115 seats are enough: on 95 days of 100, fewer than 100 callers get no help.", evaluate[string](b, `document.querySelector("#answer .answer").textContent`))
	legend := func(id string) []string {
		return evaluate[[]string](b, `[...document.querySelectorAll("#chart-solve-`+id+` .legend li")].map((e) => e.textContent)`)
	}
	require.Equal(t, []string{"0", "0 to 2,000", "2,000 to 4,000", "4,000 to 6,000", "6,000 to 8,000", "8,000 to 10,000", "10,000 to 12,000", "no value"}, legend("week"))
	require.Equal(t, []string{"at the low end", "at the high end", "best guess: 9,000"}, legend("tornado"))
	require.Empty(t, legend("bars"))
	require.Equal(t, "seats 110: days, interval 80 % – 92 %; days 86 %",
		evaluate[string](b, `(({ head, rows }) => head + ": " + rows.map((r) => r.join(" ")).join("; "))(Charts.at(Say.data.charts["solve-curve"], 109))`))
	cells := `Plots.drawn.get(document.querySelector("#chart-solve-week .plot")).getOption().series`
	require.Equal(t, 7*24, evaluate[int](b, cells+`.flatMap((s) => s.data).length`))
	require.Contains(t, evaluate[[]string](b, cells+`.flatMap((s) => s.data.map((d) => d.words))`), "Sunday, 15:00: 11,700")
	files := b.saves("solve-week")
	require.Contains(t, files["made-up-solve-week.csv"], "Wednesday,23:00,3300,\"3,300\"\r\nThursday,00:00,900,900\r\n")
	require.Contains(t, files["made-up-solve-week.csv"], "Thursday,04:00,,no value\r\n")
	require.Contains(t, files["made-up-solve-week.svg"], "nines solve")
	require.Contains(t, files["made-up-solve-week.svg"], "10,000 to 12,000")
	require.Contains(t, b.saves("solve-curve")["made-up-solve-curve.csv"], "95 days of 100,,,,,0.95")
	b.isContent()
}

// TestLengthsOfTimeAlongACurve: the steps of the axis follow from its own values, and not from those of the other axis.
func TestLengthsOfTimeAlongACurve(t *testing.T) {
	d := studytest.Made()
	d.Charts[0].X = chart.Axis{Scale: chart.Duration, Title: "time to switch"}
	for i := range d.Charts[0].Marks {
		for k := range d.Charts[0].Marks[i].X {
			d.Charts[0].Marks[i].X[k] *= 15 // up to half an hour
		}
	}
	b := open(t, saved(t, pageOf(t, page.Content{Studies: []*study.Document{d}})), 1280, 900)
	b.drawn("solve-curve")
	require.Equal(t, 300, evaluate[int](b, `Plots.drawn.get(document.querySelector("#chart-solve-curve .plot")).getOption().xAxis[0].interval`))
	require.Equal(t, "time to switch 30m", evaluate[string](b, `Charts.at(Say.data.charts["solve-curve"], 1800).head`))
	b.isContent()
}

// TestStudiesOnAPhone: nothing is wider than the screen, every drawing has a name, and no level of headings is left out.
func TestStudiesOnAPhone(t *testing.T) {
	d, other := withEveryShape(), studytest.Made()
	other.Kind, other.Question = study.Explore, "What matters?"
	for _, c := range []page.Content{{Studies: []*study.Document{d}}, {Studies: []*study.Document{d, other}}, {Document: document(t, "first-steps", 3), Studies: []*study.Document{d}}} {
		b := open(t, saved(t, pageOf(t, c)), 400, 800)
		b.drawn("solve-week")
		evaluate[bool](b, `(() => { document.querySelectorAll("details").forEach((d) => { d.open = true; }); return true; })()`)
		require.Equal(t, 400, evaluate[int](b, `document.documentElement.scrollWidth`))
		require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("[role=img], [role=region], [role=group]")].filter((e) => !e.getAttribute("aria-label")).length`))
		require.Zero(t, evaluate[int](b, `document.querySelectorAll("[id]").length - new Set([...document.querySelectorAll("[id]")].map((e) => e.id)).size`), "an id stands twice")
		require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("a[href^='#']")].filter((a) => !document.getElementById(a.hash.slice(1))).length`), "a link leads nowhere")
		require.Empty(t, evaluate[[]string](b, `(() => {
			const list = [];
			let last = 1;
			for (const h of document.querySelectorAll("main h2, main h3, main h4")) { const l = Number(h.tagName[1]); if (l > last + 1 && !h.closest(".board")) list.push(h.textContent); last = l; }
			return list;
		})()`))
		b.isContent()
	}
}

// TestStudiesBesideARun: the answer links to each study, and sections stand in one order, whatever order they are given in.
func TestStudiesBesideARun(t *testing.T) {
	solve, explore := studytest.Made(), studytest.Made()
	explore.Kind, explore.Answer = study.Explore, []string{"Nothing changes the decision."}
	html := pageOf(t, page.Content{Document: document(t, "first-steps", 3), Studies: []*study.Document{explore, solve}})
	require.Contains(t, html, `<li><a href="#explore">Nothing changes the decision.</a></li>`)
	require.Regexp(t, `(?s)id="answer".*id="happened".*<section id="solve".*<section id="explore".*id="waits"`, html)
	require.Contains(t, html, "&lt;b&gt;|*x*", "a name is text")
	require.Equal(t, html, pageOf(t, page.Content{Document: document(t, "first-steps", 3), Studies: []*study.Document{solve, explore}}))
	require.NotContains(t, write(t, document(t, "first-steps", 3)), "Also studied")
}

// TestStudiesOnPaper: no heading stands at the foot of a sheet, and what is folded is open.
func TestStudiesOnPaper(t *testing.T) {
	b := open(t, saved(t, pageOf(t, page.Content{Studies: []*study.Document{withEveryShape()}})), 1280, 900)
	b.drawn("solve-curve")
	b.noHeadingAtAFoot(6)
}

// TestLongTablesAreCut: a page that is sent by mail does not have thousands of rows, and says where the rest is.
func TestLongTablesAreCut(t *testing.T) {
	d := studytest.Made()
	for i := range 1200 {
		d.Tables[0].Rows = append(d.Tables[0].Rows, []string{fmt.Sprint("row ", i), "1", "2"})
	}
	html := pageOf(t, page.Content{Studies: []*study.Document{d}})
	require.Equal(t, 496, strings.Count(html, ">row "))
	require.Contains(t, html, "704 more rows in the tables of the folder data")
}

// TestDamagedStudies: a study that has been changed on its way is refused, or its page shows no NaN, and its pictures are drawn.
func TestDamagedStudies(t *testing.T) {
	var whole bytes.Buffer
	require.NoError(t, withEveryShape().JSON(&whole))
	drawn := 0
	damaged(t, whole.Bytes(), func(what string, text []byte) {
		d, err := study.Read(text)
		if err != nil {
			isPlain(t, what, err)
			return
		}
		drawn++
		var html bytes.Buffer
		require.NoError(t, page.WriteContent(&html, page.Content{Studies: []*study.Document{d}}), what)
		for _, slip := range []string{"NaN", "Inf", "%!"} {
			require.NotContains(t, own(html.String()), slip, what)
		}
	})
	require.Greater(t, drawn, effort.Of(0, 20))
}

// TestHarmlessStudies: names in a study that are out to do harm do none.
func TestHarmlessStudies(t *testing.T) {
	const harm = `</script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 1">`
	d := withEveryShape()
	d.Scenario.Title, d.Scenario.StrategyTitle, d.Question, d.Command = harm, harm, harm, harm
	d.Answer, d.Doubts, d.Method = []string{harm}, []string{harm}, []string{harm}
	d.Tables[0].Title, d.Tables[0].Rows[0][0], d.Tables[0].Notes[0] = harm, harm, harm
	for i := range d.Charts {
		c := &d.Charts[i]
		c.Title, c.Sub, c.X.Title, c.Marks[0].Name = harm, harm, harm, harm
		if len(c.Y.Names) > 0 {
			c.Y.Names[0] = harm
		}
	}
	b := open(t, saved(t, pageOf(t, page.Content{Studies: []*study.Document{d}})), 1280, 900)
	for _, id := range []string{"curve", "week", "tornado", "bars"} {
		require.Greater(t, b.drawn("solve-"+id), 8, id)
	}
	require.Equal(t, "undefined", evaluate[string](b, `typeof window.harmed`))
	require.Equal(t, 3, evaluate[int](b, `document.scripts.length`))
	b.isContent()
}
