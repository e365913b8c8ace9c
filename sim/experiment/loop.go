package experiment

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"nines/sim/emergency"
)

// job is what one goroutine does: some replications, one after another, in memory of its own.
type job interface{ replicate(i int) error }

// inParallel does some replications, taken in their order, on as many goroutines as the options say. When ctx ends, those under
// way are broken off. After an error no further one is taken.
func inParallel(ctx context.Context, replications []int, o Options, done func(), newJob func() job) error {
	var next atomic.Int64
	var g errgroup.Group
	for range workers(o.Workers, len(replications)) {
		g.Go(func() (err error) {
			defer func() {
				if err != nil {
					next.Store(int64(len(replications)))
				}
			}()
			j := newJob()
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= len(replications) {
					return nil
				}
				switch err := attempt(j, replications[at]); {
				case errors.Is(err, emergency.ErrStopped):
					return nil
				case err != nil:
					return err
				}
				done()
			}
			return nil
		})
	}
	return g.Wait()
}

func workers(asked, replications int) int {
	if asked <= 0 {
		asked = runtime.GOMAXPROCS(0)
	}
	return max(1, min(asked, replications))
}
