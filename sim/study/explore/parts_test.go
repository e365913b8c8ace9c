package explore

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"nines/sim/scenario/input"
	"nines/sim/stat"
)

// TestRegressionAgreesWithGonum on coefficients, and leaves out a column that says nothing new.
func TestRegressionAgreesWithGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n, p = 12, 4
		number := rapid.Float64Range(-5, 5)
		columns := make([][]float64, p)
		design := mat.NewDense(n, p, nil)
		y := rapid.SliceOfN(number, n, n).Draw(t, "y")
		for c := range columns {
			columns[c] = rapid.SliceOfN(number, n, n).Draw(t, "column")
			for i := range columns[c] {
				columns[c][i] += math.Sin(float64(1 + c + p*i)) // columns that differ
				design.Set(i, c, columns[c][i])
			}
		}
		var want mat.VecDense
		if want.SolveVec(design, mat.NewVecDense(n, y)) != nil {
			t.Skip("nearly the same columns")
		}
		got, left := regress(columns).solve(y)
		require.InDeltaSlice(t, want.RawVector().Data, got, 1e-6)
		twice, leftToo := regress(append(columns, columns[1])).solve(y)
		require.InDeltaSlice(t, append(got, 0), twice, 1e-6)
		require.InDeltaSlice(t, left, leftToo, 1e-4)
	})
}

// TestLeftIsWhatAFitWithoutThePointLeaves, by fitting without it.
func TestLeftIsWhatAFitWithoutThePointLeaves(t *testing.T) {
	columns := [][]float64{{1, 1, 1, 1, 1, 1}, {0, 1, 2, 3, 4, 7}}
	y := []float64{1, 3, 2, 5, 4, 9}
	_, left := regress(columns).solve(y)
	for i := range y {
		without := func(list []float64) []float64 { return append(append([]float64(nil), list[:i]...), list[i+1:]...) }
		c, _ := regress([][]float64{without(columns[0]), without(columns[1])}).solve(without(y))
		require.InDelta(t, y[i]-c[0]-c[1]*columns[1][i], left[i], 1e-9)
	}
}

func TestTermsHaveTheMeanZeroOverTheRange(t *testing.T) {
	for _, in := range []input.Input{
		share("share"), {Unit: "count", Whole: true, Low: 1, Best: 2, High: 3},
		{Unit: input.Word, Words: []string{"a", "b", "c"}, High: 2}, {Unit: "duration", Low: 60, Best: 100, High: 600, Guessed: true},
	} {
		a := newAxis(&in, 3)
		sums := make([]float64, len(a.means))
		for _, v := range a.values() {
			subtract(sums, -1, a.terms(v))
		}
		for _, sum := range sums {
			require.InDelta(t, 0, sum, 1e-9)
		}
	}
	two := input.Input{Unit: "count", Whole: true, Low: 1, Best: 1, High: 2}
	a := newAxis(&two, 3)
	require.Len(t, a.means, 1, "two values have one term")
}

// TestEveryPartOfEveryRangeHasOnePoint, which makes it a Latin hypercube, and a new input moves no other.
func TestEveryPartOfEveryRangeHasOnePoint(t *testing.T) {
	s := &Study{Inputs: manyInputs(3), Plan: Budget{Points: 50, Alone: 7}, Seed: 5}
	points := s.hypercube()
	for i := range 3 {
		seen := map[int]bool{}
		for n, p := range points {
			seen[int(p.Values[i]*50)] = true
			require.Equal(t, 7+n, p.First, "days of its own")
		}
		require.Len(t, seen, 50)
	}
	more := &Study{Inputs: append([]input.Input{share("new")}, s.Inputs...), Plan: s.Plan, Seed: 5}
	require.Equal(t, points[3].Values, more.hypercube()[3].Values[1:])
}

