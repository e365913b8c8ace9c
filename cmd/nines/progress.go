package main

import (
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"nines/sim/scenario"
)

// progress shows how far a run is, on a terminal; in a pipe it shows nothing.
type progress struct {
	bars *mpb.Progress
	bar  *mpb.Bar
}

func newProgress(to io.Writer, plan *scenario.Plan) *progress {
	if file, ok := to.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	bars := mpb.New(mpb.WithOutput(to), mpb.WithWidth(60))
	bar := bars.AddBar(int64(plan.Replications),
		mpb.PrependDecorators(decor.Name(plan.Strategy+"  "), decor.CountersNoUnit("%d of %d replications")),
		mpb.AppendDecorators(decor.Name("about "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")),
		mpb.BarRemoveOnComplete())
	return &progress{bars, bar}
}

func (p *progress) done(n int) {
	if p.bar != nil {
		p.bar.SetCurrent(int64(n))
	}
}

func (p *progress) end() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
	}
}
