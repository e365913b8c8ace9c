package stat_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

// pairs draws one replication of two strategies: what of how many calls is lost under each.
type pairs struct {
	name string
	draw func(r *rand.Rand) (a, of, b, from float64)
}

// lossesOf are rare days with losses. The other strategy has them on the same days, on other days, or never.
func lossesOf(p float64, other string) pairs {
	return pairs{fmt.Sprintf("losses on %v of the days, the other strategy %s", p, other), func(r *rand.Rand) (a, of, b, from float64) {
		calls := math.Round(500 + 1000*r.Float64())
		if r.Float64() < p {
			a = math.Round(calls * r.Float64())
		}
		switch {
		case other == "half of them":
			b = math.Round(a * r.Float64())
		case other == "on other days" && r.Float64() < p:
			b = math.Round(calls * r.Float64())
		}
		return a, calls + math.Round(0.7*a), b, calls + math.Round(0.7*b) // who is lost calls again
	}}
}

// onEveryDay has losses on every day, as lopsided as a coefficient of variation says, of which the other strategy has a part.
func onEveryDay(cv float64) pairs {
	return pairs{fmt.Sprintf("losses on every day, of cv %v", cv), func(r *rand.Rand) (a, of, b, from float64) {
		calls := 1000 * lognormal(r, 0.3)
		lost := lognormal(r, cv)
		a, b = calls*0.2*lost/(1+lost), calls*0.1*lost*r.Float64()/(1+lost)
		return a, calls + a/2, b, calls + b/2
	}}
}

func strategyPairs() (list []pairs) {
	for _, p := range []float64{0.1, 0.3, 0.7} {
		for _, other := range []string{"none of them", "half of them", "on other days"} {
			list = append(list, lossesOf(p, other))
		}
	}
	return append(list, onEveryDay(0.3), onEveryDay(1), onEveryDay(3))
}

// TestDifferencesOfRatiosCover: of few replications and many, of rare losses and daily ones.
func TestDifferencesOfRatiosCover(t *testing.T) {
	for _, c := range strategyPairs() {
		truth := truthOf(c)
		for _, n := range []int{10, 20, 50} {
			seen, hits := 0, 0
			r := rand.New(rand.NewPCG(7, uint64(n)))
			for range effort.Of(60, 4000) {
				a, b := drawPairs(r, c, n)
				d := stat.DifferenceOfRatios(a, b)
				require.InDelta(t, stat.Ratio(a.Num, a.Den).Mean-stat.Ratio(b.Num, b.Den).Mean, d.Mean, 1e-12)
				require.Equal(t, -d.Mean, stat.DifferenceOfRatios(b, a).Mean)
				if d.Low == 0 && d.High == 0 {
					continue // no replication differs: nothing is shown, and the report says so
				}
				seen++
				if d.Contains(truth) {
					hits++
				}
			}
			covered := float64(hits) / float64(seen)
			t.Logf("%s, n = %d: %.3f of %d", c.name, n, covered, seen)
			require.GreaterOrEqual(t, covered, leastShare(0.935, seen), "%s, n = %d", c.name, n)
		}
	}
}

func truthOf(c pairs) float64 {
	r := rand.New(rand.NewPCG(8, 8))
	a, b := drawPairs(r, c, 300_000)
	return stat.Ratio(a.Num, a.Den).Mean - stat.Ratio(b.Num, b.Den).Mean
}

func drawPairs(r *rand.Rand, c pairs, n int) (a, b stat.Quotient) {
	for range n {
		x, of, y, from := c.draw(r)
		a.Num, a.Den, b.Num, b.Den = append(a.Num, x), append(a.Den, of), append(b.Num, y), append(b.Den, from)
	}
	return a, b
}

// TestDifferenceOfRatiosIsThatOfTheRatios, also where one of them has too few replications to know its error, or none: then it
// has no interval. What both have alike is no difference.
func TestDifferenceOfRatiosIsThatOfTheRatios(t *testing.T) {
	some := stat.Quotient{Num: []float64{1, 5, 2, nan, 7}, Den: []float64{2, 8, 2, 4, 9}}
	for name, other := range map[string]stat.Quotient{
		"one":        {Num: []float64{0, 3, 0, 0, 0}, Den: []float64{0, 4, 0, 0, 0}},
		"one of nan": {Num: []float64{nan, 3, nan, nan, nan}, Den: []float64{1, 4, 1, 1, 1}},
	} {
		d := stat.DifferenceOfRatios(some, other)
		require.InDelta(t, 15./21-0.75, d.Mean, 1e-15, name)
		require.Equal(t, everything, d.Interval, name)
		require.False(t, d.Shown, name)
		require.Equal(t, 1.0, d.P(), name)
		require.Equal(t, everything, d.At(0.5).Interval)
		require.Equal(t, d.Mean, d.BootstrapAt(0.95, 1).Mean)
	}
	require.True(t, math.IsNaN(stat.DifferenceOfRatios(some, stat.Quotient{Num: make([]float64, 5), Den: make([]float64, 5)}).Mean))
	same := stat.DifferenceOfRatios(some, some)
	require.Equal(t, stat.Interval{}, same.Interval)
	require.False(t, same.Shown)
	require.Panics(t, func() { stat.DifferenceOfRatios(some, stat.Quotient{}) })
}

// TestDifferenceOfMeansWithGaps: the mean of what some replications do not have is a quotient, over one where there is a
// sample. With the same gaps it is the paired difference of the others.
func TestDifferenceOfMeansWithGaps(t *testing.T) {
	a, b := stat.Quotient{Num: []float64{3, 0, 8, 6}, Den: []float64{1, 0, 1, 1}}, stat.Quotient{Num: []float64{1, 0, 5, 1}, Den: []float64{1, 0, 1, 1}}
	d, paired := stat.DifferenceOfRatios(a, b), stat.Difference([]float64{3, 8, 6}, []float64{1, 5, 1})
	require.Equal(t, 3, d.N)
	require.InDelta(t, paired.Mean, d.Mean, 1e-15)
	require.InDelta(t, paired.StdDev, d.StdDev, 1e-14)
	require.InDelta(t, paired.Correlation, d.Correlation, 1e-14)
	require.InDelta(t, paired.VarianceRatio, d.VarianceRatio, 1e-12)
}

// TestDifferenceOfRatiosHasTheDeltaMethod: where every day differs and none stands out, it is the paired difference of what
// each replication adds.
func TestDifferenceOfRatiosHasTheDeltaMethod(t *testing.T) {
	a, b := drawPairs(rand.New(rand.NewPCG(5, 5)), onEveryDay(0.3), 200)
	d := stat.DifferenceOfRatios(a, b)
	by := stat.Difference(stat.RatioParts(a.Num, a.Den), stat.RatioParts(b.Num, b.Den))
	require.False(t, d.Skewed)
	require.InDelta(t, by.Low, d.Low, 1e-12)
	require.InDelta(t, by.High, d.High, 1e-12)
	require.InDelta(t, by.P(), d.P(), 1e-12)
	turned := stat.DifferenceOfRatios(b, a)
	require.InDelta(t, -d.Low, turned.High, 1e-15)
}
