package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

func TestKimNelsonConstants(t *testing.T) {
	for _, row := range []struct {
		k, n0   int
		eta, h2 float64
	}{
		{2, 20, 0.137137, 5.21122}, {5, 20, 0.237238, 9.01506}, {10, 20, 0.302934, 11.51148}, {10, 50, 0.100807, 9.87909},
	} {
		eta, h2 := stat.NewKimNelson(row.k, row.n0, 0.05, 1).Constants()
		require.InDelta(t, row.eta, eta, 5e-7)
		require.InDelta(t, row.h2, h2, 5e-6)
	}
}

// Two systems, n0 = 2, alpha = 0.25: eta = (0.5^-2 - 1)/2 = 3/2, h² = 3. The first
// two differences, 1 and 3 in favour of the second, have variance 2: with delta 1
// no more than 6 replications are looked at before the best mean decides, and one
// may be (6-r)/2 behind in sum.
func TestKimNelsonByHand(t *testing.T) {
	a, b := []float64{11, 13, 11, 10, 10, 10, 12}, []float64{10, 10, 11, 14, 10, 10, 11}

	p := stat.NewKimNelson(2, 2, 0.25, 1)
	survivors, done, boundary := p.Step([][]float64{a[:1], b[:1]})
	require.Equal(t, []int{0, 1}, survivors)
	require.False(t, done)
	require.Zero(t, boundary, "nothing is known yet")
	more, atMost := p.CannotSeparate()
	require.Equal(t, []int{1, 0}, []int{more, atMost})

	survivors, done, boundary = p.Step([][]float64{a, b})
	require.Equal(t, []int{1}, survivors, "4 behind, and only 2 allowed, after two")
	require.True(t, done)
	require.Equal(t, 2, boundary)

	// The other way round for the first two, 2 and -2: variance 8, at most 24. Then
	// 1, 1, …: after r, r-2 ahead, and (24-r)/2 allowed.
	ones := make([]float64, 30)
	for i := range ones {
		ones[i] = 1
	}
	ones[0], ones[1] = 2, -2
	p = stat.NewKimNelson(2, 2, 0.25, 1)
	zeros := make([]float64, 30)
	survivors, done, boundary = p.Step([][]float64{zeros[:9], ones[:9]})
	require.Equal(t, []int{0, 1}, survivors, "7 and 7.5")
	require.False(t, done)
	require.Equal(t, 25, boundary)
	more, atMost = p.CannotSeparate()
	// 7/9 a replication: 24/(1+14/9) = 9.39, so the tenth.
	require.Equal(t, []int{1, 16}, []int{more, atMost})
	survivors, done, boundary = p.Step([][]float64{zeros, ones})
	require.Equal(t, []int{0}, survivors)
	require.True(t, done)
	require.Equal(t, 10, boundary, "8 and 7")
	more, atMost = p.CannotSeparate()
	require.Equal(t, []int{0, 0}, []int{more, atMost})
}

func TestKimNelsonAtTheBoundTakesTheBestMean(t *testing.T) {
	// Differences 2, -2 and then for ever 0, but for a hair at the very end.
	a, b := make([]float64, 30), make([]float64, 30)
	a[0], a[1], a[24] = 2, -2, 1e-9
	p := stat.NewKimNelson(2, 2, 0.25, 1)
	_, done, _ := p.Step([][]float64{a[:24], b[:24]})
	require.False(t, done)
	more, atMost := p.CannotSeparate()
	require.Equal(t, []int{1, 1}, []int{more, atMost})
	survivors, done, boundary := p.Step([][]float64{a, b})
	require.Equal(t, []int{1}, survivors)
	require.True(t, done)
	require.Equal(t, 25, boundary)

	// Two that are the same in every replication need no more than the first stage.
	p = stat.NewKimNelson(2, 20, 0.05, 1)
	survivors, done, boundary = p.Step([][]float64{a, a})
	require.Equal(t, []int{0}, survivors)
	require.True(t, done)
	require.Equal(t, 20, boundary)
}

func TestKimNelsonOfOne(t *testing.T) {
	p := stat.NewKimNelson(1, 20, 0.05, 1)
	for _, columns := range [][][]float64{{nil}, {{1, 2, 3}}} {
		survivors, done, boundary := p.Step(columns)
		require.Equal(t, []int{0}, survivors)
		require.True(t, done)
		require.Zero(t, boundary)
	}
	more, atMost := p.CannotSeparate()
	require.Equal(t, []int{0, 0}, []int{more, atMost})
}

