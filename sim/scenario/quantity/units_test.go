package quantity

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

func TestDurationsThatAreWrittenAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := "", des.Time(0)
		for _, unit := range durationUnits {
			if n := rapid.IntRange(0, 99).Draw(t, unit.name); n > 0 {
				text += rapid.SampledFrom([]string{"", " "}).Draw(t, "space") + Plain(float64(n)) + unit.name
				want += des.Time(n) * unit.size
			}
		}
		if text == "" || text[0] == ' ' {
			return
		}
		got, err := ReadDuration(text)
		require.NoError(t, err)
		require.Equal(t, want, got, text)
	})
}
