// What all commands share: their outputs, their files, and what a defect leaves behind.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/model"
	"nines/cmd/nines/process"
	"nines/cmd/nines/progress"
	"nines/cmd/nines/studies"
	"nines/sim/experiment"
	"nines/sim/scenario"
	"nines/sim/validation"
	"nines/sim/words"
)

// program is one call of the command: its outputs, its files and how it ends.
type program struct {
	process.Process
	pages     kept.Cache           // where pages are kept
	elsewhere experiment.Elsewhere // where replications come from that are not run here; nil: from nowhere
}

// programKey is the key of the program in a command's context.
type programKey struct{}

// newProgram makes a program and a context that carries it. Commands get it with programOf.
func newProgram(ctx context.Context, stdout, stderr io.Writer) (*program, context.Context) {
	p := &program{Process: process.Process{Stdout: process.NewPrinter(stdout), Stderr: stderr, IsTerminal: process.IsTerminal(stdout)}}
	p.Exit = func() { os.Exit(exitInterrupted) }
	ctx, p.Stop = context.WithCancel(ctx)
	p.Disk = files.NewSession(ctx, stdout, stderr)
	return p, context.WithValue(ctx, programKey{}, p)
}

// programOf is the program of a command's context.
func programOf(c *cobra.Command) *program { return c.Context().Value(programKey{}).(*program) }

// disk is the program's access to files.
func disk(c *cobra.Command) *files.Session { return programOf(c).Disk }

// progressOf shows how far a command is, unless NINES_QUIET is set.
func progressOf(c *cobra.Command) *progress.Display {
	return &progress.Display{To: programOf(c).Stderr, Quiet: os.Getenv("NINES_QUIET") != ""}
}

// isStopped reports whether the user has interrupted a command, for packages that do not use contexts.
func isStopped(c *cobra.Command) experiment.Stop {
	return func() bool { return c.Context().Err() != nil }
}

// ofStudies is what the commands of studies use.
var ofStudies = studies.Program{
	Version: Version, Disk: disk, Progress: progressOf, Getenv: os.Getenv,
	Load: func(c *cobra.Command, name, shiftTo string, assignments []string) (*scenario.Document, error) {
		return load(disk(c), name, changes{assignments, shiftTo})
	},
	Pages:    func(c *cobra.Command) kept.Cache { return programOf(c).pages },
	NoteStop: func(c *cobra.Command, err error) { programOf(c).NoteStop(err) },
}

// ofModel is what the command that checks nines itself uses.
var ofModel = model.Program{
	Version: Version, Disk: disk, Progress: progressOf, Build: validation.Build,
	NoteStop: func(c *cobra.Command, err error) { programOf(c).NoteStop(err) },
}

// run makes the command, runs it, and gives the exit code.
func (p *program) run(ctx context.Context, newRoot func() *cobra.Command, args []string) (code int) {
	defer p.Stop()
	defer p.Over.Store(true)
	defer func() {
		if d := experiment.Caught(recover()); d != nil {
			code = p.defect(d, args)
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	err := root.ExecuteContext(ctx)
	var d *experiment.Defect
	if errors.As(err, &d) {
		return p.defect(d, args)
	}
	if err != nil {
		fmt.Fprintln(p.Stderr, words.CleanLines(message(err)))
	}
	if p.Stdout.Failed != nil && !p.Stdout.IsGone() && exitCode(err) != exitInterrupted {
		err = fileError{fmt.Errorf("cannot print: %w", p.Stdout.Failed)}
		fmt.Fprintln(p.Stderr, words.CleanLines(message(err)))
	}
	return exitCode(err)
}

// defect reports a defect of the program and saves what is needed to find it.
func (p *program) defect(d *experiment.Defect, args []string) int {
	what := strings.Join(strings.Fields(fmt.Sprint(d.What)), " ")
	report := fmt.Sprintf("nines %s, %s, %s/%s\nnines %q\n\n%s\n\n%s", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, args, what, d.Stack)
	path, err := files.Keep("nines-defect-*.txt", report)
	if err != nil {
		fmt.Fprintf(p.Stderr, "%s\nnines: a defect in nines stopped this command (%s). Please report it with the lines above and your scenario.\n", report, what)
		return exitCouldNotRun
	}
	fmt.Fprintf(p.Stderr, "nines: a defect in nines stopped this command (%s). Please report it with your scenario and the file %s.\n", what, path)
	return exitCouldNotRun
}
