package trial_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/study/trial"
)

// TestLatin: each name has one draw in each part of its range, among the days of the search and among the fresh ones. Names are
// drawn apart, and another seed draws others.
func TestLatin(t *testing.T) {
	list := trial.Latin(1, []string{"patience", "redials"}, 200, 280)
	for _, column := range list {
		require.Len(t, column, 280)
		for _, part := range [][]float64{column[:200], column[200:]} {
			sorted := slices.Sorted(slices.Values(part))
			for i, u := range sorted {
				require.GreaterOrEqual(t, u, float64(i)/float64(len(part)))
				require.Less(t, u, float64(i+1)/float64(len(part)))
			}
		}
	}
	require.NotEqual(t, list[0], list[1])
	require.NotEqual(t, list, trial.Latin(2, []string{"patience", "redials"}, 200, 280))
	require.Equal(t, list[1], trial.Latin(1, []string{"redials"}, 200, 280)[0], "a name's draws depend on no other name")
}
