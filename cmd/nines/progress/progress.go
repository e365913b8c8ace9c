// Package progress shows on a terminal how far a command is. In a pipe or a file it shows nothing: bars are noise there, and
// tests and CI compare what a command prints.
package progress

import (
	"fmt"
	"io"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"nines/sim/experiment"
	"nines/sim/plan"
)

// Display shows one bar at a time. Each round of replications has its own bar, which replaces the one before: only then is
// the time left an estimate of this round.
type Display struct {
	To   io.Writer // stderr; the output belongs to the results
	bars *mpb.Progress
	bar  *mpb.Bar
}

// Follow shows the progress of runs with these options.
func (p *Display) Follow(o *experiment.Options) {
	if p.isShown() {
		o.Begin, o.Progress = p.begin, p.done
	}
}

func (p *Display) isShown() bool {
	file, ok := p.To.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(file.Fd()))
}

// Writing shows the file that is being written.
func (p *Display) Writing(name string) {
	if p.isShown() {
		p.show(0, 1, mpb.PrependDecorators(decor.Name("writing "+name)))
	}
}

// Replaying shows how many replications have been run again for their calls and callers.
func (p *Display) Replaying(plan *plan.Plan, done, all int) {
	if p.isShown() {
		p.show(done, all, mpb.PrependDecorators(decor.Name(fmt.Sprintf("writing calls: %s, %d of %d replications", plan.Strategy, done, all))))
	}
}

func (p *Display) begin(plan *plan.Plan, from, to int) {
	p.show(from, to,
		mpb.PrependDecorators(decor.Name(plan.Strategy+"  "), decor.CountersNoUnit("%d of %d replications")),
		mpb.AppendDecorators(decor.Name("about "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
}

// show starts a bar in place of the one before.
func (p *Display) show(from, to int, words ...mpb.BarOption) {
	p.End()
	p.bars = mpb.New(mpb.WithOutput(p.To), mpb.WithWidth(60))
	p.bar = p.bars.AddBar(int64(to), append(words, mpb.BarRemoveOnComplete())...)
	p.bar.SetCurrent(int64(from))
}

func (p *Display) done(n int) { p.bar.SetCurrent(int64(n)) }

// End removes the bar. Without one it does nothing.
func (p *Display) End() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bar = nil
	}
}
