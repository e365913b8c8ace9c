package stat

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The published first outputs of SplitMix64. Whoever changes them changes every
// bootstrap interval ever printed.
func TestGeneratorIsSplitMix64(t *testing.T) {
	g := generator(1234567)
	for _, want := range []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	} {
		require.Equal(t, want, g.next())
	}
}

func TestGeneratorBelowIsEven(t *testing.T) {
	g := generator(1)
	counts := make([]int, 7)
	for range 70_000 {
		counts[g.below(7)]++
	}
	for _, c := range counts {
		require.InDelta(t, 10_000, c, 400)
	}
}
