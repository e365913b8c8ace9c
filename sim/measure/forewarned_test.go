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
	require.EqualValues(t, 2, tally.all(movedElsewhere))
	tally.Reset()
	require.EqualValues(t, 0, tally.all(forewarned))
	require.EqualValues(t, 0, tally.all(movedElsewhere))
}

// callsInVain is when the number that a notice gives has not helped the person.
func (p *person) callsInVain(at des.Time) *person {
	if p.attempt == 0 && p.first == 0 {
		p.first, p.made = at, at
		p.s.books.Undialled++
	}
	p.tell(at, emergency.OtherNumberFailed)
	return p
}

// TestAnotherNumberInVain: whoever it does not help is affected, and has one fate, whether or not they ever call.
func TestAnotherNumberInVain(t *testing.T) {
	s := &script{}
	s.caller(0).callsInVain(at(1, 0)).leaves(at(1, 0), emergency.GaveUp) // never calls
	back := s.caller(0)                                                  // in the same slot
	back.callsInVain(at(2, 0)).callsInVain(at(3, 0))
	s.books.Undialled--
	back.connects(at(4, 0), des.Second)
	s.caller(1).dials(at(5, 0)).ends(at(5, 0), emergency.Refused).callsInVain(at(6, 0)).leaves(at(7, 0), emergency.Diverted)
	s.caller(2).connects(at(8, 0), des.Second)
	tally := s.closed(t, forewarning())
	for name, want := range map[string]float64{
		"callers.calling": 3, "callers.affected": 3, "callers.in-vain": 3, "callers.without-help": 1, "callers.never-connected": 2, "callers.delayed": 1, "callers.diverted": 1,
		"callers.moved": 1, "calls.unconnected": 1,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
	again := s.play(tally.plan)
	again.Reset()
	again.Observe(s.list)
	require.Equal(t, bitsOf(tally), bitsOf(again), "nothing is left of the replication before")
}

// TestNobodyIsForewarnedInSilence: the world's count and the measure's must agree, also where nothing is measured.
func TestNobodyIsForewarnedInSilence(t *testing.T) {
	s := &script{}
	s.caller(nobody).isForewarned(at(2, 0))
	require.EqualError(t, s.play(windowed()).Close(s.books), "1 callers forewarned, 0 measured")
	s.books.Forewarned = 2
	require.EqualError(t, s.play(forewarning()).Close(s.books), "2 callers forewarned, 1 measured")
}
