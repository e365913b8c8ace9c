package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// checked runs nines check on a copy of town.yaml that expects what is given, in a folder of its own.
func checked(t *testing.T, ctx context.Context, expect string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Setenv("GITHUB_ACTIONS", "")
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	town, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "town.yaml")
	require.NoError(t, os.WriteFile(file, append(town, []byte("\nexpect: "+expect+"\n")...), 0o644))
	var out, errs bytes.Buffer
	code = run(ctx, append([]string{"check", file}, args...), nil, &out, &errs)
	return code, out.String(), errs.String()
}

// TestTheDigestCountsWhereReplicationsWereAdded: a verdict that takes more replications than the baseline has does not make
// the comparison with it any weaker.
func TestTheDigestCountsWhereReplicationsWereAdded(t *testing.T) {
	folder := t.TempDir()
	var out, errs bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"baseline", "update", filepath.Join("testdata", "town.yaml"), "--results", folder}, nil, &out, &errs), errs.String())
	const near = "{it: {measure: calls.offered, between: [1 call, 100000 calls], in-at-least: 75%}}"
	code, said, _ := checked(t, context.Background(), near, "--baseline", "--results", folder, "--budget", "32")
	require.Equal(t, exitDone, code, said)
	require.Contains(t, said, "Held, exactly")
	require.Contains(t, said, "over 4 replications")
	require.Contains(t, said, "(as-planned): 32 replications", "more were run than the baseline has")

	path := filepath.Join(folder, "town", "report.json")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	false := regexp.MustCompile(`"digest":"[0-9a-f]{16}"`).ReplaceAll(text, []byte(`"digest":"0123456789abcdef"`))
	require.NotEqual(t, text, false)
	require.NoError(t, os.WriteFile(path, false, 0o644))
	code, said, _ = checked(t, context.Background(), near, "--baseline", "--results", folder, "--budget", "32")
	require.Equal(t, exitNotHeld, code, said)
	require.Contains(t, said, "because scenario, seed 7 and\n      version (nines")
	require.Contains(t, said, "The digest differs")
}

// TestAnInterruptedCheckWritesNothing, and says what it has. An interrupt before anything was complete is tried again, later.
func TestAnInterruptedCheckWritesNothing(t *testing.T) {
	folder := t.TempDir()
	var code int
	var said, wrong string
	for wait := 100 * time.Millisecond; !strings.Contains(said, "UNDECIDED"); wait *= 2 {
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		code, said, wrong = checked(t, ctx, "{it: {measure: calls.offered, at-most: 1 call}}", "-n", "500000", "--junit", filepath.Join(folder, "j.xml"))
		cancel()
		require.Equal(t, exitInterrupted, code)
	}
	require.Contains(t, said, "UNDECIDED: THE EXPECTATION OF TOWN")
	require.Contains(t, said, "INTERRUPTED")
	require.Contains(t, wrong, "interrupted; no file was written")
	require.Empty(t, filesIn(t, folder))
}

// TestASetIsNoScenario: validate and the other commands say in one sentence what to do with a set of scenarios.
func TestASetIsNoScenario(t *testing.T) {
	set := filepath.Join(t.TempDir(), "set.yaml")
	require.NoError(t, os.WriteFile(set, []byte("calibrate: habits\ntitle: How callers behave\nscenarios: [hull-2015-12-28]\n"), 0o666))
	for _, command := range []string{"validate", "run"} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitBadInput, run(context.Background(), []string{command, set}, nil, &stdout, &stderr))
		said := strings.Join(strings.Fields(stderr.String()), " ")
		require.Contains(t, said, "is a set of scenarios for nines calibrate")
		require.NotContains(t, said, "is missing")
	}
}
