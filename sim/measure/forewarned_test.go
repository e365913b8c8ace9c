package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// isForewarned is when the person reaches help by another number instead of calling.
func (p *person) isForewarned(at des.Time) {
	p.s.books.Forewarned++
	p.made, p.first = at, at
	p.tell(at, emergency.CallerForewarned).Slot = emergency.None
}

func forewarning() *Plan {
	n := network()
	n.Forewarns = true
	return NewPlan(n, []Window{{"first", 0, at(30, 0)}}, target, Names{Milestones: []string{"detected", "decided", "repaired"}})
}

// TestForewarnedCallersAreCountedApart: by window and group, and in no other count.
func TestForewarnedCallersAreCountedApart(t *testing.T) {
	s := &script{}
	s.caller(0).connects(at(1, 0), des.Second)
	s.caller(nobody).isForewarned(at(2, 0))
	easterner := s.caller(nobody)
	easterner.region, easterner.service = east, ambulance
	easterner.isForewarned(at(40, 0))
	tally := s.closed(t, forewarning())
	require.EqualValues(t, 2, tally.all(forewarned))
	require.EqualValues(t, 1, tally.value(forewarned, "first", Group{}))
	require.EqualValues(t, 0, tally.value(forewarned, "first", Group{"region", "east"}))
	require.EqualValues(t, 1, tally.value(forewarned, WholeRun, Group{"region", "east"}))
	require.EqualValues(t, 1, tally.value(forewarned, WholeRun, Group{"service", "ambulance"}))
	require.EqualValues(t, 1, tally.all("callers.calling"))
	require.EqualValues(t, 0, tally.all("callers.affected"))
	require.Len(t, tally.Row(), len(tally.plan.Measures()))
	tally.Reset()
	require.EqualValues(t, 0, tally.all(forewarned))
}

// TestNobodyIsForewarnedInSilence: the world's count and the measure's must agree, also where nothing is measured.
func TestNobodyIsForewarnedInSilence(t *testing.T) {
	s := &script{}
	s.caller(nobody).isForewarned(at(2, 0))
	require.EqualError(t, s.play(windowed()).Close(s.books), "1 callers forewarned, 0 measured")
	s.books.Forewarned = 2
	require.EqualError(t, s.play(forewarning()).Close(s.books), "2 callers forewarned, 1 measured")
}
