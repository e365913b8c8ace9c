package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

func (s *script) begins(when des.Time, hidden bool) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.TroubleBegan, Cause: theFault, Hidden: hidden})
	return s
}

func (s *script) reaches(when des.Time, m emergency.Milestone) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.MilestoneReached, Milestone: m})
	return s
}

func (s *script) switches(when des.Time, from, to int16) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.Switched, Platform: int8(from), Element: emergency.Element{Kind: emergency.APlatform, Index: to}})
	return s
}

func (s *script) drains(when des.Time, platform int8) *script {
	s.tell(emergency.Observation{At: when, Fact: emergency.Drained, Platform: platform})
	return s
}

// serves fills the minutes from..to with a call every ten seconds: connected at once, or all refused.
func (s *script) serves(from, to int, well bool) *script {
	for m := from; m < to; m++ {
		for second := 0; second < 60; second += 10 {
			if well {
				s.caller(0).connects(at(m, second), 0)
			} else {
				s.caller(0).fails(at(m, second))
			}
		}
	}
	return s
}

// troubled is an outage with everything: bad from 10:30 to 20:00, detected, decided, switched and switched back.
func troubled() *script {
	s := &script{}
	s.serves(0, 10, true).begins(at(10, 30), false).serves(11, 15, false)
	s.reaches(at(12, 0), emergency.Detected).reaches(at(13, 30), emergency.Decided).switches(at(14, 0), mainPlatform, reserve).drains(at(14, 30), mainPlatform)
	return s.serves(15, 20, false).serves(20, 40, true).switches(at(40, 0), reserve, mainPlatform).drains(at(41, 0), reserve).serves(42, 60, true)
}

// clocks are the five clocks of a tally, in seconds.
func clocksOf(t *Tally) (list []float64) {
	for _, name := range ClockNames {
		list = append(list, t.all(name))
	}
	return list
}

func requireNever(t *testing.T, tally *Tally, names ...string) {
	t.Helper()
	for _, name := range names {
		require.True(t, math.IsInf(tally.all(name), 1), "%s is %v", name, tally.all(name))
	}
}

