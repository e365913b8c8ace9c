package main

import (
	"fmt"
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"nines/sim/experiment"
	"nines/sim/plan"
)

// progress shows on a terminal how far a run is. In a pipe it shows nothing. Each round of replications has its own bar,
// which replaces the one before.
type progress struct {
	to   io.Writer
	bars *mpb.Progress
	bar  *mpb.Bar
}

// follow shows the progress of runs with these options.
func (p *progress) follow(o *experiment.Options) {
	if p.isShown() {
		o.Begin, o.Progress = p.begin, p.done
	}
}

func (p *progress) isShown() bool {
	file, ok := p.to.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// writing shows the file that is being written.
func (p *progress) writing(name string) {
	if p.isShown() {
		p.show(0, 1, mpb.PrependDecorators(decor.Name("writing "+name)))
	}
}

// replaying shows how many replications have been run again for their calls and callers.
func (p *progress) replaying(plan *plan.Plan, done, all int) {
	if p.isShown() {
		p.show(done, all, mpb.PrependDecorators(decor.Name(fmt.Sprintf("writing calls: %s, %d of %d replications", plan.Strategy, done, all))))
	}
}

func (p *progress) begin(plan *plan.Plan, from, to int) {
	p.show(from, to,
		mpb.PrependDecorators(decor.Name(plan.Strategy+"  "), decor.CountersNoUnit("%d of %d replications")),
		mpb.AppendDecorators(decor.Name("about "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
}

// show starts a bar in place of the one before.
func (p *progress) show(from, to int, words ...mpb.BarOption) {
	p.end()
	p.bars = mpb.New(mpb.WithOutput(p.to), mpb.WithWidth(60))
	p.bar = p.bars.AddBar(int64(to), append(words, mpb.BarRemoveOnComplete())...)
	p.bar.SetCurrent(int64(from))
}

func (p *progress) done(n int) { p.bar.SetCurrent(int64(n)) }

func (p *progress) end() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bar = nil
	}
}
