package main

// What only Linux is sure to have: a device that is always full, and a limit to how far files grow.

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAFullDiskBehindTheOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	town := townFile(t)
	for _, args := range []string{"run " + town + " -n 1", "run " + town + " -n 1 --format json", "explain " + town, "validate " + town, "list", "schema", "version", "help"} {
		command, stderr := start(t, full, strings.Fields(args)...)
		_ = command.Wait()
		require.Equal(t, exitCouldNotRun, command.ProcessState.ExitCode(), args)
		require.Contains(t, stderr.String(), "nines: cannot print: ", args)
		require.Contains(t, stderr.String(), "no space left on device", args)
	}
}

// TestNoRoomForTheResults lets files grow to some size, which is less than that of a report or a table: the file system then
// refuses the rest of it, as a full one does. Whichever it is, what was there stays, and nothing else is left.
func TestNoRoomForTheResults(t *testing.T) {
	town := townFile(t)
	folder := filepath.Join(filepath.Dir(town), "small")
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"run", town, "-o", folder, "--callers", "0"}, nil, &stdout, &stderr), stderr.String())
	before := contents(t, folder)
	largest := 0
	for _, text := range before {
		largest = max(largest, len(text))
	}
	failed := map[string]bool{}
	for _, blocks := range []int{1, 16, 64, largest/512 + 64} { // of 512 bytes; the last has room for all but the calls
		var stderr bytes.Buffer
		command := exec.Command("sh", "-c", `ulimit -f "$2"; exec nines run "$0" -o "$1" -n 20 --calls 0-19 --seed 8`, town, folder, strconv.Itoa(blocks))
		command.Stderr = &stderr
		require.Error(t, command.Run())
		require.Equal(t, exitCouldNotRun, command.ProcessState.ExitCode(), stderr.String())
		said := regexp.MustCompile("^nines: cannot write " + regexp.QuoteMeta(folder) + `/([a-z./]+): file too large\n$`)
		told, _, _ := strings.Cut(stderr.String(), "error: coverage") // with -cover the counters have no room, either
		require.Regexp(t, said, told)
		failed[said.FindStringSubmatch(told)[1]] = true
		require.Equal(t, before, contents(t, folder))
	}
	require.Greater(t, len(failed), 1, failed)
}

// TestNoRoomForAShard: nothing is left of it, and it is run again when there is room.
func TestNoRoomForAShard(t *testing.T) {
	t.Chdir(filepath.Dir(townFile(t)))
	for _, blocks := range []int{0, 1, 16} { // of 512 bytes
		var stderr bytes.Buffer
		command := exec.Command("sh", "-c", `ulimit -f "$0"; exec nines run town.yaml -n 8 --shard 1/2 -o shards`, strconv.Itoa(blocks))
		command.Stderr = &stderr
		require.Error(t, command.Run())
		require.Equal(t, exitCouldNotRun, command.ProcessState.ExitCode(), stderr.String())
		require.Contains(t, stderr.String(), "nines: cannot write shards/shard-0001-of-0002.nines: file too large\n")
		require.Empty(t, filesIn(t, "shards"))
	}
	shardsOf(t, 2, "shards", "run", "town.yaml", "-n", "8")
	whole, _ := nines(t, "run", "town.yaml", "-n", "8")
	merged, _ := nines(t, "merge", "shards")
	require.Equal(t, whole, merged)
}
