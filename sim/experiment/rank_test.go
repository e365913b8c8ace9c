package experiment_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
)

// evening is two hours in which the platform is dead for most of one. With few call-takers the service target is often
// not met again before the end.
const evening = `
scenario: evening
title: An evening in a town
world:
  start: 2024-03-06 18:00 UTC
  run: 2h
  demand: {first-calls: 240/h, services: {police: 100%}}
  callers: {elsewhere: 0%}
  providers: {network: {routes: [main, spare]}}
  platforms:
    main: {centres: {a: 6}, queue: 15 calls, handling: {exponential: {mean: 60s}}}
    spare: {role: backup, centres: {b: 3}, queue: 10 calls, handling: {exponential: {mean: 80s}}}
  control-rooms: {police: {call-takers: unlimited, pick-up: 0s, conversation: 0s}}
trouble:
  cut: {on: platforms.main, kind: down, tone: busy, at: 18:30, until: 19:15}
recovery:
  detect: {public-reports: {after: 10 calls, within: 10m, delay: 2m}}
  assess: {takes: {exponential: {mean: 5m}}}
  runbook:
    switch-over: {takes: 3m, switches: {from: main, to: spare}}
study: {seed: 5, replications: 30, budget: 400}
strategies:
  switch: {title: Switch}
  wait: {title: Wait, recovery: {runbook: none}}
  wait-too: {title: Wait as well, recovery: {runbook: none}}
`

func compared(t *testing.T, text string, n int, assignments ...string) *experiment.Comparison {
	t.Helper()
	c, err := experiment.Compare(context.Background(), plansOf(t, text, n, assignments...), experiment.Options{})
	require.NoError(t, err)
	return c
}

func plansOf(t *testing.T, text string, n int, assignments ...string) []*plan.Plan {
	t.Helper()
	plans := toCheck(t, text, assignments...).plans
	for i, p := range plans {
		own := *p
		own.Replications = n
		plans[i] = &own
	}
	return plans
}

// whole is a measure of everybody who wants help, over the whole run.
func whole(name string) measure.Measure { return measure.Measure{Name: name, Window: measure.WholeRun} }

// TestTimesThatNotAllReachAreNotAveraged: a time that is the same in every pair is no difference, also where one strategy
// has other days without it; and what only one reaches counts for it.
func TestTimesThatNotAllReachAreNotAveraged(t *testing.T) {
	c := compared(t, evening, 30)
	for _, name := range append([]string{"recovery.time-to-restore"}, measure.ClockNames[:]...) {
		d := c.Difference(1, name, measure.WholeRun, measure.Group{})
		require.NotNil(t, d.Times, name)
		at := c.Results[0].Plan.Measures.Find(name, measure.WholeRun, measure.Group{})
		a, b := c.Results[1].Column(at), c.Results[0].Column(at)
		sooner, same, later := 0, 0, 0
		for i := range a {
			switch {
			case math.IsNaN(a[i]) || math.IsNaN(b[i]):
			case a[i] < b[i]:
				sooner++
			case a[i] > b[i]:
				later++
			default:
				same++
			}
		}
		require.Equal(t, []int{sooner, same, later}, []int{d.Times.Sooner, d.Times.Same, d.Times.Later}, name)
		back := c.Between(0, 1, name, measure.WholeRun, measure.Group{})
		require.Equal(t, []int{later, same, sooner}, []int{back.Times.Sooner, back.Times.Same, back.Times.Later}, name)
		require.Equal(t, d.P(), back.P(), name)
	}
	restored := c.Results[1].Curve(c.Results[1].Plan.Measures.Find("recovery.restored", measure.WholeRun, measure.Group{}))
	require.Positive(t, restored.Happened, "the scenario of this test should restore service on some days")
	require.Less(t, restored.Happened, restored.N, "and not on all")
	detected := c.Difference(1, "recovery.detected", measure.WholeRun, measure.Group{})
	require.Equal(t, detected.Times.N, detected.Times.Same, "the same people notice the same trouble")
	require.Equal(t, 1.0, detected.P())
}

