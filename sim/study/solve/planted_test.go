package solve_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/random"
	"nines/sim/study/solve"
)

// planted is a problem whose days have given outcomes: good at 0.
func planted(values int, outcome func(value, day int) float64) solve.Problem {
	p := solve.Problem{Days: 200, Fresh: 60, Budget: 600, Chance: 0.95, Confidence: 0.95}
	p.Values = solve.Grid(0, float64(values-1), 1)
	p.Miss = func(y float64) float64 { return max(0, y) }
	p.Run = func(pairs []solve.Pair) (list []float64, err error) {
		for _, x := range pairs {
			list = append(list, outcome(x.Value, x.Day))
		}
		return list, nil
	}
	return p
}

// chance of a day, the same in every test.
func chanceOf(day int) float64 {
	return random.New(7, day).Key("planted").Uniform(random.NewPurpose("of a day"), 0)
}

// TestEveryDayHasTheSameThreshold: the bound, the estimate and the lower end meet in one value.
func TestEveryDayHasTheSameThreshold(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 { return float64(37 - value) }))
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.Equal(t, []int{37, 37, 36}, []int{a.Value, a.Near, a.Short})
	require.True(t, a.Rises)
	require.Equal(t, 196, a.Rank)
	require.Equal(t, solve.Audit{Checks: 40}, a.Audit)
	require.Equal(t, 60, a.Fresh.Good)
}

// TestTheLargestIsFound: where less of it helps, the answer is the largest value that is enough.
func TestTheLargestIsFound(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 { return float64(value - 37) }))
	require.NoError(t, err)
	require.Equal(t, []int{37, 37, 38}, []int{a.Value, a.Near, a.Short})
	require.False(t, a.Rises)
}

// TestGoodEverywhere: the first value is enough. The outcome depends on the value, and its verdict does not.
func TestGoodEverywhere(t *testing.T) {
	a, err := solve.Chance(planted(50, func(value, day int) float64 { return -100 - float64(value) }))
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.Equal(t, 0, a.Value)
	require.Equal(t, solve.None, a.Short)
}

// TestGoodEverywhereAndFalling: where all days are good at both ends, they still say which way helps.
func TestGoodEverywhereAndFalling(t *testing.T) {
	a, err := solve.Chance(planted(50, func(value, day int) float64 { return -100 + float64(value) }))
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.False(t, a.Rises)
	require.True(t, a.Differs)
	require.Equal(t, 49, a.Value)
}

// TestABreachCountsOnce: a day that has no threshold is one breach, however often it is run afterwards.
func TestABreachCountsOnce(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 { return math.Abs(float64(value)-50) - 10 }))
	require.NoError(t, err)
	require.Equal(t, 10, a.Audit.Breaches)
}

// TestGoodNowhere: the answer says from which value on nothing changes, and costs little.
func TestGoodNowhere(t *testing.T) {
	a, err := solve.Chance(planted(141, func(value, day int) float64 { return 100 - float64(min(value, 55-day%4)) }))
	require.NoError(t, err)
	require.Equal(t, solve.Unreachable, a.Ruling)
	require.Equal(t, 55, a.Settled)
	require.Equal(t, solve.None, a.Value)
	require.Equal(t, 140, a.Short)
	require.Zero(t, a.AtBest.Good)
	require.Less(t, a.Spent.All(), 150)
}

// TestNothingDependsOnTheValue: the solve ends after the ends and the middle.
func TestNothingDependsOnTheValue(t *testing.T) {
	a, err := solve.Chance(planted(50, func(value, day int) float64 { return float64(day % 3) }))
	require.NoError(t, err)
	require.Equal(t, solve.Independent, a.Ruling)
	require.Equal(t, 30, a.Spent.All())
}

// TestTheRangeEndsTooEarly: most days are good at the last value, too few for the chance.
func TestTheRangeEndsTooEarly(t *testing.T) {
	outcome := func(share float64) func(value, day int) float64 {
		return func(value, day int) float64 { return 30*chanceOf(day)/share - float64(value) }
	}
	a, err := solve.Chance(planted(31, outcome(0.85)))
	require.NoError(t, err)
	require.Equal(t, solve.Unreachable, a.Ruling, "%+v", a)
	require.Equal(t, 200, a.AtBest.Days)
	require.Equal(t, solve.Audit{Checks: 40}, a.Audit, "days without a threshold are looked for, whatever the answer is")

	a, err = solve.Chance(planted(31, outcome(0.97)))
	require.NoError(t, err)
	require.Equal(t, solve.Undecided, a.Ruling, "%+v", a)
	require.Greater(t, a.More, 0)
	p := planted(31, outcome(0.97))
	p.Days += a.More * 4
	a, err = solve.Chance(p)
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling, "four times as many days more decide")
}

