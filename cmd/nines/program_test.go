package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// underWay waits until a program that writes a trace has begun to.
func underWay(t *testing.T, folder string) {
	t.Helper()
	until(func() bool {
		traces, _ := filepath.Glob(filepath.Join(folder, ".nines-writing-*", ".trace*"))
		return len(traces) > 0
	})
}

// TestATerminalThatGoesAway does not end a run whose results go into files.
func TestATerminalThatGoesAway(t *testing.T) {
	town := townFile(t)
	folder := filepath.Dir(town)
	out := filepath.Join(folder, "out")
	command, stderr := start(t, io.Discard, "run", town, "-n", "200", "-o", out, "--trace", filepath.Join(folder, "trace"))
	underWay(t, folder)
	require.NoError(t, command.Process.Signal(syscall.SIGHUP))
	require.NoError(t, command.Wait(), stderr.String())
	require.Equal(t, []string{"data", "manifest.json", "report.html", "report.json", "report.md", "report.txt"}, filesIn(t, out))
	require.Equal(t, []string{"out", "town.yaml", "trace"}, filesIn(t, folder))
}

// TestAReaderThatGoesAway, of the output, of the errors, or of both: the files are written, and the exit code is that of the work.
func TestAReaderThatGoesAway(t *testing.T) {
	town := townFile(t)
	text, err := os.ReadFile(town)
	require.NoError(t, err)
	hoping := filepath.Join(filepath.Dir(town), "hoping.yaml")
	require.NoError(t, os.WriteFile(hoping, append(text, "expect: {few: {measure: callers.without-help, strategy: nobody, at-most: 1 caller}}\n"...), 0o644))
	for i, c := range []struct {
		args  string
		code  int
		files []string
	}{
		{"run " + town + " -o out --trace trace --svg svg", exitDone, []string{"out", "svg", "trace"}},
		{"compare " + town + " -o out", exitDone, []string{"out"}},
		{"check " + hoping + " --junit junit.xml --summary summary.md", exitNotHeld, []string{"junit.xml", "summary.md"}},
		{"report " + town + " -o page.html", exitDone, []string{"page.html"}},
		{"baseline update " + town, exitDone, []string{"results"}},
		{"trace " + town, exitDone, []string{}},
		{"trace " + town + " -o trace", exitDone, []string{"trace"}},
		{"validate " + town + " no-such-file", exitBadInput, []string{}},
		{"explain " + town, exitDone, []string{}},
	} {
		for k, gone := range []string{"stdout", "stderr", "both"} {
			if (i+k)%effort.Of(2, 1) > 0 {
				continue // the small form has every second
			}
			folder := t.TempDir()
			reader, writer, err := os.Pipe()
			require.NoError(t, err)
			require.NoError(t, reader.Close())
			command := exec.Command("nines", strings.Fields(c.args)...)
			command.Dir = folder
			if gone != "stderr" {
				command.Stdout = writer
			}
			if gone != "stdout" {
				command.Stderr = writer
			}
			_ = command.Run()
			require.NoError(t, writer.Close())
			require.Equal(t, c.code, command.ProcessState.ExitCode(), "%s, without %s", c.args, gone)
			require.Equal(t, c.files, filesIn(t, folder), "%s, without %s", c.args, gone)
		}
	}
}

// endless is the town, called by so many that one replication takes years.
func endless(t *testing.T) string {
	town := townFile(t)
	text, err := os.ReadFile(town)
	require.NoError(t, err)
	many := strings.Replace(string(text), "first-calls: 300/h", "first-calls: 300000000/h", 1) + "expect: {few: {measure: callers.without-help, at-most: 1 caller}}\n"
	many = strings.Replace(many, "run: 2h", "run: 700h", 1)
	require.Contains(t, many, "700h")
	require.NoError(t, os.WriteFile(town, []byte(many), 0o644))
	return town
}

// TestAnInterruptEndsWhateverIsUnderWay, and nothing is left of it.
func TestAnInterruptEndsWhateverIsUnderWay(t *testing.T) {
	town := endless(t)
	for _, args := range []string{
		"run TOWN -n 3", "run TOWN --workers 1 -o out --trace trace", "compare TOWN", "check TOWN", "report TOWN -o page.html", "baseline update TOWN",
		"trace TOWN -o trace", "trace TOWN --outcome refused", "explain TOWN --callers", "explain TOWN --caller 7",
	} {
		folder := t.TempDir()
		t.Chdir(folder)
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(100*time.Millisecond, cancel)
		var stderr bytes.Buffer
		code := run(ctx, append(strings.Fields(strings.ReplaceAll(args, "TOWN", town)), "--most-callers", "1e15"), nil, io.Discard, &stderr)
		require.Equal(t, exitInterrupted, code, "%s: %s", args, stderr.String())
		require.Empty(t, filesIn(t, folder), args)
	}
}

// TestAPanic anywhere ends in exit code 3 and one sentence, with the place of it in a file.
func TestAPanic(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	doc, err := scenario.Load("town.yaml", must(os.ReadFile(filepath.Join("testdata", "town.yaml"))))
	require.NoError(t, err)
	base, err := doc.Plan("")
	require.NoError(t, err)
	inWorker := experiment.Options{Workers: 2, Observe: func(*plan.Plan, int) emergency.Observer { panic("out of cheese") }}
	for name, panics := range map[string]func(*cobra.Command) error{
		"in the command": func(*cobra.Command) error { panic("out of cheese") },
		"at the start":   nil,
		"an error":       func(*cobra.Command) error { panic(errors.New("out of\n cheese")) },
		"in a worker": func(c *cobra.Command) error {
			_, err := experiment.Run(c.Context(), base, inWorker)
			return err
		},
		"in a comparison": func(c *cobra.Command) error {
			_, err := experiment.Compare(c.Context(), []*plan.Plan{base, base}, inWorker)
			return err
		},
		"while a file is written": func(c *cobra.Command) error {
			return disk(c).Write("half", func(io.Writer) error { panic("out of cheese") })
		},
	} {
		t.Chdir(t.TempDir())
		var stderr bytes.Buffer
		p, ctx := newProgram(context.Background(), io.Discard, &stderr)
		root := func() *cobra.Command {
			if name == "at the start" {
				panic("out of cheese")
			}
			return &cobra.Command{Use: "nines", SilenceErrors: true, SilenceUsage: true, RunE: func(c *cobra.Command, _ []string) error { return panics(c) }}
		}
		require.Equal(t, exitCouldNotRun, p.run(ctx, root, nil), name)
		said := regexp.MustCompile(`^nines: a defect in nines stopped this command \(out of cheese\). Please report it with your scenario and the file (\S+)\.\n$`)
		require.Regexp(t, said, stderr.String(), name)
		report, err := os.ReadFile(said.FindStringSubmatch(stderr.String())[1])
		require.NoError(t, err)
		require.Contains(t, string(report), "nines "+Version)
		require.Contains(t, string(report), "TestAPanic")
		require.Empty(t, filesIn(t, "."), name)
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "no", "such", "folder"))
	var stderr bytes.Buffer
	p, _ := newProgram(context.Background(), io.Discard, &stderr)
	require.Equal(t, exitCouldNotRun, p.defect(&experiment.Defect{What: "x", Stack: []byte("here it was")}, nil))
	require.Contains(t, stderr.String(), "here it was\nnines: a defect in nines stopped this command (x). Please report it with the lines above and your scenario.\n")
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