func TestClocks(t *testing.T) {
	tally := troubled().closed(t, windowed())
	require.Equal(t, []float64{
		90,              // detected 12:00, from 10:30
		180,             // decided
		9*60 + 30 + 10,  // first connected call after total loss, which ended at 20:10
		9*60 + 30 + 10,  // restored from 20:00, the first minute of those that stay good; but not before that call
		(41-10)*60 - 30, // normal when the backup has drained
	}, clocksOf(tally))
	for name, want := range map[string]float64{
		"at.onset": 630, "at.detected": 720, "at.decided": 810, "at.switch-to.reserve": 840, "at.switch-to.main": 2400,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
	requireNever(t, tally, "at.repaired")
}

func TestWithoutTroubleNoClockRuns(t *testing.T) {
	s := (&script{}).serves(0, 60, true)
	for _, v := range clocksOf(s.closed(t, windowed())) {
		require.True(t, math.IsNaN(v))
	}
	requireNever(t, s.play(windowed()), "at.onset", "at.detected", "at.switch-to.reserve")
	s.begins(at(30, 0), true)
	for _, v := range clocksOf(s.play(windowed())) {
		require.True(t, math.IsNaN(v), "trouble hidden in a backup is no onset")
	}
}

// TestTroubleThatNobodyFeels: with a fault and service never bad, it was restored, and normal, at once.
func TestTroubleThatNobodyFeels(t *testing.T) {
	tally := (&script{}).begins(at(10, 0), false).serves(0, 60, true).closed(t, windowed())
	require.Equal(t, []float64{0, 0}, clocksOf(tally)[ClockRestored:])
	requireNever(t, tally, "recovery.detected", "recovery.decided")
	require.True(t, math.IsNaN(tally.all("recovery.first-service")), "service was never lost")
}

func TestOnsetIsThatOfTheFirstTrouble(t *testing.T) {
	s := troubled().begins(at(50, 0), false).begins(at(5, 0), true)
	require.Equal(t, 630.0, s.play(windowed()).all("at.onset"))
}

// TestNotReachedByTheEnd: censored, never a number.
func TestNotReachedByTheEnd(t *testing.T) {
	for name, s := range map[string]*script{
		"bad to the end":                (&script{}).begins(at(10, 0), false).serves(0, 10, true).serves(10, 60, false),
		"good too shortly for the hold": (&script{}).begins(at(10, 0), false).serves(0, 10, true).serves(10, 56, false).serves(56, 60, true),
	} {
		requireNever(t, s.closed(t, windowed()), "recovery.detected", "recovery.decided", "recovery.restored", "recovery.normal")
		if name == "bad to the end" {
			requireNever(t, s.play(windowed()), "recovery.first-service")
		}
	}
	enough := (&script{}).begins(at(10, 0), false).serves(0, 10, true).serves(10, 54, false).serves(54, 60, true)
	require.Equal(t, 44*60+10.0, enough.closed(t, windowed()).all("recovery.restored"), "five minutes and the one it is judged from")
}

// TestHold: a relapse within the hold time starts it anew; one after it does not count.
func TestHold(t *testing.T) {
	begin := func() *script { return (&script{}).begins(at(5, 0), false).serves(0, 5, true).serves(5, 10, false) }
	within := begin().serves(10, 15, true).serves(15, 16, false).serves(16, 60, true)
	require.Equal(t, 11*60.0, within.closed(t, windowed()).all("recovery.restored"))
	later := begin().serves(10, 18, true).serves(18, 19, false).serves(19, 60, true)
	require.Equal(t, 5*60+10.0, later.closed(t, windowed()).all("recovery.restored"))
}

// TestMinutesWithoutCallsAreNeitherGoodNorBad: recovery does not begin in them, nor do they end it.
func TestMinutesWithoutCallsAreNeitherGoodNorBad(t *testing.T) {
	s := (&script{}).begins(at(5, 0), false).serves(0, 5, true).serves(5, 10, false).serves(20, 60, true)
	require.Equal(t, 15*60+10.0, s.closed(t, windowed()).all("recovery.restored"), "the window from 19:00 holds the first calls, and the first is connected at 20:10")
	s = (&script{}).begins(at(5, 0), false).serves(0, 5, true).serves(5, 10, false).serves(10, 12, true).serves(50, 60, true)
	require.Equal(t, 5*60+10.0, s.closed(t, windowed()).all("recovery.restored"))
}

// TestSlowAnswersAreBadService: connected all, but late; service is there and not restored.
func TestSlowAnswersAreBadService(t *testing.T) {
	s := (&script{}).begins(at(5, 0), false).serves(0, 5, true)
	for m := 5; m < 20; m++ {
		for second := 0; second < 60; second += 10 {
			s.caller(0).connects(at(m, second), 6*des.Second)
		}
	}
	tally := s.serves(20, 60, true).closed(t, windowed())
	require.Equal(t, 15*60.0, tally.all("recovery.restored"))
	require.True(t, math.IsNaN(tally.all("recovery.first-service")), "service was never gone")
}

// TestTotalLoss takes both: so many calls in a row, and over so long. Short of it there is no first service.
func TestTotalLoss(t *testing.T) {
	lose := func(calls int, gap des.Time) *script {
		s := (&script{}).begins(at(5, 0), false).serves(0, 5, true)
		for i := range calls {
			s.caller(0).fails(at(5, 0) + des.Time(i)*gap)
		}
		return s
	}
	// The first connected call after a total loss ends at 9:17.
	back := func(s *script) float64 {
		s.caller(0).connects(at(9, 5), 2*des.Second)
		return s.serves(10, 60, true).closed(t, windowed()).all("recovery.first-service")
	}
	require.Equal(t, 4*60+17.0, back(lose(3, 30*des.Second)), "three calls over a minute")
	require.True(t, math.IsNaN(back(lose(2, 60*des.Second))), "two calls are not enough")
	require.True(t, math.IsNaN(back(lose(30, des.Second))), "nor are thirty in half a minute")

	s := lose(2, 30*des.Second)
	s.caller(0).connects(at(5, 45), 0) // one success in between, and the row begins anew
	s.caller(0).fails(at(6, 0))
	s.caller(0).fails(at(6, 30))
	require.True(t, math.IsNaN(back(s)))

	s = lose(3, 30*des.Second)
	requireNever(t, s.closed(t, windowed()), "recovery.first-service")
}

// TestNormal is when traffic is back where it belongs, and nothing is left on the backup.
func TestNormal(t *testing.T) {
	bad := func() *script { return (&script{}).begins(at(5, 0), false).serves(0, 5, true).serves(5, 10, false) }
	stays := bad().switches(at(9, 0), mainPlatform, reserve).drains(at(9, 30), mainPlatform).serves(10, 60, true)
	requireNever(t, stays.closed(t, windowed()), "recovery.normal")
	require.Equal(t, 310.0, stays.play(windowed()).all("recovery.restored"), "restored, on the backup")

	back := bad().switches(at(8, 0), mainPlatform, reserve).drains(at(8, 0), mainPlatform).switches(at(9, 0), reserve, mainPlatform)
	requireNever(t, back.serves(10, 60, true).closed(t, windowed()), "recovery.normal") // the backup never drained
	back.drains(at(30, 0), reserve)
	require.Equal(t, 25*60.0, back.play(windowed()).all("recovery.normal"))

	never := bad().serves(10, 60, true)
	require.Equal(t, 310.0, never.closed(t, windowed()).all("recovery.normal"), "traffic had never left")
}
