package planted

import (
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/random"
	"nines/sim/validation/ladder"
)

// run runs a rung with a change, on all cores. It is the loop of package experiment once more, with places to plant faults at. If
// the plan cannot be made, there is no run.
func (t *trial) run(r *ladder.Rung, c *change) (*ladder.Run, error) {
	p, err := r.Plan(t.form, c.values...)
	if err != nil {
		return nil, err
	}
	if c.alter != nil {
		c.alter(p)
	}
	run := &ladder.Run{Plan: p, Rows: make([][]float64, p.Replications)}
	if r.Ear != nil {
		for range p.Replications {
			run.Ears = append(run.Ears, r.Ear())
		}
	}
	workers := min(runtime.GOMAXPROCS(0), p.Replications)
	var g errgroup.Group
	for w := range workers {
		g.Go(func() (err error) {
			defer func() {
				if what := recover(); what != nil {
					err = fmt.Errorf("%v", what)
				}
			}()
			return t.stretch(run, c, w, workers)
		})
	}
	err = g.Wait()
	t.done(p.Replications)
	return run, err
}

// stretch runs every so many-th replication, in memory of its own.
func (t *trial) stretch(run *ladder.Run, c *change, from, by int) error {
	p := run.Plan
	world, tally := emergency.NewWorld(p.Network), p.Measures.NewTally()
	world.Account(measure.Instants(p.Measures))
	for i := from; i < p.Replications && t.ctx.Err() == nil; i += by {
		drawn := i
		if c.allAlike {
			drawn = 0
		}
		draws := random.New(p.Seed, drawn)
		if !c.keepsBook || i == from {
			tally.Reset()
		}
		heard := ears{change: c, list: []emergency.Observer{tally}}
		if run.Ears != nil {
			heard.list = append(heard.list, run.Ears[i])
		}
		books, err := world.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), &heard)
		if err = errors.Join(err, tally.Close(books)); err != nil {
			return err
		}
		run.Rows[i] = tally.Row()
		if c.rows != nil {
			c.rows(p, run.Rows[i])
		}
	}
	return nil
}

// ears are several observers who hear the same, with what was planted in it.
type ears struct {
	*change
	list []emergency.Observer
	copy []emergency.Observation
}

// Observe implements emergency.Observer.
func (e *ears) Observe(batch []emergency.Observation) {
	if e.hear != nil {
		e.copy = append(e.copy[:0], batch...)
		batch = slices.Clip(e.copy)
		for i := range batch {
			e.hear(&batch[i])
		}
	}
	for _, o := range e.list {
		o.Observe(batch)
	}
}
