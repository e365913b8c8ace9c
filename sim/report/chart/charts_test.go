package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

func TestSumsAndMeansOfMinutes(t *testing.T) {
	minutes := []report.Number{1, 3, 2, 6, 10}
	require.Equal(t, minutes, thinned(minutes, 1))
	require.Equal(t, []report.Number{2, 4, 10}, thinned(minutes, 2), "the last of one minute")
	require.Equal(t, []report.Number{2, 8}, thinned(minutes, 3))
	require.Equal(t, []report.Number{4, 8, 10}, summed(minutes, 2))
	require.Equal(t, []report.Number{22}, summed(minutes, 9))
	require.Equal(t, report.Number(22), total(minutes))
	most, at := peak([]report.Number{1, 7, 7, 2})
	require.Equal(t, report.Number(7), most)
	require.Equal(t, 1, at, "the first of them")
	most, at = peak([]report.Number{0, 0})
	require.Zero(t, most)
	require.Zero(t, at)

	d := reporttest.ByHand(5, 10)
	reporttest.Draw(d, "main.queue", func(m int) report.Number { return minutes[m] })
	require.Equal(t, report.Number(5), d.SumOver("main.queue", 1, 3))
	require.Equal(t, report.Number(16), d.SumOver("main.queue", 3, 99), "to the end of the run")
	require.Equal(t, report.Number(8), d.MeanOver("main.queue", 3, 99))
	require.Zero(t, d.SumOver("spare.queue", 0, 5))
	require.Zero(t, d.MeanOver("spare.queue", 0, 5))
}

func TestTheEndOfAScale(t *testing.T) {
	for most, want := range map[report.Number]report.Number{0: 0, 0.4: 0.4, 0.9: 1, 1: 1, 1.1: 1.5, 3: 3, 5: 5, 7: 8, 12: 15, 45: 50, 99: 100, 101: 150, 230: 250, 3100: 4000} {
		end := evenMost(most)
		require.InDelta(t, float64(want), float64(end), 1e-6, "%g", float64(most))
		require.GreaterOrEqual(t, end, most)
	}
}

func TestOrders(t *testing.T) {
	require.Positive(t, compareNumbers(2, 1))
	require.Negative(t, compareNumbers(1, 2))
	require.Zero(t, compareNumbers(1, 1))
	require.Negative(t, compareNumbers(reporttest.None, 1), "what is no number comes first")
	require.Positive(t, compareNumbers(1, reporttest.None))
	require.Zero(t, compareNumbers(reporttest.None, reporttest.None))
	values := []report.Number{3, reporttest.None, 1, 2, 1}
	require.Equal(t, []int{2, 4, 3, 0, 1}, ordered(5, func(s int) report.Number { return values[s] }), "the smallest first, no number last")
	unreached := []report.Number{report.Number(reporttest.Never), 5, reporttest.None}
	require.Equal(t, []int{1, 0, 2}, ordered(3, func(s int) report.Number { return unreached[s] }))
}

func TestEndsOfIntervals(t *testing.T) {
	at, open := beyond(5, 10)
	require.Equal(t, report.Number(5), at)
	require.False(t, open)
	at, open = beyond(report.Number(reporttest.Never), 10)
	require.Equal(t, report.Number(10), at)
	require.True(t, open)
	require.Equal(t, report.Number(3), orMean(3, 5))
	require.Equal(t, report.Number(5), orMean(reporttest.None, 5))
}

// TestCumulativeLines rise to 1, and stop there.
func TestCumulativeLines(t *testing.T) {
	d := reporttest.ByHand(5, 10)
	d.Durations.Limits = []report.Number{1, 10, 100, 1000}
	m, ok := cumulative(d, "run", 9, []report.Number{1, 2, 1, 0, 0})
	require.True(t, ok)
	require.Equal(t, []report.Number{1, 10, 100}, m.X)
	require.Equal(t, []report.Number{0.25, 0.75, 1}, m.Y)
	require.Equal(t, Tone("window-1"), m.Tone, "the ninth has the colour of the first again")
	for at, want := range map[report.Number]report.Number{0.5: 0, 1: 0.25, 9: 0.25, 10: 0.75, 50: 0.75, 100: 1, 5000: 1} {
		require.Equal(t, want, valueAt(m, at), "%g", float64(at))
	}
	m, _ = cumulative(d, "run", 0, []report.Number{1, 2, 0, 0, 1})
	require.Equal(t, []report.Number{0.25, 0.75, 0.75, 0.75}, m.Y, "the last lies beyond all limits")
	_, ok = cumulative(d, "run", 0, []report.Number{0.5, 0.4, 0, 0, 0})
	require.False(t, ok, "less than one in a replication")
}

