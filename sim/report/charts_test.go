package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSumsAndMeansOfMinutes(t *testing.T) {
	minutes := []Number{1, 3, 2, 6, 10}
	require.Equal(t, minutes, thinned(minutes, 1))
	require.Equal(t, []Number{2, 4, 10}, thinned(minutes, 2), "the last of one minute")
	require.Equal(t, []Number{2, 8}, thinned(minutes, 3))
	require.Equal(t, []Number{4, 8, 10}, summed(minutes, 2))
	require.Equal(t, []Number{22}, summed(minutes, 9))
	require.Equal(t, Number(22), total(minutes))
	most, at := peak([]Number{1, 7, 7, 2})
	require.Equal(t, Number(7), most)
	require.Equal(t, 1, at, "the first of them")
	most, at = peak([]Number{0, 0})
	require.Zero(t, most)
	require.Zero(t, at)

	d := byHand(5, 10)
	d.draw("main.queue", func(m int) Number { return minutes[m] })
	require.Equal(t, Number(5), d.sumOver("main.queue", 1, 3))
	require.Equal(t, Number(16), d.sumOver("main.queue", 3, 99), "to the end of the run")
	require.Equal(t, Number(8), d.meanOver("main.queue", 3, 99))
	require.Zero(t, d.sumOver("spare.queue", 0, 5))
	require.Zero(t, d.meanOver("spare.queue", 0, 5))
}

func TestTheEndOfAScale(t *testing.T) {
	for most, want := range map[Number]Number{0: 0, 0.4: 0.4, 0.9: 1, 1: 1, 1.1: 1.5, 3: 3, 5: 5, 7: 8, 12: 15, 45: 50, 99: 100, 101: 150, 230: 250, 3100: 4000} {
		end := evenMost(most)
		require.InDelta(t, float64(want), float64(end), 1e-6, "%g", float64(most))
		require.GreaterOrEqual(t, end, most)
	}
}

func TestOrders(t *testing.T) {
	require.Positive(t, compareNumbers(2, 1))
	require.Negative(t, compareNumbers(1, 2))
	require.Zero(t, compareNumbers(1, 1))
	require.Negative(t, compareNumbers(none, 1), "what is no number comes first")
	require.Positive(t, compareNumbers(1, none))
	require.Zero(t, compareNumbers(none, none))
	values := []Number{3, none, 1, 2, 1}
	require.Equal(t, []int{2, 4, 3, 0, 1}, ordered(5, func(s int) Number { return values[s] }), "the smallest first, no number last")
	unreached := []Number{Number(never), 5, none}
	require.Equal(t, []int{1, 0, 2}, ordered(3, func(s int) Number { return unreached[s] }))
}

func TestEndsOfIntervals(t *testing.T) {
	at, open := beyond(5, 10)
	require.Equal(t, Number(5), at)
	require.False(t, open)
	at, open = beyond(Number(never), 10)
	require.Equal(t, Number(10), at)
	require.True(t, open)
	require.Equal(t, Number(3), orMean(3, 5))
	require.Equal(t, Number(5), orMean(none, 5))
	require.Equal(t, Estimate{N: 10, Mean: 5, Low: 3, High: 9}, opposite(Estimate{N: 10, Mean: -5, Low: -9, High: -3}))
	require.Equal(t, "5 ± 2 fewer", moreOrFewer(about(-5, 2)))
	require.Equal(t, "5 ± 2 more", moreOrFewer(about(5, 2)))
}

// TestCumulativeLines rise to 1, and stop there.
func TestCumulativeLines(t *testing.T) {
	d := byHand(5, 10)
	d.Durations.Limits = []Number{1, 10, 100, 1000}
	m, ok := d.cumulative("run", 9, []Number{1, 2, 1, 0, 0})
	require.True(t, ok)
	require.Equal(t, []Number{1, 10, 100}, m.X)
	require.Equal(t, []Number{0.25, 0.75, 1}, m.Y)
	require.Equal(t, "window-1", m.Tone, "the ninth has the colour of the first again")
	for at, want := range map[Number]Number{0.5: 0, 1: 0.25, 9: 0.25, 10: 0.75, 50: 0.75, 100: 1, 5000: 1} {
		require.Equal(t, want, valueAt(m, at), "%g", float64(at))
	}
	m, _ = d.cumulative("run", 0, []Number{1, 2, 0, 0, 1})
	require.Equal(t, []Number{0.25, 0.75, 0.75, 0.75}, m.Y, "the last lies beyond all limits")
	_, ok = d.cumulative("run", 0, []Number{0.5, 0.4, 0, 0, 0})
	require.False(t, ok, "less than one in a replication")
}

