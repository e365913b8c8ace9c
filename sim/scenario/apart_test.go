package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/plan"
)

const apartWorld = `
scenario: pair
title: A primary and its backup
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 60/h, services: {police: 100%}}
  providers: {network: {routes: [primary, backup]}}
  platforms:
    primary: {centres: {lakeside: 5}, handling: 30s}
    backup: {role: backup, same-people-as: primary, handling: 40s, features: [location]}
  control-rooms: {police: {}}
trouble:
  dead: {on: platforms.primary, at: 12:00, until: repaired, kind: down}
  then: {on: platforms.primary, after: dead.ends, for: 1h, kind: slow, what: handling, times: 2}
  blind: {on: platforms.backup, at: 00:00, kind: lost-feature, feature: location}
recovery:
  detect: {public-reports: {after: 10 calls}}
  assess: 5m
  runbook: {switch: {takes: 5m, switches: {from: primary, to: backup}}}
  repair: {takes: 1h}
strategies:
  base: {}
`

// TestWhichStrategiesAreCompared: those on the same callers, in the same time, with the same trouble from outside.
func TestWhichStrategiesAreCompared(t *testing.T) {
	for overlay, want := range map[string]string{
		"recovery.assess: 1m":                                         "",
		"recovery.runbook: none":                                      "",
		"recovery.runbook.more: {takes: 1m}":                          "",
		"recovery: do-nothing":                                        "",
		"world.platforms.backup.queue: 9 calls":                       "",
		"world.platforms.primary.centres.lakeside: 9":                 "",
		"trouble.blind: none":                                         "",
		"trouble.then: none":                                          "",
		"trouble.then.times: 3":                                       "",
		"world.run: 12h, trouble.dead.at: 06:00":                      "it runs for another time",
		"world.demand.first-calls: 61/h":                              "it has other callers",
		"world.demand.no-request: 10%":                                "it has other callers",
		"world.callers.elsewhere: 10%":                                "its callers behave otherwise",
		"world.callers.patience.ringing: 2m":                          "its callers behave otherwise",
		"trouble: none":                                               "it meets other trouble: dead differs",
		"trouble.dead.at: 13:00":                                      "it meets other trouble: dead differs",
		"trouble.dead.until: 14:00":                                   "it meets other trouble: dead differs",
		"trouble.dead.tone: silence, world.platforms.backup.seats: 9": "it meets other trouble: dead differs",
	} {
		d, err := Load("x.yaml", []byte(apartWorld+"  other: {"+overlay+"}\n"))
		require.NoError(t, err, overlay)
		base, err := d.Plan("base")
		require.NoError(t, err)
		other, err := d.Plan("other")
		require.NoError(t, err)
		require.Equal(t, want, plan.Apart(base, other), overlay)
		require.Empty(t, plan.Apart(other, other), overlay)
		require.Equal(t, want != "", plan.Uncompared(base, other) != "")
		if want != "" {
			require.Contains(t, d.Warnings(), plan.Uncompared(base, other))
			_, err = Load("x.yaml", []byte(apartWorld+"  other: {"+overlay+"}\nexpect: {x: {strategy: other, measure: calls.unconnected, better-than: base}}\n"))
			require.ErrorContains(t, err, "cannot be compared")
		}
	}
}

// TestEmptyPartsOfTheWorldAreRemarkedOn once, whatever the strategies.
func TestEmptyPartsOfTheWorldAreRemarkedOn(t *testing.T) {
	d, err := Load("x.yaml", []byte(apartWorld), "world.providers.nobody={access: [], routes: [primary]}", "world.platforms.third={centres: {hall: 4}, handling: 40s}",
		"world.demand.regions={north: 100%, sea: 0%}")
	require.NoError(t, err)
	require.Equal(t, []string{
		"provider nobody carries no access, so no call comes over it: name one in its access, or remove it",
		"no provider has a route to platform third, so no call reaches it: add it to the routes of a provider, or remove it",
		"nobody calls from the region sea: its share is 0%",
	}, d.Warnings())
}
