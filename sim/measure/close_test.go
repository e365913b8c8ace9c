package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/measure/calls"
)

// bitsOf is a tally's row as it is in memory: NaN equals itself.
func bitsOf(t *Tally) []uint64 {
	var list []uint64
	for _, v := range t.Row() {
		list = append(list, math.Float64bits(v))
	}
	return list
}

// cell is a count of calls in the segment of the first minutes, of a group.
func (t *Tally) cell(c calls.Count, group int) *int64 {
	return &t.calls[group*int(calls.Counts)+int(c)]
}

// TestCloseFindsEveryBrokenBook: each way in which the books can fail to balance has its own message.
func TestCloseFindsEveryBrokenBook(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*Tally, *emergency.Inspection)
		want  string
	}{
		"a call the world saw end, and the tally did not": {
			func(_ *Tally, w *emergency.Inspection) { w.Ended[emergency.Abandoned]++ }, "1 calls measured as abandoned, but 2 ended so",
		},
		"a call ended in another way": {
			func(t *Tally, _ *emergency.Inspection) {
				*t.cell(calls.Count(emergency.Refused), t.plan.offsets.kind+everybody)--
				*t.cell(calls.Count(emergency.Blocked), t.plan.offsets.kind+everybody)++
			}, "2 calls measured as blocked, but 1 ended so",
		},
		"a call the world counted, and the tally did not": {
			func(_ *Tally, w *emergency.Inspection) { w.Offered++ }, "13 calls offered, 12 measured, 12 outcomes",
		},
		"a call without an outcome": {
			func(t *Tally, w *emergency.Inspection) {
				*t.cell(calls.Count(emergency.Open), t.plan.offsets.kind+everybody)--
				w.Ended[emergency.Open]--
			}, "12 calls offered, 12 measured, 11 outcomes",
		},
		"a lost call that is not in the ledger": {
			func(t *Tally, _ *emergency.Inspection) {
				e := t.Ledger()[0]
				e.Calls = -1
				t.ledger.Add(&e)
			}, "the ledger holds 8 calls of 9 unconnected",
		},
		"a call twice in the ledger": {
			func(t *Tally, _ *emergency.Inspection) { t.ledger.Add(&Entry{Calls: 1}) }, "the ledger holds 10 calls of 9 unconnected",
		},
		"a service that misses a call": {
			func(t *Tally, _ *emergency.Inspection) { *t.cell(calls.Unconnected, t.plan.offsets.service+police)-- }, "8 calls.unconnected by service, 9 in all",
		},
		"a region": {
			func(t *Tally, _ *emergency.Inspection) { *t.cell(calls.Unconnected, t.plan.offsets.region+east)++ }, "10 calls.unconnected by region, 9 in all",
		},
		"an access": {
			func(t *Tally, _ *emergency.Inspection) { *t.cell(calls.Unconnected, t.plan.offsets.access+fixed)++ }, "10 calls.unconnected by access, 9 in all",
		},
		"a provider": {
			func(t *Tally, _ *emergency.Inspection) {
				*t.cell(calls.Unconnected, t.plan.offsets.provider+landline)++
			}, "10 calls.unconnected by provider, 9 in all",
		},
		"a kind": {
			func(t *Tally, _ *emergency.Inspection) { *t.cell(calls.Unconnected, t.plan.offsets.kind+testers)++ }, "10 calls.unconnected by kind, 9 of everybody",
		},
		"a caller of another kind": {
			func(t *Tally, w *emergency.Inspection) { w.OfKind[emergency.Tester]++ }, "1 callers of the kind tester called, 0 measured",
		},
		"an affected tester without a fate": {
			func(t *Tally, _ *emergency.Inspection) {
				t.callers[(t.plan.offsets.kind+testers)*int(callerCounts)+int(affected)]++
			}, "window run, testers: 1 callers affected, but 0 fates",
		},
		"an affected caller without a fate": {
			func(t *Tally, _ *emergency.Inspection) { t.callers[withoutHelp]-- }, "window run, all who want help: 9 callers affected, but 8 fates",
		},
		"a caller helped elsewhere who counts as connected": {
			func(t *Tally, _ *emergency.Inspection) { t.callers[neverConnected]-- }, "window run, all who want help: 8 callers never connected, but 9 without help or diverted",
		},
		"a caller with two fates in one window": {
			func(t *Tally, _ *emergency.Inspection) {
				t.callers[len(t.plan.groups)*int(callerCounts)+int(diverted)]++
			},
			"window first, all who want help: 9 callers affected, but 10 fates",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := oneOfEach()
			tally := s.closed(t, windowed(Window{"first", 0, at(30, 0)}))
			c.spoil(tally, &s.books)
			require.EqualError(t, tally.Close(s.books), c.want)
		})
	}
}

// TestCloseFindsACallerWhoNeverLeft, which is how a fate is lost in earnest.
func TestCloseFindsACallerWhoNeverLeft(t *testing.T) {
	s := &script{}
	s.caller(0).dials(at(1, 0)).ends(at(1, 0), emergency.Refused)
	require.EqualError(t, s.play(windowed()).Close(s.books), "window run, all who want help: 1 callers affected, but 0 fates")
}
