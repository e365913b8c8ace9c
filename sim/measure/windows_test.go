package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// TestCallsBelongToTheMinuteInWhichTheyWereMade, however late they are lost; windows are open at the end, may overlap,
// touch, and leave gaps.
func TestCallsBelongToTheMinuteInWhichTheyWereMade(t *testing.T) {
	p := windowed(Window{"early", at(10, 0), at(20, 0)}, Window{"late", at(20, 0), at(30, 0)}, Window{"both", at(15, 0), at(25, 0)}, Window{"end", at(50, 0), des.Hour})
	s := &script{}
	for i, made := range []des.Time{at(9, 59), at(10, 0), at(15, 0), at(20, 0) - 1, at(20, 0), at(25, 0), at(30, 0), des.Hour - 1} {
		c := s.caller(int32(i)).dials(made)
		c.ends(des.Hour-1, emergency.Abandoned).leaves(des.Hour-1, emergency.GaveUp)
	}
	tally := s.closed(t, p)
	for window, want := range map[string]float64{WholeRun: 8, "early": 3, "late": 2, "both": 3, "end": 1} {
		for _, name := range []string{"calls.offered", "calls.abandoned", "calls.unconnected", "callers.calling", "callers.affected", "callers.without-help"} {
			require.Equal(t, want, tally.value(name, window, Group{}), "%s in %s", name, window)
		}
	}
}

// TestWindowsThatCutTheRunAddUpToIt, in every count.
func TestWindowsThatCutTheRunAddUpToIt(t *testing.T) {
	p := windowed(Window{"first", 0, at(5, 30)}, Window{"second", at(5, 30), at(7, 0)}, Window{"third", at(7, 0), des.Hour})
	tally := oneOfEach().closed(t, p)
	for _, m := range p.Measures() {
		if m.Window != WholeRun || m.Unit != Calls || m.Name == "" || m.Numerator != None {
			continue
		}
		if at := p.Find(m.Name, WholeRun, m.Group); at >= p.layout.blocks {
			continue // of a fault: only for the whole run
		}
		sum := 0.0
		for _, window := range []string{"first", "second", "third"} {
			sum += tally.value(m.Name, window, m.Group)
		}
		require.Equal(t, tally.value(m.Name, WholeRun, m.Group), sum, m.Name)
	}
}

// TestAffectedCallersByWindow: a caller is affected in each window in which a call of theirs was lost, once, and has one
// fate, the same in all of them; the first call counts as calling where it was made.
func TestAffectedCallersByWindow(t *testing.T) {
	p := windowed(Window{"a", at(10, 0), at(20, 0)}, Window{"b", at(20, 0), at(30, 0)}, Window{"c", at(30, 0), at(40, 0)})
	s := &script{}
	x := s.caller(0)
	x.dials(at(11, 0)).ends(at(11, 0), emergency.Refused)
	x.dials(at(12, 0)).ends(at(12, 0), emergency.Refused)
	x.seen = false
	x.dials(at(19, 0)).ends(at(21, 0), emergency.Unanswered)
	x.dials(at(22, 0)).ends(at(23, 0), emergency.Blocked)
	x.seen = true
	x.dials(at(31, 0)).isAnswered(at(31, 2)).ends(at(32, 0), emergency.Connected).leaves(at(32, 0), emergency.Helped)
	y := s.caller(1)
	y.dials(at(5, 0)).ends(at(5, 0), emergency.Refused)
	y.dials(at(25, 0)).ends(at(25, 0), emergency.Refused)
	y.leaves(at(25, 0), emergency.Diverted)
	s.caller(2).connects(at(15, 0), 0) // never in trouble, and in no count but calling
	tally := s.closed(t, p)
	type counts struct{ calling, affected, affectedSeen, delayed, diverted float64 }
	for window, want := range map[string]counts{
		WholeRun: {3, 2, 2, 1, 1}, "a": {2, 1, 1, 1, 0}, "b": {0, 2, 1, 1, 1}, "c": {0, 0, 0, 0, 0},
	} {
		got := counts{}
		for name, to := range map[string]*float64{
			"callers.calling": &got.calling, "callers.affected": &got.affected, "callers.affected-seen": &got.affectedSeen,
			"callers.delayed": &got.delayed, "callers.diverted": &got.diverted,
		} {
			*to = tally.value(name, window, Group{})
		}
		require.Equal(t, want, got, window)
	}
	for _, window := range []string{WholeRun, "a", "b"} {
		require.Equal(t, 21*60.0, tally.value("callers.delay.mean", window, Group{}), "from the first call of all: %s", window)
	}
}

