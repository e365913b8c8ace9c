package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/narrate"
)

// aCounty has its callers from a record of the day's calls.
const aCounty = `scenario: county
title: A county
world:
  start: 2024-05-01 00:00 Europe/London
  run: 24h
  demand: {from: calls.csv, services: [police, ambulance]}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 40}, handling: 30s}}
  control-rooms: {police: {call-takers: 200}, ambulance: {call-takers: 200}}
study: {replications: 2}
`

// TestABadRowInALongRecord: a clear sentence, and nothing half-written.
func TestABadRowInALongRecord(t *testing.T) {
	t.Chdir(t.TempDir())
	var calls strings.Builder
	calls.WriteString("time,service,caller\n")
	for line := 2; line <= 60_000; line++ {
		service := "police"
		if line == 48_211 {
			service = "polcie"
		}
		fmt.Fprintf(&calls, "%d.5,%s,%d\n", line, service, line)
	}
	require.NoError(t, os.WriteFile("county.yaml", []byte(aCounty), 0o644))
	require.NoError(t, os.WriteFile("calls.csv", []byte(calls.String()), 0o644))
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitBadInput, run(context.Background(), []string{"run", "county.yaml", "-o", "out"}, nil, &stdout, &stderr))
	require.Empty(t, stdout.String())
	require.Equal(t, `calls.csv:48211:9: world.demand.from: column service: no service is called "polcie"
48211 | 48211.5,polcie,48211
      |         ^^^^^^
   allowed: police, ambulance, no-request; did you mean "police"?

1 problem; nothing was run.
`, stderr.String())
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, entries, 2, "nothing is written")
	require.NoError(t, os.WriteFile("calls.csv", []byte(strings.Replace(calls.String(), "polcie", "police", 1)), 0o644))
	require.Zero(t, run(context.Background(), []string{"run", "county.yaml", "-o", "out"}, nil, &stdout, &stderr), stderr.String())
}

// TestATraceIsARecord: the calls of a trace, redials included, make a record of which the same trace comes, to the byte.
func TestATraceIsARecord(t *testing.T) {
	t.Chdir(t.TempDir())
	nines := func(args ...string) {
		var stdout, stderr bytes.Buffer
		require.Zero(t, run(context.Background(), args, nil, &stdout, &stderr), stderr.String())
	}
	nines("new", "first-steps", "-o", "town.yaml")
	nines("run", "town.yaml", "-n", "1", "--trace", "drawn.jsonl")
	trace, err := os.ReadFile("drawn.jsonl")
	require.NoError(t, err)
	var calls strings.Builder
	calls.WriteString("time,service,caller\n")
	made := 0
	for lines := json.NewDecoder(bytes.NewReader(trace)); lines.More(); {
		var l narrate.TraceLine
		require.NoError(t, lines.Decode(&l))
		if l.Fact == "call-made" {
			fmt.Fprintf(&calls, "%.6f,%s,%v\n", l.At, l.Service, l.Caller)
			made++
		}
	}
	require.Greater(t, made, 900)
	text, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	for _, change := range [][2]string{
		{"first-calls: 240/h", "from: calls.csv\n    columns: {service: {column: service, empty: no-request}}"},
		{"services: {police: 50%, ambulance: 50%}", "services: [police, ambulance]"},
		{"no-request: 30%", "no-request: 0%"},
	} {
		require.Contains(t, string(text), change[0])
		text = []byte(strings.Replace(string(text), change[0], change[1], 1))
	}
	require.NoError(t, os.WriteFile("town.yaml", text, 0o644))
	require.NoError(t, os.WriteFile("calls.csv", []byte(calls.String()), 0o644))
	nines("run", "town.yaml", "-n", "1", "--trace", "replayed.jsonl")
	again, err := os.ReadFile("replayed.jsonl")
	require.NoError(t, err)
	require.True(t, bytes.Equal(trace, again), "the trace of the record is another")
}

// TestExportedCallersAreARecord: the callers that -o writes of one replication, taken as a record, come again at the same
// times, for the same services: the same run, to the bit.
func TestExportedCallersAreARecord(t *testing.T) {
	t.Chdir(t.TempDir())
	digestOf := func(args ...string) string {
		var stdout, stderr bytes.Buffer
		require.Zero(t, run(context.Background(), append(args, "-n", "1", "--format", "json"), nil, &stdout, &stderr), stderr.String())
		var d struct{ Run struct{ Digest string } }
		require.NoError(t, json.Unmarshal(stdout.Bytes(), &d))
		return d.Run.Digest
	}
	drawn := digestOf("run", "first-steps", "-o", "out", "--callers", "0")
	require.NoError(t, os.Rename("out/data/callers.csv", "callers.csv"))
	require.NoError(t, os.Rename("out/data/callers.parquet", "callers.parquet"))
	require.Zero(t, run(context.Background(), []string{"new", "first-steps", "-o", "town.yaml"}, nil, io.Discard, io.Discard))
	text, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	replayed := strings.NewReplacer("first-calls: 240/h", "from: callers.csv\n    columns: {time: first_call}",
		"services: {police: 50%, ambulance: 50%}", "services: [police, ambulance]", "no-request: 30% ", "").Replace(string(text))
	require.NoError(t, os.WriteFile("town.yaml", []byte(replayed), 0o644))
	require.Equal(t, drawn, digestOf("run", "town.yaml"))
	require.Equal(t, drawn, digestOf("run", "town.yaml", "--set", "world.demand.from=callers.parquet"))
}
