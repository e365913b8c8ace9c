package experiment_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// fetcher is a function that gives blocks.
type fetcher func(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error

// Fetch implements experiment.Elsewhere.
func (f fetcher) Fetch(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error {
	return f(ctx, w, take)
}

// sideBySide are the plans of a small world with so many replications.
func sideBySide(t testing.TB, n int) (plans []*plan.Plan) {
	for _, name := range []string{"as-planned", "do-nothing"} {
		p := compiled(t, "town", []byte(town(t)), name, "world.demand.first-calls=1/min")
		p.Replications = n
		plans = append(plans, p)
	}
	return plans
}

// TestBlocksMakeTheSameResult: whichever blocks come from elsewhere, in whatever order, and whatever is run here.
func TestBlocksMakeTheSameResult(t *testing.T) {
	const n = 24 // enough for bands
	plans := sideBySide(t, n)
	want, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	blocks := map[[3]int]*experiment.Block{}
	simulated := func(plans []*plan.Plan, first, end int) *experiment.Block {
		key := [3]int{len(plans), first, end}
		if blocks[key] == nil {
			b, err := experiment.Work{Plans: plans, First: first, N: end}.Simulate(context.Background(), experiment.Options{Workers: 2})
			require.NoError(t, err)
			blocks[key] = b
		}
		return blocks[key]
	}
	effort.SetFlag(t, "rapid.checks", effort.Of(15, 100))
	effort.SetFlag(t, "rapid.seed", 24)
	rapid.Check(t, func(rt *rapid.T) {
		own := plans[:rapid.IntRange(1, 2).Draw(rt, "strategies")]
		cuts := rapid.SliceOfDistinct(rapid.SampledFrom([]int{1, 3, 20, 21, 23}), rapid.ID).Draw(rt, "cuts")
		missing := rapid.SampledFrom(append([]int{-1}, cuts...)).Draw(rt, "missing")
		elsewhere := fetcher(func(_ context.Context, w experiment.Work, take func(*experiment.Block) error) error {
			ends := append(slices.DeleteFunc(slices.Sorted(slices.Values(cuts)), func(c int) bool { return c <= w.First || c >= w.N }), w.N)
			for _, k := range rapid.Permutation(indices(len(ends))).Draw(rt, "order") {
				first := w.First
				if k > 0 {
					first = ends[k-1]
				}
				if first != missing {
					require.NoError(rt, take(simulated(w.Plans, first, ends[k])))
				}
			}
			return nil
		})
		looks := rapid.SampledFrom([]int{n, 20, 3}).Draw(rt, "first look")
		first := make([]*plan.Plan, len(own))
		for i, p := range own {
			copied := *p
			copied.Replications = looks
			first[i] = &copied
		}
		o := experiment.Options{Workers: rapid.IntRange(1, 8).Draw(rt, "workers"), Elsewhere: elsewhere}
		got, err := experiment.Compare(context.Background(), first, o)
		require.NoError(rt, err)
		require.NoError(rt, got.Extend(context.Background(), n, o))
		for i, r := range got.Results {
			requireEqualResults(t, want.Results[i], r)
			for x := range got.Fared {
				require.Equal(rt, want.Fared[x][i], got.Fared[x][i])
			}
		}
	})
}

// indices are the numbers below n.
func indices(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

// TestWrongBlocksAreRefused, and the result is as if they had never come.
func TestWrongBlocksAreRefused(t *testing.T) {
	plans := sideBySide(t, 6)
	simulate := func(first, n int, plans ...*plan.Plan) *experiment.Block {
		b, err := experiment.Work{Plans: plans, First: first, N: n}.Simulate(context.Background(), experiment.Options{})
		require.NoError(t, err)
		return b
	}
	other := compiled(t, "town", []byte(town(t)), "as-planned", "world.demand.first-calls=1/min", "study.windows.early=01:00-02:00")
	moved := simulate(3, 5, plans...)
	moved.From, moved.To = 0, 2
	elsewhere := fetcher(func(_ context.Context, _ experiment.Work, take func(*experiment.Block) error) error {
		require.NoError(t, take(simulate(2, 4, plans...)))
		for want, b := range map[string]*experiment.Block{
			"replications 5 to 7 are not among 0 to 6":        simulate(5, 7, plans...),
			"replication 2 is there already":                  simulate(1, 3, plans...),
			"it has 1 strategies instead of 2":                simulate(0, 1, plans[0]),
			"the outcome under as-planned has other measures": simulate(0, 1, other, plans[1]),
		} {
			require.EqualError(t, take(b), want)
		}
		require.ErrorContains(t, take(moved), "has other measures", "the day that is played as an example is missing")
		return nil
	})
	got, err := experiment.Compare(context.Background(), plans, experiment.Options{Elsewhere: elsewhere})
	require.NoError(t, err)
	want, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	for i := range plans {
		requireEqualResults(t, want.Results[i], got.Results[i])
	}
}

// TestFetchingEnds with an error of its own, or with an interrupt: what came before counts.
func TestFetchingEnds(t *testing.T) {
	plans := sideBySide(t, 6)
	broken := errors.New("the network is gone")
	_, err := experiment.Compare(context.Background(), plans, experiment.Options{Elsewhere: fetcher(
		func(context.Context, experiment.Work, func(*experiment.Block) error) error { return broken })})
	require.ErrorIs(t, err, broken)
	ctx, cancel := context.WithCancel(context.Background())
	c, err := experiment.Compare(ctx, plans, experiment.Options{Elsewhere: fetcher(
		func(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error {
			for _, first := range []int{0, 4} {
				b, err := experiment.Work{Plans: w.Plans, First: first, N: first + 2}.Simulate(ctx, experiment.Options{})
				require.NoError(t, err)
				require.NoError(t, take(b))
			}
			cancel()
			return ctx.Err()
		})})
	require.ErrorIs(t, err, experiment.ErrInterrupted)
	require.Len(t, c.Results[0].Rows, 2, "replications 4 and 5 come after some that are missing")
	for _, p := range plans {
		p.Replications = 2
	}
	want, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	for i := range plans {
		c.Results[i].Asked = 2
		requireEqualResults(t, want.Results[i], c.Results[i])
	}
}
