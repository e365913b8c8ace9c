package answer

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// TestDurationsAreInTheBinsOfTheirLimits: at each limit, a microsecond off it, and anywhere else.
func TestDurationsAreInTheBinsOfTheirLimits(t *testing.T) {
	holds := func(t require.TestingT, lasted des.Time) {
		want, _ := slices.BinarySearch(limitTimes, lasted)
		require.Equal(t, want, BinOf(lasted), "%d", lasted)
	}
	for _, limit := range append([]des.Time{0, 30 * 24 * des.Hour}, limitTimes...) {
		for _, off := range []des.Time{0, 1, des.Millisecond - 1, des.Millisecond} {
			holds(t, limit+off)
			holds(t, max(0, limit-off))
		}
	}
	rapid.Check(t, func(t *rapid.T) { holds(t, des.Time(rapid.Int64Range(0, int64(200_000*des.Second)).Draw(t, "lasted"))) })
}