// TestTheBestIsRankedByAnyMeasure, in its direction of better.
func TestTheBestIsRankedByAnyMeasure(t *testing.T) {
	c := compared(t, evening, 30, "world.callers.elsewhere=0%", "world.callers.redial.after.refused.share=55%", "world.callers.redial.after.silence.share=55%",
		"world.callers.redial.after.abandoned.share=55%", "world.callers.redial.after.cut.share=75%") // the switch is worth more than the indifference
	by := func(name string) experiment.Ranking { return c.Rank(whole(name)) }
	for _, row := range []struct {
		name string
		best int
		left []int
	}{
		{"callers.without-help", 0, []int{0}},
		{"calls.unconnected-share", 0, []int{0}},
		{"recovery.first-service", 0, []int{0}},
		{"answer.within-target", -1, []int{1, 2}}, // those who wait serve the fewer callers that get to them sooner
		{"recovery.detected", -1, []int{0, 1, 2}},
	} {
		r := by(row.name)
		require.Equal(t, row.best, r.Best, row.name)
		require.Equal(t, row.left, r.Left, row.name)
		require.Equal(t, row.name, r.Measure.Name)
	}
	require.Equal(t, experiment.ByIntervals, by("callers.without-help").Ground)
	require.Zero(t, by("calls.unconnected-share").Indifference, "it is in callers")
}

// TestTenReplicationsNameTheBest where each paired interval excludes zero: none wants a first stage of twenty.
func TestTenReplicationsNameTheBest(t *testing.T) {
	c := compared(t, evening, 10, "trouble.cut.until=19:40")
	r := c.Rank(whole("callers.without-help"))
	require.Equal(t, 0, r.Best)
	for s := range c.Results[1:] {
		d := c.Difference(s+1, "callers.without-help", measure.WholeRun, measure.Group{})
		require.Positive(t, d.Paired.Low)
	}
}

// TestASearchRunsToItsEnd where the intervals name none: two of the strategies are one and the same. Its answer is that of
// as many replications at once.
func TestASearchRunsToItsEnd(t *testing.T) {
	alike := plansOf(t, evening, 10)[1:]
	c, err := experiment.Compare(context.Background(), alike, experiment.Options{})
	require.NoError(t, err)
	require.Equal(t, -1, c.Rank(whole("callers.without-help")).Best)
	require.NoError(t, c.UntilBest(context.Background(), experiment.Options{}))
	r := c.Rank(whole("callers.without-help"))
	require.Equal(t, experiment.BySearch, r.Ground)
	require.Equal(t, &experiment.Search{Budget: 400, Ended: true}, r.Search)
	n := len(c.Results[0].Rows)
	require.Equal(t, 20, n, "ten and ten: those who are the same need the first stage alone")

	once := compared(t, evening, n)
	for s := range c.Results {
		require.Equal(t, once.Results[s+1].Digest(), c.Results[s].Digest())
	}
	c.By = whole("calls.unconnected-share")
	require.Error(t, c.UntilBest(context.Background(), experiment.Options{}))
}

// TestASearchSpendsItsBudget, and says so.
func TestASearchSpendsItsBudget(t *testing.T) {
	plans := plansOf(t, evening, 10, "study.indifference=1 caller", "strategies.wait-too.recovery.detect.public-reports.delay=1m")
	for _, p := range plans {
		p.Budget = 15
	}
	c, err := experiment.Compare(context.Background(), plans[1:], experiment.Options{})
	require.NoError(t, err)
	require.NoError(t, c.UntilBest(context.Background(), experiment.Options{}))
	require.Len(t, c.Results[0].Rows, 15)
	require.Equal(t, &experiment.Search{Budget: 15}, c.Searched)
}

// TestASearchThatGoesOnIsNotEndedByIntervals: looked at after each stretch, they would name one of two equal strategies far
// more often than in one case of twenty. After the first look only the search may name.
func TestASearchThatGoesOnIsNotEndedByIntervals(t *testing.T) {
	plans := plansOf(t, evening, 10, "study.indifference=1 caller", "trouble.cut.until=19:40")[:2]
	for _, p := range plans {
		p.Budget = 60
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	c.By = plans[0].Measures.Measures()[plans[0].Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})]
	c.Searched = &experiment.Search{Budget: 60} // as if the first look had named none
	require.NotEqual(t, experiment.ByIntervals, c.Rank(c.By).Ground)
	require.NoError(t, c.Extend(context.Background(), 20, experiment.Options{}))
	require.NotEqual(t, experiment.ByIntervals, c.Rank(c.By).Ground)
	c.Searched = nil
	require.Equal(t, experiment.ByIntervals, c.Rank(c.By).Ground, "the intervals of this test should name one")
}
