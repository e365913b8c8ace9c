package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"nines/sim/emergency"
	"nines/sim/measure"
)

// Points runs n works, which are the points of a study, on all cores. It calls each with the outcome of every work, in the
// order of their index, and forgets it. An outcome has the same bytes as a run of the work alone, however many workers there
// are. Replications are paired by their index: day 7 has the same callers at every point.
//
// Points calls work once for each index, in order, when it begins that point. Two calls of work never overlap, and neither do
// two of each; one of work and one of each may. At most two points for each worker are in memory.
//
// Of the options, Begin is not called, because points overlap. Progress gets the number of complete replications over all
// points. Elsewhere is asked for several works at the same time.
//
// If ctx ends first, the error is ErrInterrupted, and each was called for the first few points. An error of work or of each
// ends the study, and names the point by its index. Any other error is as for [Run].
func Points(ctx context.Context, n int, work func(i int) (Work, error), o Options, each func(i int, c *Comparison) error) error {
	hands := workers(o.Workers, math.MaxInt)
	p := &points{n: n, work: work, each: each, options: o, most: 2 * hands}
	p.changed.L = &p.lock
	var g sync.WaitGroup
	for range hands {
		g.Go(func() { p.toil(ctx) })
	}
	g.Wait()
	switch {
	case p.failed != nil:
		return p.failed
	case p.handed < n:
		return ErrInterrupted
	}
	return nil
}

// points is a study that is being run. Its workers share it under the lock, and run replications without.
type points struct {
	n       int
	work    func(i int) (Work, error)
	each    func(i int, c *Comparison) error
	options Options
	most    int // points in memory

	lock     sync.Mutex
	changed  sync.Cond // after every change of what follows
	begun    int       // points for which work was called
	handed   int       // points for which each has returned; begun - handed points are in memory
	open     []*point  // those, in order; one whose work is being made is not yet among them
	making   bool      // work is being called
	giving   bool      // each is being called
	complete int       // replications, over all points
	failed   error     // the first error: nothing new is begun after it
}

// point is one of the works of a study.
type point struct {
	index      int
	comparison *Comparison
	missing    []int // replications that nobody has begun
	running    int   // replications that are being run, or fetched
	parts      *patchwork
}

func (p *point) left() int { return len(p.missing) + p.running }

// hand is one worker, with the worlds of its point.
type hand struct {
	at     *point
	worlds *sideBySide
}

// servedBy is a job for a comparison: a former one, if its worlds are of the same plans. Making worlds takes as long as a day.
func (c *Comparison) servedBy(ctx context.Context, s *sideBySide, o Options) *sideBySide {
	if s == nil || !slices.EqualFunc(s.workers, c.Results, func(w *worker, r *Result) bool { return w.plan == r.Plan }) {
		return newSideBySide(ctx, c, o)
	}
	s.comparison = c
	return s
}

// toil works until all points are handed over. A worker stays with a point while that has replications to begin, because the
// worlds of another one would have to be made first.
func (p *points) toil(ctx context.Context) {
	p.lock.Lock()
	defer p.lock.Unlock()
	var h hand
	for p.failed == nil && ctx.Err() == nil && p.handed < p.n {
		switch next := p.choose(h.at); {
		case p.canGive():
			p.give()
		case next != nil:
			p.replicate(ctx, &h, next)
		case p.canBegin():
			p.begin(ctx)
		default:
			p.changed.Wait()
		}
	}
	p.changed.Broadcast()
}

// choose is the point whose next replication a worker runs: its own, or else the first that has one. With points still to
// begin, it is nil: a point of its own keeps the worker from making the worlds of two.
func (p *points) choose(own *point) *point {
	if own != nil && len(own.missing) > 0 {
		return own
	}
	if p.canBegin() {
		return nil
	}
	for _, one := range p.open {
		if len(one.missing) > 0 {
			return one
		}
	}
	return nil
}

func (p *points) canGive() bool { return !p.giving && len(p.open) > 0 && p.open[0].left() == 0 }

func (p *points) canBegin() bool { return !p.making && p.begun < p.n && p.begun-p.handed < p.most }

// freely does something without the lock. A panic in it is an error.
func (p *points) freely(index int, do func() error) (err error) {
	p.lock.Unlock()
	defer p.lock.Lock()
	defer func() {
		if d := Caught(recover()); d != nil {
			err = d
		}
		if err != nil {
			err = fmt.Errorf("point %d: %w", index, err)
		}
	}()
	return do()
}

// end keeps the first error, and wakes whoever waits. Whatever was broken off was interrupted.
func (p *points) end(err error) {
	if errors.Is(err, emergency.ErrStopped) || errors.Is(err, context.Canceled) {
		err = ErrInterrupted
	}
	if p.failed == nil {
		p.failed = err
	}
	p.changed.Broadcast()
}

// begin makes the next point, and fetches what was run elsewhere.
func (p *points) begin(ctx context.Context) {
	one := &point{index: p.begun, running: 1}
	p.begun++
	p.making = true
	err := p.freely(one.index, func() error { return p.make(one) })
	p.making = false
	if p.end(err); err != nil {
		return
	}
	p.open = append(p.open, one)
	err = p.freely(one.index, func() error { return one.parts.fetch(ctx) })
	one.running--
	one.missing = one.parts.missing()
	p.end(err)
}

// make calls work, and makes room for its outcome.
func (p *points) make(one *point) error {
	w, err := p.work(one.index)
	if err != nil {
		return err
	}
	one.comparison = empty(w.Plans, w.First)
	one.comparison.By = YardstickOf(w.Plans, measure.Measure{})
	own, done := p.options, w.First
	own.Progress = func(now int) {
		p.count(now - done)
		done = now
	}
	one.parts = newPatchwork(one.comparison, one.comparison.prepare(w.N), own)
	return nil
}

// count counts replications that are complete.
func (p *points) count(n int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.complete += n; p.options.Progress != nil {
		p.options.Progress(p.complete)
	}
}

// replicate runs the next replication of a point. One that was broken off keeps its point from being complete.
func (p *points) replicate(ctx context.Context, h *hand, one *point) {
	i := one.missing[0]
	one.missing = one.missing[1:]
	one.running++
	err := p.freely(one.index, func() error {
		if h.at != one {
			h.at, h.worlds = one, one.comparison.servedBy(ctx, h.worlds, p.options)
		}
		if err := attempt(h.worlds, i); err != nil {
			return err
		}
		one.parts.progress(1)
		return nil
	})
	if err == nil {
		one.running--
	}
	p.end(err)
}

// give hands the outcome of the first open point over, and forgets it.
func (p *points) give() {
	one := p.open[0]
	p.open = p.open[1:]
	p.giving = true
	err := p.freely(one.index, func() error {
		if err := one.comparison.finish(); err != nil {
			return err
		}
		return p.each(one.index, one.comparison)
	})
	p.giving = false
	if err == nil {
		p.handed++
	}
	p.end(err)
}
