package condition

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhereForgetsFaultsThatEnd(t *testing.T) {
	var w Where
	rooms, handover := []Element{{ARoom, 0}, {ARoom, 1}}, []Element{{AHandover, 0}}
	w.Count(rooms, 1)
	require.True(t, w.Has(OnRooms|OnProviders))
	require.False(t, w.Has(OnPlatforms))
	w.Count(rooms[:1], 1)
	w.Count(rooms, -1)
	require.True(t, w.Has(OnRooms), "another fault is on the first room")
	w.Count(rooms[:1], -1)
	require.False(t, w.Has(OnRooms))
	w.Count(handover, 1)
	require.True(t, w.Has(OnPlatforms), "the path is a part of its platform's condition")
	require.True(t, w.Has(OnHandovers))
}