func TestKimNelsonRefuses(t *testing.T) {
	for _, f := range []func(){
		func() { stat.NewKimNelson(0, 20, 0.05, 1) },
		func() { stat.NewKimNelson(2, 1, 0.05, 1) },
		func() { stat.NewKimNelson(2, 20, 0, 1) },
		func() { stat.NewKimNelson(2, 20, 0.5, 1) },
		func() { stat.NewKimNelson(2, 20, 0.05, 0) },
		func() { stat.NewKimNelson(2, 20, 0.05, inf) },
		func() { stat.NewKimNelson(2, 20, nan, 1) },
		func() { stat.NewKimNelson(2, 20, 0.05, nan) },
		func() { stat.NewKimNelson(2, 20, 0.05, 1).Step([][]float64{{1}}) },
	} {
		require.Panics(t, f)
	}
}

// slipped draws n replications of systems of which the first is better than all
// others, by slip. Each has variance 1, and correlation with every other.
func slipped(r *rand.Rand, k, n int, slip, correlation float64) [][]float64 {
	shared, own := math.Sqrt(correlation), math.Sqrt(1-correlation)
	columns := make([][]float64, k)
	for range n {
		common := shared * r.NormFloat64()
		for i := range columns {
			x := 100 + common + own*r.NormFloat64()
			if i > 0 {
				x += slip
			}
			columns[i] = append(columns[i], x)
		}
	}
	return columns
}

// The answer depends on the replications, not on how many came at a time; what has
// been dropped need not go on.
func TestKimNelsonDoesNotMindTheBatches(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 50 {
		columns := slipped(r, 4, 400, 0.3, 0.5)
		whole := stat.NewKimNelson(4, 20, 0.05, 0.3)
		want, done, took := whole.Step(columns)
		require.True(t, done)

		p := stat.NewKimNelson(4, 20, 0.05, 0.3)
		in, bound := []int{0, 1, 2, 3}, math.MaxInt
		given := make([][]float64, 4)
		for n := 0; ; n += r.IntN(30) {
			for _, i := range in {
				given[i] = columns[i][:min(n, 400)]
			}
			survivors, done, boundary := p.Step(given)
			require.Subset(t, in, survivors)
			require.True(t, slices.IsSorted(survivors))
			in = survivors
			if boundary > 0 {
				require.LessOrEqual(t, boundary, bound)
				bound = boundary
			}
			if done {
				require.Equal(t, want, survivors)
				require.Equal(t, took, boundary)
				break
			}
			require.Less(t, n, 400)
		}
		again, done, boundary := p.Step(columns)
		require.Equal(t, want, again, "done is done")
		require.True(t, done)
		require.Equal(t, took, boundary)
	}
}

// reference is the procedure as published, for larger is better, with nothing but
// its formulas; it takes the negative of everything.
func reference(columns [][]float64, n0 int, alpha, delta float64) (best, took int) {
	k := len(columns)
	eta := (math.Pow(2*alpha/float64(k-1), -2/float64(n0-1)) - 1) / 2
	h2 := 2 * eta * float64(n0-1)
	mean := func(i, r int) float64 { return -stat.Mean(columns[i][:r]).Mean }
	s2 := func(i, l int) float64 {
		return math.Pow(stat.Difference(columns[i][:n0], columns[l][:n0]).StdDev, 2)
	}
	in := make([]int, k)
	for i := range in {
		in[i] = i
	}
	for r := n0; ; r++ {
		most := 0.0
		for _, i := range in {
			for _, l := range in {
				most = max(most, math.Floor(h2*s2(i, l)/delta/delta))
			}
		}
		if r > int(most) {
			return slices.MaxFunc(in, func(i, l int) int {
				if mean(i, r) < mean(l, r) {
					return -1
				}
				return 1
			}), r
		}
		var next []int
		for _, i := range in {
			stays := true
			for _, l := range in {
				w := max(0, delta/2/float64(r)*(h2*s2(i, l)/delta/delta-float64(r)))
				stays = stays && mean(i, r) >= mean(l, r)-w
			}
			if stays {
				next = append(next, i)
			}
		}
		if in = next; len(in) == 1 {
			return in[0], r
		}
	}
}

func TestKimNelsonIsAsPublished(t *testing.T) {
	r := rand.New(rand.NewPCG(2001, 1))
	early := 0
	for range 25 {
		columns := slipped(r, 3, 400, 0.15, 0.6)
		best, took := reference(columns, 15, 0.05, 0.3)
		survivors, done, boundary := stat.NewKimNelson(3, 15, 0.05, 0.3).Step(columns)
		require.True(t, done)
		require.Equal(t, []int{best}, survivors)
		require.Equal(t, took, boundary)
		if took > 15 {
			early++
		}
	}
	require.Greater(t, early, 15, "or the first stage decided everything")
}

