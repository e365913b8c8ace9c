package report

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// sides is a comparison of strategies a, b, c, ... by their callers never connected; each differs from the first by so many,
// which is shown unless it is less than five either way.
func sides(never ...Number) *Comparison {
	d := &Comparison{Scenario: Subject{Name: "evening"}, Run: RunFacts{Replications: 10}, Window: "run", Base: byHand(60, 10)}
	m := ComparedMeasure{Name: "callers.never-connected", Unit: "callers"}
	for s, n := range never {
		apart := n - never[0]
		d.Strategies = append(d.Strategies, ComparedStrategy{Name: string(rune('a' + s)), Losses: make([]Number, 60)})
		m.Figures = append(m.Figures, Compared{Estimate: about(n, 3), Difference: about(apart, 2), Shown: apart <= -5 || apart >= 5})
	}
	d.Measures = []ComparedMeasure{m}
	return d
}

// TestWhichStrategyLeavesTheFewest: the best of those that are shown to be better, and how many these are.
func TestWhichStrategyLeavesTheFewest(t *testing.T) {
	finding := func(d *Comparison) string { return d.differenceFinding(d.measure("callers.never-connected")) }
	for want, never := range map[string][]Number{
		"Callers never connected: 100 ± 3 under a, 60 ± 3 under b, which is 40 ± 2 fewer":                                         {100, 60},
		"Callers never connected: 100 ± 3 under a, 140 ± 3 under b, which is 40 ± 2 more":                                         {100, 140},
		"Callers never connected: 100 ± 3 under a, 98 ± 3 under b; no difference is shown":                                        {100, 98},
		"Callers never connected: 40 ± 3 under c, which is 60 ± 2 fewer than under a; shown to leave fewer than a: 3 of 4 others": {100, 60, 40, 70, 130},
		"Callers never connected: 60 ± 3 under b, which is 40 ± 2 fewer than under a; shown to leave fewer than a: 1 of 2 others": {100, 60, 98},
		"A leaves 100 ± 3 callers never connected, and no other strategy is shown to leave fewer":                                 {100, 130, 97},
	} {
		require.Equal(t, want, finding(sides(never...)))
	}
	d := sides(100, 60, 70)
	d.Window = "flood"
	require.Equal(t, "Callers never connected: 60 ± 3 under b, which is 40 ± 2 fewer than under a, in the window flood; shown to leave fewer than a, in the window flood: 2 of 2 others", finding(d))
}

// TestDifferencesAreDrawn: the fewest first, ~ where none is shown, and words for it only then.
func TestDifferencesAreDrawn(t *testing.T) {
	d := sides(100, 130, 98, 40)
	c := d.differenceChart("callers.never-connected")
	require.Equal(t, []string{"d", "c ~", "b"}, c.Y.Names)
	require.Equal(t, []Number{-60, -2, 30}, c.Marks[0].X)
	require.Equal(t, []Number{-62, -4, 28}, c.Marks[0].Low)
	require.Equal(t, []Number{-58, 0, 32}, c.Marks[0].High)
	require.Equal(t, "c ~: 98 ± 3; difference −2 ± 2", c.Marks[0].Words[1])
	require.Contains(t, c.Sub, "; ~ stands where none is shown")
	require.Equal(t, [][]string{{"d", "40 ± 3", "60 ± 2 fewer"}, {"c", "98 ± 3", "~ none shown"}, {"a", "100 ± 3", ""}, {"b", "130 ± 3", "30 ± 2 more"}}, c.Table.Rows)
	require.NotContains(t, c.Table.Notes[0], "window")
	require.NotContains(t, sides(100, 60, 40).differenceChart("callers.never-connected").Sub, "~")

	d.Window = "flood"
	c = d.differenceChart("callers.never-connected")
	require.Contains(t, c.Sub, ", in the window flood")
	require.Contains(t, c.Table.Notes[0], ", in the window flood")
	require.Empty(t, d.differenceChart("callers.affected").Marks, "not compared")

	one := sides(100, 60)
	one.Measures[0].Figures[1].Difference.Low, one.Measures[0].Figures[1].Difference.High = none, none
	require.Equal(t, []Number{-40}, one.differenceChart("callers.never-connected").Marks[0].Low, "one replication has no interval")
}

