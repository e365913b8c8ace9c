package report

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var none = Number(math.NaN())

// about is an estimate of ten replications, with half of its interval.
func about(mean, half Number) Estimate {
	return Estimate{N: 10, Mean: mean, Low: mean - half, High: mean + half}
}

// byHand is a document of so many minutes from 18:00 on, in so many replications, in which nothing is: one of the tests'
// own, small enough to do its sums in one's head.
func byHand(minutes, replications int) *Document {
	start := time.Date(2024, 3, 6, 18, 0, 0, 0, time.UTC)
	end := start.Add(time.Duration(minutes) * time.Minute)
	d := &Document{
		Scenario: Subject{Name: "evening", Strategy: "b", Start: start.Format(time.RFC3339), End: end.Format(time.RFC3339), Zone: "UTC"},
		Run:      RunFacts{Replications: replications, Target: Target{AnsweredIn: 5}},
		World:    World{Platforms: []WorldPlatform{{Name: "main"}, {Name: "spare", Backup: true}}, Providers: []WorldProvider{{Name: "net"}}},
	}
	d.window("run", 0, minutes, about(0.25, 0.01))
	d.draw("calls.offered", func(int) Number { return 0 })
	return d
}

// window adds a window, from minute to minute.
func (d *Document) window(name string, from, to int, lost Estimate) {
	at := func(minute int) string { return d.Clock(Number(60 * minute)).Format("15:04:05") }
	d.Windows = append(d.Windows, Window{
		Name: name, From: at(from), To: at(to), FromS: Number(60 * from), ToS: Number(60 * to), Lost: lost,
		Outcomes: []Outcome{{"refused", about(5, 1)}, {"abandoned", about(3, 1)}},
	})
}

// say adds a figure of the whole run, or of a window.
func (d *Document) say(name string, e Estimate, window ...string) {
	d.Figures = append(d.Figures, Figure{Measure: name, Window: append(window, "run")[0], Estimate: e})
}

// draw sets a series, minute by minute.
func (d *Document) draw(name string, at func(minute int) Number) {
	start, end := d.times()
	values := make([]Number, int(end.Sub(start).Minutes()))
	for m := range values {
		values[m] = at(m)
	}
	d.Series = append(slices.DeleteFunc(d.Series, func(s Series) bool { return s.Name == name }), Series{Name: name, Values: values})
}

// TestTheAnswer: who was lost, in a sentence, and how long it took.
func TestTheAnswer(t *testing.T) {
	d := byHand(120, 10)
	d.say("callers.calling", about(2000, 20))
	d.say("callers.affected", about(300, 12))
	d.say("callers.delayed", about(200, 9))
	d.say("callers.never-connected", about(70, 5))
	require.Equal(t, []string{"Of 2,000 ± 20 callers, 300 ± 12 failed at least once, and 70 ± 5 of these never got through.",
		"Nothing went wrong that callers could meet."}, d.Summary())

	d.Answer = &Answer{Baseline: "a", Differences: []Difference{{Measure: "callers.affected", Paired: about(-30, 4), Shown: true}}}
	require.Equal(t, "Under b 30 ± 4 fewer callers are affected than under a; no difference is shown in how many are never connected.", d.Summary()[0])

	well := byHand(120, 10)
	well.say("callers.calling", about(2000, 20))
	require.Equal(t, "None of 2,000 callers was affected: no call was lost.", well.Summary()[0])
}

// restoredAfter is the clock of restored service.
func restoredAfter(median, low, high Number, reached Estimate) Clock {
	return Clock{Name: "restored", MedianClock: "19:00:00", Beyond: 6000, Reached: reached, quantiles: quantiles{Median: median, Low: low, High: high, P05: none, P95: none}}
}

