package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// losses is a script of calls lost in several ways for several reasons; two of them are alike in everything.
func losses() *script {
	s := &script{}
	s.caller(0).connects(at(1, 0), 0) // no loss, no line
	for i, l := range []struct {
		made    des.Time
		outcome emergency.Outcome
		cause   int16
		service int8
		region  int16
	}{
		{at(7, 0), emergency.Refused, theFault, police, east},
		{at(5, 10), emergency.Refused, theFault, police, west},
		{at(5, 20), emergency.Refused, theFault, police, west},
		{at(5, 30), emergency.Abandoned, emergency.Overload, police, west},
		{at(5, 40), emergency.Refused, theFault, nobody, west},
	} {
		c := s.caller(int32(i))
		if c.service, c.region = l.service, l.region; l.service == nobody {
			c.kind = emergency.WantsNothing
		}
		c.dials(l.made).ends(at(9, 0), l.outcome).blames(l.cause).leaves(at(9, 0), emergency.GaveUp)
	}
	s.caller(9).dials(at(59, 0)).ends(des.Hour, emergency.Open).leaves(des.Hour, emergency.Trying)
	return s
}

func TestLedger(t *testing.T) {
	tally := losses().closed(t, windowed())
	place := emergency.Element{Kind: emergency.APlatform, Index: mainPlatform}
	entry := func(minute int32, o emergency.Outcome, cause int16, kind emergency.Kind, service int8, region int16, calls int64) Entry {
		return Entry{Minute: minute, Outcome: o, Cause: cause, Element: place, Kind: kind, Service: service, Region: region, Calls: calls}
	}
	require.Equal(t, []Entry{
		entry(5, emergency.Refused, theFault, emergency.WantsHelp, police, west, 2),
		entry(5, emergency.Refused, theFault, emergency.WantsNothing, nobody, west, 1),
		entry(5, emergency.Abandoned, emergency.Overload, emergency.WantsHelp, police, west, 1),
		entry(7, emergency.Refused, theFault, emergency.WantsHelp, police, east, 1),
	}, tally.Ledger())
	require.Equal(t, []Line{
		{Cause: emergency.Overload, Outcome: emergency.Abandoned, Element: place, Calls: 1}, {Cause: theFault, Outcome: emergency.Refused, Element: place, Calls: 3},
	}, tally.Lines(), "of those who want help")
}

// TestLedgerReconciles: its lines are the unconnected calls, minute by minute and in all.
func TestLedgerReconciles(t *testing.T) {
	for _, s := range []*script{losses(), oneOfEach(), {}} {
		tally := s.closed(t, windowed(Window{"five", at(5, 0), at(6, 0)}))
		sum, five, all := 0.0, 0.0, 0.0
		for _, e := range tally.Ledger() {
			all += float64(e.Calls)
			if e.Kind != emergency.WantsHelp {
				continue
			}
			sum += float64(e.Calls)
			if e.Minute == 5 {
				five += float64(e.Calls)
			}
		}
		lines := 0.0
		for _, l := range tally.Lines() {
			lines += float64(l.Calls)
		}
		require.Equal(t, tally.all("calls.unconnected"), sum)
		require.Equal(t, sum, lines)
		require.Equal(t, tally.value("calls.unconnected", WholeRun, Everybody), all)
		require.Equal(t, tally.value("calls.unconnected", "five", Group{}), five)
	}
}

// TestTouchedByFaults: how many calls each fault touched, first and last; a fault that touched none says so.
func TestTouchedByFaults(t *testing.T) {
	s := losses()
	for _, when := range []des.Time{at(5, 10), at(5, 20), at(7, 0)} {
		s.tell(emergency.Observation{At: when, Fact: emergency.TroubleTouched, Cause: anotherFault})
	}
	tally := s.closed(t, windowed())
	for name, want := range map[string]float64{"trouble.flood.touched": 3, "trouble.flood.first": 310, "trouble.flood.last": 420, "trouble.fire.touched": 0} {
		require.Equal(t, want, tally.all(name), name)
	}
	requireNever(t, tally, "trouble.fire.first", "trouble.fire.last")
}

// TestResetForgetsEverything: a tally used before counts like a new one.
func TestResetForgetsEverything(t *testing.T) {
	p := windowed(Window{"five", at(5, 0), at(6, 0)})
	used := troubled().play(p)
	used.Reset()
	require.Equal(t, bitsOf((&script{}).play(p)), bitsOf(used))
	require.Empty(t, used.Ledger())
	require.NoError(t, used.Close(emergency.Inspection{}))
	s := losses()
	used.Observe(s.list)
	require.Equal(t, bitsOf(s.play(p)), bitsOf(used))
	require.NoError(t, used.Close(s.books))
}
