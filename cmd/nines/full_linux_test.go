package main

// What only Linux has: a device that is always full, and file systems of a set size.

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
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

// TestAFullDisk writes into a file system that has no room for the report.
func TestAFullDisk(t *testing.T) {
	town := townFile(t)
	folder := filepath.Join(filepath.Dir(town), "small")
	require.NoError(t, os.Mkdir(folder, 0o755))
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=16k"); err != nil {
		t.Skip("no file system can be mounted here: ", err)
	}
	defer func() { require.NoError(t, syscall.Unmount(folder, 0)) }()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "report.json"), []byte("old"), 0o644))
	var stderr bytes.Buffer
	require.Equal(t, exitCouldNotRun, run(context.Background(), []string{"run", town, "-o", folder}, nil, io.Discard, &stderr))
	require.Equal(t, "nines: cannot write "+filepath.Join(folder, "report.json")+": no space left on device\n", stderr.String())
	require.Equal(t, []string{"report.json"}, filesIn(t, folder))
	old, err := os.ReadFile(filepath.Join(folder, "report.json"))
	require.NoError(t, err)
	require.Equal(t, "old", string(old))
}
