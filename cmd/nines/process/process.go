// Package process is one call of the command as the system sees it: its output, signals, and how it ends.
//
// An interrupted run still reports its complete replications. A closed reader never costs a result. A half-written file never
// stays.
package process

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/term"

	"nines/cmd/nines/files"
	"nines/sim/experiment"
)

// Process is one call of the command.
type Process struct {
	Disk       *files.Session
	Stdout     *Printer
	Stderr     io.Writer
	Stop       context.CancelFunc
	Exit       func()      // ends the process at once, as interrupted
	IsTerminal bool        // the output
	Over       atomic.Bool // the command has ended
	reporting  atomic.Bool // interrupted; the complete replications are being reported
}

// NewPrinter is a printer to an output.
func NewPrinter(to io.Writer) *Printer { return &Printer{to: to} }

// Printer is the standard output. After its first failure it ignores what is printed: files are written even if nobody reads
// the output.
type Printer struct {
	to     io.Writer
	Failed error // of the first write that failed
}

// Write never fails: commands that also write files must finish them. run reports the failure at the end.
func (p *Printer) Write(text []byte) (int, error) {
	if p.Failed == nil {
		_, p.Failed = p.to.Write(text)
	}
	return len(text), nil
}

// IsGone reports whether the reader went away: a closed pipe, or a terminal that hung up. That is no failure of nines, so
// the exit code stays.
func (p *Printer) IsGone() bool {
	return errors.Is(p.Failed, syscall.EPIPE) || errors.Is(p.Failed, syscall.EIO)
}

// Strict is the output of commands that only print. It fails when nobody reads it, and they stop.
type Strict struct{ *Printer }

// Write implements io.Writer.
func (s Strict) Write(text []byte) (int, error) {
	_, _ = s.Printer.Write(text)
	return len(text), s.Failed
}

// patience is how long an interrupted command may take to end. An interrupt should be answered within a second.
const patience = 900 * time.Millisecond

// Listen handles signals. The first interrupt stops the command. A second one ends it at once, and so does the first if the
// command does not stop in time. When the terminal goes away, only commands that just print are stopped.
func (p *Process) Listen() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	go func() {
		interrupts := 0
		for s := range signals {
			if s == syscall.SIGPIPE || s == syscall.SIGHUP && !p.OnlyPrints() {
				continue // the next write fails and says so
			}
			if interrupts++; interrupts > 1 {
				p.end()
			}
			p.Stop()
			time.AfterFunc(patience, p.Hurry)
		}
	}()
}

// OnlyPrints reports whether a command has nothing to do but print to a terminal. Whether that is one is asked at the start: one
// that was hung up is none any more.
func (p *Process) OnlyPrints() bool { return p.IsTerminal && !p.Disk.Writes() }

// IsTerminal reports whether a person reads the output.
func IsTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// Hurry ends a program that has not ended in time. If the run has stopped and is only reporting, it says so and lets it
// finish.
func (p *Process) Hurry() {
	switch {
	case p.Over.Load():
	case p.reporting.Load():
		fmt.Fprintln(p.Stderr, "nines: interrupted: reporting the complete replications; interrupt again to stop at once")
	default:
		p.end()
	}
}

// NoteStop records that a run has stopped because of an interrupt.
func (p *Process) NoteStop(err error) {
	if errors.Is(err, experiment.ErrInterrupted) {
		p.reporting.Store(true)
	}
}

// end ends the program at once and deletes files that are half written.
func (p *Process) end() {
	p.Disk.Abandon()
	fmt.Fprintln(p.Stderr, "nines: interrupted")
	p.Exit()
}