// TestDaysWithoutThreshold: every sixth day is bad at some better value. The audit sees it, and days are tested as yes or no.
func TestDaysWithoutThreshold(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 {
		if day%6 == 0 && value%2 == 1 && value < 60 {
			return 1
		}
		return 37 - float64(value)
	}))
	require.NoError(t, err)
	require.Equal(t, solve.ByTests, a.By)
	require.Positive(t, a.Audit.Breaches)
	require.Equal(t, solve.Found, a.Ruling)
	require.GreaterOrEqual(t, a.Value, 38)
}

// TestTheMiddleIsBest: too little and too much of it are both bad, as of a queue. The least in the middle is found.
func TestTheMiddleIsBest(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 { return math.Abs(float64(value)-50) - 10 }))
	require.NoError(t, err)
	require.Equal(t, solve.ByTests, a.By)
	require.Equal(t, solve.Found, a.Ruling)
	require.Equal(t, 40, a.Value)
	require.Equal(t, 39, a.Short)
}

// TestTooFewDays: the refusal has the number that it takes, and nothing is run.
func TestTooFewDays(t *testing.T) {
	p := planted(10, func(value, day int) float64 { panic("nothing is run") })
	p.Days = 58
	_, err := solve.Chance(p)
	require.EqualError(t, err, "58 days cannot show a chance of 95 % with 95 % confidence, even if every day is good. It takes at least 59 days")
	var few solve.TooFewDays
	require.ErrorAs(t, err, &few)
	require.Equal(t, 59, few.Needed)
}

// TestFreshDaysContradict: days that the search never saw are worse, and nothing is found.
func TestFreshDaysContradict(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 {
		if day >= 200 && day%2 == 0 {
			return 1
		}
		return 37 - float64(value)
	}))
	require.NoError(t, err)
	require.Equal(t, solve.Undecided, a.Ruling)
	require.Equal(t, 30, a.Fresh.Good)
}

// TestDaysWithoutOutcome are left out, and the rank is that of the others.
func TestDaysWithoutOutcome(t *testing.T) {
	a, err := solve.Chance(planted(101, func(value, day int) float64 {
		if day%2 == 1 {
			return math.NaN()
		}
		return 37 - float64(value)
	}))
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.Equal(t, []int{100, 99, 37}, []int{a.Days, a.Rank, a.Value})
}

// TestErrorsOfRunsEndTheSearch.
func TestErrorsOfRunsEndTheSearch(t *testing.T) {
	p := planted(10, nil)
	p.Run = func([]solve.Pair) ([]float64, error) { return nil, errors.New("interrupted") }
	_, err := solve.Chance(p)
	require.EqualError(t, err, "interrupted")
}

// TestAnyThresholds: whatever the thresholds are, the bound is the order statistic of all days, and every level of the curve
// is what a count over all values gives.
func TestAnyThresholds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.IntRange(2, 60).Draw(t, "values")
		at := rapid.SliceOfN(rapid.IntRange(0, values), 200, 200).Draw(t, "thresholds")
		p := planted(values, func(value, day int) float64 { return float64(at[day] - value) })
		p.Fresh = 0
		a, err := solve.Chance(p)
		require.NoError(t, err)
		good := func(value, days int) (n int) {
			for _, threshold := range at[:days] {
				n += count(threshold <= value)
			}
			return n
		}
		for _, l := range a.Curve {
			require.Equal(t, good(l.Value, l.Days), l.Good)
		}
		if a.Ruling == solve.Found {
			require.GreaterOrEqual(t, good(a.Value, 200), a.Rank)
			require.True(t, a.Value == 0 || good(a.Value-1, 200) < a.Rank)
		}
		require.Zero(t, a.Audit.Breaches)
	})
}

// TestRank has the ranks that every planner's table has, and holds both bounds against the binomial count of a simulation.
func TestRank(t *testing.T) {
	for _, row := range []struct{ days, rank int }{{59, 59}, {100, 99}, {200, 196}} {
		got, ok := solve.Rank(row.days, 0.95, 0.95)
		require.True(t, ok)
		require.Equal(t, row.rank, got)
	}
	_, ok := solve.Rank(58, 0.95, 0.95)
	require.False(t, ok)
	require.Equal(t, 59, solve.DaysNeeded(0.95, 0.95))
	require.Equal(t, 299, solve.DaysNeeded(0.99, 0.95))
	require.Equal(t, 1, solve.DaysNeeded(0.5, 0.5))
	require.Equal(t, 0, solve.LowRank(10, 0.1, 0.95))
	require.Less(t, solve.LowRank(200, 0.95, 0.95), 190)
}

