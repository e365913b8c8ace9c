package report

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/stat"
)

// altered is the document of first-steps, after a test has written other numbers into some of its measures.
func altered(t *testing.T, replications int, write func(set func(name string, values ...float64))) *Document {
	t.Helper()
	result := *referenceOf(t, "first-steps").result
	result.Rows, result.Lines, result.Asked = nil, result.Lines[:replications], replications
	for _, row := range referenceOf(t, "first-steps").result.Rows[:replications] {
		result.Rows = append(result.Rows, slices.Clone(row))
	}
	write(func(name string, values ...float64) {
		at := result.Plan.Measures.Find(name, measure.WholeRun, measure.Group{})
		for i := range result.Rows {
			result.Rows[i][at] = values[i%len(values)]
		}
	})
	return New(&result, nil, "test")
}

func nothingAltered(func(string, ...float64)) {}

func textOf(t *testing.T, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, d.Text(&out, ""))
	return out.String()
}

// linesOf are the lines of a text, each in single spaces.
func linesOf(text string) []string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	return lines
}

var never = math.Inf(1)

func TestAnIntervalWithoutBoundsIsNone(t *testing.T) {
	text, err := json.Marshal(estimateOf(stat.Mean([]float64{5})))
	require.NoError(t, err)
	require.Equal(t, `{"n":1,"mean":5,"low":null,"high":null}`, string(text))
}

func TestOneReplication(t *testing.T) {
	d := altered(t, 1, nothingAltered)
	text := textOf(t, d)
	require.Contains(t, text, "Figures are those of this one replication, so that none has an interval.")
	require.NotContains(t, text, "not reached")
	require.NotContains(t, text, "its interval")
	require.Contains(t, linesOf(text), "onset to detected "+length(d.Clocks[0].Median)+" "+d.Clocks[0].MedianClock+" 100 %")
	require.NotContains(t, strings.ReplaceAll(text, "± 95 %", ""), "±")
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	require.NotContains(t, out.String(), "unreached")
	require.Contains(t, textOf(t, altered(t, 2, nothingAltered)), "Figures are means over the replications ± half")
}

func TestWhatIsInForceFromTheStartIsToldAlways(t *testing.T) {
	for _, n := range []int{1, 20} {
		d := altered(t, n, func(set func(string, ...float64)) { set("at.power-cut.begins", 0) })
		require.Equal(t, "18:00:00  power-cut begins: The main platform loses its power", d.happened().lines[0])
	}
	d := Document{Moments: []Moment{{What: "switch.wrong", Share: 1}, {What: "switch.wrong.begins", Share: 1}, {What: "switch.wrong (2).ends", Share: 1}}}
	require.Len(t, d.happened().lines, 1, "the step says it")
}

func TestMomentsKeepTheirOrder(t *testing.T) {
	order := func(names []string, at ...[]float64) string {
		var list []happening
		for i, name := range names {
			list = append(list, happening{Moment: Moment{What: name, Since: estimateOf(stat.Mean(finite(at[i])))}, at: at[i]})
		}
		var got []string
		for _, h := range inOrder(list) {
			got = append(got, h.What)
		}
		return strings.Join(got, " ")
	}
	require.Equal(t, "b a", order([]string{"a", "b"}, []float64{2, 3}, []float64{1, 0.5}), "by the mean")
	require.Equal(t, "a b c", order([]string{"a", "b", "c"}, []float64{5, 5}, []float64{5, 5}, []float64{5, 5}), "of one time: as they are listed")
	require.Equal(t, "detected decided done", order([]string{"decided", "done", "detected"},
		[]float64{20, never, never}, []float64{30, never, never}, []float64{10, 100, 200}), "decided on average before detected")
	require.Equal(t, "rare often", order([]string{"often", "rare"}, []float64{10, 20}, []float64{never, 5}), "neither follows the other")

	d := altered(t, 3, func(set func(string, ...float64)) {
		set("at.detected", 4000, 9000, 9500)
		set("at.decided", 4100, never, never)
	})
	var told []string
	for _, m := range d.Moments {
		told = append(told, m.What)
	}
	require.Less(t, slices.Index(told, "detected"), slices.Index(told, "decided"))
}

func TestSharesOfLossAreOfTheCallsLost(t *testing.T) {
	window := func(name string, lost Number) Window {
		return Window{Name: name, Offered: Estimate{Mean: 100}, Lost: Estimate{Mean: lost}, Outcomes: []Outcome{
			{"refused", Estimate{Mean: 30}}, {"abandoned", Estimate{Mean: 10}}, {"blocked", Estimate{Mean: 1}},
		}}
	}
	d := Document{
		Windows: []Window{window("run", 0.9), window("early", 0.9), window("late", 0.1)},
		Figures: []Figure{
			{Measure: "calls.unconnected", Window: "run", Estimate: Estimate{Mean: 50}},
			{Measure: "calls.unconnected", Window: "early", Estimate: Estimate{Mean: 40}},
			{Measure: "calls.unconnected", Window: "late", Estimate: Estimate{Mean: 60}},
		},
	}
	rows := d.windowByWindow().rows
	require.Equal(t, "refused 60 %, abandoned 20 %", rows[0][4])
	require.Equal(t, "refused 75 %, abandoned 25 %", rows[1][4])
	require.Equal(t, 2, d.worstWindow())
}

