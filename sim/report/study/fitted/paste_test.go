package fitted

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario/input"
)

// TestWritten: a value is written with no more digits than are known, and its range rounded outwards.
func TestWritten(t *testing.T) {
	rate := input.Input{Unit: input.Rate, Per: "h", Low: 180. / 3600, High: 320. / 3600}
	for want, c := range map[string]struct {
		in              input.Input
		best, low, high float64
	}{
		"52.1% (44.4% to 60.5%)":                {share, 0.5213, 0.4441, 0.6049},
		"52.2% (48.1% to 56.4%)":                {share, 0.5217, 0.4812, 0.5634},
		"2m20s (1m50s to 4m35s)":                {patience, 141, 111, 275},
		"112 (98 to 131)":                       {input.Input{Unit: input.Count, Whole: true, Low: 90, High: 140}, 112, 98, 131},
		"242/h (219/h to 268/h)":                {rate, 242.2 / 3600, 219.4 / 3600, 267.9 / 3600},
		"30% (30% to 30.49%)":                   {share, 0.3, 0.3, 0.3049},
		"1.25 (1.2 to 1.3)":                     {input.Input{Unit: input.Factor, Low: 1, High: 2}, 1.25, 1.2, 1.3},
		"onset + 5m (onset + 4m to onset + 8m)": {input.Input{Unit: input.Instant, After: "onset", Low: 0, High: 900}, 301, 249, 475},
	} {
		require.Equal(t, want, Written(&c.in, c.best, c.low, c.high))
	}
}

// TestWrittenHoldsWhatIsLeft: rounding never shuts out a value that is left, and never goes beyond the range of the file.
func TestWrittenHoldsWhatIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom([]input.Input{share, patience, seats}).Draw(t, "input")
		at := func(name string) float64 { return in.Low + rapid.Float64Range(0, 1).Draw(t, name)*(in.High-in.Low) }
		low, best, high := at("low"), at("best"), at("high")
		low, high = min(low, best, high), max(low, best, high)
		width := high - low
		for _, v := range []float64{low, high} {
			require.LessOrEqual(t, rounded(&in, v, width, math.Floor), in.Rounded(v)+1e-9)
			require.GreaterOrEqual(t, rounded(&in, v, width, math.Ceil), in.Rounded(v)-1e-9)
		}
		text := Written(&in, best, low, high)
		require.Less(t, len(text), 60)
		require.LessOrEqual(t, strings.Count(text, "("), 1)
	})
}
