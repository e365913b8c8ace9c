package experiment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
)

const timed = `
scenario: timed
title: Work and patience that vary
world:
  start: 2024-01-01 00:00 UTC
  run: 24h
  demand: {first-calls: 600/h, services: {police: 100%%}}
  callers: {patience: {ringing: {exponential: %s}, silence: %s, handover: %s, by-time: %s}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 9}, handling: {lognormal: {mean: %s, cv: 0.8}}, handling-by-time: %s}}
  control-rooms: {police: {call-takers: 60, pick-up: 5s, conversation: {exponential: %s}, conversation-by-time: %s}}
study: {seed: 17, replications: 3, windows: {early: 00:00-12:00}}
`

// TestAFactorIsALongerMean: twice as long at all times is a law with twice the mean, number by number: it is the same draw.
// What changes at noon changes nothing before.
func TestAFactorIsALongerMean(t *testing.T) {
	of := func(args ...any) *experiment.Result {
		return run(t, compiled(t, "timed", []byte(fmt.Sprintf(timed, args...)), ""), experiment.Options{})
	}
	scaled := of("30s", "30s", "2m", "{steps: {06:00: 2}}", "25s", "[2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]", "40s", "{00:00: 2}")
	longer := of("60s", "60s", "4m", "none", "50s", "none", "80s", "none")
	require.Equal(t, longer.Digest(), scaled.Digest())
	same := of("60s", "60s", "4m", "{12:00: 1}", "50s", "{steps: {12:00: 1}}", "80s", "none")
	require.Equal(t, longer.Digest(), same.Digest())

	changed := of("60s", "60s", "4m", "none", "50s", "{steps: {00:00: 1, 12:00: 1.3}}", "80s", "none")
	require.NotEqual(t, longer.Digest(), changed.Digest())
	for _, name := range []string{"calls.offered", "callers.calling"} {
		m := longer.Plan.Measures.Find(name, "early", everyone)
		require.Equal(t, longer.Column(m), changed.Column(m), name)
	}
	agent := longer.Plan.Measures.Find("agent-time.mean", "run", everyone)
	for i, v := range changed.Column(agent) {
		require.Greater(t, v, 1.05*longer.Column(agent)[i])
	}
}
