package experiment

import (
	"context"
	"sync"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
)

// Alone is the result of one replication by itself, played on a worker that has played some others before.
func Alone(plan *plan.Plan, replication int, before ...int) (*Result, error) {
	w := newWorker(context.Background(), plan, Options{})
	for _, i := range before {
		if err := w.replicate(i); err != nil {
			return nil, err
		}
	}
	if err := w.replicate(replication); err != nil {
		return nil, err
	}
	r := &Result{Plan: plan, Asked: 1, Rows: [][]float64{w.Tally.Row()}, Lines: [][]measure.Line{w.Tally.Lines()}, Waits: [][]stat.Histogram{w.Tally.Waits()}, adding: &sync.Mutex{}}
	r.add(w.Tally, 0)
	return r, nil
}
