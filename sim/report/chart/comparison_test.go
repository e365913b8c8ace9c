package chart

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
)

// TestDifferencesAreDrawn: the fewest first, ~ where none is shown, and words for it only then.
func TestDifferencesAreDrawn(t *testing.T) {
	d := reporttest.Sides(100, 130, 98, 40)
	c := differenceChart(d, "callers.without-help")
	require.Equal(t, []string{"d", "c ~", "b"}, c.Y.Names)
	require.Equal(t, []report.Number{-60, -2, 30}, c.Marks[0].X)
	require.Equal(t, []report.Number{-62, -4, 28}, c.Marks[0].Low)
	require.Equal(t, []report.Number{-58, 0, 32}, c.Marks[0].High)
	require.Equal(t, "c ~: 98 ± 3; difference −2 ± 2", c.Marks[0].Words[1])
	require.Contains(t, c.Sub, "; ~ stands where none is shown")
	require.Equal(t, [][]string{{"d", "40 ± 3", "60 ± 2 fewer"}, {"c", "98 ± 3", "~ none shown"}, {"a", "100 ± 3", ""}, {"b", "130 ± 3", "30 ± 2 more"}}, c.Table.Rows)
	require.NotContains(t, c.Table.Notes[0], "window")
	require.NotContains(t, differenceChart(reporttest.Sides(100, 60, 40), "callers.without-help").Sub, "~")

	d.Window = "flood"
	c = differenceChart(d, "callers.without-help")
	require.Contains(t, c.Sub, ", in the window flood")
	require.Contains(t, c.Table.Notes[0], ", in the window flood")
	require.Empty(t, differenceChart(d, "callers.affected").Marks, "not compared")

	one := reporttest.Sides(100, 60)
	one.Measures[0].Figures[1].Difference.Low, one.Measures[0].Figures[1].Difference.High = reporttest.None, reporttest.None
	require.Equal(t, []report.Number{-40}, differenceChart(one, "callers.without-help").Marks[0].Low, "one replication has no interval")
}

// TestWhichStrategyRestoresSoonest: in order, what was not restored last, and what had nothing to restore not at all.
func TestWhichStrategyRestoresSoonest(t *testing.T) {
	d := reporttest.Sides(100, 60, 40, 30)
	late, soon, unreached := reporttest.RestoredAfter(3000, reporttest.None, reporttest.None, reporttest.About(1, 0)), reporttest.RestoredAfter(1800, reporttest.None, reporttest.None, reporttest.About(0.9, 0)), reporttest.RestoredAfter(report.Number(reporttest.Never), reporttest.None, reporttest.None, reporttest.About(0.2, 0))
	soon.P05, soon.P95 = 600, report.Number(reporttest.Never)
	d.Strategies[0].Restored, d.Strategies[1].Restored, d.Strategies[3].Restored = &unreached, &late, &soon
	c := restoredChart(d)
	require.Equal(t, "Service was restored soonest with “d”: 30m 00s after the trouble began in the median replication", c.Title)
	require.Equal(t, []string{"d", "b", "a"}, c.Y.Names)
	m := c.Marks[0]
	require.Equal(t, []report.Number{1800, 3000, 6000}, m.X)
	require.Equal(t, []report.Number{600, 3000, 6000}, m.Low)
	require.Equal(t, []report.Number{6000, 3000, 6000}, m.High)
	require.Equal(t, []bool{true, false, true}, m.Open)
	require.Equal(t, "a: > 1h 40m 00s, restored in 20 % of the replications", m.Words[2])
	require.Equal(t, []string{"d", "10m 00s", "30m 00s", "> 1h 40m 00s", "90 %"}, c.Table.Rows[0])

	d.Strategies[1].Restored, d.Strategies[3].Restored = nil, nil
	require.Equal(t, "Service was not restored by the end of the run with any strategy in the median replication", restoredChart(d).Title)
	d.Base.Run.Replications = 1
	require.NotContains(t, restoredChart(d).Title+restoredChart(d).Sub, "median")
	d.Strategies[0].Restored = nil
	require.Empty(t, restoredChart(d).Marks, "nothing went wrong")
}

// TestLossesByStrategy are all on the same axes, each beside the baseline, and add up.
func TestLossesByStrategy(t *testing.T) {
	d := reporttest.Sides(100, 60)
	d.Strategies[0].Losses[5], d.Strategies[0].Losses[40], d.Strategies[1].Losses[5] = 7, 3, 12
	d.Strategies[1].Title = "Switch"
	charts := lossCharts(d)
	require.Equal(t, "a: 10 calls lost", charts[0].Title)
	require.Equal(t, "Switch: 12 calls lost", charts[1].Title)
	require.Equal(t, "b", charts[1].Sub)
	require.Len(t, charts[0].Marks, 1)
	require.Equal(t, Tone("behind"), charts[1].Marks[0].Tone)
	require.Equal(t, report.Number(7), charts[1].Marks[0].Y[5])
	require.Equal(t, report.Number(12), charts[1].Marks[1].Y[5])
	require.Equal(t, charts[0].Y.Most, charts[1].Y.Most)
	require.Equal(t, report.Number(15), charts[0].Y.Most)
	require.Equal(t, [][]string{{"18:00", "7", "12"}, {"18:30", "3", "0"}}, LossTable(d).Rows)
	require.Equal(t, "Calls lost over a minute each, by clock time in UTC", LossUnit(d))
	for _, c := range Alone(d) {
		require.NotEmpty(t, c.Y.Title+string(c.Y.Scale))
	}
	require.Equal(t, "calls lost in a minute", Alone(d)[1].Y.Title)
}

// TestTheComparisonAgreesWithItsRuns: what is said and drawn is what was measured.
func TestTheComparisonAgreesWithItsRuns(t *testing.T) {
	c := reporttest.Compare(t, "first-steps", 20)
	never := reporttest.Of(c, t, "callers.without-help")
	require.Equal(t, "With “Wait until the power is back”, "+phrase.Count(never[1].Difference.Mean)+" more callers are without help than with “Switch to the spare platform”",
		text.DifferenceFinding(c, c.Measure("callers.without-help")))
	for s, m := range []report.Compared{reporttest.Of(c, t, "calls.unconnected")[0], reporttest.Of(c, t, "calls.unconnected")[1]} {
		require.InDelta(t, float64(m.Mean), float64(total(c.Strategies[s].Losses)), 1e-6)
	}
	sooner, later := c.Strategies[0], c.Strategies[1]
	if later.Restored.Median < sooner.Restored.Median {
		sooner, later = later, sooner
	}
	require.Contains(t, restoredChart(c).Title, "soonest with “"+sooner.Title+"”: "+phrase.Length(sooner.Restored.Median))
}
