// Package progress shows how far a command is, and about how long it will take. On a terminal it is a bar. In a pipe or a
// file it is a line after two seconds, then ever fewer. The output of the command stays free of it: tests and CI compare that.
package progress

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/words"
)

// Display shows one bar at a time. Each round of replications has its own bar, which replaces the one before: only then is
// the time left an estimate of this round.
type Display struct {
	To    io.Writer // stderr; the output belongs to the results
	Quiet bool      // nothing is shown
	bars  *mpb.Progress
	bar   *mpb.Bar
	lines lines
}

// Follow shows the progress of runs with these options.
func (p *Display) Follow(o *experiment.Options) {
	switch {
	case p.isBar():
		o.Begin, o.Progress = p.begin, p.done
	case p.isLines():
		p.lines.to = p.To
		o.Begin, o.Progress = p.lines.begin, p.lines.done
	}
}

// FollowPoints shows the progress of a study of a scenario at many points, with so many replications in all.
func (p *Display) FollowPoints(o *experiment.Options, name string, all int) {
	switch {
	case p.isBar():
		p.show(0, all,
			mpb.PrependDecorators(decor.Name(name+"  "), decor.CountersNoUnit("%d of %d replications")),
			mpb.AppendDecorators(decor.Name("about "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
		o.Progress = p.done
	case p.isLines():
		p.lines.to = p.To
		p.lines.begin(&plan.Plan{Name: name}, 0, all)
		o.Progress = p.lines.done
	}
}

func (p *Display) isBar() bool {
	file, ok := p.To.(interface{ Fd() uintptr })
	return ok && !p.Quiet && term.IsTerminal(int(file.Fd()))
}

// isLines is for outputs of the process that are no terminal. A buffer in memory gets nothing.
func (p *Display) isLines() bool {
	_, ok := p.To.(interface{ Fd() uintptr })
	return ok && !p.Quiet && !p.isBar()
}

// Writing shows the file that is being written.
func (p *Display) Writing(name string) {
	if p.isBar() {
		p.show(0, 1, mpb.PrependDecorators(decor.Name("writing "+name)))
	}
}

// Replaying shows how many replications have been run again for their calls and callers.
func (p *Display) Replaying(plan *plan.Plan, done, all int) {
	if p.isBar() {
		p.show(done, all, mpb.PrependDecorators(decor.Name(fmt.Sprintf("writing calls: %s, %d of %d replications", plan.Strategy, done, all))))
	}
}

func (p *Display) begin(plan *plan.Plan, from, to int) {
	p.show(from, to,
		mpb.PrependDecorators(decor.Name(plan.Strategy+"  "), decor.CountersNoUnit("%d of %d replications")),
		mpb.AppendDecorators(decor.Name("about "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
}

// refresh is how long the first bar is waited for, and how often it moves.
const refresh = 80 * time.Millisecond

// show starts a bar in place of the one before.
func (p *Display) show(from, to int, words ...mpb.BarOption) {
	p.End()
	p.bars = mpb.New(mpb.WithOutput(p.To), mpb.WithWidth(60), mpb.WithRefreshRate(refresh))
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

// lines writes a line on a round of replications when two seconds have passed, and the next when three times as long has.
type lines struct {
	to       io.Writer
	mutex    sync.Mutex // replications end on any worker
	what     string
	from, of int
	began    time.Time
	next     time.Duration // since it began
}

// firstLine is how long a command may take without a word.
const firstLine = 2 * time.Second

func (l *lines) begin(plan *plan.Plan, from, to int) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.what, l.from, l.of, l.began, l.next = plan.Name, from, to, time.Now(), firstLine
}

func (l *lines) done(n int) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	passed := time.Since(l.began)
	if passed < l.next || n <= l.from || n >= l.of {
		return
	}
	l.next = 3 * passed
	left := passed * time.Duration(l.of-n) / time.Duration(n-l.from)
	fmt.Fprintf(l.to, "nines: simulating %s: %d of %d replications, about %s left\n", l.what, n, l.of, words.Length(des.FromSeconds(max(1, left.Round(time.Second).Seconds()))))
}

// Watch starts a watch. The function says how long it has run.
func Watch() func() time.Duration {
	began := time.Now()
	return func() time.Duration { return time.Since(began) }
}
