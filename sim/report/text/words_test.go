package text

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

func textOf(t *testing.T, d *report.Document) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Write(&out, d, ""))
	return out.String()
}

func TestOneReplication(t *testing.T) {
	d := reporttest.Altered(t, 1, reporttest.NothingAltered)
	text := textOf(t, d)
	require.Contains(t, text, "One replication: no confidence intervals.")
	require.NotContains(t, text, "not reached")
	require.NotContains(t, text, "its interval")
	require.Contains(t, reporttest.LinesOf(text), "onset to detected "+phrase.Length(d.Clocks[0].Median)+" "+d.Clocks[0].MedianClock+" 100 %")
	require.NotContains(t, strings.ReplaceAll(text, "± 95 %", ""), "±")
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	require.NotContains(t, out.String(), "unreached")
	require.Contains(t, textOf(t, reporttest.Altered(t, 2, reporttest.NothingAltered)), "Figures are means over the replications ± half")
}

func TestWhatIsInForceFromTheStartIsToldAlways(t *testing.T) {
	for _, n := range []int{1, 20} {
		d := reporttest.Altered(t, n, func(set func(string, ...float64)) { set("at.power-cut.begins", 0) })
		require.Equal(t, "18:00:00  power-cut begins: The main platform loses its power", Happened(d).Lines[0])
	}
	d := report.Document{Moments: []report.Moment{{What: "switch.wrong", Share: 1}, {What: "switch.wrong.begins", Share: 1}, {What: "switch.wrong (2).ends", Share: 1}}}
	require.Len(t, Happened(&d).Lines, 1, "the step says it")
}

func TestMomentsKeepTheOrderOfTheirMeans(t *testing.T) {
	d := reporttest.Altered(t, 3, func(set func(string, ...float64)) {
		set("at.detected", 4000, 9000, 9500)
		set("at.decided", 4100, reporttest.Never, reporttest.Never)
	})
	var told []string
	for _, m := range d.Moments {
		told = append(told, m.What)
	}
	require.Less(t, slices.Index(told, "detected"), slices.Index(told, "decided"))
}

func TestSharesOfLossAreOfTheCallsLost(t *testing.T) {
	window := func(name string, lost report.Number) report.Window {
		return report.Window{Name: name, Offered: report.Estimate{Mean: 100}, Lost: report.Estimate{Mean: lost}, Outcomes: []report.Outcome{
			{Name: "refused", Calls: report.Estimate{Mean: 30}}, {Name: "abandoned", Calls: report.Estimate{Mean: 10}}, {Name: "blocked", Calls: report.Estimate{Mean: 1}},
		}}
	}
	d := report.Document{
		Windows: []report.Window{window("run", 0.9), window("early", 0.9), window("late", 0.1)},
		Figures: []report.Figure{
			{Measure: "calls.unconnected", Window: "run", Estimate: report.Estimate{Mean: 50}},
			{Measure: "calls.unconnected", Window: "early", Estimate: report.Estimate{Mean: 40}},
			{Measure: "calls.unconnected", Window: "late", Estimate: report.Estimate{Mean: 60}},
		},
	}
	rows := windowByWindow(&d).Rows
	require.Equal(t, "refused 60 %, abandoned 20 %", rows[0][4])
	require.Equal(t, "refused 75 %, abandoned 25 %", rows[1][4])
	require.Equal(t, 2, WorstWindow(&d))
}

// TestPeopleWhoWantNoHelpAreToldApart: they have a table of their own, and none of the others counts them.
func TestPeopleWhoWantNoHelpAreToldApart(t *testing.T) {
	d := reporttest.ReferenceOf(t, "first-steps").Document
	f := d.FigureOf("callers.affected", measure.WholeRun, measure.ByKind, measure.NothingWanted.Name)
	require.Positive(t, float64(f.Mean))
	text := textOf(t, d)
	require.Regexp(t, `accidental and silent callers .*\n +affected +`+regexp.QuoteMeta(phrase.Counted(f.Estimate))+" ", text)
	require.Contains(t, text, "All other figures are of people who want help.")
	for name, sum := range map[string]report.Number{"callers.calling": 0, "callers.affected": 0, "calls.unconnected": 0} {
		sum = d.Figure(name, measure.WholeRun).Mean
		for _, g := range []measure.Group{measure.NothingWanted, measure.Testers} {
			sum += d.FigureOf(name, measure.WholeRun, g.By, g.Name).Mean
		}
		require.InDelta(t, float64(d.FigureOf(name, measure.WholeRun, measure.ByKind, measure.Everybody.Name).Mean), float64(sum), 1e-6, name)
	}
	require.Contains(t, text, "they do not add up")
	require.Contains(t, text, "lost, of the calls seen")
	var markdown bytes.Buffer
	require.NoError(t, WriteMarkdown(&markdown, d, ""))
	require.Contains(t, markdown.String(), "| – without help |")
	require.Contains(t, markdown.String(), "| accidental and silent callers |")

	all := *d
	all.Figures = slices.DeleteFunc(slices.Clone(d.Figures), func(f report.Figure) bool { return f.By == measure.ByKind })
	require.NotContains(t, textOf(t, &all), "accidental")
}

