// Package experiment repeats a plan, on as many cores as there are, and keeps one row of numbers for each replication.
//
// Its opinion: the result depends on the scenario, the seed and the index of a replication, and on nothing else. Workers
// share no state but the counter of the next index; each writes its row into the place of its index; what is summed over
// replications is summed in integers, or in the order of the index. One worker, eight workers, an interrupted run and a
// resumed one give the same bytes for the same indices. Every replication closes its books before it counts.
package experiment

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/random"
	"nines/sim/scenario"
)

// Options say how a plan is run. The zero value is the plan as it is, on all cores.
type Options struct {
	Workers  int                // 0: one for each core
	Check    bool               // verify the invariants after every event
	Progress func(done int)     // called after each replication, from any worker; may be nil
	Listener emergency.Observer // also hears replication 0; may be nil
}

// Result is what came of a plan.
type Result struct {
	Plan  *scenario.Plan
	Asked int              // replications
	Rows  [][]float64      // by replication, as the plan's measures list them; fewer than asked if interrupted
	Lines [][]measure.Line // by replication: the loss ledger's summary
	Means []measure.Series // minute by minute, over all replications
}

// ErrInterrupted says that a run ended before all replications were done; the result holds those that were.
var ErrInterrupted = errors.New("interrupted")

// Run runs all replications of a plan. If ctx ends first, the replications under way are finished, and the error is
// ErrInterrupted beside a result of the complete ones, which are always the first so many. Any other error names the
// seed and the replication, and is a defect of the simulator.
func Run(ctx context.Context, plan *scenario.Plan, o Options) (*Result, error) {
	r := &Result{Plan: plan, Asked: plan.Replications, Rows: make([][]float64, plan.Replications), Lines: make([][]measure.Line, plan.Replications)}
	var next, done atomic.Int64
	var sum measure.SeriesSum
	var adding sync.Mutex
	var g errgroup.Group
	for range workers(o.Workers, plan.Replications) {
		g.Go(func() error {
			w := newWorker(plan, o)
			defer func() {
				adding.Lock()
				sum.Add(&w.series)
				adding.Unlock()
			}()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= plan.Replications {
					return nil
				}
				if err := w.replicate(i); err != nil {
					next.Store(int64(plan.Replications)) // the others stop too
					return fmt.Errorf("seed %d, replication %d: %w", plan.Seed, i, err)
				}
				r.Rows[i], r.Lines[i] = w.tally.Row(), w.tally.Lines()
				if n := done.Add(1); o.Progress != nil {
					o.Progress(int(n))
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	n := int(done.Load()) // indices are taken in order and what is taken is finished: these are the first n
	r.Rows, r.Lines = r.Rows[:n], r.Lines[:n]
	r.Means = plan.Measures.Means(&sum)
	if n < r.Asked {
		return r, ErrInterrupted
	}
	return r, nil
}

func workers(asked, replications int) int {
	if asked <= 0 {
		asked = runtime.GOMAXPROCS(0)
	}
	return max(1, min(asked, replications))
}

// worker runs one replication after another in memory of its own.
type worker struct {
	plan     *scenario.Plan
	world    *emergency.World
	tally    *measure.Tally
	series   measure.SeriesSum
	listener emergency.Observer
}

func newWorker(plan *scenario.Plan, o Options) *worker {
	w := &worker{plan: plan, world: emergency.NewWorld(plan.Network), tally: plan.Measures.NewTally(), listener: o.Listener}
	w.world.Check(o.Check)
	return w
}

// replicate is the whole of one replication.
func (w *worker) replicate(i int) error {
	draws := random.New(w.plan.Seed, i)
	trouble := w.plan.Trouble.Timeline(draws)
	strategy := w.plan.Recovery.Start(draws)
	w.tally.Reset()
	books, err := w.world.Run(draws, trouble, strategy, w.observer(i))
	if err != nil {
		return err
	}
	w.tally.AddSeries(&w.series)
	return w.tally.Close(books)
}

// observer is the tally, and for replication 0 the listener as well.
func (w *worker) observer(i int) emergency.Observer {
	if i > 0 || w.listener == nil {
		return w.tally
	}
	return both{w.tally, w.listener}
}

type both struct{ first, second emergency.Observer }

func (b both) Observe(batch []emergency.Observation) {
	b.first.Observe(batch)
	b.second.Observe(batch)
}

// Column is one measure over the replications.
func (r *Result) Column(place int) []float64 {
	column := make([]float64, len(r.Rows))
	for i, row := range r.Rows {
		column[i] = row[place]
	}
	return column
}

// Digest is a fingerprint of every number of every replication.
func (r *Result) Digest() string {
	h := sha256.New()
	for _, row := range r.Rows {
		for _, v := range row {
			_ = binary.Write(h, binary.LittleEndian, math.Float64bits(v))
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