// TestSteps: as many minutes behind a point, a bar or a row as make them countable.
func TestSteps(t *testing.T) {
	for minutes, want := range map[int]struct{ line, cause, table int }{
		240:             {1, 1, 30},
		300:             {1, 1, 30},
		302:             {1, 2, 30},
		report.Day:      {1, 5, 30},
		1500:            {1, 5, 30},
		1501:            {2, 5, 30},
		2 * report.Day:  {2, 10, 60},
		7 * report.Day:  {7, 60, 210},
		30 * report.Day: {29, 180, 900},
	} {
		d := reporttest.ByHand(minutes, 10)
		require.Equal(t, want.line, pointStep(d), "%d minutes", minutes)
		require.Equal(t, want.cause, causeStep(d), "%d minutes", minutes)
		require.Equal(t, want.table, tableStep(d), "%d minutes", minutes)
	}
	for n, want := range map[int]string{1: "a minute", 5: "5 minutes", 60: "an hour", 90: "90 minutes", 180: "3 hours"} {
		require.Equal(t, want, phrase.MinutesWords(n))
	}
	require.Equal(t, "in each minute", everyMinute(1))
	require.Equal(t, "in each minute, as means over 7 minutes", everyMinute(7))

	rare := reporttest.ByHand(240, 10)
	for made, want := range map[report.Number]int{30: 1, 10: 2, 4: 5, 2: 10, 0.01: 10} { // two dozen parts of 240 minutes have ten each
		reporttest.Draw(rare, "calls.offered", reporttest.Always(made))
		require.Equal(t, want, callStep(rare), "%g a minute", float64(made))
	}
}

// TestBands: a band is of single minutes, and is not where there are too few replications for it, or a point is of several.
func TestBands(t *testing.T) {
	with := func(minutes int) *report.Document {
		d := reporttest.Calls(reporttest.ByHand(minutes, 20), reporttest.Always(30), reporttest.Always(1), reporttest.Always(0))
		d.Series[0].Low, d.Series[0].High = d.SeriesOf("calls.refused").Values, d.Series[0].Values
		d.Windows[0].Outcomes = d.Windows[0].Outcomes[:1]
		return d
	}
	shapes := func(d *report.Document) (list []string) {
		for _, m := range callChart(d).Marks {
			list = append(list, string(m.Shape))
		}
		return list
	}
	require.Equal(t, []string{"stack", "stack", "band", "line"}, shapes(with(1500)))
	band := callChart(with(1500)).Marks[2]
	require.Equal(t, [2]report.Number{1, 30}, [2]report.Number{band.Low[7], band.High[7]})
	require.Contains(t, callChart(with(1500)).Sub, "; the band holds nine replications in ten of all calls made")
	require.Equal(t, []string{"stack", "stack", "line"}, shapes(with(1501)), "beyond a day")
	require.NotContains(t, callChart(with(1501)).Sub, "band")
	require.Equal(t, []string{"stack", "stack", "line"}, shapes(reporttest.Calls(with(100), reporttest.Always(1), reporttest.Always(1), reporttest.Always(0))), "means over several minutes")

	for n, want := range map[int]bool{19: false, 20: true} {
		require.Equal(t, want, hasBands(reporttest.DocumentOf(t, "first-steps", n)), "%d replications", n)
	}
}

// TestCallsAreDrawn: helped below, then each way to lose them, and on top their sum, what was made.
func TestCallsAreDrawn(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(100, 10), reporttest.Always(30), reporttest.Between(50, 60, 8), reporttest.Between(55, 60, 2))
	reporttest.Draw(d, "calls.connected", func(m int) report.Number {
		return d.SeriesOf("calls.offered").Values[m] - d.SeriesOf("calls.refused").Values[m] - d.SeriesOf("calls.abandoned").Values[m] - 1
	})
	reporttest.Draw(d, "calls.of-others", reporttest.Always(4))
	reporttest.Draw(d, "calls.open", reporttest.Always(1))
	marks := callChart(d).Marks
	var names []string
	for _, m := range marks {
		names = append(names, m.Name)
	}
	require.Equal(t, []string{"connected", "refused", "abandoned", "open at the end of the run", "made"}, names)
	for m := range 100 {
		require.Equal(t, marks[4].Y[m], marks[0].Y[m]+marks[1].Y[m]+marks[2].Y[m]+marks[3].Y[m], "minute %d", m)
	}
	require.Equal(t, []string{"18:30", "900", "780", "80", "10", "120"}, outcomeTable(d).Rows[1])
}

