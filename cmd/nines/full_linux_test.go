package main

// What only Linux is sure to have: a device that is always full, and a limit to how far files grow.

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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

// TestNoRoomForTheReport lets files grow to 8 KiB, which is less than a report: the file system then refuses the rest of it,
// as a full one does.
func TestNoRoomForTheReport(t *testing.T) {
	town := townFile(t)
	folder := filepath.Join(filepath.Dir(town), "small")
	require.NoError(t, os.Mkdir(folder, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "report.json"), []byte("old"), 0o644))
	var stderr bytes.Buffer
	command := exec.Command("sh", "-c", `ulimit -f 16; exec nines run "$0" -o "$1"`, town, folder) // in blocks of 512 bytes
	command.Stderr = &stderr
	require.Error(t, command.Run())
	require.Equal(t, exitCouldNotRun, command.ProcessState.ExitCode(), stderr.String())
	require.Equal(t, "nines: cannot write "+filepath.Join(folder, "report.json")+": file too large\n", stderr.String())
	require.Equal(t, []string{"report.json"}, filesIn(t, folder))
	old, err := os.ReadFile(filepath.Join(folder, "report.json"))
	require.NoError(t, err)
	require.Equal(t, "old", string(old))
}