// TestPeopleWhoWantNoHelpAreToldApart: they have a table of their own, and none of the others counts them.
func TestPeopleWhoWantNoHelpAreToldApart(t *testing.T) {
	d := referenceOf(t, "first-steps").document
	f := d.figureOf("callers.affected", measure.WholeRun, measure.ByKind, measure.NothingWanted.Name)
	require.Positive(t, float64(f.Mean))
	text := textOf(t, d)
	require.Regexp(t, `accidental and silent callers .*\n +affected +`+regexp.QuoteMeta(counted(f.Estimate))+" ", text)
	require.Contains(t, text, "All other figures are of people who want help.")
	for name, sum := range map[string]Number{"callers.calling": 0, "callers.affected": 0, "calls.unconnected": 0} {
		sum = d.figure(name, measure.WholeRun).Mean
		for _, g := range []measure.Group{measure.NothingWanted, measure.Testers} {
			sum += d.figureOf(name, measure.WholeRun, g.By, g.Name).Mean
		}
		require.InDelta(t, float64(d.figureOf(name, measure.WholeRun, measure.ByKind, measure.Everybody.Name).Mean), float64(sum), 1e-6, name)
	}
	require.Contains(t, text, "they do not add up")
	require.Contains(t, text, "lost, of calls seen")
	var markdown bytes.Buffer
	require.NoError(t, d.Markdown(&markdown, ""))
	require.Contains(t, markdown.String(), "| – never connected |")
	require.Contains(t, markdown.String(), "| accidental and silent callers |")

	all := *d
	all.Figures = slices.DeleteFunc(slices.Clone(d.Figures), func(f Figure) bool { return f.By == measure.ByKind })
	require.NotContains(t, textOf(t, &all), "accidental")
}