func TestClocks(t *testing.T) {
	d := reporttest.Altered(t, 8, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 3600, 3600, 3600, 3600, 7200, reporttest.Never)
		nan := math.NaN() // where there is no onset
		set("recovery.detected", 60, 60, 60, 60, 60, 60, 60, nan)
		set("recovery.decided", 100, 100, 100, 100, 100, 100, 8000, nan)
		set("recovery.first-service", 100, 200, 300, 400, reporttest.Never, reporttest.Never, reporttest.Never, nan)
		set("recovery.restored", 100, 200, reporttest.Never, reporttest.Never, reporttest.Never, reporttest.Never, reporttest.Never, nan)
	})
	clock := map[string]report.Clock{}
	for _, c := range d.Clocks {
		clock[c.Name] = c
	}
	require.Equal(t, "19:00:00", d.Moments[0].Clock)
	require.Equal(t, "19:09:34", clock["detected"].Clock, "the mean of the onset, too")
	require.Equal(t, "19:01:00", clock["detected"].MedianClock)
	require.Equal(t, "19:29:03", clock["decided"].Clock)
	require.Equal(t, "19:01:40", clock["decided"].MedianClock)
	require.Empty(t, clock["first-service"].Clock, "censored: no mean")
	require.Equal(t, "19:06:40", clock["first-service"].MedianClock, "and yet a median")
	require.Empty(t, clock["restored"].MedianClock)
	d.Stages = nil
	require.Contains(t, Recovery(d).Rows[3], "1m 40s – > 2h 51m 26s")
	d.Clocks[3].Low = report.Number(reporttest.Never)
	require.Empty(t, Recovery(d).Rows[3][2], "all of the interval lies beyond the end")
	d.Clocks[3].Low = 100
	lines := reporttest.LinesOf(textOf(t, d))
	require.Contains(t, lines, "onset to detected 1m 00s 1m 00s – 1m 00s 19:01:00 100 % of 7 runs")
	require.Contains(t, lines, "onset to first service 6m 40s 1m 40s – > 2h 51m 26s 19:06:40 57 % of 7 runs")
	require.Contains(t, lines, "onset to restored > 2h 51m 26s 1m 40s – > 2h 51m 26s 29 % of 7 runs")
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	require.Contains(t, out.String(), `"name":"first-service","median-clock":"19:06:40"`)
	for _, note := range []string{"Detected: ", "Decided: ", "First service: ", "Restored: ", "Normal: "} {
		require.Contains(t, textOf(t, d), "\n  "+note)
	}
}

// TestFirstServiceOnlyAfterATotalLoss: what is no clock is not one that was not reached, wherever it is told.
func TestFirstServiceOnlyAfterATotalLoss(t *testing.T) {
	nan := math.NaN()
	told := func(first ...float64) (*report.Document, *report.Clock) {
		d := reporttest.Altered(t, 4, func(set func(string, ...float64)) {
			set("at.onset", 3600, 3600, 3600, reporttest.Never)
			for _, name := range measure.ClockNames {
				set(name, 600, 600, 600, nan)
			}
			set("recovery.first-service", first...)
		})
		for i := range d.Clocks {
			if d.Clocks[i].Name == "first-service" {
				return d, &d.Clocks[i]
			}
		}
		return d, nil
	}
	d, clock := told(nan, nan, nan, nan)
	require.Nil(t, clock)
	require.Zero(t, d.TotalLoss.Mean)
	require.Equal(t, 3, d.TotalLoss.N, "replications with an onset")
	require.Contains(t, textOf(t, d), "Service was never lost altogether, so there is no clock for first service.")
	require.NotContains(t, textOf(t, d), "onset to first service")
	require.NotContains(t, strings.Join(d.Warnings, "\n"), "first-service")

	d, clock = told(100, nan, reporttest.Never, nan)
	require.InDelta(t, 2.0/3, float64(d.TotalLoss.Mean), 1e-9)
	require.Equal(t, 2, clock.Reached.N)
	require.Equal(t, report.Number(0.5), clock.Reached.Mean)
	require.Contains(t, totalLossNote(d), "Service was lost altogether in 67 % of the replications, in the 3 of 4 replications with an onset; first service counts only these.")
	require.Contains(t, strings.Join(d.Warnings, "\n"), "first-service was not reached by the end of the run in 50 % of the replications, in the 2 of 4 replications in which service was lost altogether; no mean is given for it")

	d, _ = told(100, 100, 100, nan)
	require.Empty(t, totalLossNote(d))

	m := report.ComparedMeasure{Name: firstService, Unit: "s since onset"}
	require.Equal(t, "never lost", figureCell(&m, report.Compared{}))
	require.Equal(t, "–", figureCell(&m, report.Compared{Applies: 1}), "lost, and never back")
}

