// Signals and closed pipes are handled here once for all commands. The rules: an interrupted run still reports its complete
// replications, a closed reader never costs a result, and a half-written file never stays.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"nines/cmd/nines/files"
	"nines/sim/experiment"
)

// program is one call of the command: its outputs, its files and how it ends.
type program struct {
	disk       *files.Session
	stdout     *printer
	stderr     io.Writer
	stop       context.CancelFunc
	exit       func(code int)
	pages      func() (string, error) // the folder for what can be made again; nil: nothing is kept
	isTerminal bool                   // the output
	reporting  atomic.Bool            // interrupted; the complete replications are being reported
	over       atomic.Bool
}

// programKey is the key of the program in a command's context.
type programKey struct{}

// newProgram makes a program and a context that carries it. Commands get it with programOf.
func newProgram(ctx context.Context, stdout, stderr io.Writer) (*program, context.Context) {
	p := &program{stdout: &printer{to: stdout}, stderr: stderr, exit: os.Exit, isTerminal: isTerminal(stdout)}
	ctx, p.stop = context.WithCancel(ctx)
	p.disk = files.NewSession(ctx, stdout, stderr)
	return p, context.WithValue(ctx, programKey{}, p)
}

// programOf is the program of a command's context.
func programOf(c *cobra.Command) *program { return c.Context().Value(programKey{}).(*program) }

// disk is the program's access to files.
func disk(c *cobra.Command) *files.Session { return programOf(c).disk }

// isStopped reports whether the user has interrupted a command, for packages that do not use contexts.
func isStopped(c *cobra.Command) experiment.Stop {
	return func() bool { return c.Context().Err() != nil }
}

// run makes the command, runs it, and gives the exit code.
func (p *program) run(ctx context.Context, newRoot func() *cobra.Command, args []string) (code int) {
	defer p.stop()
	defer p.over.Store(true)
	defer func() {
		if d := experiment.Caught(recover()); d != nil {
			code = p.defect(d, args)
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := root.ExecuteContext(ctx)
	var d *experiment.Defect
	if errors.As(err, &d) {
		return p.defect(d, args)
	}
	if err != nil {
		fmt.Fprintln(p.stderr, message(err))
	}
	if p.stdout.failed != nil && !p.stdout.isGone() && exitCode(err) != exitInterrupted {
		err = fileError{fmt.Errorf("cannot print: %w", p.stdout.failed)}
		fmt.Fprintln(p.stderr, message(err))
	}
	return exitCode(err)
}

// printer is the standard output. After its first failure it ignores what is printed: files are written even if nobody reads
// the output.
type printer struct {
	to     io.Writer
	failed error
}

// Write never fails: commands that also write files must finish them. run reports the failure at the end.
func (p *printer) Write(text []byte) (int, error) {
	if p.failed == nil {
		_, p.failed = p.to.Write(text)
	}
	return len(text), nil
}

// isGone reports whether the reader went away: a closed pipe, or a terminal that hung up. That is no failure of nines, so
// the exit code stays.
func (p *printer) isGone() bool {
	return errors.Is(p.failed, syscall.EPIPE) || errors.Is(p.failed, syscall.EIO)
}

// strict is the output of commands that only print. It fails when nobody reads it, and they stop.
type strict struct{ *printer }

// Write implements io.Writer.
func (s strict) Write(text []byte) (int, error) {
	_, _ = s.printer.Write(text)
	return len(text), s.failed
}

// patience is how long an interrupted command may take to end. An interrupt should be answered within a second.
const patience = 900 * time.Millisecond

// listen handles signals. The first interrupt stops the command. A second one ends it at once, and so does the first if the
// command does not stop in time. When the terminal goes away, only commands that just print are stopped.
func (p *program) listen() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	go func() {
		interrupts := 0
		for s := range signals {
			if s == syscall.SIGPIPE || s == syscall.SIGHUP && !p.onlyPrints() {
				continue // the next write fails and says so
			}
			if interrupts++; interrupts > 1 {
				p.end()
			}
			p.stop()
			time.AfterFunc(patience, p.hurry)
		}
	}()
}

// onlyPrints reports whether a command has nothing to do but print to a terminal. Whether that is one is asked at the start: one
// that was hung up is none any more.
func (p *program) onlyPrints() bool { return p.isTerminal && !p.disk.Writes() }

// isTerminal reports whether a person reads the output.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// hurry ends a program that has not ended in time. If the run has stopped and is only reporting, it says so and lets it
// finish.
func (p *program) hurry() {
	switch {
	case p.over.Load():
	case p.reporting.Load():
		fmt.Fprintln(p.stderr, "nines: interrupted: reporting the complete replications; interrupt again to stop at once")
	default:
		p.end()
	}
}

// noteStop records that a run has stopped because of an interrupt.
func (p *program) noteStop(err error) {
	if errors.Is(err, experiment.ErrInterrupted) {
		p.reporting.Store(true)
	}
}

// end ends the program at once and deletes files that are half written.
func (p *program) end() {
	p.disk.Abandon()
	fmt.Fprintln(p.stderr, "nines: interrupted")
	p.exit(exitInterrupted)
}

// defect reports a defect of the program and saves what is needed to find it.
func (p *program) defect(d *experiment.Defect, args []string) int {
	what := strings.Join(strings.Fields(fmt.Sprint(d.What)), " ")
	report := fmt.Sprintf("nines %s, %s, %s/%s\nnines %q\n\n%s\n\n%s", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, args, what, d.Stack)
	path, err := files.Keep("nines-defect-*.txt", report)
	if err != nil {
		fmt.Fprintf(p.stderr, "%s\nnines: a defect in nines stopped this command (%s). Please report it with the lines above and your scenario.\n", report, what)
		return exitCouldNotRun
	}
	fmt.Fprintf(p.stderr, "nines: a defect in nines stopped this command (%s). Please report it with your scenario and the file %s.\n", what, path)
	return exitCouldNotRun
}
