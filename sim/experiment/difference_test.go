package experiment_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// worldsCompared are scenarios with several windows and strategies, to be compared with few replications: some measures then
// have no sample under a strategy, or in one replication alone.
func worldsCompared(t *testing.T, n int) map[string]*experiment.Comparison {
	t.Helper()
	worlds := map[string]*experiment.Comparison{
		"evening": compared(t, evening, n, "study.windows.trouble=18:30-19:15", "study.windows.calm=19:50-19:51", "study.waits=[5s, 1m]"),
	}
	for i, name := range []string{"first-steps", "hull-2015-12-28", "englewood-2014-04-09"} {
		if (n+2)%3 != i && !effort.IsLong() {
			continue // the small form has one of these for each number of replications
		}
		text, err := os.ReadFile("../../scenarios/" + name + ".yaml")
		require.NoError(t, err)
		worlds[name] = compared(t, string(text), n)
	}
	return worlds
}

// TestADifferenceIsThatOfTheTwoValues, of every measure, window, group and pair of strategies, however few replications have a
// sample. Where an error is not known, the difference has no interval.
func TestADifferenceIsThatOfTheTwoValues(t *testing.T) {
	for _, n := range []int{1, 2, 7} {
		for name, c := range worldsCompared(t, n) {
			seen := map[string]int{}
			for k, other := range c.Results {
				for l, base := range c.Results[:max(1, k)] {
					for _, m := range other.Plan.Measures.Measures() {
						if m.Name == "" || !base.Plan.Measures.Has(m.Name, m.Window, m.Group) {
							continue
						}
						seen[differs(t, c, k, l, m)]++
					}
				}
			}
			t.Log(name, n, seen)
			for _, r := range c.Results {
				requireImpossible(t, r)
			}
			require.Greater(t, seen["known"]+seen["unknown"], 500, name)
			require.Equal(t, n > 1, seen["known"] > 500, name)
		}
	}
}

// said is a text that is made where it is shown.
type said func() string

func (s said) String() string { return s() }

// differs holds one difference against the values, and says what is known of it.
func differs(t *testing.T, c *experiment.Comparison, k, l int, m measure.Measure) string {
	t.Helper()
	d := c.Between(k, l, m.Name, m.Window, m.Group)
	about := said(func() string {
		return fmt.Sprintf("%s@%s of %v, %s less %s", m.Name, m.Window, m.Group, c.Results[k].Plan.Strategy, c.Results[l].Plan.Strategy)
	})
	switch want := d.Other.Mean - d.Base.Mean; {
	case d.Times != nil:
		require.Zero(t, d.Paired.N, about)
		return "times"
	case math.IsNaN(want):
		require.True(t, math.IsNaN(d.Paired.Mean), about)
		require.False(t, d.Paired.Shown, about)
		return "no sample"
	default:
		require.InDelta(t, want, d.Paired.Mean, 1e-9*(1+math.Abs(d.Other.Mean)+math.Abs(d.Base.Mean)), about)
		require.True(t, d.Paired.Contains(d.Paired.Mean) || d.Paired.High-d.Paired.Low < 1e-9, about)
	}
	if math.IsInf(d.Paired.High, 1) {
		require.False(t, d.Paired.Shown, about)
		require.Equal(t, d.Paired.Mean, d.Bootstrap().Mean, about)
		return "unknown"
	}
	return "known"
}

// requireImpossible holds that what is said to be impossible in a scenario did not happen, in any window and group.
func requireImpossible(t require.TestingT, r *experiment.Result) {
	for place, m := range r.Plan.Measures.Measures() {
		if !r.Plan.IsImpossible(m.Name) {
			continue
		}
		for _, v := range r.Column(place) {
			if v != 0 {
				require.Zero(t, v, "%s@%s of %v", m.Name, m.Window, m.Group)
			}
		}
		if len(r.Rows) > 1 {
			require.Equal(t, stat.Interval{}, r.Estimate(place).Interval)
		}
		require.False(t, r.Estimate(place).Rare)
	}
}

// TestWhatCannotHappenIsExactlyZero, and what can has an interval, although it did not happen.
func TestWhatCannotHappenIsExactlyZero(t *testing.T) {
	nobody := "world.callers.elsewhere=0%" // finds help in another way
	notice := "recovery.remedies.hotline={kind: public-notice, diverts: 0.1%, at: 19:59}"
	for _, c := range []struct {
		assignments []string
		possible    []string
	}{
		{[]string{nobody}, nil},
		{[]string{"world.callers.elsewhere=0.001%"}, []string{"callers.diverted", "callers.moved"}},
		{[]string{nobody, notice}, []string{"callers.diverted", "callers.in-vain", "callers.moved"}},
		{[]string{nobody, "trouble.lame={on: platforms.main.handover, kind: misroute, share: 0.001%, at: 18:10, until: 18:11}"}, []string{"calls.misrouted"}},
		{[]string{nobody, "trouble.lame={on: platforms.main, kind: cut, where: answer, share: 0.001%, at: 18:10, until: 18:11}"}, []string{"calls.cut-at-answer"}},
	} {
		r, err := experiment.Run(context.Background(), plansOf(t, evening, 10, c.assignments...)[1], experiment.Options{})
		require.NoError(t, err)
		requireImpossible(t, r)
		var possible []string
		for _, name := range []string{"callers.diverted", "callers.in-vain", "callers.moved", "calls.cut-at-answer", "calls.misrouted"} {
			if e := r.Find(name, measure.WholeRun, measure.Group{}); e.High > 0 {
				possible = append(possible, name)
			}
		}
		require.Equal(t, c.possible, possible, c.assignments)
	}
}

// TestOnlyCountsAreBoundedByTheCalls: no loss in any replication is no certainty, but what is not a count of calls or callers
// has no bound in calls. The queue of a backup that nobody was sent to was empty.
func TestOnlyCountsAreBoundedByTheCalls(t *testing.T) {
	r, err := experiment.Run(context.Background(), plansOf(t, evening, 12)[1], experiment.Options{})
	require.NoError(t, err)
	bounded := 0
	for place, m := range r.Plan.Measures.Measures() {
		e := r.Estimate(place)
		if m.Name == "" || e.Mean != 0 || e.High == 0 {
			continue
		}
		if m.Unit == measure.Share {
			require.LessOrEqual(t, e.High, 1.0)
			continue
		}
		require.Equal(t, measure.None, m.Numerator, "%s: %v", m.Name, e)
		require.Contains(t, []measure.Unit{measure.Calls, measure.Callers}, m.Unit)
		bounded++
	}
	require.Greater(t, bounded, 20)
	require.Equal(t, 0.0, r.Find("platforms.spare.queue.mean", measure.WholeRun, measure.Group{}).High)
	require.Equal(t, 0.0, r.Find("platforms.spare.busy.mean", measure.WholeRun, measure.Group{}).High)
}
