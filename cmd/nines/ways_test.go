package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

// A way is one way to run a study: it gives what is printed, and leaves the results in the folder.
type way struct {
	name string
	runs func(t *testing.T, command []string, folder string) string
}

// ways are all the ways there are. Each gives the same bytes.
var ways = []way{inShards(3), withWorkers(8), inShards(1), inShards(7), withWorkers(1), withWorkers(2)}

// divided are commands of every kind that can be divided. TOWN is the scenario. Each is run in so many of the ways.
var divided = []struct {
	command string
	ways    int
	isLong  bool // only the long form has it
}{
	{"run TOWN -n 23", len(ways), false},
	{"run TOWN -n 9 --strategy nobody --seed 8", 2, true},
	{"run TOWN -n 5 --within 3% --budget 30 --calls 0,4", 2, false},
	{"compare TOWN -n 8 --full", len(ways), false},
	{"compare TOWN -n 5 --until-best --budget 20 --set world.platforms.backup.seats=5", 1, false},
	{"compare TOWN -n 5 --within 4% --budget 20 --baseline nobody", 1, true},
	{"check TOWN -n 5 --budget 40", len(ways), false},
}

// TestEveryWayGivesTheSameBytes: what is printed, and every file. The small form has one way, and two for the first command.
func TestEveryWayGivesTheSameBytes(t *testing.T) {
	town := expectingTown(t)
	t.Chdir(filepath.Dir(town))
	for i, study := range divided {
		if study.isLong && !effort.IsLong() {
			continue
		}
		command := strings.Fields(strings.ReplaceAll(study.command, "TOWN", "town.yaml"))
		alone := fmt.Sprintf("alone-%d", i)
		printed, _ := nines(t, withFolder(command, alone)...)
		for k, w := range ways[:effort.Of(max(1, 2-i), study.ways)] {
			folder := fmt.Sprintf("way-%d-%d", i, k)
			require.Equal(t, printed, w.runs(t, command, folder), "%s: %s", study.command, w.name)
			requireSameFiles(t, alone, folder, study.command+": "+w.name)
		}
	}
}

// withWorkers runs a command with so many replications at the same time.
func withWorkers(n int) way {
	return way{fmt.Sprintf("%d workers", n), func(t *testing.T, command []string, folder string) string {
		printed, _ := nines(t, withFolder(append(command, "--workers", fmt.Sprint(n)), folder)...)
		return printed
	}}
}

// inShards runs a command in so many shards, the last one first, and merges them.
func inShards(of int) way {
	return way{fmt.Sprintf("%d shards", of), func(t *testing.T, command []string, folder string) string {
		shards := folder + "-shards"
		for index := of; index > 0; index-- {
			nines(t, append(command, "--shard", fmt.Sprintf("%d/%d", index, of), "-o", shards)...)
		}
		printed, said := nines(t, withFolder([]string{"merge", shards}, folder, command[0])...)
		require.Equal(t, slices.Contains(command, "--budget"), strings.Contains(said, "more: they were run here"), "what only a later look needs")
		return printed
	}}
}

// withFolder adds the folder of the results to a command, if it has one.
func withFolder(command []string, folder string, kind ...string) []string {
	if append(kind, command[0])[0] == "check" {
		return command
	}
	return append(command, "-o", folder)
}

// took is how long a check took: the one thing that is printed and is never the same.
var took = regexp.MustCompile(`in [0-9.]+ s`)

// nines runs a command that succeeds, or only finds that something does not hold, and gives what it prints.
func nines(t *testing.T, args ...string) (printed, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, nil, &stdout, &stderr)
	require.Contains(t, []int{exitDone, exitNotHeld, exitUndecided}, code, "%s\n%s", args, stderr.String())
	return took.ReplaceAllString(stdout.String(), "in a while"), stderr.String()
}

// expectingTown is the town with an expectation that needs more than one look.
func expectingTown(t *testing.T) string {
	t.Helper()
	town := townFile(t)
	text, err := os.ReadFile(town)
	require.NoError(t, err)
	text = append(text, "expect:\n  few: {measure: callers.without-help, at-most: 66 callers, strategy: as-planned}\n"...)
	require.NoError(t, os.WriteFile(town, text, 0o644))
	return town
}

// requireSameFiles compares two folders of results. Only the time of the manifest may differ.
func requireSameFiles(t *testing.T, one, other, message string) {
	t.Helper()
	if _, err := os.Stat(one); os.IsNotExist(err) {
		require.NoDirExists(t, other)
		return
	}
	require.Equal(t, timeless(t, one), timeless(t, other), message)
}

// timeless are the files of a folder, without the time of the manifest.
func timeless(t *testing.T, folder string) map[string]string {
	t.Helper()
	list := map[string]string{}
	for path, text := range contents(t, folder) {
		name, err := filepath.Rel(folder, path)
		require.NoError(t, err)
		list[name] = regexp.MustCompile(`"time": "[^"]*"`).ReplaceAllString(text, "")
	}
	require.Contains(t, list, "manifest.json")
	return list
}

// TestEveryWayOfAStudyGivesTheSameBytes: with any number of workers, and in parts. A study that chooses its points as it goes needs
// several rounds of its parts.
func TestEveryWayOfAStudyGivesTheSameBytes(t *testing.T) {
	town := townFile(t)
	t.Chdir(filepath.Dir(town))
	for i, study := range []struct {
		command string
		rounds  int
	}{
		{"sweep town.yaml --vary world.platforms.backup.seats=1..9 -n 3", 1},
		{"attribute town.yaml -n 3 --seed 8", 4},
	} {
		command := strings.Fields(study.command)
		alone, parts := fmt.Sprintf("alone-%d", i), fmt.Sprintf("parts-%d", i)
		printed, _ := nines(t, append(command, "-o", alone)...)
		many, _ := nines(t, append(command, "-o", "many-"+alone, "--workers", "8")...)
		require.Equal(t, printed, many)
		for range study.rounds {
			for _, shard := range []string{"2/2", "1/2"} {
				nines(t, append(command, "-o", parts, "--shard", shard)...)
			}
		}
		merged, _ := nines(t, "merge", parts, "-o", "merged-"+alone)
		require.Equal(t, printed, merged)
		requireSameFiles(t, "many-"+alone, alone, study.command)
		requireSameResults(t, alone, "merged-"+alone)
	}
}

// requireSameResults compares the results of a study. The points are where they were run.
func requireSameResults(t *testing.T, one, other string) {
	t.Helper()
	want, got := timeless(t, one), timeless(t, other)
	for name := range want {
		if !strings.HasPrefix(name, "points") {
			require.Equal(t, want[name], got[name], name)
		}
	}
}
