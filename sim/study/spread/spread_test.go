package spread

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/random"
	"nines/sim/scenario/input"
)

// planted are two unknowns whose effects add up to something known: 1,000 × the first, and 300 × the second. A day moves the
// figure by up to 5,000 at every setting.
var planted = []input.Input{
	{Name: "first", Kind: input.Unknown, Unit: input.Share, Low: 0, High: 1, Best: 0.5},
	{Name: "second", Kind: input.Unknown, Unit: input.Share, Low: 0, High: 1, Best: 0.5},
}

func figure(day, first, second float64) float64 {
	return 7000 + 5000*day + 1000*(first-0.5) + 300*(second-0.5)
}

// found is the spread of the planted figure with so many settings on so many days, and its mean at the best guesses.
func found(t require.TestingT, seed uint64, settings, days int) (mean, low, high float64) {
	noise := random.New(seed, 0).Stream("noise of days")
	day := make([]float64, days)
	for i := range day {
		day[i] = noise.Uniform()
		mean += figure(day[i], 0.5, 0.5) / float64(days)
	}
	var best, at []float64
	for k, s := range Settings(seed, planted, settings) {
		best = append(best, figure(day[k%days], 0.5, 0.5))
		at = append(at, figure(day[k%days], s[0].Value, s[1].Value))
	}
	low, high, ok := Over(mean, best, at)
	require.True(t, ok)
	return mean, low, high
}

// TestThePlantedSpreadIsFound: over 200 seeds, the interval has nine in ten of the settings inside, whatever the days add. One
// day is enough.
func TestThePlantedSpreadIsFound(t *testing.T) {
	for _, c := range []struct{ settings, days int }{{60, 60}, {60, 20}, {60, 1}, {20, 20}} {
		inside, all := 0, 0
		for seed := range uint64(200) {
			mean, low, high := found(t, seed, c.settings, c.days)
			fresh := random.New(seed, 0).Stream("settings of others")
			for range 50 {
				v := mean + figure(0, fresh.Uniform(), fresh.Uniform()) - figure(0, 0.5, 0.5)
				all++
				if low <= v && v <= high {
					inside++
				}
			}
		}
		require.InDelta(t, 0.9, float64(inside)/float64(all), 0.02, "%d settings on %d days", c.settings, c.days)
	}
}

// TestMoreDaysDoNotNarrowIt: it is no simulation noise.
func TestMoreDaysDoNotNarrowIt(t *testing.T) {
	_, low, high := found(t, 1, 60, 1)
	_, lowOfMany, highOfMany := found(t, 1, 60, 60)
	require.InDelta(t, high-low, highOfMany-lowOfMany, 1e-6)
}

// TestEachUnknownGoesOverItsWholeRange: one value in each part, and the choices are left out.
func TestEachUnknownGoesOverItsWholeRange(t *testing.T) {
	choice := input.Input{Name: "seats", Kind: input.Choice, Low: 90, High: 130, Best: 110}
	unknowns := Unknowns(append([]input.Input{choice}, planted...))
	require.Equal(t, planted, unknowns)
	settings := Settings(7, unknowns, 40)
	for i := range unknowns {
		var parts []int
		for _, s := range settings {
			require.Equal(t, unknowns[i].Name, s[i].Input.Name)
			parts = append(parts, int(40*s[i].Value))
		}
		slices.Sort(parts)
		for k, part := range parts {
			require.Equal(t, k, part)
		}
	}
	require.Equal(t, settings, Settings(7, unknowns, 40))
	require.NotEqual(t, settings, Settings(8, unknowns, 40))
}

func TestWithoutUnknownsThereIsNone(t *testing.T) {
	require.Empty(t, Settings(1, nil, 60))
	_, _, ok := Over(5, nil, nil)
	require.False(t, ok)
	few := make([]float64, Fewest-1)
	_, _, ok = Over(5, few, few)
	require.False(t, ok)
}

// TestDaysWithoutTheFigureAreLeftOut: a share of no calls has no effect.
func TestDaysWithoutTheFigureAreLeftOut(t *testing.T) {
	best, at := make([]float64, 22), make([]float64, 22)
	for k := range at {
		at[k] = float64(k)
	}
	best[0], at[1] = math.NaN(), math.Inf(1)
	low, high, ok := Over(100, best, at)
	require.True(t, ok)
	require.InDelta(t, 102.5, low, 1e-9)
	require.InDelta(t, 120.5, high, 1e-9)
	at[2] = math.NaN()
	_, _, ok = Over(100, best, at)
	require.False(t, ok)
}

func TestPercentilesStayAmongTheirNumbersAndRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sorted := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 100).Draw(t, "numbers")
		slices.Sort(sorted)
		before := math.Inf(-1)
		for p := 0.; p <= 1; p += 1. / 32 {
			v := percentile(sorted, p)
			require.GreaterOrEqual(t, v, before, fmt.Sprint(p))
			require.GreaterOrEqual(t, v, sorted[0])
			require.LessOrEqual(t, v, sorted[len(sorted)-1]+1e-9)
			before = v
		}
	})
}