// TestSteps: as many minutes behind a point, a bar or a row as make them countable.
func TestSteps(t *testing.T) {
	for minutes, want := range map[int]struct{ line, cause, table int }{
		240:      {1, 1, 30},
		300:      {1, 1, 30},
		302:      {1, 2, 30},
		day:      {1, 5, 30},
		1500:     {1, 5, 30},
		1501:     {2, 5, 30},
		2 * day:  {2, 10, 60},
		7 * day:  {7, 60, 210},
		30 * day: {29, 180, 900},
	} {
		d := byHand(minutes, 10)
		require.Equal(t, want.line, d.step(), "%d minutes", minutes)
		require.Equal(t, want.cause, d.causeStep(), "%d minutes", minutes)
		require.Equal(t, want.table, d.tableStep(), "%d minutes", minutes)
	}
	for n, want := range map[int]string{1: "a minute", 5: "5 minutes", 60: "an hour", 90: "90 minutes", 180: "3 hours"} {
		require.Equal(t, want, minutesWords(n))
	}
	require.Equal(t, "in each minute", everyMinute(1))
	require.Equal(t, "in each minute, as means over 7 minutes", everyMinute(7))

	rare := byHand(240, 10)
	for made, want := range map[Number]int{30: 1, 10: 2, 4: 5, 2: 10, 0.01: 10} { // two dozen parts of 240 minutes have ten each
		rare.draw("calls.offered", always(made))
		require.Equal(t, want, rare.callStep(), "%g a minute", float64(made))
	}
}

// TestBands: a band is of single minutes, and is not where there are too few replications for it, or a point is of several.
func TestBands(t *testing.T) {
	with := func(minutes int) *Document {
		d := calls(byHand(minutes, 20), always(30), always(1), always(0))
		d.Series[0].Low, d.Series[0].High = d.series("calls.refused").Values, d.Series[0].Values
		d.Windows[0].Outcomes = d.Windows[0].Outcomes[:1]
		return d
	}
	shapes := func(d *Document) (list []string) {
		for _, m := range d.callChart().Marks {
			list = append(list, m.Shape)
		}
		return list
	}
	require.Equal(t, []string{"stack", "stack", "band", "line"}, shapes(with(1500)))
	band := with(1500).callChart().Marks[2]
	require.Equal(t, [2]Number{1, 30}, [2]Number{band.Low[7], band.High[7]})
	require.Contains(t, with(1500).callChart().Sub, "; the band holds nine replications in ten of all calls made")
	require.Equal(t, []string{"stack", "stack", "line"}, shapes(with(1501)), "beyond a day")
	require.NotContains(t, with(1501).callChart().Sub, "band")
	require.Equal(t, []string{"stack", "stack", "line"}, shapes(calls(with(100), always(1), always(1), always(0))), "means over several minutes")

	for n, want := range map[int]bool{19: false, 20: true} {
		require.Equal(t, want, documentOf(t, "first-steps", n).hasBands(), "%d replications", n)
	}
}

// TestCallsAreDrawn: helped below, then each way to lose them, and what was made on top, of which they are the sum.
func TestCallsAreDrawn(t *testing.T) {
	d := calls(byHand(100, 10), always(30), between(50, 60, 8), between(55, 60, 2))
	d.draw("calls.connected", func(m int) Number {
		return d.series("calls.offered").Values[m] - d.series("calls.refused").Values[m] - d.series("calls.abandoned").Values[m] - 1
	})
	d.draw("calls.of-others", always(4))
	d.draw("calls.open", always(1))
	marks := d.callChart().Marks
	var names []string
	for _, m := range marks {
		names = append(names, m.Name)
	}
	require.Equal(t, []string{"connected", "refused", "abandoned", "open at the end of the run", "made"}, names)
	for m := range 100 {
		require.Equal(t, marks[4].Y[m], marks[0].Y[m]+marks[1].Y[m]+marks[2].Y[m]+marks[3].Y[m], "minute %d", m)
	}
	require.Equal(t, []string{"18:30", "900", "780", "80", "10", "120"}, d.outcomeTable().Rows[1])
}

