package stat_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// TestCountsKeepEveryNumber, whether all are small or one is not.
func TestCountsKeepEveryNumber(t *testing.T) {
	for _, list := range [][]uint32{nil, {0}, {3, 65_535}, {3, 65_536}, {0, 4_294_967_295, 1}} {
		c := stat.CountsOf(append([]uint32{}, list...))
		require.Equal(t, len(list), c.Len())
		require.Equal(t, len(list) == 0, c.IsEmpty())
		require.ElementsMatch(t, list, c.All())
		for i, v := range list {
			require.Equal(t, v, c.At(i))
		}
	}
}