// TestWhichStrategyRestoresSoonest: in order, what was not restored last, and what had nothing to restore not at all.
func TestWhichStrategyRestoresSoonest(t *testing.T) {
	d := sides(100, 60, 40, 30)
	late, soon, unreached := restoredAfter(3000, none, none, about(1, 0)), restoredAfter(1800, none, none, about(0.9, 0)), restoredAfter(Number(never), none, none, about(0.2, 0))
	soon.P05, soon.P95 = 600, Number(never)
	d.Strategies[0].Restored, d.Strategies[1].Restored, d.Strategies[3].Restored = &unreached, &late, &soon
	c := d.restoredChart()
	require.Equal(t, "Service was restored soonest under d: 30m 00s after the onset in the median replication", c.Title)
	require.Equal(t, []string{"d", "b", "a"}, c.Y.Names)
	m := c.Marks[0]
	require.Equal(t, []Number{1800, 3000, 6000}, m.X)
	require.Equal(t, []Number{600, 3000, 6000}, m.Low)
	require.Equal(t, []Number{6000, 3000, 6000}, m.High)
	require.Equal(t, []bool{true, false, true}, m.Open)
	require.Equal(t, "a: > 1h 40m 00s, restored in 20 % of the replications", m.Words[2])
	require.Equal(t, []string{"d", "10m 00s", "30m 00s", "> 1h 40m 00s", "90 %"}, c.Table.Rows[0])

	d.Strategies[1].Restored, d.Strategies[3].Restored = nil, nil
	require.Equal(t, "Service was not restored by the end of the run under any strategy in the median replication", d.restoredChart().Title)
	d.Base.Run.Replications = 1
	require.NotContains(t, d.restoredChart().Title+d.restoredChart().Sub, "median")
	d.Strategies[0].Restored = nil
	require.Empty(t, d.restoredChart().Marks, "nothing went wrong")
}

// TestLossesByStrategy are all on the same axes, each beside the baseline, and add up.
func TestLossesByStrategy(t *testing.T) {
	d := sides(100, 60)
	d.Strategies[0].Losses[5], d.Strategies[0].Losses[40], d.Strategies[1].Losses[5] = 7, 3, 12
	d.Strategies[1].Title = "Switch"
	charts := d.lossCharts()
	require.Equal(t, "a: 10 calls lost", charts[0].Title)
	require.Equal(t, "b: 12 calls lost", charts[1].Title)
	require.Equal(t, "Switch", charts[1].Sub)
	require.Len(t, charts[0].Marks, 1)
	require.Equal(t, "behind", charts[1].Marks[0].Tone)
	require.Equal(t, Number(7), charts[1].Marks[0].Y[5])
	require.Equal(t, Number(12), charts[1].Marks[1].Y[5])
	require.Equal(t, charts[0].Y.Most, charts[1].Y.Most)
	require.Equal(t, Number(15), charts[0].Y.Most)
	require.Equal(t, [][]string{{"18:00", "7", "12"}, {"18:30", "3", "0"}}, d.LossTable().Rows)
	require.Equal(t, "Calls lost over a minute each, by clock time in UTC", d.LossUnit())
	for _, c := range d.Alone() {
		require.NotEmpty(t, c.Y.Title+c.Y.Scale)
	}
	require.Equal(t, "calls lost in a minute", d.Alone()[1].Y.Title)
}

// TestHowSureTheRankingIs: the best by its name; or how many more replications it takes; or that there are too few to say.
func TestHowSureTheRankingIs(t *testing.T) {
	d := sides(100, 60)
	d.Ranking = Ranking{Best: "b", Indifference: 10, Confidence: 0.95}
	require.Equal(t, []string{"Callers never connected: 100 ± 3 under a, 60 ± 3 under b, which is 40 ± 2 fewer.",
		"B is the best of them, or within 10 callers of the best, with a probability of at least 95 %."}, d.Summary())
	d.Ranking = Ranking{More: 1234, Indifference: 10, Confidence: 0.95}
	require.Equal(t, "To name the best with a probability of 95 %, to within 10 callers, would take about 1,234 replications more.", d.Summary()[1])
	d.Ranking.More = 0
	require.Equal(t, "To name the best with a probability of 95 % takes 20 replications at least.", d.Summary()[1])
}

// TestTheComparisonAgreesWithItsRuns: what is said and drawn is what was measured.
func TestTheComparisonAgreesWithItsRuns(t *testing.T) {
	c := compare(t, "first-steps", 20)
	never := c.of(t, "callers.never-connected")
	require.Contains(t, c.Summary()[0], counted(never[0].Estimate)+" under switch, "+counted(never[1].Estimate)+" under wait")
	for s, m := range []Compared{c.of(t, "calls.unconnected")[0], c.of(t, "calls.unconnected")[1]} {
		require.InDelta(t, float64(m.Mean), float64(total(c.Strategies[s].Losses)), 1e-6)
	}
	sooner, later := c.Strategies[0], c.Strategies[1]
	if later.Restored.Median < sooner.Restored.Median {
		sooner, later = later, sooner
	}
	require.Contains(t, c.restoredChart().Title, "soonest under "+sooner.Name+": "+length(sooner.Restored.Median))
}
