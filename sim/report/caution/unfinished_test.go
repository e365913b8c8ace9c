package caution_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/report/caution"
	"nines/sim/scenario"
)

// short is a queue that the run cuts off: twice as many calls come as can be taken, and the last hour ends with many waiting.
const short = `
scenario: short
title: A run that ends too early
world:
  start: 2024-03-06 18:00 UTC
  run: 1h
  demand: {first-calls: 240/h, services: {police: 100%}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {a: 2}, handling: {exponential: {mean: 60s}}}}
  control-rooms: {police: {call-takers: unlimited, pick-up: 0s, conversation: 0s}}
study:
  replications: 3
  windows: {begin: 18:00-18:20, end: 18:40-19:00}
`

func endOf(t *testing.T, text string, assignments ...string) []string {
	t.Helper()
	doc, err := scenario.Load("short.yaml", []byte(text), assignments...)
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	r, err := experiment.Run(context.Background(), p, experiment.Options{})
	require.NoError(t, err)
	c := caution.Cautions{}
	c.WarnOfTheEnd(r)
	return c.Warnings
}

// TestTheEndOfTheRun is told of the windows that it cuts off, and of no other.
func TestTheEndOfTheRun(t *testing.T) {
	cut := endOf(t, short)
	require.Len(t, cut, 2, "the window end, and the whole run")
	require.Contains(t, cut[0]+cut[1], "the window end,")
	require.Contains(t, cut[0]+cut[1], "the window run,")
	require.NotContains(t, cut[0]+cut[1], "the window begin,")
	require.Contains(t, cut[0], "calls were still open")
	require.Empty(t, endOf(t, short, "world.demand.first-calls=30/h", "world.platforms.main.handling={exponential: {mean: 2s}}"), "everybody was served long before")
}
