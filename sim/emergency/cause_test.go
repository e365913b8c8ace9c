package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// lasting is faults that each last from one time to another.
func lasting(faults []Fault, spans ...[2]des.Time) *Trouble {
	t := &Trouble{Faults: faults, Milestones: int(FaultEnded(len(faults)-1)) + 1}
	for _, s := range spans {
		t.Rules = append(t.Rules, span(s[0], s[1]))
	}
	return t
}

func causesOf(list []Observation) map[int16]int {
	causes := map[int16]int{}
	for _, o := range list {
		if o.Outcome.Unconnected() {
			causes[o.Cause]++
		}
	}
	return causes
}

// TestAHiddenFaultIsNoTroubleYet: what is wrong in a backup that nobody uses makes no loss elsewhere an overload.
func TestAHiddenFaultIsNoTroubleYet(t *testing.T) {
	n := oneRoom(0.05, 50, 2*des.Hour)
	n.Platforms[0].Handling = constant(10)
	n.Rooms[0].CallTakers, n.Rooms[0].Conversation = 2, constant(60)
	n.Callers.Patience[Handover] = exponential(60)
	spare := n.Platforms[0]
	spare.Name, spare.Backup = "spare", true
	n.Platforms = append(n.Platforms, spare)
	n.Groups = append(n.Groups, CircuitGroup{Name: "net to spare", Platform: 1, Circuits: Unlimited})
	n.Providers[0].Groups = []int{0, 1}
	c := Healthy()
	c.Down = BusyTone
	r := recording(CallEnded)
	play(t, n, lasting([]Fault{{Name: "latent", On: []Element{{Kind: APlatform, Index: 1}}, Condition: c}}, [2]des.Time{0, 2 * des.Hour}), idleStrategy{}, r)
	causes := causesOf(r.list)
	require.Greater(t, causes[Congestion], 50)
	require.Len(t, causes, 1, "%v", causes)
}

// TestTheRoomThatHoldsTheAgentsIsToBlame: of two services' rooms in trouble, the one whose handovers hold the agents, also
// while and after the other one's shorter trouble.
func TestTheRoomThatHoldsTheAgentsIsToBlame(t *testing.T) {
	n := oneRoom(0.2, 5, 2*des.Hour)
	n.Platforms[0].Handling, n.Platforms[0].Queue = constant(10), 2
	n.Callers.Patience[Handover] = constant(900)
	n.Demand.Services = []Named{{Name: "police", Share: 0.5}, {Name: "ambulance", Share: 0.5}}
	second := n.Rooms[0]
	second.Name, second.Service, second.CallTakers = "ambulance", 1, 100
	n.Rooms = append(n.Rooms, second)
	n.RoomFor = [][]int16{{0}, {1}}
	silent, fewer := Healthy(), Healthy()
	silent.Down = SilentTone
	fewer.Left.CallTakers = 0.9
	r := recording(CallEnded)
	play(t, n, lasting([]Fault{
		{Name: "police silent", On: []Element{{Kind: ARoom, Index: 0}}, Condition: silent},
		{Name: "ambulance short", On: []Element{{Kind: ARoom, Index: 1}}, Condition: fewer},
	}, [2]des.Time{10 * des.Minute, 100 * des.Minute}, [2]des.Time{30 * des.Minute, 40 * des.Minute}), idleStrategy{}, r)
	refused := map[int16]int{}
	for _, o := range r.list {
		if o.Outcome == Refused && o.At > 20*des.Minute && o.At < 100*des.Minute {
			refused[o.Cause]++
		}
	}
	require.Greater(t, refused[0], 200)
	require.Greater(t, refused[0], 9*(refused[1]+refused[Overload]), "%v", refused)
}
