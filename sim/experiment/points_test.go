package experiment_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// threeWorks are points of a study: one strategy or two, and stretches of several lengths. One begins later.
func threeWorks(t testing.TB) []experiment.Work {
	busy := sideBySide(t, 5)
	calm := []*plan.Plan{compiled(t, "town", []byte(town(t)), "as-planned", "world.demand.first-calls=20/h")}
	return []experiment.Work{{Plans: busy, N: 5}, {Plans: calm, N: 1}, {Plans: busy, First: 2, N: 4}}
}

func among(works []experiment.Work) func(i int) (experiment.Work, error) {
	return func(i int) (experiment.Work, error) { return works[i], nil }
}

// requireEqualComparisons compares everything that a comparison holds.
func requireEqualComparisons(t *testing.T, want, got *experiment.Comparison) {
	t.Helper()
	require.Equal(t, want.By, got.By)
	require.Len(t, got.Results, len(want.Results))
	for i, r := range got.Results {
		requireEqualResults(t, want.Results[i], r)
		require.Equal(t, want.Results[i].Asked, r.Asked)
		for x := range got.Fared {
			require.Equal(t, want.Fared[x][i], got.Fared[x][i])
		}
	}
}

// requireEqualBlocks compares blocks; NaN equals itself.
func requireEqualBlocks(t *testing.T, want, got *experiment.Block) {
	t.Helper()
	require.Equal(t, [2]int{want.From, want.To}, [2]int{got.From, got.To})
	for i, own := range got.Outcomes {
		require.Equal(t, bits(want.Outcomes[i].Rows), bits(own.Rows))
		own.Rows = want.Outcomes[i].Rows
		require.True(t, assert.ObjectsAreEqual(want.Outcomes[i].Sum, own.Sum))
		require.Equal(t, want.Outcomes[i].Fared, own.Fared)
	}
}

// TestPointsAreRunsOfTheirWorks: in their order, with the same bytes as alone, for any number of workers, and whatever part of
// them was run elsewhere.
func TestPointsAreRunsOfTheirWorks(t *testing.T) {
	defer goleak.VerifyNone(t)
	works := threeWorks(t)
	var want []*experiment.Comparison
	for _, w := range works[:2] {
		for _, p := range w.Plans {
			p.Replications = w.N
		}
		c, err := experiment.Compare(context.Background(), w.Plans, experiment.Options{})
		require.NoError(t, err)
		want = append(want, c)
	}
	part, err := works[2].Simulate(context.Background(), experiment.Options{Workers: 1})
	require.NoError(t, err)
	partly := fetcher(func(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error {
		b, err := experiment.Work{Plans: w.Plans, First: w.N - 1, N: w.N}.Simulate(ctx, experiment.Options{Workers: 1})
		require.NoError(t, err)
		return take(b)
	})
	for _, workers := range []int{1, 2, 8} {
		for _, elsewhere := range []experiment.Elsewhere{nil, partly} {
			next, most := 0, 0
			o := experiment.Options{Workers: workers, Elsewhere: elsewhere, Progress: func(done int) { most = done }}
			err := experiment.Points(context.Background(), 3, among(works), o, func(i int, c *experiment.Comparison) error {
				require.Equal(t, next, i)
				next++
				if i < 2 {
					requireEqualComparisons(t, want[i], c)
				} else {
					requireEqualBlocks(t, part, c.Block())
				}
				return nil
			})
			require.NoError(t, err)
			require.Equal(t, 3, next)
			require.Equal(t, 8, most, "progress counts the replications of all points")
		}
	}
	require.NoError(t, experiment.Points(context.Background(), 0, nil, experiment.Options{}, nil), "no points are no work")
}

// TestErrorsOfPoints end the study. Those before the point were handed over.
func TestErrorsOfPoints(t *testing.T) {
	defer goleak.VerifyNone(t)
	works, broken := threeWorks(t), errors.New("broken")
	for _, workers := range []int{1, 2, 8} {
		o := experiment.Options{Workers: workers}
		handed := 0
		each := func(int, *experiment.Comparison) error { handed++; return nil }
		err := experiment.Points(context.Background(), 3, func(i int) (experiment.Work, error) {
			if i == 1 {
				return experiment.Work{}, broken
			}
			return works[i], nil
		}, o, each)
		require.ErrorIs(t, err, broken)
		require.EqualError(t, err, "point 1: broken")
		require.LessOrEqual(t, handed, 1)

		err = experiment.Points(context.Background(), 3, among(works), o, func(i int, _ *experiment.Comparison) error {
			if i == 1 {
				panic("each is wrong")
			}
			return nil
		})
		require.EqualError(t, err, "point 1: each is wrong")
		require.ErrorAs(t, err, new(*experiment.Defect))

		o.Observe = func(_ *plan.Plan, i int) emergency.Observer {
			if i == 3 {
				panic("the simulator is wrong")
			}
			return nil
		}
		err = experiment.Points(context.Background(), 3, among(works), o, each)
		require.ErrorAs(t, err, new(*experiment.Defect))
		require.ErrorContains(t, err, "replication 3: the simulator is wrong")

		o.Observe, o.Elsewhere = nil, fetcher(func(context.Context, experiment.Work, func(*experiment.Block) error) error { return broken })
		require.ErrorIs(t, experiment.Points(context.Background(), 3, among(works), o, each), broken)
	}
}

// TestInterruptedPoints: the first few were handed over, and nothing is left running.
func TestInterruptedPoints(t *testing.T) {
	defer goleak.VerifyNone(t)
	works := threeWorks(t)
	endless := compiled(t, "town", []byte(town(t)), "as-planned", "world.demand.first-calls=1000000000/h")
	works[2] = experiment.Work{Plans: []*plan.Plan{endless}, N: 4}
	for _, workers := range []int{1, 2, 8} {
		ctx, cancel := context.WithCancel(context.Background())
		handed := 0
		err := experiment.Points(ctx, 3, among(works), experiment.Options{Workers: workers}, func(i int, _ *experiment.Comparison) error {
			if handed++; handed == 2 {
				cancel() // while the endless ones may be under way
			}
			return nil
		})
		require.ErrorIs(t, err, experiment.ErrInterrupted)
		require.Equal(t, 2, handed)
	}
	err := experiment.Points(context.Background(), 3, among(threeWorks(t)), experiment.Options{}, func(int, *experiment.Comparison) error {
		return fmt.Errorf("the disk: %w", experiment.ErrInterrupted)
	})
	require.ErrorIs(t, err, experiment.ErrInterrupted)
}

// TestPointsAreForgotten: however many points a study has, few are in memory.
func TestPointsAreForgotten(t *testing.T) {
	w := threeWorks(t)[1]
	const workers = 2
	n := effort.Of(30, 60)
	var kept, most atomic.Int64
	work := func(int) (experiment.Work, error) {
		runtime.GC()
		most.Store(max(most.Load(), kept.Load()))
		return w, nil
	}
	err := experiment.Points(context.Background(), n, work, experiment.Options{Workers: workers}, func(_ int, c *experiment.Comparison) error {
		kept.Add(1)
		runtime.AddCleanup(c, func(int) { kept.Add(-1) }, 0)
		return nil
	})
	require.NoError(t, err)
	require.Less(t, most.Load(), int64(n/3))
}
