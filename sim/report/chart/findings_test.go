package chart

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestWhenItWasWorst: the window of the greatest share, and not that of most calls.
func TestWhenItWasWorst(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	require.Equal(t, "In the whole run one call in four was lost (25.0 %)", callFinding(d), "no windows")
	reporttest.Say(d, "calls.unconnected", reporttest.About(400, 15))
	reporttest.Window(d, "before", 0, 30, report.Estimate{Mean: reporttest.None})
	reporttest.Window(d, "flood", 30, 45, reporttest.About(0.9, 0.01))
	reporttest.Window(d, "after", 45, 120, reporttest.About(0.3, 0.01))
	require.Equal(t, "From 18:30 to 18:45 nine calls in ten were lost (90.0 %); in the whole run one call in four was lost (25.0 %)", callFinding(d))
	d.Windows[2].Lost.Mean = 0.2
	require.Contains(t, callFinding(d), "From 18:45 to 20:00 one call in three was lost (30.0 %)")
	d.Windows[0].Lost.Mean = 0.5
	require.Equal(t, "In the whole run half of the calls were lost (50.0 %)", callFinding(d), "worse outside of all windows")
	d.Windows[0].Lost.Mean = 0
	require.Equal(t, "No call was lost", callFinding(d))
}

// TestWhatTookLongest: the stage between two clocks; one of them may have been passed by.
func TestWhatTookLongest(t *testing.T) {
	clocks := func(times ...report.Number) *report.Document {
		d := reporttest.ByHand(120, 10)
		for i, name := range []string{"detected", "decided", "first-service", "restored", "normal"}[:len(times)] {
			d.Clocks = append(d.Clocks, report.Clock{Name: name, Beyond: 6000, Quantiles: report.Quantiles{Median: times[i], P05: reporttest.None, P95: reporttest.None}, Reached: reporttest.About(1, 0)})
		}
		return d
	}
	for want, times := range map[string][]report.Number{
		"The longest wait was until the trouble was detected: 10m 00s after the trouble began, in the median replication":             {600, 700, 800, 900, 1000},
		"The longest wait was until people had decided what to do: 20m 00s after the trouble was detected, in the median replication": {600, 1800, 1900, 2000, 2100},
		"The longest wait was until service was restored: 50m 00s after the first calls got through again, in the median replication": {60, 120, 180, 3180, 3240},
		"The longest wait was until service was restored: 40m 00s after people had decided what to do, in the median replication":     {60, 1200, 180, 3600, 3700},
		"It took longer than the run until service was restored in the median replication":                                            {60, 120, 180, report.Number(reporttest.Never), report.Number(reporttest.Never)},
		"No call got through again by the end of the run in the median replication":                                                   {60, 120, report.Number(reporttest.Never), report.Number(reporttest.Never), report.Number(reporttest.Never)},
	} {
		require.Equal(t, want, recoveryChart(clocks(times...)).Title)
	}
	one := clocks(60, 120, 180, 3180, 3240)
	one.Run.Replications = 1
	require.Equal(t, "The longest wait was until service was restored: 50m 00s after the first calls got through again", recoveryFinding(one))

	d := clocks(600, 1800, report.Number(reporttest.Never))
	d.Clocks[1].P05, d.Clocks[1].P95 = 1700, report.Number(reporttest.Never)
	marks := recoveryChart(d).Marks
	require.Equal(t, []report.Number{0, 600, 1800}, marks[0].Low, "each bar from the clock before")
	require.Equal(t, []report.Number{600, 1800, 6000}, marks[0].High)
	require.Equal(t, []report.Number{600, 1800, 6000}, marks[1].X)
	require.Equal(t, []report.Number{600, 1700, 6000}, marks[1].Low)
	require.Equal(t, []report.Number{600, 6000, 6000}, marks[1].High)
	require.Equal(t, []bool{false, true, true}, marks[1].Open)
	require.Equal(t, "first service: > 1h 40m 00s after the onset in the median replication, reached in 100 % of the replications", marks[1].Words[2])
	require.Empty(t, recoveryChart(reporttest.ByHand(120, 10)).Marks, "no fault, nothing to recover from")
}

// TestGroupsAreToldTheWorstOffFirst, in the window that lost most.
func TestGroupsAreToldTheWorstOffFirst(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	reporttest.Window(d, "flood", 30, 45, reporttest.About(0.9, 0.01))
	reporttest.Window(d, "after", 45, 120, reporttest.About(0.3, 0.01))
	reporttest.Say(d, "calls.unconnected", reporttest.About(40, 1), "flood")
	reporttest.Say(d, "calls.unconnected", reporttest.About(60, 1), "after")
	for name, share := range map[string]report.Number{"north": 0.2, "south": 0.6, "east": 0.4} {
		d.Figures = append(d.Figures, report.Figure{Measure: "calls.unconnected-share", Window: "after", By: "region", Group: name, Unit: "share", Estimate: reporttest.About(share, 0.1)},
			report.Figure{Measure: "calls.unconnected-share", Window: "flood", By: "region", Group: name, Estimate: reporttest.About(0.9-share, 0.1)},
			report.Figure{Measure: "calls.unconnected", Window: "after", By: "region", Group: name, Estimate: reporttest.About(100*share, 2)})
	}
	c := groupChart(d, "region")
	require.Equal(t, "Callers of south lost most: 60.0 % of their calls; those of north lost 20.0 %", c.Title)
	require.Contains(t, c.Sub, "in the window after;")
	require.Equal(t, []string{"south", "east", "north"}, c.Y.Names)
	require.Equal(t, []report.Number{0.6, 0.4, 0.2}, c.Marks[0].X)
	require.InDelta(t, 0.5, float64(c.Marks[0].Low[0]), 1e-9)
	require.InDelta(t, 0.7, float64(c.Marks[0].High[0]), 1e-9)
	require.Equal(t, "south: 60.0 ± 10.0 % of the calls lost, which are 60 ± 2", c.Marks[0].Words[0])
	require.Len(t, c.Table.Rows, 3)
	require.Empty(t, groupChart(d, "service").Marks, "one group, or none, is no comparison")

	d.Windows = d.Windows[:2]
	require.Equal(t, "run", groupWindow(d).Name, "one window: it may be the whole run")
}