func TestTheRecoveryTableKeepsWithinItsWidth(t *testing.T) {
	long := report.Number(36*3600 + 1)
	c := report.Clock{
		Name: "first-service", MedianClock: "26 Jun 03:04:05", Quantiles: report.Quantiles{Median: long, Low: long, High: long, P05: long, P95: report.Number(reporttest.Never)},
		Reached: report.Estimate{N: 86, Mean: 1}, Beyond: long,
	}
	d := report.Document{Run: report.RunFacts{Replications: 200}, Clocks: []report.Clock{c}}
	b := Recovery(&d)
	require.Equal(t, []string{"", "5 %", "median", "95 %", "clock", "reached in"}, b.Header)
	require.Equal(t, []string{"onset to first service", "36h 00m 01s", "36h 00m 01s", "> 36h 00m 01s", "26 Jun 03:04:05", "100 % of 86 runs"}, b.Rows[0])
	require.LessOrEqual(t, b.width(), Width)
	d.Clocks[0].P05, d.Clocks[0].P95 = report.Number(math.NaN()), report.Number(math.NaN())
	require.Equal(t, []string{"", "median", "its interval", "clock", "reached in"}, Recovery(&d).Header)
}

func TestTheLedgerIsCutShort(t *testing.T) {
	lines := func(n int) Block { return causes((&report.Document{Ledger: make([]report.LedgerLine, n)})) }
	require.Equal(t, ledgerNotes, lines(mostCauses).Notes)
	require.Equal(t, "1 further line of the ledger is in the JSON document.", lines(mostCauses + 1).Notes[0])
	require.Equal(t, "2 further lines of the ledger are in the JSON document.", lines(mostCauses + 2).Notes[0])
}

func TestSkewedFiguresHaveAStar(t *testing.T) {
	e := report.Estimate{N: 200, Mean: 0.229, Low: 0.224, High: 0.234, Skewed: true}
	require.Equal(t, "22.9 ± 0.5 %*", phrase.PercentOf(e))
	require.Equal(t, "0.2 ± 0.0*", phrase.Counted(e))
	const explained = "* Skewed over the replications"
	b := Block{Rows: [][]string{{"calls", "5 ± 1"}}}
	b.ExplainStars()
	require.Empty(t, b.Notes)
	for _, b := range []Block{{Rows: [][]string{{"calls", "5 ± 1*"}}}, {Notes: []string{"5 ± 1* callers"}}} {
		b.ExplainStars()
		require.Contains(t, b.Notes[len(b.Notes)-1], explained)
	}
	require.Contains(t, textOf(t, reporttest.ReferenceOf(t, "first-steps").Document), explained)
}

func TestWarnings(t *testing.T) {
	for name, c := range map[string]struct {
		write func(func(string, ...float64))
		want  string // empty: no warning of the kind
		kind  string
	}{
		"a false alarm": {func(set func(string, ...float64)) {
			set("recovery.false-alarms", 2, 0, 0, 0)
			set("at.onset", 3600)
		},
			"in 25 % of the replications a report was acted on before any trouble: a false alarm", "false alarm"},
		"and nothing else": {func(set func(string, ...float64)) {
			set("recovery.false-alarms", 1, 0)
			set("at.onset", reporttest.Never)
			for _, name := range measure.ClockNames {
				set(name, math.NaN())
			}
		},
			"in 50 % of the replications a report was acted on before any trouble: a false alarm", "false alarm"},
		"no false alarm": {func(set func(string, ...float64)) {
			set("recovery.false-alarms", 0)
			set("at.onset", 3600)
		}, "", "false alarm"},
		"never began": {func(set func(string, ...float64)) {
			set("trouble.power-cut.touched", 0)
			set("at.power-cut.begins", reporttest.Never)
		}, "The fault “The main platform loses its power” (power-cut) never began: what it waits for did not happen, or its end came first.", "power-cut"},
		"touched nothing": {func(set func(string, ...float64)) { set("trouble.power-cut.touched", 0) },
			"The fault “The main platform loses its power” (power-cut) never touched anything.", "power-cut"},
		"touched nothing in some": {func(set func(string, ...float64)) { set("trouble.power-cut.touched", 0, 5, 5, 5) },
			"the fault power-cut touched no call in 25 % of the replications", "power-cut"},
		"did not begin in some": {func(set func(string, ...float64)) {
			set("trouble.power-cut.touched", 0, 0, 5, 5)
			set("at.power-cut.begins", reporttest.Never, 3600, 3600, 3600)
		}, "the fault power-cut touched no call in 50 % of the replications; in 25 % it never began", "power-cut"},
		"touched calls": {reporttest.NothingAltered, "", "power-cut"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			d := reporttest.Altered(t, 4, c.write)
			for _, w := range append(NeverActed(d), d.Warnings...) {
				if strings.Contains(w, c.kind) {
					got = append(got, w)
				}
			}
			if c.want == "" {
				require.Empty(t, got)
				return
			}
			require.Equal(t, []string{c.want}, got)
		})
	}
}
