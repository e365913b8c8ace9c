package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/callback"
	"nines/sim/random"
)

// roomsRing is cutTown with a control room of so many call takers, who ring back. A conversation takes two minutes.
func roomsRing(takers int32, rule callback.Rule) (*Network, *Trouble) {
	rule.Platform, rule.Services = None, []bool{true}
	n, trouble := cutTown(50, rule)
	n.Rooms[0].CallTakers, n.Rooms[0].Conversation = takers, constant(120)
	return n, trouble
}

// TestControlRoomsHelpTheShareThatIsPlanted: as agents of a platform do. The call takers' time is that of the call-backs and of
// the conversations, and nothing else.
func TestControlRoomsHelpTheShareThatIsPlanted(t *testing.T) {
	rule := aRule()
	rule.Recorded, rule.Answers, rule.Tries, rule.NotNeeded = 0.8, 0.6, 2, 0.4
	n, trouble := roomsRing(50, rule)
	r := recording(CalledBack, CallerLeft, CallBackAnswered, Accrued)
	w := NewWorld(n)
	w.Check(true)
	w.Account([]des.Time{n.Length - 1})
	insp, err := w.Run(random.New(1, 0), trouble, ringsBack{}, r)
	require.NoError(t, err)
	var made [Outcomes]int
	helped, wanted, takers, busy := 0, 0, des.Time(0), des.Time(0)
	for _, o := range r.list {
		switch {
		case o.Fact == CalledBack:
			made[o.Outcome]++
			takers += o.Sum
			require.Equal(t, Element{Kind: ARoom}, o.Element)
			require.Equal(t, int8(None), o.Platform)
			require.Zero(t, o.Agent, "no agent is needed")
		case o.Fact == CallerLeft && o.Kind == WantsHelp:
			wanted++
			if o.Fate == Helped {
				helped++
				require.Equal(t, RemedyCause(0), o.Cause)
			}
		case o.Fact == Accrued && o.Element.Kind == ARoom && o.Account == BusyTime:
			busy = o.Sum
		}
	}
	require.InDelta(t, 0.8*(1-0.4*0.4)*0.6, float64(helped)/float64(wanted), 0.05, "%d of %d", helped, wanted)
	require.Equal(t, made[Connected], helped)
	answered := made[Connected] + made[NoRequest]
	require.Equal(t, des.Time(answered)*des.Minute+des.Time(made[Unanswered])*30*des.Second, takers)
	require.Equal(t, takers+des.Time(helped)*2*des.Minute, busy)
	require.Equal(t, insp.CallBacks, insp.CallBacksEnded)
}

// TestRoomsAnswerBeforeTheyRingBack: nobody is rung back while somebody waits in the room's queue, and no more at once than may.
func TestRoomsAnswerBeforeTheyRingBack(t *testing.T) {
	rule := aRule()
	rule.AtOnce = 2
	n, trouble := roomsRing(14, rule)
	n.Demand.NoRequest = 0
	trouble.Faults[0].Condition.Cut[CutAtAnswer] = 0.5
	r := recording(RoomCalled, CallEnded, CallBackAnswered, CalledBack)
	play(t, n, trouble, ringsBack{}, r)
	waiting, at, begun := map[uint64]bool{}, 0, 0
	for _, o := range r.list {
		switch o.Fact {
		case RoomCalled:
			waiting[o.Caller] = true
		case CallEnded:
			delete(waiting, o.Caller)
		case CalledBack:
			at--
		case CallBackAnswered:
			begun++
			at++
			require.Empty(t, waiting, "at %v", o.At)
			require.LessOrEqual(t, at, 2)
		}
	}
	require.Greater(t, begun, 100)
}

// TestEachRoomRingsItsOwnCallers, and only the rooms of the services that are to.
func TestEachRoomRingsItsOwnCallers(t *testing.T) {
	n, trouble := roomsRing(50, aRule())
	n.Demand.NoRequest = 0
	n.Demand.Services = []Named{{Name: "police", Share: 0.5}, {Name: "fire", Share: 0.5}}
	n.Demand.Regions = []Named{{Name: "north", Share: 0.7}, {Name: "south", Share: 0.3}}
	room := n.Rooms[0]
	n.Rooms = []Room{room, room, room}
	n.Rooms[2].Service, n.RoomFor = 1, [][]int16{{0, 1}, {2, 2}}
	n.CallBacks[0].Services = []bool{true, false}
	r, rung := recording(CalledBack, CallerLeft), [3]int{}
	play(t, n, trouble, ringsBack{}, r)
	for _, o := range r.list {
		switch {
		case o.Fact == CalledBack:
			require.Equal(t, n.RoomFor[o.Service][o.Region], o.Element.Index)
			rung[o.Element.Index]++
		case o.Service == 1:
			require.Equal(t, GaveUp, o.Fate)
		}
	}
	require.Zero(t, rung[2])
	require.Greater(t, rung[1], 50)
	require.Greater(t, rung[0], rung[1])
}
