package plain

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/demand"
)

// thoughtOf are the fields of what a network is made of, and what becomes of each in a plain queue: whether it fits is looked at, it is
// used, or it makes no difference there. Whoever adds a field has to say.
const thoughtOf = `
Network.AnsweredIn no difference: there are no monitors
Network.CallBacks looked at
Network.Callers looked at
Network.Centres looked at
Network.Demand used
Network.Features no difference: see Provider.Needs and Platform.Without
Network.Forewarns looked at
Network.Groups looked at
Network.Length used
Network.Monitors looked at
Network.Platforms looked at
Network.Providers looked at
Network.RoomFor used
Network.Rooms looked at
Behaviour.Early no difference: nobody calls again
Behaviour.Elsewhere looked at
Behaviour.GapGrows no difference: nobody calls again
Behaviour.Habits no difference: nobody calls again
Behaviour.LongestGap no difference: nobody calls again
Behaviour.MostCalls looked at
Behaviour.Patience used
Behaviour.PatienceBy used
Behaviour.PatienceOf used
Behaviour.Patient used
Behaviour.Redial no difference: nobody calls again
Elsewhere.AnotherCall looked at
Elsewhere.AnotherPhone looked at
Elsewhere.Neighbour used
Elsewhere.Number no difference: nobody calls it
Provider.Accesses used
Provider.GivesUp no difference: nothing is silent
Provider.Groups looked at
Provider.Name no difference
Provider.Needs looked at
Provider.SetUp looked at
Provider.Share used
Provider.SilenceTimer no difference: nothing is silent
Provider.TimeToLive no difference: traffic does not move
Provider.Weights no difference: all routes go to the platform
CircuitGroup.Circuits looked at
CircuitGroup.Name no difference
CircuitGroup.Platform no difference: there is one
CircuitGroup.Provider no difference
Platform.Backup looked at
Platform.Channels looked at
Platform.Features no difference: see Provider.Needs and Platform.Without
Platform.Handling used
Platform.HandlingBy used
Platform.HandlingOf used
Platform.LogOn no difference: people are at their consoles at the start
Platform.Longer used
Platform.Name no difference
Platform.Queue looked at
Platform.Rate looked at
Platform.Seats looked at
Platform.SlowStart no difference: traffic does not move
Platform.Staff looked at
Platform.StartUp no difference: it runs
Platform.StaysOn no difference: the control room answers at once
Platform.Switchboard looked at
Platform.Unstaffed looked at
Platform.Without looked at
Centre.Name no difference
Centre.Platform no difference: there is one
Centre.Pool no difference: there is one
Centre.Reserve looked at
Centre.Roster looked at
Room.Buddy no difference: the room answers
Room.BuddyAfter no difference: the room answers
Room.CallTakers looked at
Room.Conversation looked at
Room.Longer no difference: conversations take no time
Room.Name no difference
Room.PickUp looked at
Room.Queue no difference: nobody waits
Room.Service no difference
Room.Switchboard looked at
Room.Teams looked at
`

func TestEveryFieldIsThoughtOf(t *testing.T) {
	var there, listed []string
	for _, of := range []any{emergency.Network{}, demand.Behaviour{}, demand.Elsewhere{}, emergency.Provider{}, emergency.CircuitGroup{}, emergency.Platform{}, emergency.Centre{}, emergency.Room{}} {
		kind := reflect.TypeOf(of)
		for i := range kind.NumField() {
			there = append(there, kind.Name()+"."+kind.Field(i).Name)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(thoughtOf), "\n") {
		field, what, _ := strings.Cut(line, " ")
		require.NotEmpty(t, what)
		listed = append(listed, field)
	}
	slices.Sort(there)
	slices.Sort(listed)
	require.Equal(t, there, listed)
}

// TestAgentsComeFreeInOrder: whoever is free first gets the next call.
func TestAgentsComeFreeInOrder(t *testing.T) {
	for _, n := range []int32{1, 2, 3, 4, 64} {
		a := newAgents(n)
		sorted := slices.Clone(a)
		for i := range 500 {
			require.Equal(t, sorted[0], a.first())
			sorted[0] = a.first() + 1 + (7919*sorted[0]+des.Time(i)*104729)%1000
			next := a.take(sorted[0])
			slices.Sort(sorted)
			require.Equal(t, sorted[0], next)
		}
	}
}
