package traffic

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

const (
	machine Holder = FirstRemedy + iota
	spill
	other
)

// town is a board with a primary (0) and two backups (1, 2).
func town() *Board {
	b := &Board{}
	b.Reset([]bool{true, false, false})
	return b
}

func (b *Board) switches(by Holder, from, to int) bool {
	m := Move{By: by, From: from, To: to}
	if b.IsIdle(m) {
		return false
	}
	b.Make(m)
	return true
}

func (b *Board) opens(by Holder, p int) { b.Make(Move{By: by, From: None, To: p}) }

// which are the platforms that take calls.
func (b *Board) which() (list []int) {
	for p := range b.open {
		if b.open[p] {
			list = append(list, p)
		}
	}
	return list
}

// TestAFailbackLeavesWhatOthersHoldOpen: a crankback that stands all day survives a switch and a failback.
func TestAFailbackLeavesWhatOthersHoldOpen(t *testing.T) {
	b := town()
	b.opens(spill, 1)
	require.Equal(t, []int{0, 1}, b.which())
	require.True(t, b.switches(People, 0, 1))
	require.Equal(t, []int{1}, b.which())
	b.GoBack(Failback, 0)
	require.Equal(t, []int{0, 1}, b.which())
	b.End(spill)
	require.Equal(t, []int{0}, b.which())
}

// TestAMoveThatIsMadeIsNotMadeAgain, so whoever made it can undo it.
func TestAMoveThatIsMadeIsNotMadeAgain(t *testing.T) {
	b := town()
	require.True(t, b.switches(machine, 0, 1))
	require.False(t, b.switches(People, 0, 1))
	require.False(t, b.switches(People, 0, 2), "traffic has left it already")
	b.EndMove(machine, 0)
	require.Equal(t, []int{0}, b.which())
}

// TestAnEndingMoveRestoresTheOthers: of two moves away from a platform, the one that is left decides.
func TestAnEndingMoveRestoresTheOthers(t *testing.T) {
	b := town()
	b.switches(People, 0, 1)
	require.True(t, b.switches(machine, 1, 2), "the backup dies, and the machine moves traffic on")
	require.Equal(t, []int{2}, b.which())
	b.EndMove(machine, 1)
	require.Equal(t, []int{1}, b.which(), "people still want it there")
	b.switches(machine, 1, 2)
	b.End(People)
	require.Equal(t, []int{0, 2}, b.which())
}

// TestGoingBackEndsTheWholeWay: also what moved the same traffic on, but not what came from elsewhere.
func TestGoingBackEndsTheWholeWay(t *testing.T) {
	b := town()
	b.switches(People, 0, 1)
	b.switches(machine, 1, 2)
	require.True(t, b.Leads(0, 2))
	b.GoBack(Failback, 0)
	require.Equal(t, []int{0}, b.which())
	require.False(t, b.IsAway(0))

	b = &Board{}
	b.Reset([]bool{true, false, false, true})
	b.switches(People, 0, 1)
	b.switches(other, 3, 1)
	b.switches(machine, 1, 2)
	b.GoBack(Failback, 0)
	require.Equal(t, []int{0, 2}, b.which(), "the traffic of platform 3 has been moved to 2, and stays")
}

// TestTheLastPlatformIsNotClosedByAnEnding: it stays open until another one opens.
func TestTheLastPlatformIsNotClosedByAnEnding(t *testing.T) {
	b := &Board{}
	b.Reset([]bool{false, false})
	b.opens(spill, 1)
	b.End(spill)
	require.Equal(t, []int{1}, b.which())
	b.opens(other, 0)
	require.Equal(t, []int{0}, b.which())
}

// TestAWaitingSwitchIsJudgedAgain when the platform has started.
func TestAWaitingSwitchIsJudgedAgain(t *testing.T) {
	b := town()
	late := Move{By: machine, From: 0, To: 1}
	b.Await(late)
	require.True(t, b.Waits(machine, 0))
	require.True(t, b.IsIdle(Move{By: People, From: 0, To: 1}), "it is on the way")
	b.switches(People, 0, 2)
	for _, m := range b.Started(1) {
		require.True(t, b.IsIdle(m), "traffic has left by then")
	}
	require.Equal(t, []int{2}, b.which())
	b.Await(late)
	b.GoBack(Failback, 0)
	require.Empty(t, b.Started(1), "whoever goes back calls it off")
}

// TestAHolderWhoMovesOnLeavesNothingBehind: a second move of the same traffic takes the place of the first.
func TestAHolderWhoMovesOnLeavesNothingBehind(t *testing.T) {
	b := town()
	b.switches(People, 0, 1)
	b.switches(machine, 1, 0)
	require.True(t, b.switches(People, 0, 2))
	require.Equal(t, []int{2}, b.which(), "and not the first target too")
}

// TestBoardsResolveClaims compares a board with a reference: the newest claim on each platform decides, and claims that end
// are as if they had never been made. A move that is undone at once changes nothing.
func TestBoardsResolveClaims(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		roles := rapid.SliceOfN(rapid.Bool(), 2, 5).Draw(rt, "roles")
		roles[0] = true
		b := &Board{}
		b.Reset(roles)
		platform := rapid.IntRange(0, len(roles)-1)
		holder := rapid.Custom(func(t *rapid.T) Holder { return Holder(rapid.IntRange(0, 4).Draw(t, "holder")) })
		for range rapid.IntRange(1, 30).Draw(rt, "orders") {
			by, from, to := holder.Draw(rt, "by"), platform.Draw(rt, "from"), platform.Draw(rt, "to")
			before := b.which()
			switch rapid.IntRange(0, 6).Draw(rt, "order") {
			case 0:
				b.opens(by, to)
				require.Contains(rt, b.which(), to)
			case 1, 2:
				made := b.switches(by, from, to)
				require.Equal(rt, made, from != to && slices.Contains(before, from))
				if made {
					require.Contains(rt, b.which(), to)
					require.NotContains(rt, b.which(), from)
				} else {
					require.Equal(rt, before, b.which(), "an order that changes nothing")
				}
			case 3:
				b.End(by)
			case 4:
				b.EndMove(by, from)
				require.False(rt, b.Holds(by, from))
			case 5:
				b.GoBack(by, to)
				require.False(rt, b.IsAway(to))
			default:
				b.Release(by, to)
			}
			require.NotEmpty(rt, b.which(), "somebody takes calls")
			if isWanted := requireReference(rt, b); isWanted {
				requireFreshMovesAreUndone(rt, b, from, to)
			}
		}
	})
}

// requireReference works out by hand what the claims come to, and reports whether anybody wants a platform open. Where nobody
// does, the last one stays open, whichever that is.
func requireReference(rt *rapid.T, b *Board) (isWanted bool) {
	var want []int
	for p, role := range b.roles {
		open := role
		if list := b.claims[p].list; len(list) > 0 {
			open = list[len(list)-1].Want.open
		}
		if open {
			want = append(want, p)
		}
		seen := map[Holder]bool{}
		for _, c := range b.claims[p].list {
			require.False(rt, seen[c.By], "two claims of one holder on one platform")
			seen[c.By] = true
		}
	}
	if len(want) > 0 {
		require.Equal(rt, want, b.which())
	}
	return len(want) > 0
}

// requireFreshMovesAreUndone: a holder who holds nothing moves traffic and ends the move, and all is as before.
func requireFreshMovesAreUndone(rt *rapid.T, b *Board, from, to int) {
	before := b.which()
	if b.switches(99, from, to) {
		b.EndMove(99, from)
	}
	require.Equal(rt, before, b.which())
}
