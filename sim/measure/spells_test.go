package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

func (s *script) fault(at des.Time, f emergency.Fact, fault int16) *script {
	s.tell(emergency.Observation{At: at, Fact: f, Cause: fault})
	return s
}

// TestFaultsThatComeAndGo are counted, and their times are added up.
func TestFaultsThatComeAndGo(t *testing.T) {
	s := (&script{}).fault(at(5, 0), emergency.TroubleBegan, theFault).fault(at(6, 0), emergency.TroubleEnded, theFault)
	s.fault(at(10, 0), emergency.TroubleBegan, theFault).fault(at(13, 0), emergency.TroubleEnded, theFault)
	tally := s.closed(t, windowed())
	require.Equal(t, []float64{2, 240, 780}, []float64{tally.all("trouble.fire.times"), tally.all("trouble.fire.lasted"), tally.all("trouble.fire.ended")})
	require.Zero(t, tally.all("trouble.flood.times"))
	require.True(t, math.IsNaN(tally.all("trouble.flood.lasted")), "what never began lasted for no time that could be told")
	requireNever(t, tally, "trouble.flood.ended")

	s.fault(at(50, 0), emergency.TroubleBegan, theFault)
	tally = s.closed(t, windowed())
	require.Equal(t, 240.0+600, tally.all("trouble.fire.lasted"), "to the end of the run")
	requireNever(t, tally, "trouble.fire.ended")
}

// TestRemediesAreCountedByTheirMilestones, and by the calls that the ledger puts down to them.
func TestRemediesAreCountedByTheirMilestones(t *testing.T) {
	p := NewPlan(network(), nil, target, Names{
		Milestones: []string{"detected", "decided", "repaired", "wall.begins", "wall.ends", "sign.begins", "sign.ends"},
		Remedies:   []Deed{{"wall", 3, 4, false, nil}, {"sign", 5, 6, true, nil}},
	})
	reaches := func(s *script, at des.Time, m emergency.Milestone) *script {
		s.tell(emergency.Observation{At: at, Fact: emergency.MilestoneReached, Milestone: m, By: emergency.None})
		return s
	}
	s := reaches(reaches(&script{}, 0, 5), at(10, 0), 3)
	s.caller(0).dials(at(11, 0)).ends(at(11, 0), emergency.Refused).blames(emergency.RemedyCause(0)).leaves(at(11, 0), emergency.GaveUp)
	s.caller(0).fails(at(12, 0))
	tally := reaches(s, at(20, 0), 4).closed(t, p)
	for name, want := range map[string]float64{
		"remedies.wall.times": 1, "remedies.wall.lasted": 600, "remedies.wall.ended": 1200, "remedies.wall.turned-away": 1,
		"remedies.sign.times": 1, "remedies.sign.lasted": 3600, "remedies.sign.ended": math.Inf(1), "remedies.sign.turned-away": 0,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
}