// TestWhoWaitsWhere: the most who wait at once, where and when; with the date in a run of more than a day.
func TestWhoWaitsWhere(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	require.Empty(t, queueChart(d).Marks, "nobody ever waited")
	reporttest.Draw(d, "main.queue", reporttest.Between(30, 40, 0.5))
	reporttest.Draw(d, "spare.queue", reporttest.Always(0))
	require.Equal(t, "Callers hardly ever waited for an agent", queueChart(d).Title)
	reporttest.Draw(d, "spare.queue", reporttest.Between(45, 50, 12))
	require.Equal(t, "Up to 12 callers waited at once, on average, on spare at 18:45", queueChart(d).Title)
	require.Equal(t, []string{"18:30", "0.2 (0.5)", "2 (12)"}, queueChart(d).Table.Rows[1])
	require.Equal(t, "in each minute", everyMinute(pointStep(d)))
	d.Run.Replications = 1
	require.Equal(t, "Up to 12 callers waited at once, on spare at 18:45", queueChart(d).Title, "of one replication nothing is an average")

	long := reporttest.ByHand(2*report.Day, 10)
	reporttest.Draw(long, "main.queue", reporttest.Between(report.Day+60, report.Day+70, 3))
	reporttest.Draw(long, "spare.queue", reporttest.Always(0))
	require.Equal(t, "Up to 3 callers waited at once, on average, on main at 7 Mar 19:00", queueChart(long).Title)
	require.Equal(t, "6 Mar 18:00", queueChart(long).Table.Rows[0][0])
	require.Equal(t, "6 Mar 19:00", queueChart(long).Table.Rows[1][0])
}

func TestHowBusyAgentsAre(t *testing.T) {
	d := reporttest.ByHand(60, 10)
	d.World.Platforms[0].Busiest, d.World.Platforms[1].Busiest = 0.5, 0.8
	for _, name := range []string{"main.agents", "main.busy", "spare.agents", "spare.busy"} {
		reporttest.Draw(d, name, reporttest.Always(0))
	}
	require.Equal(t, "Hardly any agent was ever logged on", agentChart(d).Title)
	reporttest.Draw(d, "main.agents", reporttest.Always(9))
	reporttest.Draw(d, "main.busy", reporttest.Between(0, 30, 6))
	require.Equal(t, "In the busiest quarter of an hour 50.0 % of the agents on main were busy", agentChart(d).Title, "nobody is on the other")
	reporttest.Draw(d, "spare.agents", reporttest.Always(4))
	require.Equal(t, "In the busiest quarter of an hour 80.0 % of the agents on spare were busy", agentChart(d).Title)
	require.Equal(t, []string{"18:00", "6 of 9 (6)", "0 of 4 (0)"}, agentChart(d).Table.Rows[0])
}

// TestWhereCallsWereSent: by platform, and to none; nothing to tell of one platform.
func TestWhereCallsWereSent(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(60, 10), reporttest.Always(30), reporttest.Always(0), reporttest.Always(0))
	reporttest.Draw(d, "providers.net.routes.main.calls", reporttest.Between(0, 30, 30))
	reporttest.Draw(d, "providers.net.routes.spare.calls", reporttest.Between(30, 60, 20))
	d.World.Platforms[0].Calls, d.World.Platforms[1].Calls = 900, 600
	c := platformChart(d)
	require.Equal(t, "Of the calls made, 50.0 % went to main, 33.3 % went to spare and 16.7 % to none", c.Title)
	require.Equal(t, []string{"main", "spare", "to none"}, []string{c.Marks[0].Name, c.Marks[1].Name, c.Marks[2].Name})
	require.Equal(t, []report.Number{0, 10}, []report.Number{c.Marks[2].Y[29], c.Marks[2].Y[30]})
	require.Equal(t, [][]string{{"18:00", "900", "900", "0"}, {"18:30", "900", "0", "600"}}, c.Table.Rows)
	reporttest.Draw(d, "providers.net.routes.spare.calls", reporttest.Between(30, 60, 30))
	require.Len(t, platformChart(d).Marks, 2)
	d.World.Platforms = d.World.Platforms[:1]
	require.Empty(t, platformChart(d).Marks)
}

