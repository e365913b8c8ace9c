package planted_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/validation/ladder"
	"nines/sim/validation/planted"
)

func form() ladder.Form {
	if effort.IsLong() {
		return ladder.Whole
	}
	return ladder.Small
}

// TestEveryFaultIsSeen is the proof that the ladder has power.
func TestEveryFaultIsSeen(t *testing.T) {
	names := map[string]bool{}
	for i, f := range planted.Of(form()) {
		require.False(t, names[f.Name], f.Name)
		names[f.Name] = true
		if i%effort.Of(5, 1) > 0 {
			continue // the small form has every fifth
		}
		t.Run(f.Name, func(t *testing.T) {
			found, err := f.Plant(context.Background(), form(), func(int) {})
			require.NoError(t, err)
			t.Logf("%d of %d: %s", len(found.Seen), found.Tried, strings.Join(found.Seen, "; "))
			require.NoError(t, found.Unseen())
		})
	}
}

// TestWithoutAFaultNothingIsSeen: whatever sees a fault sees the fault, and not the way in which it is planted.
func TestWithoutAFaultNothingIsSeen(t *testing.T) {
	for i, r := range ladder.Of(form()) {
		if i%effort.Of(12, 1) > 0 {
			continue // the small form has every twelfth
		}
		f := planted.Nothing(r.Name)
		found, err := f.Plant(context.Background(), form(), func(int) {})
		require.NoError(t, err)
		require.NotZero(t, found.Tried)
		require.Empty(t, found.Seen)
		require.ErrorContains(t, found.Unseen(), "nothing sees the planted fault")
	}
}
