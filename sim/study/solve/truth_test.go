package solve_test

import (
	"sort"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/erlang"
	"nines/sim/portable"
	"nines/sim/random"
	"nines/sim/study/solve"
)

// town is a planted truth: an hour without the main platform. Its callers go to a backup with some seats and no queue. A day
// has more or fewer callers than others, and all else of it is known by Erlang's formula.
type town struct {
	seed   uint64
	load   float64 // erlangs on a usual day
	spread float64 // of the load over days: of its logarithm, which is normal
	calls  float64 // on a usual day
	limit  float64 // lost calls, of a good day
	runs   int
}

var busy = random.NewPurpose("how busy a day is")

// factor is how many times the usual load a day has, at a probability.
func (w *town) factor(u float64) float64 { return portable.Exp(w.spread * portable.NormalQuantile(u)) }

// lost is how many calls a day loses with so many seats.
func (w *town) lost(seats, factor float64) float64 {
	return w.calls * factor * erlang.B(int(seats), w.load*factor)
}

// problem asks for the seats, with 200 days.
func (w *town) problem(low, high, step int) solve.Problem {
	p := solve.Problem{Days: 200, Fresh: 80, Budget: 600, Chance: 0.95, Confidence: 0.95}
	for v := low; v <= high; v += step {
		p.Values = append(p.Values, float64(v))
	}
	p.Miss = func(lost float64) float64 { return max(0, lost-w.limit) }
	p.Run = func(pairs []solve.Pair) ([]float64, error) {
		list := make([]float64, len(pairs))
		for i, x := range pairs {
			w.runs++
			u := random.New(w.seed, x.Day).Key("town").Uniform(busy, 0)
			list[i] = w.lost(p.Values[x.Value], w.factor(u))
		}
		return list, nil
	}
	return p
}

// truth is the place of the least value that is enough on 95 % of all days: enough for the day that only 5 % exceed.
func (w *town) truth(p *solve.Problem) int {
	return sort.Search(len(p.Values), func(i int) bool { return w.lost(p.Values[i], w.factor(p.Chance)) <= w.limit })
}

// TestThousandSolves: the stated value has its chance in 95 % of the solves at least, and in most of them is at most one step
// above the least that has it. The small form has a quarter of the solves. The test's log has the cost, beside that of tests of single values.
func TestThousandSolves(t *testing.T) {
	solves := effort.Of(250, 1000)
	var enough, near, short, sum, most, other int
	for seed := range uint64(solves) {
		w := town{seed: seed, load: 80, spread: 0.03, calls: 1600, limit: 40}
		p := w.problem(60, 200, 2)
		a, err := solve.Chance(p)
		require.NoError(t, err)
		require.Equal(t, a.Spent.All(), w.runs)
		require.Equal(t, solve.ByThresholds, a.By)
		require.Equal(t, solve.Found, a.Ruling)
		truth := w.truth(&p)
		enough += count(a.Value >= truth)
		near += count(a.Value <= truth+1)
		short += count(a.Short < truth)
		most, sum = max(most, w.runs), sum+w.runs
		other += costOfTests(&p)
	}
	t.Logf("of %d solves the value is enough in %d, at most one step above in %d, and the lower end is right in %d", solves, enough, near, short)
	t.Logf("%d runs of a day on average, %d at most; bisection by tests of single values: %d on average", sum/solves, most, other/solves)
	require.GreaterOrEqual(t, enough, solves*95/100)
	require.GreaterOrEqual(t, near, solves*80/100)
	require.GreaterOrEqual(t, short, solves*95/100)
	require.LessOrEqual(t, most, 600)
}

// TestFineGridKeepsTheChance: with a step far smaller than days differ, the bound is further above the truth, and no less sure.
func TestFineGridKeepsTheChance(t *testing.T) {
	enough, short := 0, 0
	for seed := range uint64(300) {
		w := town{seed: 10_000 + seed, load: 80, spread: 0.06, calls: 1600, limit: 40}
		p := w.problem(60, 200, 1)
		a, err := solve.Chance(p)
		require.NoError(t, err)
		enough += count(a.Value >= w.truth(&p))
		short += count(a.Short < w.truth(&p))
	}
	t.Logf("enough in %d of 300, the lower end right in %d", enough, short)
	require.GreaterOrEqual(t, enough, 285-2*4) // 95 %, less two standard errors
	require.GreaterOrEqual(t, short, 285-2*4)
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// costOfTests is how many runs a bisection takes that tests one value after another: each test ends as soon as its exact
// binomial verdict is certain.
func costOfTests(p *solve.Problem) (runs int) {
	rank, _ := solve.Rank(p.Days, p.Chance, 1-(1-p.Confidence)/7)
	passes := func(value int) bool {
		good, bad := 0, 0
		for day := 0; good < rank && bad <= p.Days-rank; day++ {
			runs++
			y, _ := p.Run([]solve.Pair{{Value: value, Day: day}})
			if p.Miss(y[0]) == 0 {
				good++
			} else {
				bad++
			}
		}
		return good >= rank
	}
	sort.Search(len(p.Values), passes)
	return runs
}
