package experiment_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// twoNetworks is a town with two networks that are alike. Something is dead all day.
const twoNetworks = `
scenario: two-networks
title: Two networks
world:
  start: 2024-03-06 00:00 UTC
  run: 24h
  demand: {first-calls: 1000/h, access: {mobile: 50%%, fixed: 50%%}, services: {police: 100%%}}
  callers: {habits: %s}
  providers: {first: {access: [mobile], routes: [main]}, second: {access: [fixed], routes: [main]}}
  platforms: {main: {centres: {a: 200}, handling: 30s}}
  control-rooms: {police: {call-takers: unlimited, pick-up: 0s, conversation: 0s}}
trouble:
  dead: {on: %s, kind: down, tone: busy, at: 00:00, for: 24h}
study: {seed: 5, replications: 2}
`

// TestHabitsSayWhoFindsHelpElsewhere: of those who would give up, so many find help where their network is dead, and where the
// platform is. Those whose network works are not affected. The end of the day finds a few who still try.
func TestHabitsSayWhoFindsHelpElsewhere(t *testing.T) {
	for _, c := range []struct {
		habits            string
		network, platform float64
	}{{"default", 0.65, 0.30}, {"low", 0.4015, 0.05}, {"high", 0.90, 0.80}} {
		for on, want := range map[string]float64{"providers.first": c.network, "platforms.main": c.platform} {
			r, err := experiment.Run(context.Background(), plansOf(t, fmt.Sprintf(twoNetworks, c.habits, on), 2)[0], experiment.Options{})
			require.NoError(t, err)
			mean := func(name string) float64 { return r.Find(name, measure.WholeRun, measure.Everybody).Mean }
			helped := mean("callers.connected-by-another-phone") + mean("callers.diverted")
			stopped := helped + mean("callers.without-help")
			require.Greater(t, stopped, 10000.0)
			require.InDelta(t, want, helped/stopped, 0.015, "%s with %s dead", c.habits, on)
		}
	}
}
