package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// opens and closes put a platform into service beside the other, or out of it.
func (s *script) opens(at des.Time, platform int8) *script {
	s.tell(emergency.Observation{At: at, Fact: emergency.Opened, Platform: platform})
	return s
}

func (s *script) closes(at des.Time, platform int8) *script {
	s.tell(emergency.Observation{At: at, Fact: emergency.Closed, Platform: platform})
	return s
}

// awayAndBack is trouble from 5:00 on, a switch at 8:00 and one back at 20:00, after which the backup drains at 21:00.
func awayAndBack() *script {
	s := (&script{}).begins(at(5, 0), false).serves(0, 5, true).serves(5, 8, false)
	s.switches(at(8, 0), mainPlatform, reserve).drains(at(8, 0), mainPlatform).serves(8, 20, true)
	return s.switches(at(20, 0), reserve, mainPlatform)
}

// TestLostAfterReturn counts from when traffic first went back until all was normal.
func TestLostAfterReturn(t *testing.T) {
	lost := func(s *script) float64 { return s.closed(t, windowed()).all(lostAfterReturn) }
	require.True(t, math.IsNaN(lost((&script{}).begins(at(5, 0), false).serves(0, 60, false))), "traffic never left")
	stays := (&script{}).begins(at(5, 0), false).serves(0, 8, false).switches(at(8, 0), mainPlatform, reserve).serves(8, 60, false)
	require.True(t, math.IsNaN(lost(stays)), "traffic never went back")
	require.Zero(t, lost(awayAndBack().drains(at(21, 0), reserve).serves(20, 60, true)), "no dip")

	perMinute := float64(len((&script{}).serves(0, 1, false).list) / 3) // a call is three facts
	dip := func() *script { return awayAndBack().drains(at(21, 0), reserve).serves(20, 24, false) }
	require.Equal(t, 4*perMinute, lost(dip().serves(24, 60, true)))
	later := dip().serves(24, 40, true).serves(40, 44, false).serves(44, 60, true)
	require.Equal(t, 4*perMinute, lost(later), "what comes after all was normal is another matter")
	require.Equal(t, 40*perMinute, lost(awayAndBack().serves(20, 60, false)), "never normal again")

	toAndFro := dip().switches(at(24, 0), mainPlatform, reserve).serves(24, 36, true)
	toAndFro.switches(at(36, 0), reserve, mainPlatform).drains(at(36, 0), reserve).serves(36, 38, false).serves(38, 60, true)
	require.Equal(t, 6*perMinute, lost(toAndFro), "back once more, and ill once more")

	twice := dip().serves(24, 36, true).serves(36, 38, false).switches(at(38, 0), mainPlatform, reserve).drains(at(38, 0), mainPlatform).serves(38, 44, true)
	twice.switches(at(44, 0), reserve, mainPlatform).drains(at(44, 0), reserve).serves(44, 47, false).serves(47, 60, true)
	require.Equal(t, 7*perMinute, lost(twice), "what was lost before traffic left again is of another incident")
}

// TestCallsFromBeforeTheReturnAreNotCountedAfterIt although they are lost after it, in the same minute.
func TestCallsFromBeforeTheReturnAreNotCountedAfterIt(t *testing.T) {
	s := (&script{}).begins(at(5, 0), false).serves(0, 8, false).switches(at(8, 0), mainPlatform, reserve).drains(at(8, 0), mainPlatform).serves(8, 20, true)
	var list []*person
	for slot, made := range []des.Time{at(20, 10), at(20, 29), at(20, 31)} {
		list = append(list, s.caller(int32(slot+1)).dials(made))
	}
	s.switches(at(20, 30), reserve, mainPlatform).drains(at(20, 30), reserve)
	for _, p := range list {
		p.ends(at(20, 50), emergency.Abandoned).leaves(at(20, 50), emergency.GaveUp)
	}
	require.Equal(t, 1.0, s.serves(21, 60, true).closed(t, windowed()).all(lostAfterReturn), "only the last was made after it")
}

// TestGoingBackInSteps begins with the first: the primary is opened beside the backup, which is closed later.
func TestGoingBackInSteps(t *testing.T) {
	s := (&script{}).begins(at(5, 0), false).serves(0, 8, false)
	s.switches(at(8, 0), mainPlatform, reserve).drains(at(8, 0), mainPlatform).serves(8, 20, true).opens(at(20, 0), mainPlatform).serves(20, 22, false)
	s.closes(at(30, 0), reserve).drains(at(30, 0), reserve).serves(22, 60, true)
	tally := s.closed(t, windowed())
	require.Equal(t, float64(len((&script{}).serves(0, 2, false).list)/3), tally.all(lostAfterReturn))
	require.Equal(t, 3.0, tally.all("traffic.moves"))
	require.Equal(t, 1200.0, tally.all("at.platforms.main.opened"))
	require.Equal(t, 1800.0, tally.all("at.platforms.reserve.closed"))
	requireNever(t, tally, "at.platforms.main.closed", "at.platforms.reserve.opened", "at.platforms.main.start-failed")
}

// TestMovingOnIsNotGoingBack: from one backup to another is further away; a backup that was only added and is closed again
// is back.
func TestMovingOnIsNotGoingBack(t *testing.T) {
	n := network()
	n.Platforms = append(n.Platforms, emergency.Platform{Name: "third", Backup: true})
	p := NewPlan(n, nil, target, Names{Faults: []string{"fire", "flood"}, Milestones: []string{"detected", "decided", "repaired"}})
	s := (&script{}).switches(at(8, 0), mainPlatform, reserve).switches(at(9, 0), reserve, 2)
	require.True(t, math.IsNaN(s.play(p).all(lostAfterReturn)))
	s = (&script{}).opens(at(8, 0), reserve).closes(at(9, 0), reserve).drains(at(9, 0), reserve)
	require.Zero(t, s.play(p).all(lostAfterReturn))
	s = (&script{}).switches(at(8, 0), mainPlatform, reserve).opens(at(9, 0), 2).closes(at(10, 0), 2)
	require.True(t, math.IsNaN(s.play(p).all(lostAfterReturn)), "the third only helped out for a while")
}

// TestTheArrangementAtTheStartIsNoMove, and what is closed of it and opened again has come back.
func TestTheArrangementAtTheStartIsNoMove(t *testing.T) {
	s := (&script{}).opens(0, reserve).serves(0, 60, true)
	tally := s.closed(t, windowed())
	require.Zero(t, tally.all("traffic.moves"))
	require.True(t, math.IsNaN(tally.all(lostAfterReturn)))
	s.closes(at(30, 0), reserve).drains(at(30, 0), reserve).opens(at(40, 0), reserve)
	require.Zero(t, s.play(windowed()).all(lostAfterReturn))
}

func TestFailedStarts(t *testing.T) {
	s := &script{}
	for _, m := range []int{10, 12} {
		s.tell(emergency.Observation{At: at(m, 0), Fact: emergency.StartFailed, Platform: reserve})
	}
	tally := s.closed(t, windowed())
	require.Equal(t, 2.0, tally.all("traffic.reserve.failed-starts"))
	require.Equal(t, 600.0, tally.all("at.platforms.reserve.start-failed"))
	require.Zero(t, tally.all("traffic.moves"))
}