func TestClocks(t *testing.T) {
	d := altered(t, 8, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 3600, 3600, 3600, 3600, 7200, never)
		nan := math.NaN() // where there is no onset
		set("recovery.detected", 60, 60, 60, 60, 60, 60, 60, nan)
		set("recovery.decided", 100, 100, 100, 100, 100, 100, 8000, nan)
		set("recovery.first-service", 100, 200, 300, 400, never, never, never, nan)
		set("recovery.restored", 100, 200, never, never, never, never, never, nan)
	})
	clock := map[string]Clock{}
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
	require.Contains(t, d.recovery().rows[3], "1m 40s – > 2h 51m 26s")
	d.Clocks[3].Low = Number(never)
	require.Empty(t, d.recovery().rows[3][2], "all of the interval lies beyond the end")
	d.Clocks[3].Low = 100
	lines := linesOf(textOf(t, d))
	require.Contains(t, lines, "onset to detected 1m 00s 1m 00s – 1m 00s 19:01:00 100 % of 7")
	require.Contains(t, lines, "onset to first service 6m 40s 1m 40s – > 2h 51m 26s 19:06:40 57 % of 7")
	require.Contains(t, lines, "onset to restored > 2h 51m 26s 1m 40s – > 2h 51m 26s 29 % of 7")
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
	told := func(first ...float64) (*Document, *Clock) {
		d := altered(t, 4, func(set func(string, ...float64)) {
			set("at.onset", 3600, 3600, 3600, never)
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
	require.Contains(t, d.recoveryChart().Sub, "Service was never lost altogether")

	d, clock = told(100, nan, never, nan)
	require.InDelta(t, 2.0/3, float64(d.TotalLoss.Mean), 1e-9)
	require.Equal(t, 2, clock.Reached.N)
	require.Equal(t, Number(0.5), clock.Reached.Mean)
	require.Contains(t, d.totalLossNote(), "Service was lost altogether in 67 % of the replications, in the 3 of 4 replications with an onset; first service is of these.")
	require.Contains(t, strings.Join(d.Warnings, "\n"), "first-service was not reached by the end of the run in 50 % of the replications, in the 2 of 4 replications in which service was lost altogether; no mean is given for it")

	d, _ = told(100, 100, 100, nan)
	require.Empty(t, d.totalLossNote())

	m := ComparedMeasure{Name: firstService, Unit: "s since onset"}
	require.Equal(t, "never lost", m.figure(Compared{}))
	require.Equal(t, "–", m.figure(Compared{Applies: 1}), "lost, and never back")
}

func TestTheRecoveryTableKeepsWithinItsWidth(t *testing.T) {
	long := Number(36*3600 + 1)
	c := Clock{
		Name: "first-service", MedianClock: "26 Jun 03:04:05", quantiles: quantiles{Median: long, Low: long, High: long, P05: long, P95: Number(never)},
		Reached: Estimate{N: 86, Mean: 1}, Beyond: long,
	}
	d := Document{Run: RunFacts{Replications: 200}, Clocks: []Clock{c}}
	b := d.recovery()
	require.Equal(t, []string{"", "5 %", "median", "95 %", "clock", "reached in"}, b.header)
	require.Equal(t, []string{"onset to first service", "36h 00m 01s", "36h 00m 01s", "> 36h 00m 01s", "26 Jun 03:04:05", "100 % of 86"}, b.rows[0])
	require.LessOrEqual(t, b.width(), Width)
	d.Clocks[0].P05, d.Clocks[0].P95 = Number(math.NaN()), Number(math.NaN())
	require.Equal(t, []string{"", "median", "its interval", "clock", "reached in"}, d.recovery().header)
}

func TestTheAnswerInWords(t *testing.T) {
	difference := func(name string, mean, half Number, shown bool) Difference {
		return Difference{Measure: name, Paired: Estimate{N: 200, Mean: mean, Low: mean - half, High: mean + half, Skewed: true}, Shown: shown}
	}
	for _, c := range []struct {
		affected, never Difference
		want            string
	}{
		{difference("callers.affected", -3609, 34, true), difference("callers.never-connected", -4028, 17, true),
			"Under b 3,609 ± 34 fewer callers are affected than under a, and 4,028 ± 17 fewer are never connected."},
		{difference("callers.affected", 10, 2, true), difference("callers.never-connected", -4, 1, true),
			"Under b 10 ± 2 more callers are affected than under a, and 4 ± 1 fewer are never connected."},
		{difference("callers.affected", 10, 2, true), difference("callers.never-connected", -4, 9, false),
			"Under b 10 ± 2 more callers are affected than under a; no difference is shown in how many are never connected."},
		{difference("callers.affected", 10, 20, false), difference("callers.never-connected", -4, 1, true),
			"Under b 4 ± 1 fewer callers are never connected than under a; no difference is shown in how many are affected."},
		{difference("callers.affected", 10, 20, false), difference("callers.never-connected", -4, 9, false),
			"No difference is shown between b and a in how many callers are affected or never connected."},
	} {
		d := Document{Scenario: Subject{Strategy: "b"}, Answer: &Answer{Baseline: "a", Differences: []Difference{c.never, c.affected}}}
		require.Equal(t, c.want, d.answer().lines[0])
	}
}

func TestTheLedgerIsCutShort(t *testing.T) {
	lines := func(n int) block { return (&Document{Ledger: make([]LedgerLine, n)}).causes() }
	require.Equal(t, ledgerNotes, lines(mostCauses).notes)
	require.Equal(t, "1 further line of the ledger is in the JSON document.", lines(mostCauses + 1).notes[0])
	require.Equal(t, "2 further lines of the ledger are in the JSON document.", lines(mostCauses + 2).notes[0])
}

func TestSkewedFiguresHaveAStar(t *testing.T) {
	e := Estimate{N: 200, Mean: 0.229, Low: 0.224, High: 0.234, Skewed: true}
	require.Equal(t, "22.9 ± 0.5 %*", percentOf(e))
	require.Equal(t, "0.2 ± 0.0*", counted(e))
	const explained = "* Skewed over the replications"
	b := block{rows: [][]string{{"calls", "5 ± 1"}}}
	b.explainStars()
	require.Empty(t, b.notes)
	for _, b := range []block{{rows: [][]string{{"calls", "5 ± 1*"}}}, {notes: []string{"5 ± 1* callers"}}} {
		b.explainStars()
		require.Contains(t, b.notes[len(b.notes)-1], explained)
	}
	require.Contains(t, textOf(t, referenceOf(t, "first-steps").document), explained)
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
			set("at.onset", never)
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
			set("at.power-cut.begins", never)
		}, "the fault power-cut never began: what it waits for did not happen, or its end came first", "power-cut"},
		"touched nothing": {func(set func(string, ...float64)) { set("trouble.power-cut.touched", 0) },
			"the fault power-cut touched no call in any replication: as far as callers know it never happened", "power-cut"},
		"touched nothing in some": {func(set func(string, ...float64)) { set("trouble.power-cut.touched", 0, 5, 5, 5) },
			"the fault power-cut touched no call in 25 % of the replications", "power-cut"},
		"did not begin in some": {func(set func(string, ...float64)) {
			set("trouble.power-cut.touched", 0, 0, 5, 5)
			set("at.power-cut.begins", never, 3600, 3600, 3600)
		}, "the fault power-cut touched no call in 50 % of the replications; in 25 % it never began", "power-cut"},
		"touched calls": {nothingAltered, "", "power-cut"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, w := range altered(t, 4, c.write).Warnings {
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
