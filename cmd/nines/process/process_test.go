package process_test

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/cmd/nines/process"
	"nines/sim/experiment"
)

// TestACommandThatDoesNotStop is ended, unless it reports what is complete.
func TestACommandThatDoesNotStop(t *testing.T) {
	for _, c := range []struct {
		reporting, over bool
		ended           bool
		says            string
	}{
		{false, false, true, "nines: interrupted\n"},
		{true, false, false, "nines: interrupted: reporting the complete replications; interrupt again to stop at once\n"},
		{false, true, false, ""},
		{true, true, false, ""},
	} {
		var stderr bytes.Buffer
		ended := false
		p := &process.Process{Disk: files.NewSession(context.Background(), io.Discard), Stderr: &stderr, Exit: func() { ended = true }}
		p.Over.Store(c.over)
		if c.reporting {
			p.NoteStop(experiment.ErrInterrupted)
		}
		p.Hurry()
		require.Equal(t, c.ended, ended)
		require.Equal(t, c.says, stderr.String())
	}
}

// TestWhoOnlyPrints is stopped when the terminal goes away; whoever writes a file, or prints to a file or a pipe, goes on.
func TestWhoOnlyPrints(t *testing.T) {
	for _, c := range []struct{ terminal, writes, only bool }{{true, false, true}, {true, true, false}, {false, false, false}, {false, true, false}} {
		p := &process.Process{Disk: files.NewSession(context.Background(), io.Discard), IsTerminal: c.terminal}
		if c.writes {
			require.NoError(t, p.Disk.Plan(filepath.Join(t.TempDir(), "report.json")))
		}
		require.Equal(t, c.only, p.OnlyPrints())
	}
}