// TestFates: each of them under its name.
func TestFates(t *testing.T) {
	s := &script{}
	for fate := range emergency.Fates {
		c := s.caller(int32(fate)).dials(at(1, int(fate)))
		c.ends(at(1, int(fate)), emergency.Refused)
		if fate == emergency.Helped {
			c.dials(at(3, 0)).isAnswered(at(3, 0)).ends(at(4, 0), emergency.Connected)
		}
		c.leaves(at(4, 0), fate)
	}
	tally := s.closed(t, windowed())
	for _, name := range []string{"callers.delayed", "callers.without-help", "callers.diverted", "callers.trying"} {
		require.Equal(t, 1.0, tally.all(name), name)
	}
	require.Equal(t, 4.0, tally.all("callers.affected"))
	require.Equal(t, 180.0, tally.all("callers.delay.mean"))
}

// TestUnknownMeasureIsTheProgrammersMistake, and is said so.
func TestUnknownMeasureIsTheProgrammersMistake(t *testing.T) {
	require.PanicsWithValue(t, `measure: no measure "calls.lost" in window "run" of all who want help`, func() { windowed().Find("calls.lost", WholeRun, Group{}) })
	require.Panics(t, func() { windowed().Find("calls.offered", "noon", Group{}) })
	require.Panics(t, func() { windowed().Find("calls.offered", WholeRun, Group{"region", "north"}) })
}

// TestARedialCountsWhereTheLossDoes: whether a caller goes on is counted in the window in which the lost call was made, and of
// the phone it was made from, however late and from whatever phone the next call is.
func TestARedialCountsWhereTheLossDoes(t *testing.T) {
	s := &script{}
	x := s.caller(0).dials(at(19, 0)).ends(at(19, 30), emergency.Refused)
	x.provider = landline
	x.dials(at(21, 0)).ends(at(21, 30), emergency.Refused)
	x.dials(at(31, 0)).isAnswered(at(31, 2)).ends(at(32, 0), emergency.Connected).leavesAtHome(at(32, 0), emergency.Helped)
	s.caller(1).fails(at(12, 0))
	tally := s.closed(t, windowed(Window{"a", at(10, 0), at(20, 0)}, Window{"b", at(20, 0), at(30, 0)}, Window{"c", at(30, 0), at(40, 0)}))
	for name, want := range map[string]map[string]float64{
		"redials.after-1": {"run": 0.5, "a": 0.5, "run cellular": 0.5, "a cellular": 0.5},
		"redials.after-2": {"run": 1, "b": 1, "run landline": 1, "b landline": 1},
	} {
		for _, window := range []string{"run", "a", "b", "c"} {
			for _, provider := range []string{"", " cellular", " landline"} {
				group := Group{}
				if provider != "" {
					group = Group{"provider", provider[1:]}
				}
				got := tally.value(name, window, group)
				if v, some := want[window+provider]; some {
					require.Equal(t, v, got, "%s in %s%s", name, window, provider)
				} else {
					require.True(t, math.IsNaN(got), "%s in %s%s: %v", name, window, provider, got)
				}
			}
		}
	}
}

// TestNoShareIsGreaterThanOne: books in which more calls were followed by another than were lost do not close.
func TestNoShareIsGreaterThanOne(t *testing.T) {
	s := &script{}
	s.caller(0).fails(at(12, 0))
	tally := s.play(windowed())
	require.NoError(t, tally.Close(s.books))
	tally.ended.Again(2, 0, []int32{1})
	tally.isSettled = false
	require.EqualError(t, tally.Close(s.books), "redials.after-2 is 1 of 0 calls")
}
