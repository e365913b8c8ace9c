package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/timing"
)

// misrouting is a fault on the platform of oneRoom for the whole run.
func misrouting(m Misroute) *Trouble {
	c := Healthy()
	c.Misroute = m
	return &Trouble{
		Faults:     []Fault{{Name: "wrong-number", On: []Element{{Kind: APlatform, Index: 0}}, Condition: c}},
		Rules:      []timing.Rule{since(0)},
		Milestones: int(FaultEnded(0)) + 1,
	}
}

func TestMisroutedCallsAreLostOrPutRightAfterTheDelay(t *testing.T) {
	n := oneRoom(0.05, 50, 4*des.Hour)
	n.Platforms[0].Handling = constant(10)
	r := recording(HandoverBegan, CallEnded)
	play(t, n, misrouting(Misroute{Share: 1, Noticed: constant(30), PutRight: 0.5}), idleStrategy{}, r)
	began := map[uint64]des.Time{}
	lost, right := 0, 0
	for _, o := range r.list {
		switch {
		case o.Fact == HandoverBegan:
			began[o.Caller] = o.At
		case o.Outcome == Misrouted:
			require.Equal(t, began[o.Caller]+30*des.Second, o.At)
			require.EqualValues(t, 0, o.Cause)
			require.Equal(t, Element{Kind: APlatform, Index: 0}, o.Element)
			lost++
		case o.Outcome == Connected:
			require.Equal(t, 40*des.Second, o.At-o.Made-o.Wait)
			right++
		}
	}
	require.Greater(t, lost, 200)
	require.InDelta(t, 1, float64(lost)/float64(right), 0.25)
}

func TestMisroutedCallersMayHangUpFirst(t *testing.T) {
	n := oneRoom(0.05, 50, des.Hour)
	n.Callers.Patience[Handover] = constant(5)
	r := recording(CallEnded)
	insp := play(t, n, misrouting(Misroute{Share: 1, Noticed: constant(30)}), idleStrategy{}, r)
	require.Zero(t, insp.Ended[Misrouted])
	require.Greater(t, insp.Ended[AbandonedAtHandover], int64(50))
	require.EqualValues(t, 0, r.list[0].Cause)
}