// TestWhenServiceWasRestoredInWords: of one replication nothing is said of a median; of some, of how many; of what was not
// reached, that it was not.
func TestWhenServiceWasRestoredInWords(t *testing.T) {
	unreached := Number(never)
	for want, c := range map[string]struct {
		replications int
		clock        Clock
	}{
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication (95 % interval 20m 00s to 40m 00s).":      {10, restoredAfter(1800, 1200, 2400, about(1, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication (95 % interval 20m 00s to > 1h 40m 00s).": {10, restoredAfter(1800, 1200, unreached, about(0.6, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication.":                                         {10, restoredAfter(1800, 1800, 1800, about(1, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00.":                                                                    {1, restoredAfter(1800, none, none, Estimate{N: 1, Mean: 1})},
		"Service was restored by the end of the run in 40 % of the replications.":                                                               {10, restoredAfter(unreached, 1200, unreached, about(0.4, 0))},
		"Service was restored by the end of the run in 40 % of the replications, in the 5 of 10 replications with an onset.":                    {10, restoredAfter(unreached, none, none, Estimate{N: 5, Mean: 0.4})},
	} {
		d := byHand(120, c.replications)
		d.Clocks = []Clock{{Name: "detected"}, c.clock}
		require.Equal(t, want, d.Summary()[1])
	}
}

func TestKeyFigures(t *testing.T) {
	d := byHand(120, 10)
	d.say("callers.affected", about(300, 12))
	d.say("callers.never-connected", Estimate{N: 10, Mean: 70, Low: 60, High: 80, Skewed: true})
	d.say("calls.unconnected", about(400, 15))
	require.Equal(t, []KeyFigure{
		{"callers failed at least once", "300", "95 % interval 288 to 312, n = 10"},
		{"of them never got through", "70", "95 % interval 60 to 80, n = 10*"},
		{"calls were lost", "400", "95 % interval 385 to 415, n = 10"},
		{"of the calls that ended", "25.0 %", "95 % interval 24.0 % to 26.0 %, n = 10"},
	}, d.KeyFigures(), "without a fault, no time")
	d.Clocks = []Clock{{Name: "detected"}, restoredAfter(Number(never), none, none, Estimate{N: 8, Mean: 0.25})}
	require.Equal(t, KeyFigure{"until service was restored in the median replication", "> 1h 40m 00s", "reached in 25 % of the replications, in the 8 of 10 replications with an onset"}, d.KeyFigures()[4])

	one := byHand(120, 1)
	one.Windows[0].Lost = Estimate{N: 1, Mean: 0.25, Low: none, High: none}
	one.say("callers.affected", Estimate{N: 1, Mean: 300, Low: none, High: none})
	one.Clocks = []Clock{restoredAfter(1800, none, none, Estimate{N: 1, Mean: 1})}
	require.Equal(t, KeyFigure{"callers failed at least once", "300", "one replication: no interval"}, one.KeyFigures()[0])
	require.Equal(t, KeyFigure{"until service was restored", "30m 00s", "reached in 100 % of the replications"}, one.KeyFigures()[4])
}

func TestReconciled(t *testing.T) {
	d := byHand(120, 10)
	d.say("calls.unconnected", about(401, 15))
	d.Ledger = []LedgerLine{{Cause: "flood", Calls: about(300, 1)}, {Cause: "overload", Calls: about(100, 1)}}
	require.Equal(t, "The causes add up to 400 calls lost in a replication; counted by outcome it is 401.", d.Reconciled())
}

// TestWhenItWasWorst: the window of the greatest share, and not that of most calls.
func TestWhenItWasWorst(t *testing.T) {
	d := byHand(120, 10)
	require.Equal(t, "25.0 % of the calls made were lost", d.callFinding(), "no windows")
	d.say("calls.unconnected", about(400, 15))
	d.window("before", 0, 30, Estimate{Mean: none})
	d.window("flood", 30, 45, about(0.9, 0.01))
	d.window("after", 45, 120, about(0.3, 0.01))
	require.Equal(t, "At worst, from 18:30 to 18:45, 90.0 % of the calls made were lost; in the whole run 25.0 %", d.callFinding())
	d.Windows[2].Lost.Mean = 0.2
	require.Contains(t, d.callFinding(), "At worst, from 18:45 to 20:00, 30.0 %")
	d.Windows[0].Lost.Mean = 0.5
	require.Equal(t, "50.0 % of the calls made were lost", d.callFinding(), "worse outside of all windows")
	d.Windows[0].Lost.Mean = 0
	require.Equal(t, "No call was lost", d.callFinding())
}

// TestWhatTookLongest: the stage between two clocks, of which one may have been passed by.
func TestWhatTookLongest(t *testing.T) {
	clocks := func(times ...Number) *Document {
		d := byHand(120, 10)
		for i, name := range []string{"detected", "decided", "first-service", "restored", "normal"}[:len(times)] {
			d.Clocks = append(d.Clocks, Clock{Name: name, Beyond: 6000, quantiles: quantiles{Median: times[i], P05: none, P95: none}, Reached: about(1, 0)})
		}
		return d
	}
	for want, times := range map[string][]Number{
		"What took longest was from the onset to detected: 10m 00s in the median replication":     {600, 700, 800, 900, 1000},
		"What took longest was from detected to decided: 20m 00s in the median replication":       {600, 1800, 1900, 2000, 2100},
		"What took longest was from first service to restored: 50m 00s in the median replication": {60, 120, 180, 3180, 3240},
		"What took longest was from decided to restored: 40m 00s in the median replication":       {60, 1200, 180, 3600, 3700},
		"By the end of the run it was not restored in the median replication":                     {60, 120, 180, Number(never), Number(never)},
		"By the end of the run there was no first service in the median replication":              {60, 120, Number(never), Number(never), Number(never)},
	} {
		require.Equal(t, want, clocks(times...).recoveryChart().Title)
	}
	one := clocks(60, 120, 180, 3180, 3240)
	one.Run.Replications = 1
	require.Equal(t, "What took longest was from first service to restored: 50m 00s", one.recoveryFinding())

	d := clocks(600, 1800, Number(never))
	d.Clocks[1].P05, d.Clocks[1].P95 = 1700, Number(never)
	marks := d.recoveryChart().Marks
	require.Equal(t, []Number{0, 600, 1800}, marks[0].Low, "each bar from the clock before")
	require.Equal(t, []Number{600, 1800, 6000}, marks[0].High)
	require.Equal(t, []Number{600, 1800, 6000}, marks[1].X)
	require.Equal(t, []Number{600, 1700, 6000}, marks[1].Low)
	require.Equal(t, []Number{600, 6000, 6000}, marks[1].High)
	require.Equal(t, []bool{false, true, true}, marks[1].Open)
	require.Equal(t, "first service: > 1h 40m 00s after the onset in the median replication, reached in 100 % of the replications", marks[1].Words[2])
	require.Empty(t, byHand(120, 10).recoveryChart().Marks, "no fault, nothing to recover from")
}

// TestGroupsAreToldTheWorstOffFirst, in the window that lost most.
func TestGroupsAreToldTheWorstOffFirst(t *testing.T) {
	d := byHand(120, 10)
	d.window("flood", 30, 45, about(0.9, 0.01))
	d.window("after", 45, 120, about(0.3, 0.01))
	d.say("calls.unconnected", about(40, 1), "flood")
	d.say("calls.unconnected", about(60, 1), "after")
	for name, share := range map[string]Number{"north": 0.2, "south": 0.6, "east": 0.4} {
		d.Figures = append(d.Figures, Figure{Measure: "calls.unconnected-share", Window: "after", By: "region", Group: name, Unit: "share", Estimate: about(share, 0.1)},
			Figure{Measure: "calls.unconnected-share", Window: "flood", By: "region", Group: name, Estimate: about(0.9-share, 0.1)},
			Figure{Measure: "calls.unconnected", Window: "after", By: "region", Group: name, Estimate: about(100*share, 2)})
	}
	c := d.groupChart("region")
	require.Equal(t, "By region, from 20.0 % (north) to 60.0 % (south) of the calls were lost", c.Title)
	require.Contains(t, c.Sub, "in the window after;")
	require.Equal(t, []string{"south", "east", "north"}, c.Y.Names)
	require.Equal(t, []Number{0.6, 0.4, 0.2}, c.Marks[0].X)
	require.InDelta(t, 0.5, float64(c.Marks[0].Low[0]), 1e-9)
	require.InDelta(t, 0.7, float64(c.Marks[0].High[0]), 1e-9)
	require.Equal(t, "south: 60.0 ± 10.0 % of the calls lost, which are 60 ± 2", c.Marks[0].Words[0])
	require.Len(t, c.Table.Rows, 3)
	require.Empty(t, d.groupChart("service").Marks, "one group, or none, is no comparison")

	d.Windows = d.Windows[:2]
	require.Equal(t, "run", d.groupWindow().Name, "one window: it may be the whole run")
}

// TestLanes: what was going on, from when to when, and in how many of the replications.
func TestLanes(t *testing.T) {
	d := byHand(120, 10)
	happened := func(what string, at, share Number) {
		d.Moments = append(d.Moments, Moment{What: what, Clock: d.Clock(at).Format("15:04:05"), Since: Estimate{N: int(10 * share), Mean: at}, Share: share})
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
	d.Trouble = []Trouble{{Name: "flood", Title: "Water"}, {Name: "idle"}}
	lanes := map[string]lane{}
	for _, l := range d.lanes() {
		lanes[l.name] = l
	}
	require.Len(t, lanes, 5, "none for what never began")

	flood := lanes["flood"].marks[0]
	require.Equal(t, [2]Number{600, 3600}, [2]Number{flood.Low[0], flood.High[0]})
	require.Equal(t, "flood, from 18:10:00 to 19:00:00: Water; it ended in 50 % of the replications", flood.Words[0])

	traffic := lanes["traffic goes to"].marks
	require.Len(t, traffic, 3)
	for i, want := range []struct {
		platform, tone, words string
		from, to              Number
	}{
		{"main", "first", "traffic goes to main, from 18:00:00 to 18:20:00", 0, 1200},
		{"spare", "second", "traffic goes to spare, from 18:20:00 to 19:10:00 (in 80 % of the replications)", 1200, 4200},
		{"main", "first", "traffic goes to main, from 19:10:00 to 20:00:00 (in 40 % of the replications)", 4200, 7200},
	} {
		require.Equal(t, want.platform, traffic[i].Name)
		require.Equal(t, want.tone, traffic[i].Tone)
		require.Equal(t, want.words, traffic[i].Words[0])
		require.Equal(t, [2]Number{want.from, want.to}, [2]Number{traffic[i].Low[0], traffic[i].High[0]})
	}
	steps := lanes["runbook"].marks
	require.Equal(t, [2]Number{960, 1200}, [2]Number{steps[0].Low[0], steps[0].High[0]})
	require.Equal(t, "18:16:40  move is done wrongly (in 30 % of the replications)", steps[1].Words[0])
	require.Equal(t, []Number{900}, lanes["who noticed and decided"].marks[0].X)
	require.Equal(t, []string{"raised"}, lanes["alarms"].marks[0].Label)

	c := d.laneChart()
	require.Equal(t, "What happened, by the clock", c.Title, "no clock of restored service")
	for _, m := range c.Marks {
		for _, y := range m.Y {
			require.Less(t, int(y), len(c.Y.Names))
		}
	}
	require.NotContains(t, c.Sub, "came again")
	d.Traffic.Moves = about(4.5, 0)
	require.Contains(t, d.laneWords(), "traffic was moved 4.5 times")
	d.Run.Replications = 1
	require.NotContains(t, d.laneWords(), "means")

	d.Moments = nil
	require.Empty(t, d.trafficLane().marks, "it never moved")
}

func TestWhatTheLanesFind(t *testing.T) {
	d := byHand(120, 10)
	d.Clocks = []Clock{{Name: "detected", quantiles: quantiles{Median: 60}}, restoredAfter(1800, none, none, about(1, 0))}
	require.Equal(t, "Service was restored 30m 00s after the trouble began in the median replication", d.laneFinding())
	d.Clocks[1].Median = Number(never)
	require.Equal(t, "Service was not restored by the end of the run in the median replication", d.laneFinding())
	d.Run.Replications = 1
	require.Equal(t, "Service was not restored by the end of the run", d.laneFinding())
}

// TestTrafficThatMovesOnAnotherDay has the date.
func TestTrafficThatMovesOnAnotherDay(t *testing.T) {
	d := byHand(2*day, 10)
	d.Moments = []Moment{{What: "switch-to.spare", Since: Estimate{N: 10, Mean: 26 * 3600}, Share: 1}}
	require.Equal(t, "traffic goes to main, from 18:00:00 to 7 Mar 20:00:00", d.trafficLane().marks[0].Words[0])
	require.True(t, strings.HasSuffix(d.trafficLane().marks[1].Words[0], "from 7 Mar 20:00:00 to 8 Mar 18:00:00"))
}

// TestWhyThereIsNoInterval: one replication has none, and several may have none, too.
func TestWhyThereIsNoInterval(t *testing.T) {
	none := Number(math.NaN())
	words := func(replications, n int) string {
		d := &Document{Run: RunFacts{Replications: replications}}
		return d.intervalWords(Estimate{N: n, Mean: 34, Low: none, High: none}, count)
	}
	require.Equal(t, "one replication: no interval", words(1, 1))
	require.Equal(t, "no interval, n = 20", words(20, 20))
}
