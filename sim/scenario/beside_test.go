package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const threeWays = `
scenario: three
title: Three ways
world:
  start: 2024-05-01 00:00 UTC
  run: 1h
  demand: {first-calls: 60/h, services: {police: 100%}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 9}, handling: 30s}}
  control-rooms: {police: {}}
trouble:
  cut: {on: platforms.main, kind: down, at: 00:10, for: 10m}
strategies:
  a: {title: First way}
  b: {title: Second way, world.platforms.main.handling: 40s}
  c: {title: Third way, world: {platforms: {main: {handling: 50s}}}}
`

func TestStrategiesSideBySide(t *testing.T) {
	for _, row := range []struct {
		baseline string
		names    []string
		want     []string
		err      string
		set      []string
	}{
		{want: []string{"a", "b", "c"}},
		{baseline: "c", want: []string{"c", "a", "b"}},
		{baseline: "second WAY", names: []string{"c", "b"}, want: []string{"b", "c"}},
		{names: []string{"Third way"}, want: []string{"a", "c"}},
		{names: []string{"c", "c"}, err: "the strategy c is named twice; name it once"},
		{names: []string{"c", "third way"}, err: "the strategy c is named twice; name it once"},
		{baseline: "b", err: `"b" and "c" are the same strategy under two names: nothing differs between them. Leave one out with --strategies`,
			set: []string{"strategies.c.world.platforms.main.handling=40s"}},
		{set: []string{"question.ask=Which?", "question.strategies=[b, a]"}, want: []string{"b", "a", "c"}},
	} {
		doc, err := Load("three.yaml", []byte(threeWays), row.set...)
		require.NoError(t, err)
		plans, left, err := doc.SideBySide(row.baseline, row.names)
		if row.err != "" {
			require.EqualError(t, err, row.err)
			continue
		}
		require.NoError(t, err)
		require.Empty(t, left)
		var got []string
		for _, p := range plans {
			got = append(got, p.Strategy)
		}
		require.Equal(t, row.want, got)
	}
}
