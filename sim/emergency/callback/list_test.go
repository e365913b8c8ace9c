package callback

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// TestAListGivesWhoIsDueFirst of all numbers, and of those that can be rung, whatever was added and taken before.
func TestAListGivesWhoIsDueFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l List
		var want []Number
		for i := range rapid.IntRange(1, 60).Draw(t, "steps") {
			if len(want) == 0 || rapid.Bool().Draw(t, "add") {
				n := Number{Due: des.Time(rapid.IntRange(0, 9).Draw(t, "due")), Lost: des.Time(rapid.IntRange(0, 3).Draw(t, "lost")), Caller: uint64(i)}
				l.Add(n)
				want = append(want, n)
				slices.SortFunc(want, func(a, b Number) int { return a.compare(&b) })
				continue
			}
			ringable := rapid.Uint64Range(1, 3).Draw(t, "ringable")
			can := func(n *Number) bool { return n.Caller%3 < ringable }
			first := slices.IndexFunc(want, func(n Number) bool { return can(&n) })
			require.Equal(t, want[0], *l.First())
			if first < 0 {
				require.Equal(t, -1, l.FirstOf(can))
				continue
			}
			require.Equal(t, want[first], l.Take(l.FirstOf(can)))
			want = slices.Delete(want, first, first+1)
			require.Equal(t, len(want), l.Len())
		}
	})
}
