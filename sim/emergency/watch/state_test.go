package watch

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestAWindowIsTheLastSamples: against counting them one by one.
func TestAWindowIsTheLastSamples(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		length := rapid.IntRange(1, 9).Draw(rt, "window")
		counts := rapid.SliceOf(rapid.Int64Range(0, 50)).Draw(rt, "counts")
		s := NewState(length)
		total := Count{}
		for i, c := range counts {
			total.Part += c / 2
			total.Of += c
			want := Count{}
			for _, c := range counts[max(0, i+1-length) : i+1] {
				want.Part += c / 2
				want.Of += c
			}
			require.Equal(rt, want, s.Window(total))
			s.Samples++
		}
	})
}
