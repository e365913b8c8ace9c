// Package experiment runs the replications of a plan on all cores and keeps one row of numbers for each.
//
// The result depends on the scenario, the seed and the index of a replication, and on nothing else. Workers share only the
// counter of the next index. Each writes its row into the place of its index. Sums over replications are integers, or are
// taken in the order of the index. One worker, eight workers, an interrupted run and a resumed one give the same bytes for
// the same indices. A replication counts only after its books balance.
//
// Nothing is concluded from an estimate alone. A verdict ([Check]) needs an interval that lies wholly on one side of a
// limit. A regression ([Regress]) needs one that lies wholly beyond a margin. Intervals are widened for every extra look, to
// keep the overall confidence.
package experiment

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/play"
	"nines/sim/stat"
)

// Options say how a plan is run. The zero value is the plan as it is, on all cores.
type Options struct {
	Workers int  // 0: one for each core
	Check   bool // verify the invariants after every event
	Events  bool // play plain queues event by event, too: to show that it makes no difference
	// Begin is called before a stretch of replications of a plan, or of several and the last of them; may be nil.
	Begin    func(p *plan.Plan, from, to int)
	Progress func(done int) // called after each replication, from any worker; may be nil
	Observe  Observe        // who else listens; nil: nobody
	// Elsewhere gives replications that were run elsewhere; nil: all are run here. Nobody observes what it gives.
	Elsewhere Elsewhere
}

// Observe returns the observer of a replication of a plan; nil for none. Any worker calls it before each replication,
// several at once. One observer hears one replication on one goroutine, in order of time. An observer for each replication,
// kept in a slice, therefore needs no lock and records the same for any number of workers. Without an observer, facts that
// only readers of single calls need are not reported at all.
type Observe func(plan *plan.Plan, replication int) emergency.Observer

// First has one observer listen to replication 0 of a plan.
func First(of *plan.Plan, o emergency.Observer) Observe {
	return func(p *plan.Plan, replication int) emergency.Observer {
		if p == of && replication == 0 {
			return o
		}
		return nil
	}
}

func (o *Options) begin(p *plan.Plan, from, to int) {
	if o.Begin != nil {
		o.Begin(p, from, to)
	}
}

// Result is the result of running a plan.
type Result struct {
	Plan  *plan.Plan
	Asked int                // replications
	Rows  [][]float64        // by replication, as the plan's measures list them; fewer than asked if interrupted
	Lines [][]measure.Line   // by replication: the loss ledger's summary
	Waits [][]stat.Histogram // by replication and window: how long answered calls waited, in milliseconds

	from   int // the first replication: 0, except in a block that is run for somebody elsewhere
	adding *sync.Mutex
	sum    measure.Sum          // of the replications up to
	summed int                  // this one, without it
	early  map[int]*measure.Sum // of those that are complete while one before them is not, by the first of them
}

// ErrInterrupted says that a run ended before all replications were done; the result holds those that were.
var ErrInterrupted = errors.New("interrupted")

// Run runs all replications of a plan. If ctx ends first, the replications under way are broken off, and the error is
// ErrInterrupted beside a result of the complete ones, which are always the first so many. Any other error names the
// seed and the replication, and is a defect of the simulator.
func Run(ctx context.Context, plan *plan.Plan, o Options) (*Result, error) {
	r := &Result{Plan: plan}
	err := r.Extend(ctx, plan.Replications, o)
	if err != nil && !errors.Is(err, ErrInterrupted) {
		return nil, err
	}
	return r, err
}

// Extend runs further replications, up to n in all: the result is then the same, to the bit, as if n had been asked for at
// once. Errors are as for Run; after any but ErrInterrupted the result is of no use.
func (r *Result) Extend(ctx context.Context, n int, o Options) error {
	return alone(r).Extend(ctx, n, o)
}

