package experiment

import (
	"context"
	"fmt"
	"sync"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
)

// Work is a stretch of replications, from First up to but not including N, of plans that are run side by side.
type Work struct {
	Plans    []*plan.Plan
	First, N int
}

// Elsewhere gives replications that were run elsewhere: by another process, on another machine, yesterday.
type Elsewhere interface {
	// Fetch hands over blocks of the work, in any order, from any goroutines. It returns when there are no more to come. What
	// is missing then is run here. An error of take says that the block is not of this work, or is there already. An error
	// of Fetch ends the experiment, except after ctx has ended.
	Fetch(ctx context.Context, w Work, take func(*Block) error) error
}

// Block is the outcome of some replications, from one up to but not including another, of plans that were run side by side.
// Blocks put together in any order give the same result, to the bit, as one run.
type Block struct {
	From, To int
	Outcomes []Outcome // by plan
}

// Outcome is what a block has of one plan. The lists are by replication.
type Outcome struct {
	Rows  [][]float64
	Lines [][]measure.Line
	Waits [][]stat.Histogram
	Fared [Shifts][]float64 // how many people fared otherwise than under the first plan
	Sum   measure.Sum       // of all replications of the block
}

// Simulate runs the work here and gives its outcome as one block. After an interrupt there is none. Errors are as for Run.
func (w Work) Simulate(ctx context.Context, o Options) (*Block, error) {
	c := empty(w.Plans, w.First)
	if err := c.Extend(ctx, w.N, o); err != nil {
		return nil, err
	}
	return c.Block(), nil
}

// Block is the whole outcome of a comparison, for somebody to keep.
func (c *Comparison) Block() *Block {
	base := c.Results[0]
	b := &Block{From: base.from, To: base.from + len(base.Rows)}
	for i, r := range c.Results {
		own := Outcome{Rows: r.Rows, Lines: r.Lines, Waits: r.Waits, Sum: r.sum}
		for x := range c.Fared {
			own.Fared[x] = c.Fared[x][i]
		}
		b.Outcomes = append(b.Outcomes, own)
	}
	return b
}

// mistake says why a block cannot be one of the work; nil if it can.
func (w Work) mistake(b *Block) error {
	switch {
	case b.From < w.First || b.To > w.N || b.From >= b.To:
		return fmt.Errorf("replications %d to %d are not among %d to %d", b.From, b.To, w.First, w.N)
	case len(b.Outcomes) != len(w.Plans):
		return fmt.Errorf("it has %d strategies instead of %d", len(b.Outcomes), len(w.Plans))
	}
	for i, own := range b.Outcomes {
		if !own.isOf(w.Plans[i].Measures, b.From, b.To) {
			return fmt.Errorf("the outcome under %s has other measures", w.Plans[i].Strategy)
		}
	}
	return nil
}

// isOf reports whether an outcome has the form of one of some replications with these measures.
func (o *Outcome) isOf(m *measure.Plan, from, to int) bool {
	n := to - from
	fits := len(o.Rows) == n && len(o.Lines) == n && len(o.Waits) == n && m.Takes(&o.Sum, from, to)
	for i := 0; fits && i < n; i++ {
		fits = len(o.Rows[i]) == len(m.Measures()) && len(o.Waits[i]) == len(m.Windows())
	}
	for x := range o.Fared {
		fits = fits && len(o.Fared[x]) == n
	}
	return fits
}

// patchwork puts a stretch of a comparison together, from blocks that come from elsewhere and replications that are run here.
type patchwork struct {
	comparison *Comparison
	work       Work
	options    Options
	lock       sync.Mutex
	has        []bool // by replication of the stretch
	done       int    // replications, those before the stretch included
}

func newPatchwork(c *Comparison, w Work, o Options) *patchwork {
	return &patchwork{comparison: c, work: w, options: o, has: make([]bool, w.N-w.First), done: w.First}
}

// fetch takes what was run elsewhere.
func (p *patchwork) fetch(ctx context.Context) error {
	if p.options.Elsewhere == nil || len(p.has) == 0 {
		return nil
	}
	err := p.options.Elsewhere.Fetch(ctx, p.work, p.take)
	if ctx.Err() != nil {
		return nil // what was taken counts
	}
	return err
}

// take puts a block into its place.
func (p *patchwork) take(b *Block) error {
	if err := p.work.mistake(b); err != nil {
		return err
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	has := p.has[b.From-p.work.First : b.To-p.work.First]
	for i, own := range has {
		if own {
			return fmt.Errorf("replication %d is there already", b.From+i)
		}
	}
	for i := range has {
		has[i] = true
	}
	for k := range p.comparison.Results {
		p.put(b, k)
	}
	p.tell(b.To - b.From)
	return nil
}

// put puts what a block has of a plan into its place.
func (p *patchwork) put(b *Block, k int) {
	r, own := p.comparison.Results[k], &b.Outcomes[k]
	at := b.From - r.from
	copy(r.Rows[at:], own.Rows)
	copy(r.Lines[at:], own.Lines)
	copy(r.Waits[at:], own.Waits)
	for x := range own.Fared {
		copy(p.comparison.Fared[x][k][at:], own.Fared[x])
	}
	r.adding.Lock()
	defer r.adding.Unlock()
	r.early[b.From] = &own.Sum
	r.addEarly()
}

// missing are the replications that nobody gave, in order.
func (p *patchwork) missing() (list []int) {
	for i, has := range p.has {
		if !has {
			list = append(list, p.work.First+i)
		}
	}
	return list
}

// progress counts replications that are complete.
func (p *patchwork) progress(n int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.tell(n)
}

func (p *patchwork) tell(n int) {
	p.done += n
	if p.options.Progress != nil {
		p.options.Progress(p.done)
	}
}
