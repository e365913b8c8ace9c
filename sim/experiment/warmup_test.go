package experiment_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

const filling = `
scenario: filling
title: A queue that fills from empty
world:
  start: 2024-01-01 00:00 UTC
  run: 2h
  demand: {first-calls: 8/min, services: {one: 100%}}
  callers: {patience: {ringing: 20d}, redial: {at-most: 1 call}}
  providers: {network: {routes: [exchange]}}
  platforms: {exchange: {centres: {hall: 10}, handling: {exponential: 60s}}}
  control-rooms: {one: {one-per: service}}
study: {seed: 611, replications: 1200}
`

// meanWaitOf is the mean time to answer in the window of the whole run, pooled over the replications.
func meanWaitOf(r *experiment.Result) stat.Estimate {
	m := r.Plan.Measures.Measures()[r.Plan.Measures.Find("answer.mean", measure.WholeRun, everyone)]
	return stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
}

// TestAWarmUpTakesTheBiasAway: ten agents from empty. The first twenty minutes alone wait far less than the long run; the hours after a
// warm-up of an hour wait as long as Erlang's formula says.
func TestAWarmUpTakesTheBiasAway(t *testing.T) {
	const tolerance = 0.08
	exact := erlang.C(10, 8) * 60 / 2
	cold := meanWaitOf(run(t, compiled(t, "filling", []byte(filling), "", "world.run=20m"), experiment.Options{}))
	warm := meanWaitOf(run(t, compiled(t, "filling", []byte(filling), "", "world.run=4h", "study.warm-up=1h"), experiment.Options{}))
	require.InEpsilon(t, exact, warm.Mean, tolerance)
	require.Less(t, warm.StdDev/math.Sqrt(float64(warm.N)), tolerance*exact/4.5, "too few replications to say so")
	require.Less(t, cold.Mean, (1-2*tolerance)*exact, "without a warm-up the empty start shows")
	require.False(t, math.IsNaN(cold.Mean))
}

// TestAWarmUpChangesNothingElse: what the run measures with a warm-up is what a window measures without one, figure by
// figure, also with trouble, redials and people who move it.
func TestAWarmUpChangesNothingElse(t *testing.T) {
	warm := run(t, compiled(t, "filling", []byte(filling), "", "study.warm-up=1h", "study.replications=3"), experiment.Options{})
	windowed := run(t, compiled(t, "filling", []byte(filling), "", "study.windows={second: 01:00-02:00}", "study.replications=3"), experiment.Options{})
	compared := 0
	for i, m := range windowed.Plan.Measures.Measures() {
		if m.Window != "second" || m.Name == "" {
			continue
		}
		want := windowed.Column(i)
		have := warm.Column(warm.Plan.Measures.Find(m.Name, measure.WholeRun, m.Group))
		for k := range want {
			require.True(t, want[k] == have[k] || math.IsNaN(want[k]) && math.IsNaN(have[k]), "%s of %v: %v, not %v", m.Name, m.Group, have[k], want[k])
		}
		compared++
	}
	require.Greater(t, compared, 100)
}