// TestWhoWaitsWhere: the most who wait at once, where and when; with the date in a run of more than a day.
func TestWhoWaitsWhere(t *testing.T) {
	d := byHand(120, 10)
	require.Empty(t, d.queueChart().Marks, "nobody ever waited")
	d.draw("main.queue", between(30, 40, 0.5))
	d.draw("spare.queue", always(0))
	require.Equal(t, "Callers hardly ever waited for an agent", d.queueChart().Title)
	d.draw("spare.queue", between(45, 50, 12))
	require.Equal(t, "Up to 12 callers waited at once, on average, on spare at 18:45", d.queueChart().Title)
	require.Equal(t, []string{"18:30", "0.2 (0.5)", "2 (12)"}, d.queueChart().Table.Rows[1])
	require.Equal(t, "in each minute", everyMinute(d.step()))
	d.Run.Replications = 1
	require.Equal(t, "Up to 12 callers waited at once, on spare at 18:45", d.queueChart().Title, "of one replication nothing is an average")

	long := byHand(2*day, 10)
	long.draw("main.queue", between(day+60, day+70, 3))
	long.draw("spare.queue", always(0))
	require.Equal(t, "Up to 3 callers waited at once, on average, on main at 7 Mar 19:00", long.queueChart().Title)
	require.Equal(t, "6 Mar 18:00", long.queueChart().Table.Rows[0][0])
	require.Equal(t, "6 Mar 19:00", long.queueChart().Table.Rows[1][0])
}

func TestHowBusyAgentsAre(t *testing.T) {
	d := byHand(60, 10)
	d.World.Platforms[0].Busiest, d.World.Platforms[1].Busiest = 0.5, 0.8
	for _, name := range []string{"main.agents", "main.busy", "spare.agents", "spare.busy"} {
		d.draw(name, always(0))
	}
	require.Equal(t, "Hardly any agent was ever logged on", d.agentChart().Title)
	d.draw("main.agents", always(9))
	d.draw("main.busy", between(0, 30, 6))
	require.Equal(t, "In the busiest quarter of an hour 50.0 % of the agents on main had a call", d.agentChart().Title, "nobody is on the other")
	d.draw("spare.agents", always(4))
	require.Equal(t, "In the busiest quarter of an hour 80.0 % of the agents on spare had a call", d.agentChart().Title)
	require.Equal(t, []string{"18:00", "6 of 9 (6)", "0 of 4 (0)"}, d.agentChart().Table.Rows[0])
}

// TestWhereCallsWereSent: by platform, and to none; nothing to tell of one platform.
func TestWhereCallsWereSent(t *testing.T) {
	d := calls(byHand(60, 10), always(30), always(0), always(0))
	d.draw("providers.net.routes.main.calls", between(0, 30, 30))
	d.draw("providers.net.routes.spare.calls", between(30, 60, 20))
	d.World.Platforms[0].Calls, d.World.Platforms[1].Calls = 900, 600
	c := d.platformChart()
	require.Equal(t, "Of the calls made, 50.0 % went to main, 33.3 % went to spare and 16.7 % to none", c.Title)
	require.Equal(t, []string{"main", "spare", "to none"}, []string{c.Marks[0].Name, c.Marks[1].Name, c.Marks[2].Name})
	require.Equal(t, []Number{0, 10}, []Number{c.Marks[2].Y[29], c.Marks[2].Y[30]})
	require.Equal(t, [][]string{{"18:00", "900", "900", "0"}, {"18:30", "900", "0", "600"}}, c.Table.Rows)
	d.draw("providers.net.routes.spare.calls", between(30, 60, 30))
	require.Len(t, d.platformChart().Marks, 2)
	d.World.Platforms = d.World.Platforms[:1]
	require.Empty(t, d.platformChart().Marks)
}

