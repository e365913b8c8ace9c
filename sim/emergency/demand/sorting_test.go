package demand

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSortingByEveryTrait: callers who want no service have a sort of their own.
func TestSortingByEveryTrait(t *testing.T) {
	c := Person{Access: 1, Service: 2, Region: 3, Provider: 0}
	for by, want := range map[Trait]int{ByAccess: 11, ByService: 12, ByRegion: 13, ByProvider: 10} {
		s := Sorting{by, []uint8{10, 11, 12, 13, 14}}
		require.Equal(t, want, s.Sort(&c), by)
	}
	c.Service = None
	require.Equal(t, 14, (&Sorting{ByService, []uint8{10, 11, 12, 13, 14}}).Sort(&c))
	require.Zero(t, (&Sorting{}).Sort(&c))
}
