//go:build unix

package main

import (
	"io"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestASecondInterrupt ends what the first has not ended.
func TestASecondInterrupt(t *testing.T) {
	folder := filepath.Dir(endless(t))
	pipe := filepath.Join(folder, "pipe")
	require.NoError(t, exec.Command("mkfifo", pipe).Run())
	// The program waits for a reader of the pipe, who never comes.
	command, stderr := start(t, io.Discard, "run", filepath.Join(folder, "town.yaml"), "--trace", pipe, "-n", "1")
	done := make(chan error)
	go func() { done <- command.Wait() }()
	for ended := false; !ended; {
		require.NoError(t, command.Process.Signal(syscall.SIGTERM))
		select {
		case <-done:
			ended = true
		case <-time.After(200 * time.Millisecond):
		}
	}
	if command.ProcessState.Exited() { // and was not killed before it could listen
		require.Equal(t, exitInterrupted, command.ProcessState.ExitCode(), stderr.String())
	}
}
