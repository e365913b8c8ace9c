package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/access"
)

// warmed is a plan as windowed gives it, with a warm-up.
func warmed(warmUp des.Time, windows ...Window) *Plan {
	t := target
	t.WarmUp = warmUp
	return NewPlan(network(), windows, t, Names{
		Faults: []string{"fire", "flood"}, Milestones: []string{"detected", "decided", "repaired"},
		Sources: []string{"agents", "cut-alarm"}, Actions: []emergency.Milestone{emergency.Repaired},
	})
}

// warmingScript has calls of every outcome, people who call again across the end of the warm-up, and a fault that touches some.
func warmingScript() *script {
	s := oneOfEach()
	again := s.caller(20)
	again.dials(at(4, 59)).ends(at(4, 59), emergency.Refused)
	again.dials(at(5, 1)).ends(at(5, 2), emergency.Abandoned)
	again.dials(at(9, 0)).isAnswered(at(9, 7)).ends(at(9, 30), emergency.Connected).leaves(at(9, 30), emergency.Helped)
	s.caller(21).connects(at(1, 0), at(0, 9))
	s.caller(22).fails(at(3, 0))
	s.caller(23).fails(at(40, 0))
	return s
}

// TestAWarmUpLeavesOutTheCallsMadeInIt: what the run measures with a warm-up is what the window after it measures without
// one, in every figure that windows have; and windows after it are as ever.
func TestAWarmUpLeavesOutTheCallsMadeInIt(t *testing.T) {
	for _, warmUp := range []des.Time{1, at(3, 0), at(5, 0), at(5, 0) + 1, at(7, 30), at(39, 59)} {
		after, late := Window{"after", warmUp, des.Hour}, Window{"late", at(40, 0), at(50, 0)}
		with, without := warmed(warmUp, late), warmed(0, after, late)
		got, all := warmingScript().closed(t, with), warmingScript().closed(t, without)
		compared := 0
		for i, m := range with.Measures() {
			if m.Name == "" || i >= with.layout.blocks && !isWindowed(without, m.Name) {
				continue
			}
			window := m.Window
			if window == WholeRun {
				window = after.Name
			}
			want, have := all.value(m.Name, window, m.Group), got.value(m.Name, m.Window, m.Group)
			require.True(t, want == have || math.IsNaN(want) && math.IsNaN(have), "%s in %s of %v with %v: %v, not %v", m.Name, window, m.Group, warmUp, have, want)
			compared++
		}
		require.Greater(t, compared, 500)
		require.Equal(t, at(0, 0)+warmUp, with.Windows()[0].From)
	}
}

// isWindowed reports whether a measure exists for the window after the warm-up.
func isWindowed(p *Plan, name string) bool {
	for _, m := range p.Measures() {
		if m.Name == name && m.Window == "after" {
			return true
		}
	}
	return false
}

// TestAWarmUpLeavesTheLedgerInBalance, and losses of the warm-up out of it.
func TestAWarmUpLeavesTheLedgerInBalance(t *testing.T) {
	tally := warmingScript().closed(t, warmed(at(5, 0)))
	lost := int64(0)
	for _, e := range tally.Ledger() {
		require.GreaterOrEqual(t, e.Minute, int32(5))
		lost += e.Calls
	}
	require.Equal(t, tally.value("calls.unconnected", WholeRun, Everybody), float64(lost))
}

// TestAFaultInTheWarmUp is told with its times, and touches no call that counts.
func TestAFaultInTheWarmUp(t *testing.T) {
	s := &script{}
	for i, made := range []des.Time{at(2, 0), at(6, 0), at(7, 0)} {
		c := s.caller(int32(i)).dials(made)
		c.tell(made, emergency.TroubleTouched).Cause = theFault
		c.ends(made, emergency.Refused).leaves(made, emergency.GaveUp)
	}
	touched := func(warmUp des.Time) float64 { return s.closed(t, warmed(warmUp)).all("trouble.fire.touched") }
	require.Equal(t, 3., touched(0))
	require.Equal(t, 2., touched(at(5, 0)))
	require.Equal(t, 0., touched(at(30, 0)))
}

// TestForewarnedInTheWarmUp are in no figure, and in balance with the world's own count.
func TestForewarnedInTheWarmUp(t *testing.T) {
	n := network()
	n.Forewarns = true
	early := target
	early.WarmUp = at(5, 0)
	s := &script{}
	for _, when := range []des.Time{at(1, 0), at(6, 0), at(8, 0)} {
		s.tell(emergency.Observation{At: when, Fact: emergency.CallerForewarned, Caller: s.people, Slot: nobody, Cause: emergency.NoCause})
		s.people++
		s.books.Forewarned++
	}
	require.Equal(t, 2., s.closed(t, NewPlan(n, nil, early, Names{Milestones: []string{"detected", "decided", "repaired"}})).all("callers.forewarned"))
}

// TestNobodyIsWithoutAccessInTheWarmUp: calls lost in it are in no figure, and so begin no time without access.
func TestNobodyIsWithoutAccessInTheWarmUp(t *testing.T) {
	s := &script{}
	for i := range int32(4) {
		s.caller(i).fails(at(1+int(i), 0))
	}
	s.caller(4).connects(at(7, 0), at(0, 9))
	hours := func(warmUp des.Time) float64 {
		early := target
		early.WarmUp, early.LossCalls, early.LossFor = warmUp, 3, des.Minute
		plan := NewPlan(network(), nil, early, Names{Milestones: []string{"detected", "decided", "repaired"}, Users: []access.Part{{Provider: 0, Region: emergency.None, Users: 60}}})
		return s.closed(t, plan).all("users.hours-without-access")
	}
	require.Equal(t, 6., hours(0), "six minutes of sixty users")
	require.Zero(t, hours(at(5, 0)))
}