// TestLanes: what was going on, from when to when, and in how many of the replications.
func TestLanes(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	happened := func(what string, at, share report.Number) {
		d.Moments = append(d.Moments, report.Moment{What: what, Clock: d.Clock(at).Format("15:04:05"), Since: report.Estimate{N: int(10 * share), Mean: at}, Share: share})
	}
	happened("flood.begins", 600, 1)
	happened("detected", 900, 1)
	happened("move.begins", 960, 1)
	happened("move.wrong", 1000, 0.3)
	happened("move.done", 1200, 1)
	happened("switch-to.spare", 1200, 0.8)
	happened("probe.raised", 1300, 1)
	happened("flood.ends", 3600, 0.5)
	happened("switch-to.main", 4200, 0.4)
	d.Trouble = []report.Trouble{{Name: "flood", Title: "Water"}, {Name: "idle"}}
	lanes := map[string]lane{}
	for _, l := range lanesOf(d) {
		lanes[l.name] = l
	}
	require.Len(t, lanes, 5, "none for what never began")

	flood := lanes["flood"].marks[0]
	require.Equal(t, [2]report.Number{600, 3600}, [2]report.Number{flood.Low[0], flood.High[0]})
	require.Equal(t, "flood, from 18:10:00 to 19:00:00: Water; it ended in 50 % of the replications", flood.Words[0])

	traffic := lanes["traffic goes to"].marks
	require.Len(t, traffic, 3)
	for i, want := range []struct {
		platform, tone, words string
		from, to              report.Number
	}{
		{"main", "first", "traffic goes to main, from 18:00:00 to 18:20:00", 0, 1200},
		{"spare", "second", "traffic goes to spare, from 18:20:00 to 19:10:00 (in 80 % of the replications)", 1200, 4200},
		{"main", "first", "traffic goes to main, from 19:10:00 to 20:00:00 (in 40 % of the replications)", 4200, 7200},
	} {
		require.Equal(t, want.platform, traffic[i].Name)
		require.Equal(t, Tone(want.tone), traffic[i].Tone)
		require.Equal(t, want.words, traffic[i].Words[0])
		require.Equal(t, [2]report.Number{want.from, want.to}, [2]report.Number{traffic[i].Low[0], traffic[i].High[0]})
	}
	steps := lanes["runbook"].marks
	require.Equal(t, [2]report.Number{960, 1200}, [2]report.Number{steps[0].Low[0], steps[0].High[0]})
	require.Equal(t, "18:16:40  move is done wrongly (in 30 % of the replications)", steps[1].Words[0])
	require.Equal(t, []report.Number{900}, lanes["who noticed and decided"].marks[0].X)
	require.Equal(t, []string{"raised"}, lanes["alarms"].marks[0].Label)

	c := laneChart(d)
	require.Equal(t, "What happened, by the clock", c.Title, "no clock of restored service")
	for _, m := range c.Marks {
		for _, y := range m.Y {
			require.Less(t, int(y), len(c.Y.Names))
		}
	}
	require.NotContains(t, c.Sub, "came again")
	d.Traffic.Moves = reporttest.About(4.5, 0)
	require.Contains(t, laneWords(d), "traffic was moved 4.5 times")
	d.Run.Replications = 1
	require.NotContains(t, laneWords(d), "means")

	d.Moments = nil
	require.Empty(t, trafficLane(d).marks, "it never moved")
}

func TestWhatTheLanesFind(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	d.Clocks = []report.Clock{{Name: "detected", Quantiles: report.Quantiles{Median: 60}}, reporttest.RestoredAfter(1800, reporttest.None, reporttest.None, reporttest.About(1, 0))}
	require.Equal(t, "Service was restored 30m 00s after the trouble began in the median replication", laneFinding(d))
	d.Clocks[1].Median = report.Number(reporttest.Never)
	require.Equal(t, "Service was not restored by the end of the run in the median replication", laneFinding(d))
	d.Run.Replications = 1
	require.Equal(t, "Service was not restored by the end of the run", laneFinding(d))
}

// TestTrafficThatMovesOnAnotherDay has the date.
func TestTrafficThatMovesOnAnotherDay(t *testing.T) {
	d := reporttest.ByHand(2*report.Day, 10)
	d.Moments = []report.Moment{{What: "switch-to.spare", Since: report.Estimate{N: 10, Mean: 26 * 3600}, Share: 1}}
	require.Equal(t, "traffic goes to main, from 18:00:00 to 7 Mar 20:00:00", trafficLane(d).marks[0].Words[0])
	require.True(t, strings.HasSuffix(trafficLane(d).marks[1].Words[0], "from 7 Mar 20:00:00 to 8 Mar 18:00:00"))
}