func TestWhatCausedIt(t *testing.T) {
	d := byHand(60, 10)
	require.Empty(t, d.causeChart().Marks, "nothing was lost")
	d.Ledger = []LedgerLine{
		{Cause: "overload", Outcome: "refused", Calls: about(30, 1), Share: 0.3, Minutes: []int{40}, InMinute: []Number{30}},
		{Cause: "flood", Outcome: "abandoned", Calls: about(28, 1), Share: 0.28, Minutes: []int{5, 35}, InMinute: []Number{20, 8}},
		{Cause: "flood", Outcome: "refused", Calls: about(42, 1), Share: 0.42, Minutes: []int{5, 6}, InMinute: []Number{40, 2}},
	}
	c := d.causeChart()
	require.Equal(t, "70.0 % of the calls lost were lost where this was wrong: flood", c.Title)
	require.Equal(t, "flood", c.Marks[0].Name)
	require.Equal(t, []Number{60, 2, 0}, c.Marks[0].Y[5:8])
	require.Equal(t, [][]string{{"18:00", "62", "0"}, {"18:30", "8", "30"}}, c.Table.Rows)
	require.Equal(t, "calls lost in a minute", c.Y.Title)
	one := d.CausesOfLoss()[0]
	require.Equal(t, []Number{62, 8}, one.every(30, 60))
}

func TestHowLongCallersWaited(t *testing.T) {
	d := byHand(60, 10)
	d.window("flood", 10, 20, about(0.5, 0.1))
	d.Durations = Durations{Limits: []Number{1, 10, 100, 1000, 10000}, Windows: []DurationsOfWindow{
		{"run", []Number{50, 50, 0, 0, 0, 0}, []Number{0, 1, 2, 1, 0, 0}}, {"flood", []Number{0, 0, 9, 0, 0, 0}, []Number{0, 0, 0, 0, 0, 0}},
	}}
	require.Equal(t, "At least half of the answered calls were answered at once, in every window", d.answerChart().Title)
	d.say("answer.median", about(2, 0))
	d.say("answer.median", about(40, 1), "flood")
	require.Equal(t, "Callers waited longest in the window flood: half of those who were answered, for 40.0 s and more", d.answerChart().Title)
	require.Len(t, d.answerChart().Marks, 2)

	require.Empty(t, d.delayChart().Marks, "no delay is known")
	d.say("callers.delay.mean", about(187, 2))
	d.say("callers.delayed", about(4, 1))
	c := d.delayChart()
	require.Equal(t, "Callers who failed at first and got through later did so after 3m 07s on average", c.Title)
	require.Len(t, c.Marks, 1, "nobody in the other window")
	require.Equal(t, [][]string{{"run", "4 ± 1", "25.0 %", "75.0 %", "100.0 %", "100.0 %"}}, c.Table.Rows)
}

// TestClockOfARunOverAChange: times by the clock are those of the wall, on the night on which clocks are put on.
func TestClockOfARunOverAChange(t *testing.T) {
	d := byHand(240, 10)
	d.Scenario.Start, d.Scenario.End, d.Scenario.Zone = "2024-03-31T00:00:00Z", "2024-03-31T04:00:00Z", "Europe/London"
	d = calls(d, always(1), always(0), always(0))
	require.Equal(t, Number(4*3600), d.Length())
	require.Equal(t, 240, d.Minutes())
	require.Equal(t, "00:59", d.minuteClock(59))
	require.Equal(t, "02:00", d.minuteClock(60))
	require.Equal(t, "05:00:00", d.dayClock(4*3600))
	var from []string
	for _, row := range d.outcomeTable().Rows {
		from = append(from, row[0])
	}
	require.Equal(t, []string{"00:00", "00:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30"}, from)
	require.Equal(t, "clock time, Europe/London", d.clockAxis().Title)
}

func TestSpans(t *testing.T) {
	d := byHand(120, 10)
	d.window("flood", 30, 45, about(0.9, 0.1))
	d.window("all of it", 0, 120, about(0.9, 0.1))
	require.Equal(t, []ChartSpan{{"flood", 1800, 2700}}, d.Spans(), "but for what is the whole run")
}

func TestWordsOfAxes(t *testing.T) {
	require.Equal(t, "1m 05s", Axis{Scale: "duration"}.Words(65))
	require.Equal(t, "25.0 %", Axis{Scale: "linear", Whole: true}.Words(0.25))
	require.Equal(t, "1,250", Axis{Scale: "linear"}.Words(1250))
	require.Equal(t, "not reached", Axis{Scale: "linear"}.Words(Number(math.Inf(1))))
	require.Equal(t, "unlimited calls", Limit(none, "call"))
	require.Equal(t, "1 call", Limit(1, "call"))
}
