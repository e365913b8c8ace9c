package sweep_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/sweep"
)

var (
	seats  = input.Input{Name: "seats", Unit: input.Count, Low: 60, High: 200, Best: 130, Whole: true}
	share  = input.Input{Name: "share", Unit: input.Share, Low: 0.3, High: 0.8, Best: 0.55}
	choice = input.Input{Name: "kind", Unit: input.Word, High: 1, Words: []string{"crankback", "spread"}, Whole: true}
)

func TestEvenValues(t *testing.T) {
	few := seats
	few.Low, few.High = 3, 5
	for want, got := range map[string][]float64{
		"[60 95 130 165 200]":             sweep.Even(&seats, 5),
		"[60 80 100 120 140 160 180 200]": sweep.Even(&seats, 8),
		"[3 4 5]":                         sweep.Even(&few, 9),
		"[0 1]":                           sweep.Even(&choice, 9),
		"[0.3 0.8]":                       sweep.Even(&share, 2),
	} {
		require.Equal(t, want, fmt.Sprint(got))
	}
}

// TestAGridHasEveryCombination once, the last input changing fastest.
func TestAGridHasEveryCombination(t *testing.T) {
	d := sweep.OfGrid([]input.Input{seats, choice}, [][]float64{{60, 80}, {0, 1}})
	require.Equal(t, [][]float64{{60, 0}, {60, 1}, {80, 0}, {80, 1}}, d.Points)
	require.Equal(t, []float64{60, 80}, d.Levels(0))
	require.True(t, d.IsAlone(0, 2, 0))
	require.False(t, d.IsAlone(0, 3, 0))
	require.False(t, d.IsAlone(0, 1, 0))
	require.Equal(t, "seats", d.Settings(3)[0].Input.Name)
	require.Equal(t, 80., d.Settings(3)[0].Value)
	require.Equal(t, 4., sweep.Size([][]float64{{60, 80}, {0, 1}}))
}

// TestAHypercubeHasOnePointInEveryPart of every range, and an input's points depend on no other input.
func TestAHypercubeHasOnePointInEveryPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, seed := rapid.IntRange(1, 60).Draw(t, "points"), rapid.Uint64().Draw(t, "seed")
		d := sweep.OfHypercube([]input.Input{share, seats}, n, seed)
		var parts []int
		for _, p := range d.Points {
			require.True(t, p[1] >= 60 && p[1] <= 200 && p[1] == math.Round(p[1]))
			parts = append(parts, int((p[0]-0.3)/0.5*float64(n)))
		}
		slices.Sort(parts)
		for i := range parts {
			require.InDelta(t, i, parts[i], 1, "rounding at a border")
		}
		alone := sweep.OfHypercube([]input.Input{share}, n, seed)
		for i := range d.Points {
			require.Equal(t, d.Points[i][0], alone.Points[i][0])
		}
	})
}

func TestTwins(t *testing.T) {
	d := &sweep.Design{Inputs: []input.Input{seats}, Points: [][]float64{{60}, {80}, {60}, {80}, {90}}}
	first, second, is := d.Twice()
	require.True(t, is)
	require.Equal(t, [2]int{0, 2}, [2]int{first, second})
	_, _, is = d.WithoutTwins().Twice()
	require.False(t, is)
	require.Equal(t, [][]float64{{60}, {80}, {90}}, d.WithoutTwins().Points)
}

func standings(best ...int) (list []sweep.Standing) {
	for i, b := range best {
		list = append(list, sweep.Standing{Best: b, Figures: []stat.Estimate{{Mean: float64(10 - i)}, {Mean: math.NaN()}}})
	}
	return list
}

// TestWhereTheBestChanges: points without a best lie between the two.
func TestWhereTheBestChanges(t *testing.T) {
	list := standings(0, 0, -1, 1, 1, -1, 1, 0)
	require.Equal(t, []sweep.Change{{After: 1, From: 3, Before: 0, Later: 1}, {After: 6, From: 7, Before: 1, Later: 0}}, sweep.Changes(list, []int{0, 1, 2, 3, 4, 5, 6, 7}))
	require.Empty(t, sweep.Changes(standings(-1, 0, -1, 0), []int{0, 1, 2, 3}))
	require.Equal(t, []sweep.Reign{{Strategy: 0, Points: []int{0, 1, 7}}, {Strategy: 1, Points: []int{3, 4, 6}}, {Strategy: -1, Points: []int{2, 5}}}, sweep.Reigns(list))
}

func TestExtremes(t *testing.T) {
	list := standings(0, 0, 0)
	least, most := sweep.Extremes(list, 0)
	require.Equal(t, [2]int{2, 0}, [2]int{least, most})
	least, most = sweep.Extremes(list, 1)
	require.Equal(t, [2]int{-1, -1}, [2]int{least, most})
}

// TestTheMiddleHalf leaves out a quarter of the points at each end.
func TestTheMiddleHalf(t *testing.T) {
	low, high, is := sweep.MiddleHalf(standings(0, 0, 0, 0, 0, 0, 0, 0), 0)
	require.True(t, is)
	require.Equal(t, [2]float64{5, 8}, [2]float64{low, high})
	_, _, is = sweep.MiddleHalf(standings(0, 0, 0), 0)
	require.False(t, is)
	_, _, is = sweep.MiddleHalf(standings(0, 0, 0, 0, 0, 0, 0, 0), 1)
	require.False(t, is, "one has no estimate")
}