// prepare makes room for the replications before n.
func (r *Result) prepare(n int) {
	done := len(r.Rows)
	more := max(0, n-r.from-done)
	r.adding, r.summed, r.early = &sync.Mutex{}, r.from+done, map[int]*measure.Sum{}
	r.Asked = r.from + done + more
	r.Rows = append(r.Rows, make([][]float64, more)...)
	r.Lines = append(r.Lines, make([][]measure.Line, more)...)
	r.Waits = append(r.Waits, make([][]stat.Histogram, more)...)
}

// finish cuts the result to what is complete: its first replications.
func (r *Result) finish() error {
	n := r.summed - r.from
	r.Rows, r.Lines, r.Waits = r.Rows[:n], r.Lines[:n], r.Waits[:n]
	if r.summed < r.Asked {
		return ErrInterrupted
	}
	return nil
}

// worker runs one replication after another in memory of its own.
type worker struct {
	*play.Player
	plan    *plan.Plan
	observe Observe            // may be nil
	also    emergency.Observer // hears every replication, as the tally does; may be nil
}

func newWorker(ctx context.Context, plan *plan.Plan, o Options) *worker {
	w := &worker{Player: play.New(plan, play.How{Check: o.Check, Events: o.Events}), plan: plan, observe: o.Observe}
	w.Until(func() bool { return ctx.Err() != nil })
	return w
}

// replicate is the whole of one replication. Those who listen within this package want no single calls.
func (w *worker) replicate(i int) error {
	var guest emergency.Observer
	if w.observe != nil {
		guest = w.observe(w.plan, i)
	}
	return w.Play(i, w.also, guest)
}

// Replay runs one replication of a plan once more, whole, for somebody who listens: whatever is known of it is as it was when
// the experiment ran it. An error is a defect of the simulator.
func Replay(plan *plan.Plan, replication int, listener emergency.Observer) error {
	return ReplayUntil(nil, plan, replication, listener)
}

// Stop is asked, many times a second, whether to break off; nil: never.
type Stop func() bool

// ReplayUntil is Replay that is broken off with ErrInterrupted when stop says so.
func ReplayUntil(stop Stop, p *plan.Plan, replication int, listener emergency.Observer) error {
	_, err := again(stop, p, replication, listener)
	return err
}

// again runs one replication once more, for somebody who listens or for nobody. The worker then holds what was measured.
func again(stop Stop, p *plan.Plan, replication int, listener emergency.Observer) (*worker, error) {
	w := newWorker(context.Background(), p, Options{Observe: func(*plan.Plan, int) emergency.Observer { return listener }})
	w.Until(stop)
	switch err := w.replicate(replication); {
	case errors.Is(err, emergency.ErrStopped):
		return nil, ErrInterrupted
	case err != nil:
		return nil, fmt.Errorf("seed %d, strategy %s, replication %d: %w", p.Seed, p.Strategy, replication, err)
	}
	return w, nil
}

// into runs one replication and puts it into its place in a result.
func (w *worker) into(r *Result, i int) error {
	if err := w.replicate(i); err != nil {
		return fmt.Errorf("seed %d, strategy %s, replication %d: %w", w.plan.Seed, w.plan.Strategy, i, err)
	}
	at := i - r.from
	r.Rows[at], r.Lines[at], r.Waits[at] = w.Tally.Row(), w.Tally.Lines(), w.Tally.Waits()
	return nil
}

// add adds a replication to what is summed over all of them, in their order: if one is broken off, those behind it are not in
// the sum. One that is early waits.
func (r *Result) add(t *measure.Tally, i int) {
	r.adding.Lock()
	defer r.adding.Unlock()
	if i != r.summed {
		own := &measure.Sum{}
		t.AddTo(own, i)
		r.early[i] = own
		return
	}
	t.AddTo(&r.sum, i)
	r.summed++
	r.addEarly()
}

// addEarly adds what waits and is next.
func (r *Result) addEarly() {
	for own := r.early[r.summed]; own != nil; own = r.early[r.summed] {
		r.sum.Add(own)
		delete(r.early, r.summed)
		r.summed += int(own.Replications)
	}
}
