package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// rising is 0.2 to 1.0 arrivals per second over ten minutes: 360 in all.
func rising(t testing.TB) Rate {
	r, err := NewRate([]Piece{{From: 0, To: 600, Start: 0.2, End: 1}})
	require.NoError(t, err)
	return r
}

// Reference values of the inverse for a rate from 0.2 to 1.0 over 600 seconds.
func TestInverseOfARisingRate(t *testing.T) {
	r := rising(t)
	require.InEpsilon(t, 360, r.Cumulative(600), 1e-15)
	for y, want := range map[float64]float64{10: 43.6491673, 100: 265.331193, 300: 537.386354, 359: 598.999332, 360: 600} {
		got, ok := r.Inverse(y)
		require.True(t, ok)
		require.InEpsilon(t, want, got, 2e-9, "%v", y)
	}
	_, ok := r.Inverse(360.001)
	require.False(t, ok)
	start, ok := r.Inverse(0)
	require.True(t, ok)
	require.Zero(t, start)
}

func TestRateWithJumpsAndPauses(t *testing.T) {
	r, err := NewRate([]Piece{{10, 20, 1, 1}, {20, 30, 0, 0}, {30, 40, 4, 0}})
	require.NoError(t, err)
	for at, want := range map[float64]float64{0: 0, 9.9: 0, 10: 1, 19: 1, 20: 0, 25: 0, 30: 4, 35: 2, 40: 0, 99: 0} {
		require.InDelta(t, want, r.At(at), 1e-15, "rate at %v", at)
	}
	for at, want := range map[float64]float64{-1: 0, 5: 0, 10: 0, 15: 5, 20: 10, 25: 10, 30: 10, 35: 25, 40: 30, 99: 30} {
		require.InDelta(t, want, r.Cumulative(at), 1e-13, "cumulative at %v", at)
	}
	for y, want := range map[float64]float64{0: 10, 5: 15, 10: 20, 25: 35, 30: 40} {
		got, ok := r.Inverse(y)
		require.True(t, ok)
		require.InDelta(t, want, got, 1e-12, "inverse of %v", y)
	}
	after, _ := r.Inverse(math.Nextafter(10, 11))
	require.InDelta(t, 30, after, 1e-9, "nobody comes in the pause")
}

func TestTheZeroRateIsZero(t *testing.T) {
	var r Rate
	require.Zero(t, r.At(5))
	require.Zero(t, r.Cumulative(5))
	_, ok := r.Inverse(0)
	require.False(t, ok)
}

func TestRateTimes(t *testing.T) {
	r := rising(t).Times(2.5)
	require.InEpsilon(t, 900, r.Cumulative(600), 1e-15)
	require.InEpsilon(t, 1.5, r.At(300), 1e-14)
	got, _ := r.Inverse(250)
	require.InEpsilon(t, 265.331193, got, 2e-9)
	two, err := NewRate([]Piece{{0, 10, 1, 1}, {10, 20, 3, 3}})
	require.NoError(t, err)
	got, _ = two.Times(2).Inverse(50)
	require.InEpsilon(t, 15, got, 1e-15)
	require.InEpsilon(t, 50, two.Times(2).Cumulative(15), 1e-15)
	_, ok := rising(t).Times(0).Inverse(1e-300)
	require.False(t, ok)
	require.PanicsWithValue(t, "random: a rate needs a factor of 0 or more, not -1", func() { r.Times(-1) })
}

func TestMistakesInARateAreExplained(t *testing.T) {
	nan := math.NaN()
	for want, pieces := range map[string][]Piece{
		"a rate needs at least one piece":                                                                                                      {},
		"piece 1 of the rate needs a start of 0 or more, not -1":                                                                               {{-1, 5, 1, 1}},
		"piece 1 of the rate needs an end after its start at 5 s, not 5 s":                                                                     {{5, 5, 1, 1}},
		"piece 1 of the rate needs an end after its start at 5 s, not +Inf s":                                                                  {{5, math.Inf(1), 1, 1}},
		"piece 1 of the rate needs an end after its start at 5 s, not NaN s":                                                                   {{5, nan, 1, 1}},
		"piece 2 of the rate begins at 6 s, but the piece before it ends at 5 s":                                                               {{0, 5, 1, 1}, {6, 7, 1, 1}},
		"piece 1 of the rate needs a rate at its end of 0 or more, not NaN":                                                                    {{0, 5, 1, nan}},
		"piece 1 of the rate needs a rate at its start of 0 or more, not -1\npiece 2 of the rate needs a rate at its end of 0 or more, not -2": {{0, 5, -1, 1}, {5, 6, 1, -2}},
	} {
		_, err := NewRate(pieces)
		require.EqualError(t, err, want)
	}
}

// anyRate draws a rate of up to eight pieces, with pauses and jumps.
func anyRate(t *rapid.T) Rate {
	var pieces []Piece
	at := rapid.Float64Range(0, 100).Draw(t, "from")
	for range rapid.IntRange(1, 8).Draw(t, "pieces") {
		to := at + rapid.Float64Range(0.001, 10_000).Draw(t, "length")
		height := rapid.OneOf(rapid.Just(0.), rapid.Float64Range(1e-6, 100))
		pieces = append(pieces, Piece{at, to, height.Draw(t, "start"), height.Draw(t, "end")})
		at = to
	}
	r, err := NewRate(pieces)
	require.NoError(t, err)
	return r
}

func TestInverseUndoesCumulative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRate(t)
		total := r.total()
		y := total * rapid.Float64Range(0, 1).Draw(t, "share")
		z := total * rapid.Float64Range(y/max(total, 1e-300), 1).Draw(t, "larger share")
		a, ok := r.Inverse(y)
		require.True(t, ok)
		require.InDelta(t, y, r.Cumulative(a), 1e-9*(1+total))
		b, _ := r.Inverse(max(y, z))
		require.GreaterOrEqual(t, b, a*(1-1e-14))
	})
}
