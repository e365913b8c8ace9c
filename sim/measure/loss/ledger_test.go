package loss

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/emergency"
)

// anEntry draws entries of which many are alike.
func anEntry(t *rapid.T) Entry {
	few := func(what string) int { return rapid.IntRange(-1, 2).Draw(t, what) }
	return Entry{
		Minute: int32(rapid.IntRange(0, 40).Draw(t, "minute")), Outcome: emergency.Outcome(1 + few("outcome")), Cause: int16(few("cause")),
		Element: emergency.Element{Kind: emergency.ElementKind(1 + few("element")), Index: int16(few("index"))},
		Kind:    emergency.Kind(1+few("kind")) % emergency.Kinds, Service: int8(few("service")), Region: int16(few("region")),
		Calls: int64(rapid.IntRange(1, 3).Draw(t, "calls")),
	}
}

// TestLedgerCountsAsAMapDoes: entries that are alike are one, all others are apart, and none is lost as the table grows.
func TestLedgerCountsAsAMapDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Ledger
		want, lines, total := map[Entry]int64{}, map[Line]int64{}, int64(0)
		add := func(to *Ledger, e Entry) {
			to.Add(&e)
			n := e.Calls
			total += n
			if e.Kind == emergency.WantsHelp {
				lines[Line{Cause: e.Cause, Outcome: e.Outcome, Element: e.Element}] += n
			}
			e.Calls = 0
			want[e] += n
		}
		junk := anEntry(t)
		l.Add(&junk)
		l.Reset()
		var other Ledger
		for _, e := range rapid.SliceOfN(rapid.Custom(anEntry), 0, 300).Draw(t, "entries") {
			add([]*Ledger{&l, &other}[e.Minute%2], e)
		}
		l.AddAll(&other)

		got := map[Entry]int64{}
		for _, e := range l.Entries() {
			n := e.Calls
			e.Calls = 0
			require.NotContains(t, got, e, "twice")
			got[e] = n
		}
		require.Equal(t, want, got)
		require.True(t, slices.IsSortedFunc(l.Entries(), inOrder))
		require.Equal(t, total, l.Calls())
		gotLines := map[Line]int64{}
		for _, line := range l.Lines() {
			n := line.Calls
			line.Calls = 0
			gotLines[line] += n
		}
		require.Equal(t, lines, gotLines)
	})
}

// inOrder is the order of the entries, field by field.
func inOrder(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Minute, b.Minute), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Cause, b.Cause),
		compareElements(a.Element, b.Element), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Region, b.Region))
}

// TestAUsedLedgerNeedsNoMoreMemory.
func TestAUsedLedgerNeedsNoMoreMemory(t *testing.T) {
	var l Ledger
	fill := func() {
		l.Reset()
		for minute := range int32(1000) {
			l.Add(&Entry{Minute: minute, Calls: 1})
		}
	}
	fill()
	require.Zero(t, testing.AllocsPerRun(3, fill))
}

// BenchmarkAdd is a lost call like another of 50,000.
func BenchmarkAdd(b *testing.B) {
	var l Ledger
	i := int32(0)
	for b.Loop() {
		i = (i + 7919) % 50_000
		l.Add(&Entry{Minute: i / 50, Region: int16(i % 50), Service: int8(i % 3), Cause: int16(i % 5), Calls: 1})
	}
}
