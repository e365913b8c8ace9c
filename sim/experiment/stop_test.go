package experiment_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// hears calls a function with each batch.
type hears func(batch []emergency.Observation)

// Observe implements emergency.Observer.
func (h hears) Observe(batch []emergency.Observation) { h(batch) }

// TestAnInterruptWithinAReplication breaks it off: these would take years.
func TestAnInterruptWithinAReplication(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := compiled(t, "town", []byte(town(t)), "as-planned", "world.demand.first-calls=1000000000/h")
	for _, workers := range []int{1, 2, 8} {
		ctx, cancel := context.WithCancel(context.Background())
		observe := func(*plan.Plan, int) emergency.Observer {
			return hears(func([]emergency.Observation) { cancel() })
		}
		r, err := experiment.Run(ctx, p, experiment.Options{Workers: workers, Observe: observe})
		require.ErrorIs(t, err, experiment.ErrInterrupted)
		require.Empty(t, r.Rows)
	}
	stopped := false
	err := experiment.ReplayUntil(func() bool { return stopped }, p, 3, hears(func([]emergency.Observation) { stopped = true }))
	require.ErrorIs(t, err, experiment.ErrInterrupted)
}

// TestOneBrokenOffBeforeOthers that are complete: the result is of those before it alone, in every part, under one strategy and
// under several.
func TestOneBrokenOffBeforeOthers(t *testing.T) {
	text := []byte(town(t))
	busy := "world.demand.first-calls=25/min"
	plans := []*plan.Plan{compiled(t, "town", text, "as-planned", busy), compiled(t, "town", text, "do-nothing", busy)}
	for _, several := range []bool{false, true} {
		own := plans[:1]
		if several {
			own = plans
		}
		ctx, cancel := context.WithCancel(context.Background())
		var done atomic.Int64
		enough, once := make(chan bool), sync.Once{}
		observe := func(p *plan.Plan, replication int) emergency.Observer {
			if replication != 3 || p != own[len(own)-1] {
				return nil
			}
			return hears(func([]emergency.Observation) {
				<-enough
				cancel()
			})
		}
		o := experiment.Options{Workers: 3, Observe: observe, Progress: func(int) {
			if done.Add(1) == 9 {
				once.Do(func() { close(enough) })
			}
		}}
		for _, p := range own {
			p.Replications = 20
		}
		c, err := experiment.Compare(ctx, own, o)
		require.ErrorIs(t, err, experiment.ErrInterrupted)
		require.GreaterOrEqual(t, done.Load(), int64(9))
		for _, p := range own {
			p.Replications = 3
		}
		only, err := experiment.Compare(context.Background(), own, experiment.Options{})
		require.NoError(t, err)
		for i, r := range c.Results {
			require.Equal(t, bits(only.Results[i].Rows), bits(r.Rows))
			require.Equal(t, only.Results[i].Lines, r.Lines)
			require.Equal(t, only.Results[i].Series(), r.Series())
			require.Equal(t, only.Results[i].Digest(), r.Digest())
		}
		require.Equal(t, only.Fared, c.Fared)
	}
}

// TestAPanicIsADefect of the program, on whichever goroutine it happens.
func TestAPanicIsADefect(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := compiled(t, "town", []byte(town(t)), "as-planned")
	for _, workers := range []int{1, 4} {
		for _, what := range []any{"out of cheese", errors.New("no cheese"), 4} {
			observe := func(_ *plan.Plan, replication int) emergency.Observer {
				return hears(func([]emergency.Observation) {
					if replication == 2 {
						panic(what)
					}
				})
			}
			_, err := experiment.Run(context.Background(), p, experiment.Options{Workers: workers, Observe: observe})
			var defect *experiment.Defect
			require.ErrorAs(t, err, &defect)
			require.Equal(t, what, defect.What)
			require.Contains(t, string(defect.Stack), "TestAPanicIsADefect")
			require.Contains(t, err.Error(), "replication 2: ")
		}
	}
}
