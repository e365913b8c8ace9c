package scenario

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// TestOrdersOfPreference: who names a call comes first, the higher in the list the sooner; then who takes all; then who
// takes it as one of others, after what is named.
func TestOrdersOfPreference(t *testing.T) {
	text, err := os.ReadFile("testdata/good/skills.yaml")
	require.NoError(t, err)
	doc, err := Load("skills.yaml", text,
		"world.platforms.primary.priority=none", "world.platforms.primary.centres.late={agents: 1, takes: [fixed, text-relay]}")
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	const general, desk, evening, late = 1 << 0, 1 << 1, 1 << 2, 1 << 3
	const relay, fixed, mobile = 1 << 0, 1 << 1, 1 << 2 // in the order in which the lists name them; what no list names is last
	primary := p.Network.Platforms[0]
	require.Equal(t, emergency.Sorting{By: emergency.ByAccess, Of: []uint8{2, 1, 0, 2}}, primary.Kind)
	require.Equal(t, [][]uint64{{relay | fixed | mobile}, {relay}, {relay, fixed | mobile}, {fixed, relay}}, primary.Takes)
	require.Equal(t, [][]uint64{{desk | evening, late, general}, {late, general, evening}, {general, evening}}, primary.Seeks)

	backup := p.Network.Platforms[4]
	require.Equal(t, primary.Kind, backup.Kind, "people bring their skills with them,")
	require.Equal(t, 2, backup.Ranks, "but the priority is the platform's own")
	require.Equal(t, []uint64{relay, fixed | mobile, relay << 3, (fixed | mobile) << 3}, backup.Takes[2], "urgency first, then preference")
	require.Equal(t, []int32{32, 8}, p.Network.Rooms[0].Teams)
	require.EqualValues(t, 40, p.Network.Groups[0].Circuits)
	require.EqualValues(t, 100, p.Network.Groups[1].Circuits)
	require.EqualValues(t, emergency.Unlimited, p.Network.Groups[2].Circuits)
}
