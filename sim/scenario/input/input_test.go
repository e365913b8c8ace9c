package input

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario/quantity"
)

func london(t *testing.T) time.Time {
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	return time.Date(2023, 6, 25, 0, 0, 0, 0, zone)
}

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		in    Input
		value float64
		text  string
	}{
		{Input{Unit: quantity.Share}, 0.65, "65%"},
		{Input{Unit: quantity.Share}, 0.028, "2.8%"},
		{Input{Unit: quantity.Share}, 0, "0%"},
		{Input{Unit: quantity.Share}, 1, "100%"},
		{Input{Unit: quantity.Share}, 1e-7, "0.00001%"},
		{Input{Unit: quantity.Duration}, 150, "2m30s"},
		{Input{Unit: quantity.Duration}, 3600, "1h"},
		{Input{Unit: quantity.Duration}, 0, "0s"},
		{Input{Unit: quantity.Duration}, 0.25, "0.25s"},
		{Input{Unit: quantity.Duration}, 90061.5, "1d1h1m1.5s"},
		{Input{Unit: quantity.Duration}, -90, "-1m30s"},
		{Input{Unit: quantity.Rate, Per: "h"}, 4543. / 3600, "4543/h"},
		{Input{Unit: quantity.Rate}, 2, "2/s"},
		{Input{Unit: quantity.Count, Whole: true}, 110, "110"},
		{Input{Unit: quantity.Factor}, 1.5, "1.5"},
		{Input{Unit: "calls", Whole: true}, 50, "50 calls"},
		{Input{Unit: "calls", Whole: true}, 1, "1 call"},
		{Input{Unit: Word, Words: []string{"crankback", "spread"}}, 1, "spread"},
		{Input{Unit: quantity.Instant, Start: london(t)}, 6.4 * 3600, "2023-06-25 06:24"},
		{Input{Unit: quantity.Instant, Start: london(t)}, 6.4*3600 + 5, "2023-06-25 06:24:05"},
		{Input{Unit: quantity.Instant, After: "onset"}, 300, "onset + 5m"},
		{Input{Unit: quantity.Instant, After: "onset"}, -300, "onset - 5m"},
		{Input{Unit: quantity.Instant, After: "onset"}, 0, "onset"},
	} {
		require.Equal(t, c.text, c.in.Written(c.value))
	}
}

// TestAnHourThatComesTwiceHasItsOffset: without it the file could not say which is meant.
func TestAnHourThatComesTwiceHasItsOffset(t *testing.T) {
	in := Input{Unit: quantity.Instant, Start: london(t).AddDate(0, 4, 4)}
	require.Equal(t, "2023-10-29 00:59", in.Written(59*60))
	require.Equal(t, "2023-10-29 01:30 +01:00", in.Written(90*60))
	require.Equal(t, "2023-10-29 01:30 +00:00", in.Written(150*60))
	require.Equal(t, "2023-10-29 02:00", in.Written(180*60))
}

func TestSaid(t *testing.T) {
	for _, c := range []struct {
		in    Input
		value float64
		text  string
	}{
		{Input{Unit: quantity.Share}, 0.62347, "62.3 %"},
		{Input{Unit: quantity.Share}, 0.6, "60 %"},
		{Input{Unit: quantity.Duration}, 250, "4m 10s"},
		{Input{Unit: quantity.Duration}, 0, "0s"},
		{Input{Unit: quantity.Rate, Per: "h"}, 4543. / 3600, "4,543/h"},
		{Input{Unit: quantity.Count, Whole: true}, 1110, "1,110"},
		{Input{Unit: quantity.Factor}, 1.23456, "1.23"},
		{Input{Unit: "calls"}, 1, "1 call"},
		{Input{Unit: quantity.Instant, Start: london(t)}, 6.4 * 3600, "06:24"},
		{Input{Unit: quantity.Instant, Start: london(t)}, 30 * 3600, "26 June 06:00"},
		{Input{Unit: quantity.Instant, After: "onset"}, 300, "5m after onset"},
		{Input{Unit: quantity.Instant, After: "onset"}, -300, "5m before onset"},
		{Input{Unit: Word, Words: []string{"yes", "no"}}, 1, "no"},
	} {
		require.Equal(t, c.text, c.in.Said(c.value))
	}
	require.Equal(t, "90 to 130", Input{Unit: quantity.Count, Whole: true, Low: 90, High: 130}.Range())
	require.Equal(t, "crankback or spread", Input{Unit: Word, Words: []string{"crankback", "spread"}}.Range())
}