// The promise, where it is hardest to keep: every other system is worse by exactly
// delta. 600 experiments each, and 3 standard deviations against false alarm.
func TestKimNelsonSelectsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(42, 1))
	for _, c := range []struct {
		k                  int
		delta, correlation float64
	}{{2, 0.3, 0}, {2, 0.2, 0.7}, {5, 0.4, 0}, {5, 0.25, 0.7}, {10, 0.4, 0.5}} {
		right, took := selections(t, func() [][]float64 { return slipped(r, c.k, 550, c.delta, c.correlation) }, c.k, c.delta,
			func(selected int) bool { return selected == 0 })
		t.Logf("k %d, delta %v, correlation %v: right %.4f in %.1f replications", c.k, c.delta, c.correlation, right, took)
		require.GreaterOrEqual(t, right, 0.95-3*math.Sqrt(0.95*0.05/600))
		require.Greater(t, took, 25., "or the first stage decided everything")
	}
}

// selections returns how often, of 600, the right one was selected, and in how
// many replications on average.
func selections(t *testing.T, columns func() [][]float64, k int, delta float64, right func(int) bool) (share, took float64) {
	const experiments = 600
	for range experiments {
		survivors, done, boundary := stat.NewKimNelson(k, 20, 0.05, delta).Step(columns())
		require.True(t, done)
		require.Len(t, survivors, 1)
		took += float64(boundary) / experiments
		if right(survivors[0]) {
			share += 1. / experiments
		}
	}
	return share, took
}

// Of three systems that are as good as each other, nearly, any will do; of the
// fourth, which is worse by delta, none should be told.
func TestKimNelsonAmongEquals(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 1))
	var selected [4]int
	share, _ := selections(t, func() [][]float64 {
		columns := slipped(r, 4, 550, 0, 0.5)
		for n := range columns[3] {
			columns[1][n] += 0.1
			columns[3][n] += 0.4
		}
		return columns
	}, 4, 0.4, func(i int) bool { selected[i]++; return i != 3 })
	t.Log(selected)
	require.GreaterOrEqual(t, share, 0.95)
	for _, n := range selected[:3] {
		require.Greater(t, n, 60)
	}
	require.Greater(t, selected[0], selected[1])
}

// The more chance the systems share, the sooner it is over.
func TestKimNelsonGainsByCommonRandomNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(44, 1))
	before := inf
	for _, correlation := range []float64{0, 0.5, 0.8} {
		sum := 0
		for range 100 {
			_, _, took := stat.NewKimNelson(3, 20, 0.05, 0.3).Step(slipped(r, 3, 550, 0.3, correlation))
			sum += took
		}
		require.Less(t, float64(sum), before)
		before = float64(sum)
	}
}

// Half-way, the estimate of how many more it will take is of the right size, and
// on the average not too low.
func TestCannotSeparate(t *testing.T) {
	const experiments = 200
	r := rand.New(rand.NewPCG(45, 1))
	guessed, took, asked := 0, 0, 0
	for range experiments {
		columns := slipped(r, 2, 900, 0.3, 0)
		p := stat.NewKimNelson(2, 20, 0.05, 0.2)
		_, done, boundary := p.Step([][]float64{columns[0][:50], columns[1][:50]})
		more, atMost := p.CannotSeparate()
		if done {
			continue
		}
		require.Equal(t, boundary-50, atMost)
		require.True(t, 1 <= more && more <= atMost)
		_, done, after := p.Step(columns)
		require.True(t, done)
		require.LessOrEqual(t, after, boundary)
		asked, guessed, took = asked+1, guessed+more, took+after-50
	}
	t.Logf("of %d unfinished after 50: %d more guessed, %d taken", asked, guessed, took)
	require.Greater(t, asked, experiments/2)
	require.Greater(t, guessed, took)
	require.Less(t, guessed, 2*took)
}

func TestKimNelsonLeavesOutWhatIsNoSample(t *testing.T) {
	r := rand.New(rand.NewPCG(46, 1))
	columns := slipped(r, 3, 400, 0.3, 0.5)
	want, done, took := stat.NewKimNelson(3, 20, 0.05, 0.3).Step(columns)
	require.True(t, done)
	for i, worst := range []float64{-1e9, nan, 1e9} {
		columns[i] = slices.Insert(columns[i], 3, worst)
		columns[i] = slices.Insert(columns[i], 25, nan)
	}
	got, done, counted := stat.NewKimNelson(3, 20, 0.05, 0.3).Step(columns)
	require.True(t, done)
	require.Equal(t, want, got)
	require.Equal(t, took, counted)
}

func TestKimNelsonHasNoMeanOfTheInfinite(t *testing.T) {
	r := rand.New(rand.NewPCG(47, 1))
	for _, at := range []int{0, 19, 24} {
		columns := slipped(r, 2, 600, 0.01, 0)
		columns[1][at] = inf
		p := stat.NewKimNelson(2, 20, 0.05, 0.1)
		survivors, done, boundary := p.Step(columns)
		require.Equal(t, []int{0, 1}, survivors)
		require.False(t, done)
		require.Zero(t, boundary)
		more, atMost := p.CannotSeparate()
		require.Equal(t, []int{0, 0}, []int{more, atMost})
	}
}
