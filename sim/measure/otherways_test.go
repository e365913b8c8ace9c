package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// withOtherWays is a plan in which people call from other phones, and know another number.
func withOtherWays() *Plan {
	n := network()
	n.Callers.Elsewhere.AnotherPhone, n.Callers.Elsewhere.AnotherCall = 0.5, 0.5
	return NewPlan(n, []Window{{"first", 0, at(30, 0)}}, target, Names{Milestones: []string{"detected", "decided", "repaired"}})
}

// leavesAtHome is when somebody leaves who may have another's phone in hand: as one of the provider of the first call.
func (p *person) leavesAtHome(when des.Time, fate emergency.Fate) *emergency.Observation {
	p.access, p.provider = mobile, cellular
	p.leaves(when, fate)
	return &p.s.list[len(p.s.list)-1]
}

// TestACallerBelongsToTheFirstPhone, and a call to the phone it was made from: also where the first loss of a window is one
// from another phone.
func TestACallerBelongsToTheFirstPhone(t *testing.T) {
	s := &script{}
	saved := s.caller(0).dials(at(1, 0)).ends(at(1, 1), emergency.Refused)
	saved.access, saved.provider = fixed, landline
	saved.dials(at(1, 30)).isAnswered(at(1, 31)).ends(at(1, 40), emergency.Connected)
	saved.leavesAtHome(at(1, 40), emergency.Helped)
	lost := s.caller(0).dials(at(29, 0)).ends(at(29, 1), emergency.Refused)
	lost.provider = landline
	lost.dials(at(31, 0)).ends(at(31, 1), emergency.Refused)
	lost.leavesAtHome(at(31, 1), emergency.GaveUp)
	moved := s.caller(0).dials(at(40, 0)).ends(at(40, 1), emergency.Refused)
	moved.leavesAtHome(at(42, 0), emergency.Diverted).Cause = emergency.OtherNumber
	s.caller(0).dials(at(41, 0)).ends(at(41, 1), emergency.Refused).leaves(at(42, 0), emergency.Diverted)
	tally := s.closed(t, withOtherWays())

	for name, want := range map[string][3]int64{ // of all, of the provider of the first call, and of the other
		"calls.offered": {6, 4, 2}, "callers.calling": {4, 4, 0}, "callers.affected": {4, 4, 0}, "callers.delayed": {1, 1, 0},
		"callers.by-another-phone": {2, 2, 0}, "callers.connected-by-another-phone": {1, 1, 0},
		"callers.diverted": {2, 2, 0}, "callers.diverted-by-number": {1, 1, 0},
	} {
		require.EqualValues(t, want[0], tally.all(name), name)
		require.EqualValues(t, want[1], tally.value(name, WholeRun, Group{"provider", "cellular"}), name)
		require.EqualValues(t, want[2], tally.value(name, WholeRun, Group{"provider", "landline"}), name)
	}
	require.EqualValues(t, 2, tally.value("callers.by-another-phone", "first", Group{}), "those affected in it")
	require.Len(t, tally.Row(), len(tally.plan.Measures()))
	tally.Reset()
	require.EqualValues(t, 0, tally.all("callers.by-another-phone"))
}

// TestNobodyIsCountedByWaysThatThereAreNot: such a world has the measures of before.
func TestNobodyIsCountedByWaysThatThereAreNot(t *testing.T) {
	plan := windowed()
	for _, name := range []string{"callers.by-another-phone", "callers.connected-by-another-phone", "callers.diverted-by-number"} {
		require.False(t, plan.Has(name, WholeRun, Group{}), name)
	}
}