// TestValuesStayInTheRangeAndRise: At never leaves the range and never falls, and it reaches both ends.
func TestValuesStayInTheRangeAndRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := Input{Unit: rapid.SampledFrom([]string{quantity.Share, quantity.Duration, quantity.Factor, quantity.Instant}).Draw(t, "unit"), Guessed: rapid.Bool().Draw(t, "guessed")}
		ends := []float64{rapid.Float64Range(0, 1).Draw(t, "a"), rapid.Float64Range(0, 1).Draw(t, "b"), rapid.Float64Range(0, 1).Draw(t, "c")}
		in.Whole = rapid.Bool().Draw(t, "whole") && in.Unit == quantity.Factor
		for i := range ends {
			if in.Whole || in.Unit == quantity.Instant {
				ends[i] *= 50
			}
			ends[i] = in.Rounded(ends[i])
		}
		slices.Sort(ends)
		in.Low, in.Best, in.High = ends[0], ends[1], ends[2]
		require.Equal(t, in.Low, in.At(0))
		require.InDelta(t, in.High, in.At(1), 1e-12)
		before := in.Low
		for u := 0.; u <= 1; u += 1. / 64 {
			v := in.At(u)
			require.GreaterOrEqual(t, v, before)
			require.LessOrEqual(t, v, in.High)
			require.Equal(t, in.Rounded(v), v)
			before = v
		}
	})
}

// TestHalfTheProbabilityLiesOnEachSideOfAGuess, and whole numbers and words have equal parts.
func TestHalfTheProbabilityLiesOnEachSideOfAGuess(t *testing.T) {
	guessed := Input{Unit: quantity.Share, Low: 0.4, Best: 0.5, High: 0.9, Guessed: true}
	require.InDelta(t, 0.45, guessed.At(0.25), 1e-12)
	require.InDelta(t, 0.5, guessed.At(0.5), 1e-12)
	require.InDelta(t, 0.7, guessed.At(0.75), 1e-12)
	middle := Input{Unit: quantity.Share, Low: 0.4, Best: 0.65, High: 0.9}
	require.InDelta(t, 0.525, middle.At(0.25), 1e-12)
	atTheEnd := Input{Unit: quantity.Share, Low: 0, Best: 0, High: 1, Guessed: true}
	require.InDelta(t, 0.3, atTheEnd.At(0.3), 1e-12)
	for _, in := range []Input{{Unit: quantity.Count, Whole: true, Low: 7, High: 10}, {Unit: Word, Words: []string{"a", "b", "c", "d"}, High: 3}} {
		seen := map[float64]int{}
		for i := range 4000 {
			seen[in.At((float64(i)+0.5)/4000)]++
		}
		require.Len(t, seen, 4)
		for v, n := range seen {
			require.InDelta(t, 1000, n, 1, "%v", v)
		}
	}
}

// TestSharesRatesAndLengthsComeBack: the text of a value has all its bits.
func TestSharesRatesAndLengthsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		back, err := strconv.ParseFloat(strings.TrimSuffix(Input{Unit: quantity.Share}.Written(share), "%")+"e-2", 64)
		require.NoError(t, err)
		require.Equal(t, share, back)
		per := rapid.SampledFrom([]string{"s", "min", "h", "day", "week", "year", ""}).Draw(t, "per")
		rate := rapid.Float64Range(0, 1e4).Draw(t, "rate")
		number, unit, _ := strings.Cut(Input{Unit: quantity.Rate, Per: per}.Written(rate), "/")
		back, err = strconv.ParseFloat(number, 64)
		require.NoError(t, err)
		require.Equal(t, rate, back/quantity.PerSecond[unit])
		seconds := Input{Unit: quantity.Duration}.Rounded(rapid.Float64Range(0, 1e7).Draw(t, "seconds"))
		length, err := time.ParseDuration(inHours(Input{Unit: quantity.Duration}.Written(seconds)))
		require.NoError(t, err)
		require.Equal(t, int64(math.Round(seconds*1e6)), length.Microseconds())
	})
}

// inHours writes days, which package time does not know, as hours.
func inHours(text string) string {
	days, rest, ok := strings.Cut(text, "d")
	if !ok {
		return text
	}
	n, _ := strconv.Atoi(days)
	hours, after, ok := strings.Cut(rest, "h")
	if !ok {
		hours, after = "0", rest
	}
	h, _ := strconv.Atoi(hours)
	return strconv.Itoa(24*n+h) + "h" + after
}
