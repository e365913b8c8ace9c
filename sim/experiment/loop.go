package experiment

import (
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// job is what one goroutine does: some replications, one after another, in memory of its own.
type job interface{ replicate(i int) error }

// stretch is a run of replications: from the first up to but not including n.
type stretch struct{ first, n int }

// inOrder does a stretch of replications, on as many goroutines as the options say, and gives the number done in all,
// those before the stretch included. Indices are taken in order and what is taken is finished, so that those done are
// always the first ones, also when ctx ends before all are. After an error no further index is taken.
func inOrder(ctx context.Context, s stretch, o Options, newJob func() job) (int, error) {
	var next, done atomic.Int64
	next.Store(int64(s.first))
	done.Store(int64(s.first))
	var g errgroup.Group
	for range workers(o.Workers, s.n-s.first) {
		g.Go(func() error {
			j := newJob()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= s.n {
					return nil
				}
				if err := j.replicate(i); err != nil {
					next.Store(int64(s.n))
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
	return int(done.Load()), err
}

func workers(asked, replications int) int {
	if asked <= 0 {
		asked = runtime.GOMAXPROCS(0)
	}
	return max(1, min(asked, replications))
}
