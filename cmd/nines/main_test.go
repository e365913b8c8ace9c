package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/scenario"
)

// townFile is the town's scenario in a folder of its own.
func townFile(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "town.yaml")
	require.NoError(t, os.WriteFile(path, text, 0o644))
	return path
}

// filesIn are the names of everything in a folder, hidden files too.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestEveryExitCodeIsExplained(t *testing.T) {
	var help bytes.Buffer
	require.Equal(t, exitDone, run(context.Background(), []string{"help"}, nil, &help, io.Discard))
	for _, code := range []int{exitDone, exitBadInput, exitCouldNotRun, exitInterrupted} {
		require.Regexp(t, fmt.Sprintf(`(?m)(^|Exit codes:) +%d  `, code), help.String())
	}
}

func TestNothingIsSaidOfARunThatDidNotBegin(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	town := townFile(t)
	folder := filepath.Dir(town)
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"run", town, "-o", filepath.Join(folder, "out"), "--trace", filepath.Join(folder, "trace")}, nil, &stdout, &stderr)
	require.Equal(t, exitInterrupted, code)
	require.Empty(t, stdout.String())
	require.Equal(t, "nines: interrupted: none of 4 replications was complete, and nothing was written\n", stderr.String())
	require.Equal(t, []string{"town.yaml"}, filesIn(t, folder))
}

// start runs the real program, and gives what it prints on the error output when it has ended.
func start(t *testing.T, stdout io.Writer, args ...string) (command *exec.Cmd, stderr *bytes.Buffer) {
	t.Helper()
	stderr = new(bytes.Buffer)
	command = exec.Command("nines", args...)
	command.Stdout, command.Stderr = stdout, stderr
	require.NoError(t, command.Start())
	return command, stderr
}

// until waits as long as it takes: how busy the machine is decides nothing. What never comes is ended by the time limit of go test.
func until(is func() bool) {
	for !is() {
		time.Sleep(5 * time.Millisecond)
	}
}

// somethingIn reports whether a file that matches has something in it.
func somethingIn(pattern ...string) bool {
	found, _ := filepath.Glob(filepath.Join(pattern...))
	if len(found) == 0 {
		return false
	}
	about, err := os.Stat(found[0])
	return err == nil && about.Size() > 0
}

// TestAnInterruptFinishesCleanly comes when at least one replication is complete. How long that takes nobody knows: where it came too
// early, it is tried again, and waits twice as long. So it is where a busy machine did not stop in time, and was ended.
func TestAnInterruptFinishesCleanly(t *testing.T) {
	town := townFile(t)
	folder := filepath.Dir(town)
	require.NoError(t, os.Mkdir(filepath.Join(folder, "out"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "out", "report.json"), []byte("old"), 0o644))
	tooEarly := regexp.MustCompile(`none of 1000000|^nines: interrupted\n$`)
	var stdout, stderr *bytes.Buffer
	for wait := 100 * time.Millisecond; stderr == nil || tooEarly.MatchString(stderr.String()); wait *= 2 {
		var command *exec.Cmd
		stdout = new(bytes.Buffer)
		command, stderr = start(t, stdout, "run", town, "-n", "1000000", "--workers", "1", "-o", filepath.Join(folder, "out"), "--trace", filepath.Join(folder, "trace"))
		until(func() bool { return somethingIn(folder, ".nines-writing-*", ".trace*") }) // replication 0 is under way
		time.Sleep(wait)                                                                 // and over
		require.NoError(t, command.Process.Signal(os.Interrupt))
		_ = command.Wait()
		require.Equal(t, exitInterrupted, command.ProcessState.ExitCode(), stderr.String())
	}
	said := regexp.MustCompile(`^(?:nines: interrupted: reporting the complete replications; interrupt again to stop at once\n)?nines: interrupted: the report covers the (\d+) of 1000000 replications that were complete; no file was written\n$`)
	require.Regexp(t, said, stderr.String())
	complete := said.FindStringSubmatch(stderr.String())[1]
	require.Contains(t, strings.Join(strings.Fields(stdout.String()), " "), "interrupted: the figures are those of the first "+complete+" of 1000000 replications", "the report says so, too")
	require.Equal(t, []string{"out", "town.yaml"}, filesIn(t, folder), "no trace")
	require.Equal(t, []string{"report.json"}, filesIn(t, filepath.Join(folder, "out")))
	old, err := os.ReadFile(filepath.Join(folder, "out", "report.json"))
	require.NoError(t, err)
	require.Equal(t, "old", string(old))
}

// TestAnInterruptOfTheWriting comes while the calls of many replications are being written: none of the files is. Where the
// program was faster than the interrupt, it is tried again with twice as many.
func TestAnInterruptOfTheWriting(t *testing.T) {
	for n := 500; ; n *= 2 {
		town := townFile(t)
		out := filepath.Join(filepath.Dir(town), "out")
		command, stderr := start(t, io.Discard, "run", town, "-n", fmt.Sprint(n), "-o", out, "--calls", fmt.Sprintf("0-%d", n-1))
		until(func() bool {
			return somethingIn(out, ".nines-writing-*", "data", ".calls.csv*") || somethingIn(out, "manifest.json")
		})
		require.NoError(t, command.Process.Signal(os.Interrupt))
		if command.Wait() == nil {
			continue // all was written already
		}
		require.Equal(t, exitInterrupted, command.ProcessState.ExitCode(), stderr.String())
		require.Equal(t, "nines: interrupted while the results were being written: no file was\n", stderr.String())
		require.Empty(t, filesIn(t, out))
		return
	}
}

// failing is an output that fails from its first byte on.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the pipe is closed") }

func TestAnOutputThatFails(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, exitCouldNotRun, run(context.Background(), []string{"list"}, nil, failing{}, &stderr))
	require.Equal(t, "nines: cannot print: the pipe is closed\n", stderr.String())
}

// TestWhateverIsAcceptedRuns changes words of the town's scenario. What the checks let pass runs to its end, with every
// invariant verified after every event: a plan cannot fail.
func TestWhateverIsAcceptedRuns(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	require.NoError(t, err)
	word := regexp.MustCompile(`[^\s,{}\[\]:]+`)
	values := strings.Fields(`0 1 2 0s 1s 10m 1h 0% 50% 100% 0.5 1/h 300/h unlimited none primary backup network north police ambulance town-hall
		platforms.primary platforms.backup providers.network control-rooms.police platforms.primary.centres.town-hall 06:00 06:45 08:00
		detected decided repaired switch.done switch.begins broken.ends down do-nothing manual`)
	r := rand.New(rand.NewPCG(3, 4))
	ran := 0
	tries := effort.Of(100, 400)
	for range tries {
		changed := string(text)
		for range 1 + r.IntN(2) {
			places := word.FindAllStringIndex(changed, -1)
			at := places[r.IntN(len(places))]
			changed = changed[:at[0]] + values[r.IntN(len(values))] + changed[at[1]:]
		}
		doc, err := scenario.Load("town.yaml", []byte(changed))
		if err != nil || doc.World.Run > des.Day || *doc.World.Demand.FirstCalls > 1 {
			continue
		}
		for _, name := range doc.StrategyNames() {
			plan, err := doc.Plan(name)
			require.NoError(t, err)
			once := *plan
			once.Replications = 1
			_, err = experiment.Run(context.Background(), &once, experiment.Options{Check: true, Workers: 1})
			require.NoError(t, err, "%s", changed)
			ran++
		}
	}
	require.Greater(t, ran, tries/8)
}

// contents are the files below a folder, hidden ones too, by path.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[path] = string(text)
		return err
	}))
	return files
}
