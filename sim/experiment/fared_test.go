package experiment

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryChangeIsCountedOnce: of any two outcomes for one person, exactly one count says how they differ, or none does.
func TestEveryChangeIsCountedOnce(t *testing.T) {
	list := func(e end) []ended {
		if e == connected {
			return nil // only the others are listed
		}
		return []ended{{7, e}}
	}
	seen := map[Shift]bool{}
	for from := range without + 1 {
		for to := range without + 1 {
			sum := 0.0
			for shift, n := range changed(list(from), list(to)) {
				sum += n
				seen[Shift(shift)] = seen[Shift(shift)] || n > 0
			}
			want := 1.0
			if from == to {
				want = 0
			}
			require.Equal(t, want, sum, "%d to %d", from, to)
		}
	}
	require.Len(t, seen, int(Shifts))
	for shift, any := range seen {
		require.True(t, any, shift)
	}
	many := changed([]ended{{1, without}, {3, moved}, {4, without}, {9, moved}}, []ended{{2, without}, {3, without}, {4, moved}, {9, moved}})
	require.Equal(t, [Shifts]float64{Gained: 1, Lost: 1, MovedFromNone: 1, BackToNone: 1}, many)
}
