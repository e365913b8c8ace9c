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

// stretch is a run of replications: from the first up to but not including n.
type stretch struct{ first, n int }

// inOrder does a stretch of replications, on as many goroutines as the options say, and gives the number done in all,
// those before the stretch included. When ctx ends, the replications under way are broken off; those done are then the first
// ones, up to the first that was broken off. After an error no further index is taken.
func inOrder(ctx context.Context, s stretch, o Options, newJob func() job) (int, error) {
	var next, done, whole atomic.Int64
	next.Store(int64(s.first))
	done.Store(int64(s.first))
	whole.Store(int64(s.n))
	var g errgroup.Group
	for range workers(o.Workers, s.n-s.first) {
		g.Go(func() (err error) {
			defer func() {
				if err != nil {
					next.Store(int64(s.n))
				}
			}()
			j := newJob()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= s.n {
					return nil
				}
				switch err := attempt(j, i); {
				case errors.Is(err, emergency.ErrStopped):
					lower(&whole, int64(i))
					return nil
				case err != nil:
					return err
				}
				if count := done.Add(1); o.Progress != nil {
					o.Progress(int(count))
				}
			}
			return nil
		})
	}
	err := g.Wait()
	return int(min(done.Load(), whole.Load())), err
}

// lower takes a number down to another, if it is above.
func lower(n *atomic.Int64, to int64) {
	for was := n.Load(); was > to; was = n.Load() {
		if n.CompareAndSwap(was, to) {
			return
		}
	}
}

func workers(asked, replications int) int {
	if asked <= 0 {
		asked = runtime.GOMAXPROCS(0)
	}
	return max(1, min(asked, replications))
}
