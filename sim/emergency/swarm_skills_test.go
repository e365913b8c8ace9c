package emergency

import (
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/random"
)

// swarmPools is how many pools people stand in, everywhere: nobody need have skills.
func swarmPools(rt *rapid.T) int { return oneOf(rt, "pools", 1, 1, 2, 3) }

// swarmSorting tells callers apart by anything, into at most so many sorts.
func swarmSorting(rt *rapid.T, sorts int) Sorting {
	s := Sorting{By: Trait(number(rt, "trait", 0, int(Traits)-1))}
	for range 5 { // more than there are of any trait, and who wants nothing
		s.Of = append(s.Of, uint8(number(rt, "sort", 0, sorts-1)))
	}
	return s
}

// swarmBoard is any switchboard with so many pools. There may be classes that nobody takes, and pools that take nothing.
func swarmBoard(rt *rapid.T, pools int) Switchboard {
	b := Switchboard{Ranks: number(rt, "ranks", 1, 3), Kinds: 1}
	if b.Ranks > 1 {
		b.Rank = swarmSorting(rt, b.Ranks)
	}
	if pools == 1 {
		return b
	}
	b.Kinds = number(rt, "kinds", 1, 3)
	b.Kind = swarmSorting(rt, b.Kinds)
	for range pools {
		b.Takes = append(b.Takes, swarmSets(rt, uint64(number(rt, "takes", 0, 1<<b.Classes()-1))))
	}
	for class := range b.Classes() {
		takers := uint64(0)
		for pool := range pools {
			takers |= b.TakenBy(uint8(pool)) >> class & 1 << pool
		}
		b.Seeks = append(b.Seeks, swarmSets(rt, takers))
	}
	return b
}

// swarmSets cuts a set into a list of sets, in any order.
func swarmSets(rt *rapid.T, set uint64) (list []uint64) {
	for set != 0 {
		one := uint64(1) << bits.TrailingZeros64(set)
		set &^= one
		if at := number(rt, "place", 0, len(list)); at < len(list) && rapid.Bool().Draw(rt, "equal") {
			list[at] |= one
		} else {
			list = append(list[:at], append([]uint64{one}, list[at:]...)...)
		}
	}
	return list
}

// swarmTeams divides the call takers of a room.
func swarmTeams(rt *rapid.T, all int32, pools int) []int32 {
	if pools == 1 {
		return nil
	}
	teams := make([]int32, pools)
	for i := range teams[1:] {
		if all == Unlimited {
			teams[i] = all
			continue
		}
		teams[i] = int32(number(rt, "team", 0, int(all)))
		all -= teams[i]
	}
	teams[pools-1] = all
	return teams
}

// swarmOwn gives callers of some sorts a patience and a handling of their own.
func swarmOwn(rt *rapid.T, n *Network) {
	if !rapid.Bool().Draw(rt, "own") {
		return
	}
	l := &n.Callers
	l.PatienceBy, l.PatienceOf = swarmSorting(rt, 2), []Patience{l.Patience, {exponential(9), exponential(9), exponential(9)}}
	p := &n.Platforms[0]
	p.HandlingBy, p.HandlingOf = swarmSorting(rt, 2), []random.Distribution{p.Handling, takes(rt, "own handling")}
	p.Longer, l.Patient = byTime(n.Length, []float64{0, 60, 300}, 1, 3, 0.5), byTime(n.Length, []float64{0, 100}, 0.5, 2)
}

// skillsMet is how often the witness saw somebody wait beside somebody free who does not take the call.
type skillsMet struct{ platforms, rooms int }

// lookAtSkills looks at the world as it happens to be.
func (v *witness) lookAtSkills() {
	if v.world == nil {
		return
	}
	for p := range v.world.stageOne.platforms {
		if s := &v.world.stageOne.platforms[p]; s.Down == Up && s.Queued != 0 && s.Free != 0 {
			v.skills.platforms++
		}
	}
	for r := range v.world.stageTwo.rooms {
		if s := &v.world.stageTwo.rooms[r]; s.Down == Up && s.Queued != 0 && s.Free != 0 {
			v.skills.rooms++
		}
	}
}

func (m *skillsMet) add(n skillsMet) {
	m.platforms += n.platforms
	m.rooms += n.rooms
}

func (m *skillsMet) report(t *testing.T) {
	t.Logf("%9d times a call waited beside an idle agent who does not take it, and %9d beside a call taker", m.platforms, m.rooms)
	require.Positive(t, m.platforms)
	require.Positive(t, m.rooms)
}
