package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFewCallsHideALoss: a provider or a region whose calls take long to fill a row of failures is remarked on, by its own
// share of the calls.
func TestFewCallsHideALoss(t *testing.T) {
	const world = `
scenario: pair
title: Two networks
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 100/h, services: {police: 100%}}
  providers: {large: {routes: [primary], share: 95%, serves: 950000 users}, small: {routes: [primary], share: 5%, serves: 50000 users}}
  platforms: {primary: {centres: {lakeside: 8}, handling: 30s}}
  control-rooms: {police: {call-takers: 4, conversation: 1m}}
study: {target: {total-loss: {calls: 10 calls, for: 1m}}}
`
	remarks := func(text string) string {
		doc, err := Load("pair", []byte(text))
		require.NoError(t, err)
		return strings.Join(doc.Warnings(), "\n")
	}
	said := remarks(world)
	require.Contains(t, said, "the provider small has few calls: 10 in a row take about 2h, and shorter outages count no user-hours", "5 an hour")
	require.NotContains(t, said, "large")
	require.NotContains(t, remarks(strings.Replace(world, "calls: 10 calls", "calls: 4 calls", 1)), "few calls", "48 minutes")
	require.NotContains(t, remarks(strings.ReplaceAll(world, ", serves: 50000 users", "")), "few calls", "nobody asks for its users")
}