func TestDivide(t *testing.T) {
	in := manyInputs(10) // ten shares, seats and a word of three: 1 + 20 + 2 + 2 points
	b, err := Divide(DefaultDays(12), in, 2)
	require.NoError(t, err)
	require.Equal(t, Budget{Alone: 9, Points: 255, Corner: 5, Corners: 4}, b)
	require.Equal(t, 500, b.Total(in))
	_, err = Divide(100, in, 2)
	require.EqualError(t, err, "100 days are too few for 12 inputs: it takes at least 197")
	rapid.Check(t, func(t *rapid.T) {
		in := manyInputs(rapid.IntRange(0, 40).Draw(t, "shares"))
		days := rapid.IntRange(1, 5000).Draw(t, "days")
		strategies := rapid.IntRange(1, 4).Draw(t, "strategies")
		b, err := Divide(days, in, strategies)
		if err == nil {
			require.LessOrEqual(t, b.Total(in), days)
			require.GreaterOrEqual(t, b.Alone, fewestAlone)
		}
		_, err = Divide(DefaultDays(len(in)), in, strategies)
		require.NoError(t, err, "the default suffices")
	})
}

// TestVerdictsAreClaims: each needs an interval on one side of the threshold.
func TestVerdictsAreClaims(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      Verdict
	}{{60, 90, Matters}, {-90, -60, Matters}, {-40, 45, DoesNot}, {40, 60, NotShown}, {-60, 10, NotShown}, {10, 40, DoesNot}} {
		e := Effect{Shifts: []Shift{{0, 1, stat.Estimate{N: 9, Mean: (c.low + c.high) / 2, Interval: stat.Interval{Low: c.low, High: c.high}}}}}
		e.judge(50)
		require.Equal(t, c.want, e.Verdict, "%v", c)
		require.GreaterOrEqual(t, e.Swing.Mean, 0., "a swing goes upwards")
	}
}

func TestCrossings(t *testing.T) {
	line := func(f func(v float64) float64) (c curve) {
		for k := range 101 {
			v := float64(k) / 100
			c = append(c, place{v, f(v), 0.1})
		}
		return c
	}
	f, ok := line(func(v float64) float64 { return 2 * (0.62 - v) }).crossing(3)
	require.True(t, ok)
	require.True(t, f.Above)
	require.InDelta(t, 0.62, f.Point, 1e-9)
	require.InDelta(t, 0.62-0.098, f.Low, 0.021)
	require.InDelta(t, 0.62+0.098, f.High, 0.021)
	require.InDelta(t, 0.76, f.Gain, 1e-9)
	_, ok = line(func(v float64) float64 { return 0.2 - v/4 }).crossing(3)
	require.False(t, ok, "the sign at the end is not shown")
	_, ok = line(func(v float64) float64 { return math.Cos(9 * v) }).crossing(3)
	require.False(t, ok, "it crosses more than once")
	_, ok = line(func(v float64) float64 { return 1 + v }).crossing(3)
	require.False(t, ok)
}

// TestTheSubjectIsTheBestAtTheBestGuesses, unless the study names one. The study that was given stays as it is.
func TestTheSubjectIsTheBestAtTheBestGuesses(t *testing.T) {
	simulate := func(batch []Point) (list []Outcome, err error) {
		for _, p := range batch {
			list = append(list, Outcome{Values: [][]float64{slices.Repeat([]float64{9}, p.N), slices.Repeat([]float64{7}, p.N)}})
		}
		return list, nil
	}
	for _, c := range []struct {
		subject, want int
		more          bool
	}{{BestAtGuess, 1, false}, {BestAtGuess, 0, true}, {0, 0, false}} {
		s := &Study{Inputs: []input.Input{share("a")}, Strategies: []string{"x", "y"}, Threshold: 1, Subject: c.subject, More: c.more, Plan: Budget{Alone: 5, Points: 50, Corner: 5, Corners: 1}}
		r, err := Run(s, simulate)
		require.NoError(t, err)
		require.Equal(t, c.want, r.Study.Subject)
		require.Equal(t, c.subject, s.Subject)
		require.True(t, r.Effects[0].IsNone(), "nothing moves it")
	}
}

// TestNoShareIsSurerThanItsSettings: 50 settings without an exception leave room for 7 % (exact binomial).
func TestNoShareIsSurerThanItsSettings(t *testing.T) {
	require.InDelta(t, 0.0711, unseen(50), 1e-4)
	require.InDelta(t, 3.69/400, unseen(400), 1e-4)
}
