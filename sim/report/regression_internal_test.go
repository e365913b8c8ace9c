package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
)

// TestEveryMovementHasAName, and so has every basis.
func TestEveryMovementHasAName(t *testing.T) {
	require.Len(t, Movements, int(experiment.Vanished)+1)
	require.Len(t, bases, int(experiment.TwoPeoples)+1)
}
