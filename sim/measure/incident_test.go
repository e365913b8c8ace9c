package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

func (s *script) detects(when des.Time, by int8) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.MilestoneReached, Milestone: emergency.Detected, By: by})
	return s
}

func (s *script) settles(when des.Time) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.IncidentClosed})
	return s
}

// acts is an incident: detected by somebody, decided a minute later, and acted on a minute after that.
func (s *script) acts(from int, by int8) *script {
	return s.detects(at(from, 0), by).reaches(at(from+1, 0), emergency.Decided).switches(at(from+2, 0), mainPlatform, reserve).drains(at(from+2, 30), mainPlatform)
}

// TestClocksBelongToTheIncidentOfTheOnset: what was done about a false alarm counts only while that incident is open.
func TestClocksBelongToTheIncidentOfTheOnset(t *testing.T) {
	never, nan := math.Inf(1), math.NaN()
	home := func(s *script, when des.Time) *script {
		return s.switches(when, reserve, mainPlatform).drains(when+des.Second, reserve)
	}
	falseAlarm := func(closed bool) *script {
		s := home((&script{}).serves(0, 5, true).acts(1, 0), at(4, 0))
		if closed {
			s.settles(at(4, 30))
		}
		return s.begins(at(10, 0), false).serves(10, 20, false)
	}
	type want []float64 // detected, decided, time to act, by agents, false alarms; at: detected, decided, switched
	for name, c := range map[string]struct {
		play *script
		want want
	}{
		"dealt with, and the onset noticed":           {falseAlarm(true).acts(13, 1), want{180, 240, 60, 0, 1, 780, 840, 900}},
		"dealt with, and the onset noticed by nobody": {falseAlarm(true), want{never, never, nan, nan, 1, never, never, never}},
		"still open":                        {falseAlarm(false), want{0, 0, 0, 1, 1, 60, 120, 180}},
		"still open, and another detection": {falseAlarm(false).acts(13, 1), want{0, 0, 0, 1, 1, 60, 120, 180}},
		"closed only after the onset":       {falseAlarm(false).settles(at(11, 0)).acts(13, 1), want{0, 0, 0, 1, 1, 60, 120, 180}},
		"detected before, decided after": {
			(&script{}).serves(0, 5, true).detects(at(9, 0), 0).begins(at(10, 0), false).serves(10, 20, false).reaches(at(12, 0), emergency.Decided),
			want{0, 120, never, 1, 1, 540, 720, never}},
		"two false alarms, and the second still open": {
			(&script{}).acts(1, 0).settles(at(4, 0)).detects(at(8, 0), 1).begins(at(10, 0), false).serves(10, 20, false),
			want{0, never, nan, 0, 2, 480, never, never}},
		"a planned move before": {
			home((&script{}).switches(at(1, 0), mainPlatform, reserve), at(2, 0)).begins(at(10, 0), false).serves(10, 20, false).acts(13, 0),
			want{180, 240, 60, 1, 0, 780, 840, 60}},
		"an incident after the one of the onset": {
			(&script{}).begins(at(10, 0), false).serves(10, 20, false).acts(13, 0).settles(at(25, 0)).acts(30, 1),
			want{180, 240, 60, 1, 0, 780, 840, 900}},
	} {
		tally := c.play.serves(40, 60, true).closed(t, windowed())
		got := []float64{
			tally.all("recovery.detected"), tally.all("recovery.decided"), tally.all("recovery.time-to-act"),
			tally.all("recovery.detected-by.agents"), tally.all("recovery.false-alarms"),
			tally.all("at.detected"), tally.all("at.decided"), tally.all("at.switch-to.reserve"),
		}
		requireSame(t, name, c.want, got)
	}
}

// requireSame compares numbers, where NaN is equal to NaN.
func requireSame(t *testing.T, name string, want, got []float64) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		require.True(t, got[i] == want[i] || math.IsNaN(got[i]) && math.IsNaN(want[i]), "%s: %v, not %v", name, got, want)
	}
}

// TestAFalseAlarmIsNoMoment: what was done about it, and closed, is not what happened in the recovery.
func TestAFalseAlarmIsNoMoment(t *testing.T) {
	s := (&script{}).serves(0, 5, true).acts(1, 0).switches(at(3, 30), reserve, mainPlatform).drains(at(3, 31), reserve).settles(at(4, 0))
	s.begins(at(10, 0), false).serves(10, 20, false)
	tally := s.serves(40, 60, true).closed(t, windowed())
	requireNever(t, tally, "at.detected", "at.decided", "at.repaired", "at.switch-to.reserve", "at.switch-to.main")
	require.Equal(t, 2.0, tally.all("traffic.moves"), "it was moved for all that")
	tally.Reset()
	require.Zero(t, tally.all("recovery.false-alarms"))
}

// TestFirstServiceIsNeverAfterRestored over losses of all lengths and depths: and it exists only after a total loss.
func TestFirstServiceIsNeverAfterRestored(t *testing.T) {
	for from := 5; from < 12; from++ {
		for every := range 4 { // of so many calls in the trouble one gets through; 0: none
			s := (&script{}).begins(at(from, 30), false).serves(0, from, true)
			for m := from; m < 20; m++ {
				for i := range 6 {
					if every > 0 && i%(every+1) == 0 {
						s.caller(0).connects(at(m, 10*i), 0)
						continue
					}
					s.caller(0).fails(at(m, 10*i))
				}
			}
			tally := s.serves(20, 60, true).closed(t, windowed())
			first, restored := tally.all("recovery.first-service"), tally.all("recovery.restored")
			if every > 0 {
				require.True(t, math.IsNaN(first), "one in %d gets through: %v", every+1, first)
				continue
			}
			require.LessOrEqual(t, first, restored)
			require.Equal(t, (at(20, 10) - at(from, 30)).Seconds(), first, "the first connected call")
		}
	}
}
