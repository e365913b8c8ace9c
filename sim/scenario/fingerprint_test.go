package scenario

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// printed is the town, for tests of what is in the fingerprint and what is not.
const printed = `scenario: town
title: A town
question: Is it served?
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand:
    first-calls: 60/h
    profile: {csv: hours.csv}
    services: {police: 60%, ambulance: 40%}
    regions: {title: 40%, source-of-the-river: 60%}
  providers:
    network: {routes: [main]}
  platforms:
    main: {centres: {town-hall: 5}, handling: 30s}
  control-rooms:
    police: {call-takers: 20}
    ambulance: {call-takers: 20}
trouble:
  title: {title: It breaks, on: platforms.main, at: 06:30, for: 1h, kind: down}
recovery:
  detect: {public-reports: {after: 5 calls}}
  assess: 5m
  remedies:
    cap: {kind: queue-cap, title: Shorter queues, platform: main, queue: 3 calls}
study: {seed: 7, replications: 4, windows: {early: 06:30-07:30}}
strategies:
  plain: {title: As it is}
  other: {world.run: 23h}
`

// fingerprintOf is that of the town, with some texts replaced by others, under a strategy.
func fingerprintOf(t *testing.T, hours, strategy string, replace ...string) string {
	t.Helper()
	text := printed
	for i := 0; i < len(replace); i += 2 {
		require.Contains(t, text, replace[i])
		text = strings.Replace(text, replace[i], replace[i+1], 1)
	}
	files := fstest.MapFS{"hours.csv": {Data: []byte(hours)}, "again.csv": {Data: []byte(hours)}}
	doc, err := LoadFrom(files, "town.yaml", []byte(text))
	require.NoError(t, err)
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	require.Len(t, plan.Fingerprint, 16)
	return plan.Fingerprint
}

const level = "calls\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n"

// TestFingerprintLeavesOutWhatMovesNoNumber: words, ways of writing, and how often and for what the run is repeated.
func TestFingerprintLeavesOutWhatMovesNoNumber(t *testing.T) {
	want := fingerprintOf(t, level, "")
	for _, change := range [][2]string{
		{"scenario: town", "scenario: village"},
		{"title: A town", "title: A village # with a comment"},
		{"question: Is it served?\n", ""},
		{"title: It breaks", "title: It fell over"},
		{"title: Shorter queues", "title: Less waiting"},
		{"title: As it is", "title: As it was"},
		{"plain:", "simple:"},
		{"seed: 7", "seed: 8"},
		{"replications: 4", "replications: 5, indifference: 3 callers, margin: 4%"},
		{"first-calls: 60/h", "first-calls: 60/h\n    source: the town's yearly report"},
		{"assess: 5m", `assess: "5m"`},
		{"{csv: hours.csv}", "{csv: ./again.csv}"},
		{"kind: down}", "kind: down}\n\n# Nothing else.\n"},
		{"other: {world.run: 23h}", "another: {world.run: 22h}"},
	} {
		require.Equal(t, want, fingerprintOf(t, level, "", change[0], change[1]), "%v", change)
	}
	require.Equal(t, want, fingerprintOf(t, "# of 2023\n"+level, ""), "a comment in the file beside it")
}

// TestFingerprintHoldsTheRest: what moves a number, wherever it is written, and names, from which random numbers come.
func TestFingerprintHoldsTheRest(t *testing.T) {
	seen := map[string]string{fingerprintOf(t, level, ""): "as it is"}
	add := func(print, what string) {
		require.Empty(t, seen[print], "%s: nothing has changed", what)
		seen[print] = what
	}
	for _, change := range [][2]string{
		{"first-calls: 60/h", "first-calls: 61/h"},
		{"police: 60%, ambulance: 40%", "ambulance: 40%, police: 60%"},
		{"{title: 40%", "{tilte: 40%"},
		{"  title: {title: It breaks", "  titled: {title: It breaks"},
		{"for: 1h", "for: 2h"},
		{"queue: 3 calls", "queue: 4 calls"},
		{"assess: 5m", "assess: 6m"},
		{"early: 06:30-07:30", "early: 06:30-07:31"},
		{"early: 06:30-07:30}", "early: 06:30-07:30}, target: {answered: 90%}"},
	} {
		add(fingerprintOf(t, level, "", change[0], change[1]), change[1])
	}
	add(fingerprintOf(t, level, "other"), "another strategy")
	add(fingerprintOf(t, strings.Replace(level, "1", "2", 1), ""), "another content of the file beside it")
}

// TestFingerprintOfDefaultsWrittenOut: the effective file is the same scenario.
func TestFingerprintOfDefaultsWrittenOut(t *testing.T) {
	files := fstest.MapFS{"hours.csv": {Data: []byte(level)}}
	doc, err := LoadFrom(files, "town.yaml", []byte(printed))
	require.NoError(t, err)
	for _, strategy := range doc.StrategyNames() {
		text, err := doc.Effective(strategy)
		require.NoError(t, err)
		again, err := LoadFrom(files, "town.yaml", text)
		require.NoError(t, err)
		want, err := doc.Plan(strategy)
		require.NoError(t, err)
		got, err := again.Plan(strategy)
		require.NoError(t, err)
		require.Equal(t, want.Fingerprint, got.Fingerprint, strategy)
	}
}

// TestCostsMoveNoFingerprint: a scenario with costs has the fingerprint of one without.
func TestCostsMoveNoFingerprint(t *testing.T) {
	text := string(corpus(t, "good")["costs.yaml"])
	costly, err := Load("costs.yaml", []byte(text))
	require.NoError(t, err)
	text = regexp.MustCompile(`(?m)^ *costs: .*$|^ *costs:\n( {8}.*\n)+|, costs: \{[^}]*\}`).ReplaceAllString(text, "")
	require.NotContains(t, text, "costs:")
	plain, err := Load("costs.yaml", []byte(text))
	require.NoError(t, err)
	require.Len(t, costly.Costs(), 5)
	require.Empty(t, plain.Costs())
	for _, name := range plain.StrategyNames() {
		one, err := plain.Plan(name)
		require.NoError(t, err)
		other, err := costly.Plan(name)
		require.NoError(t, err)
		require.Equal(t, one.Fingerprint, other.Fingerprint, name)
	}
}