func TestWhatCausedIt(t *testing.T) {
	d := reporttest.ByHand(60, 10)
	require.Empty(t, causeChart(d).Marks, "nothing was lost")
	d.Ledger = []report.LedgerLine{
		{Cause: "overload", Outcome: "refused", Calls: reporttest.About(30, 1), Share: 0.3, Minutes: []int{40}, InMinute: []report.Number{30}},
		{Cause: "flood", Outcome: "abandoned", Calls: reporttest.About(28, 1), Share: 0.28, Minutes: []int{5, 35}, InMinute: []report.Number{20, 8}},
		{Cause: "flood", Outcome: "refused", Calls: reporttest.About(42, 1), Share: 0.42, Minutes: []int{5, 6}, InMinute: []report.Number{40, 2}},
	}
	c := causeChart(d)
	require.Equal(t, "Where 70.0 % of the lost calls failed, this was wrong: “flood”", c.Title)
	require.Equal(t, "flood", c.Marks[0].Name)
	require.Equal(t, []report.Number{60, 2, 0}, c.Marks[0].Y[5:8])
	require.Equal(t, [][]string{{"18:00", "62", "0"}, {"18:30", "8", "30"}}, c.Table.Rows)
	require.Equal(t, "calls lost in a minute", c.Y.Title)
	one := d.CausesOfLoss()[0]
	require.Equal(t, []report.Number{62, 8}, every(&one, 30, 60))
}

func TestHowLongCallersWaited(t *testing.T) {
	d := reporttest.ByHand(60, 10)
	reporttest.Window(d, "flood", 10, 20, reporttest.About(0.5, 0.1))
	d.Durations = report.Durations{Limits: []report.Number{1, 10, 100, 1000, 10000}, Windows: []report.DurationsOfWindow{
		{Window: "run", Answers: []report.Number{50, 50, 0, 0, 0, 0}, Delays: []report.Number{0, 1, 2, 1, 0, 0}}, {Window: "flood", Answers: []report.Number{0, 0, 9, 0, 0, 0}, Delays: []report.Number{0, 0, 0, 0, 0, 0}},
	}}
	require.Equal(t, "At least half of the answered calls were answered at once, in every window", answerChart(d).Title)
	reporttest.Say(d, "answer.median", reporttest.About(2, 0))
	reporttest.Say(d, "answer.median", reporttest.About(40, 1), "flood")
	require.Equal(t, "Callers waited longest in the window flood: half of those who were answered, for 40.0 s and more", answerChart(d).Title)
	require.Len(t, answerChart(d).Marks, 2)

	require.Empty(t, delayChart(d).Marks, "no delay is known")
	reporttest.Say(d, "callers.delay.mean", reporttest.About(187, 2))
	reporttest.Say(d, "callers.delayed", reporttest.About(4, 1))
	c := delayChart(d)
	require.Equal(t, "Callers who failed at first and got through later did so after 3m 07s on average", c.Title)
	require.Len(t, c.Marks, 1, "nobody in the other window")
	require.Equal(t, [][]string{{"run", "4 ± 1", "25.0 %", "75.0 %", "100.0 %", "100.0 %"}}, c.Table.Rows)
}

// TestClockOfARunOverAChange: times by the clock are those of the wall, on the night on which clocks are put on.
func TestClockOfARunOverAChange(t *testing.T) {
	d := reporttest.ByHand(240, 10)
	d.Scenario.Start, d.Scenario.End, d.Scenario.Zone = "2024-03-31T00:00:00Z", "2024-03-31T04:00:00Z", "Europe/London"
	d = reporttest.Calls(d, reporttest.Always(1), reporttest.Always(0), reporttest.Always(0))
	require.Equal(t, report.Number(4*3600), d.Length())
	require.Equal(t, 240, d.Minutes())
	require.Equal(t, "00:59", d.MinuteClock(59))
	require.Equal(t, "02:00", d.MinuteClock(60))
	require.Equal(t, "05:00:00", d.DayClock(4*3600))
	var from []string
	for _, row := range outcomeTable(d).Rows {
		from = append(from, row[0])
	}
	require.Equal(t, []string{"00:00", "00:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30"}, from)
	require.Equal(t, "clock time, Europe/London", clockAxis(d).Title)
}

func TestSpans(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	reporttest.Window(d, "flood", 30, 45, reporttest.About(0.9, 0.1))
	reporttest.Window(d, "all of it", 0, 120, reporttest.About(0.9, 0.1))
	require.Equal(t, []ChartSpan{{"flood", 1800, 2700}}, Spans(d), "except what is the whole run")
}

func TestWordsOfAxes(t *testing.T) {
	require.Equal(t, "1m 05s", Axis{Scale: Duration}.Words(65))
	require.Equal(t, "25.0 %", Axis{Scale: Linear, Whole: true}.Words(0.25))
	require.Equal(t, "1,250", Axis{Scale: Linear}.Words(1250))
	require.Equal(t, "not reached", Axis{Scale: Linear}.Words(report.Number(math.Inf(1))))
	require.Equal(t, "unlimited calls", phrase.Limit(reporttest.None, "call"))
	require.Equal(t, "1 call", phrase.Limit(1, "call"))
}