// TestGrid has round steps, and both ends.
func TestGrid(t *testing.T) {
	require.Equal(t, []float64{60, 61, 62}, solve.Grid(60, 62, 1))
	require.Equal(t, []float64{0, 2, 4, 5}, solve.Grid(0, 5, 2))
	require.Equal(t, 1.0, solve.Step(60, 200, true, false))
	require.Equal(t, 10.0, solve.Step(0, 1000, true, false))
	require.Equal(t, 0.01, solve.Step(0, 1, false, false))
	require.Equal(t, 10.0, solve.Step(120, 1200, false, true))
}

// TestEfficient: what another mixture beats is not on the frontier.
func TestEfficient(t *testing.T) {
	got := solve.Efficient([]solve.Offer{{100, 10}, {100, 50}, {200, 60}, {300, 110}, {50, -5}, {400, 90}})
	require.Equal(t, []int{1, 3}, []int{got[0].Offer, got[1].Offer})
	require.Len(t, got, 2)
	require.InDelta(t, 0.3, got[1].Per, 1e-12)
	free := solve.Efficient([]solve.Offer{{0, 5}, {10, 20}})
	require.True(t, math.IsInf(free[0].Per, 1))
	require.Empty(t, solve.Efficient(nil))
}

// mean is a planted mean with an interval that narrows with the level.
func mean(outcome func(value int) float64, half float64) solve.Means {
	q := solve.Means{Values: solve.Grid(0, 100, 1), Confidence: 0.95, Miss: func(y float64) float64 { return max(0, y) }}
	q.Judge = func(value int, level float64) (solve.Judged, error) {
		y := outcome(value)
		j := solve.Judged{Estimate: y, Low: y - half, High: y + half, Days: 50, Verdict: solve.Unclear}
		if j.High <= 0 {
			j.Verdict = solve.Holds
		} else if j.Low > 0 {
			j.Verdict = solve.HoldsNot
		}
		return j, nil
	}
	return q
}

// TestMean: the bound is where the whole interval keeps the limit, the lower end where none of it does.
func TestMean(t *testing.T) {
	a, err := solve.Mean(mean(func(value int) float64 { return 40 - float64(value) }, 3))
	require.NoError(t, err)
	require.Equal(t, []int{43, 40, 36}, []int{a.Value, a.Near, a.Short})
	require.Zero(t, a.Audit.Breaches)
	a, err = solve.Mean(mean(func(value int) float64 { return float64(value) - 40 }, 3))
	require.NoError(t, err)
	require.Equal(t, []int{37, 40, 44}, []int{a.Value, a.Near, a.Short})
	a, err = solve.Mean(mean(func(value int) float64 { return 200 - float64(min(value, 70)) }, 3))
	require.NoError(t, err)
	require.Equal(t, solve.Unreachable, a.Ruling)
	require.Equal(t, 70, a.Settled)
	a, err = solve.Mean(mean(func(value int) float64 { return 99 - float64(value) }, 3))
	require.NoError(t, err)
	require.Equal(t, solve.Undecided, a.Ruling)
	require.InDelta(t, 400, a.More, 60)
	a, err = solve.Mean(mean(func(value int) float64 { return 5 }, 3))
	require.NoError(t, err)
	require.Equal(t, solve.Independent, a.Ruling)
}

// TestEndsThatDoNotDiffer: chance moves single days, and no end is shown to be the better one.
func TestEndsThatDoNotDiffer(t *testing.T) {
	noise := func(value, day int) float64 {
		return 10 * random.New(uint64(value), day).Key("noise").Uniform(random.NewPurpose("noise"), 0)
	}
	a, err := solve.Chance(planted(50, func(value, day int) float64 { return -100 + noise(value, day) }))
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.False(t, a.Differs)
}

// TestMoreDaysThanAnybodyRuns: an estimate close to the limit gets no advice to run millions of days.
func TestMoreDaysThanAnybodyRuns(t *testing.T) {
	for off, want := range map[float64]int{0.001: 0, 1: 1} {
		a, err := solve.Mean(solve.Means{
			Values: solve.Grid(0, 10, 1), Confidence: 0.95, Miss: func(v float64) float64 { return max(0, v) },
			Judge: func(value int, level float64) (solve.Judged, error) {
				y := off + 10 - float64(value)
				return solve.Judged{Estimate: y, Low: y - 3, High: y + 3, Days: 60, Verdict: solve.Unclear}, nil
			},
		})
		require.NoError(t, err)
		require.Equal(t, solve.Undecided, a.Ruling)
		require.Equal(t, want, min(a.More, 1))
	}
}
