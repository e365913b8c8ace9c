package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

func stagesOf(t *Tally) (list []float64) {
	for _, name := range StageNames {
		list = append(list, t.all(name))
	}
	return list
}

// requireStages compares stages, where NaN is equal to NaN.
func requireStages(t *testing.T, tally *Tally, want ...float64) {
	t.Helper()
	for i, got := range stagesOf(tally) {
		require.True(t, got == want[i] || math.IsNaN(got) && math.IsNaN(want[i]), "%s is %v, not %v", StageNames[i], got, want[i])
	}
}

func TestStages(t *testing.T) {
	nan, never := math.NaN(), math.Inf(1)
	bad := func() *script { return (&script{}).begins(at(10, 0), false).serves(0, 10, true).serves(10, 30, false) }
	good := func(s *script) *Tally { return s.serves(30, 60, true).closed(t, windowed()) }

	requireStages(t, troubled().closed(t, windowed()), 90, 90, 30, 370)
	requireStages(t, good(bad()), never, nan, nan, nan)
	requireStages(t, good(bad().reaches(at(12, 0), emergency.Detected)), 120, never, nan, nan)
	requireStages(t, good(bad().reaches(at(12, 0), emergency.Detected).reaches(at(13, 0), emergency.Decided)), 120, 60, never, nan)
	requireStages(t, (&script{}).serves(0, 60, true).closed(t, windowed()), nan, nan, nan, nan)

	whole := bad().reaches(at(12, 0), emergency.Detected).reaches(at(13, 0), emergency.Decided).reaches(at(15, 0), emergency.Repaired)
	requireStages(t, good(whole), 120, 60, 120, 15*60+10) // the repair is an action in these tests
	stays := bad().reaches(at(12, 0), emergency.Detected).reaches(at(13, 0), emergency.Decided).switches(at(15, 0), mainPlatform, reserve)
	requireStages(t, stays.serves(30, 60, false).closed(t, windowed()), 120, 60, 120, never)

	early := (&script{}).reaches(at(5, 0), emergency.Detected).reaches(at(6, 0), emergency.Decided)
	early.begins(at(10, 0), false).serves(0, 10, true).serves(10, 30, false).switches(at(12, 0), mainPlatform, reserve)
	requireStages(t, good(early), 0, 0, 120, 18*60+10) // a false alarm: when the fault came, it was decided already

	late := bad().switches(at(12, 0), mainPlatform, reserve).reaches(at(40, 0), emergency.Detected)
	requireStages(t, good(late), 120, 0, 0, 18*60+10) // what switches by itself has detected and decided

	after := bad().reaches(at(40, 0), emergency.Detected).reaches(at(41, 0), emergency.Decided).switches(at(42, 0), mainPlatform, reserve)
	requireStages(t, good(after), 30*60, 60, 60, 0) // restored before anybody acted
}

// TestSources: the source is that of the first detection.
func TestSources(t *testing.T) {
	tell := func(s *script, when des.Time, by int8) *script {
		s.tell(emergency.Observation{At: when, Fact: emergency.MilestoneReached, Milestone: emergency.Detected, By: by})
		return s
	}
	tally := tell(tell((&script{}).begins(at(10, 0), false), at(11, 0), 1), at(50, 0), 0).closed(t, windowed())
	require.Equal(t, []float64{0, 1}, []float64{tally.all("recovery.detected-by.agents"), tally.all("recovery.detected-by.cut-alarm")})
	nobody := (&script{}).begins(at(10, 0), false).closed(t, windowed())
	require.True(t, math.IsNaN(nobody.all("recovery.detected-by.agents")))
}

// TestAlarms: the first one raised, cleared, recorded and missed, by monitor.
func TestAlarms(t *testing.T) {
	n := network()
	n.Monitors = []emergency.Monitor{{Name: "cut-alarm"}, {Name: "heartbeat"}}
	s := &script{}
	tell := func(when des.Time, monitor int16, f emergency.Fact, recorded bool) {
		s.tell(emergency.Observation{At: when, Fact: f, Seen: recorded, Element: emergency.Element{Kind: emergency.AMonitor, Index: monitor}})
	}
	tell(at(3, 0), 0, emergency.AlarmWithheld, true)
	tell(at(4, 0), 0, emergency.AlarmRaised, false)
	tell(at(5, 0), 0, emergency.AlarmCleared, false)
	tell(at(6, 0), 0, emergency.AlarmRaised, false)
	tell(at(7, 0), 1, emergency.AlarmWithheld, false)
	tally := s.play(NewPlan(n, nil, target, Names{Milestones: []string{"detected", "decided", "repaired"}}))
	for name, want := range map[string]float64{
		"at.cut-alarm.recorded": 180, "at.cut-alarm.raised": 240, "at.cut-alarm.cleared": 300, "at.heartbeat.missed": 420,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
	requireNever(t, tally, "at.cut-alarm.missed", "at.heartbeat.raised", "at.heartbeat.cleared", "at.heartbeat.recorded")
	tally.Reset()
	requireNever(t, tally, "at.cut-alarm.raised", "at.cut-alarm.recorded")
}
