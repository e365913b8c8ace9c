// Package prefer makes a switchboard of what people take: who takes whose calls, and in which order. Lists of names become sets
// of classes and of pools.
package prefer

import (
	"math/bits"
	"slices"

	"nines/sim/emergency"
)

// Board is a switchboard in the making.
type Board struct {
	emergency.Switchboard
	PoolOf []uint8 // by crew: people with a list

	takes [][][]int // by pool: sets of names in order of preference, None for others
	names []string
	named []int // the names that somebody's list has, which are kinds of their own; all others are the last kind
}

// New makes a board of the names of a trait, and of what each crew takes: sets of names in order of preference, None for
// others.
func New(names []string, lists [][][]int) *Board {
	b := &Board{names: names}
	for _, list := range lists {
		for _, name := range slices.Concat(list...) {
			if name != emergency.None && !slices.Contains(b.named, name) {
				b.named = append(b.named, name)
			}
		}
	}
	for _, list := range lists {
		b.PoolOf = append(b.PoolOf, uint8(b.pool(list)))
	}
	return b
}

// Lists is how many different lists there are.
func (b *Board) Lists() int { return len(b.takes) }

// IsPlain reports whether everybody takes everything.
func (b *Board) IsPlain() bool { return len(b.named) == 0 }

// Forget has everybody take everything.
func (b *Board) Forget() { b.named = nil }

// Sort says which kind each name is. If some callers have no name of this trait, they are one more kind.
func (b *Board) Sort(by emergency.Trait, someHaveNone bool) {
	of := make([]uint8, len(b.names)+1) // the last one: who wants no service
	for i := range of {
		of[i] = uint8(min(len(b.named), emergency.MaxClasses))
	}
	for k, name := range b.named {
		of[name] = uint8(min(k, emergency.MaxClasses))
	}
	b.Kind, b.Kinds = emergency.Sorting{By: by, Of: of}, len(b.named)
	if len(b.named) < len(b.names) || someHaveNone {
		b.Kinds++
	}
}

// NamesOf are the names whose calls are of a kind.
func (b *Board) NamesOf(kind int) []string {
	if kind < len(b.named) {
		return []string{b.names[b.named[kind]]}
	}
	var list []string
	for i, name := range b.names {
		if !slices.Contains(b.named, i) {
			list = append(list, name)
		}
	}
	if len(list) == 0 {
		return []string{"no-request"}
	}
	return list
}

// pool is the pool of the crews with a list. No list takes everything, and so does a list of others alone.
func (b *Board) pool(list [][]int) int {
	if len(list) == 0 {
		list = [][]int{{emergency.None}}
	}
	for i := range b.takes {
		if slices.EqualFunc(b.takes[i], list, slices.Equal) {
			return i
		}
	}
	b.takes = append(b.takes, list)
	return len(b.takes) - 1
}

// ofRank is the classes of one rank, of the kinds in a set.
func (b *Board) ofRank(rank int, kinds uint64) uint64 { return kinds << (rank * b.Kinds) }

// namedAt is the set of the kinds that stand by their names at a place of a pool's list.
func (b *Board) namedAt(pool, place int) (kinds uint64) {
	for _, name := range b.takes[pool][place] {
		if name != emergency.None {
			kinds |= 1 << slices.Index(b.named, name)
		}
	}
	return kinds
}

// othersAt is the set of the kinds that stand there as others.
func (b *Board) othersAt(pool, place int) uint64 {
	if !slices.Contains(b.takes[pool][place], emergency.None) {
		return 0
	}
	kinds := uint64(1)<<b.Kinds - 1
	for at := range b.takes[pool] {
		kinds &^= b.namedAt(pool, at)
	}
	return kinds
}

// kindsAt is both: they are on a par.
func (b *Board) kindsAt(pool, place int) uint64 {
	return b.namedAt(pool, place) | b.othersAt(pool, place)
}

// TakenBy is the set of the kinds that a crew takes.
func (b *Board) TakenBy(crew int) (kinds uint64) {
	if b.IsPlain() {
		return 1
	}
	pool := int(b.PoolOf[crew])
	for place := range b.takes[pool] {
		kinds |= b.kindsAt(pool, place)
	}
	return kinds
}

// Prefer works out both orders of preference. Whoever comes free goes by urgency, then by the list. A call goes first to those
// who name it, the higher in their list the sooner. It goes then to those who take it as one of others, or of everything,
// again the higher the sooner. That keeps people free for what they are wanted for.
func (b *Board) Prefer() {
	if b.IsPlain() {
		b.Kind, b.Kinds, b.PoolOf = emergency.Sorting{}, 1, make([]uint8, len(b.PoolOf))
		return
	}
	places := 0
	for _, list := range b.takes {
		places = max(places, len(list))
	}
	b.Takes = make([][]uint64, len(b.takes))
	for pool, list := range b.takes {
		for rank := range b.Ranks {
			for place := range list {
				b.Takes[pool] = append(b.Takes[pool], b.ofRank(rank, b.kindsAt(pool, place)))
			}
		}
	}
	b.Seeks = make([][]uint64, b.Ranks*b.Kinds)
	for _, kindsAt := range []func(pool, place int) uint64{b.namedAt, b.othersAt} {
		for place := range places {
			b.seek(kindsAt, place)
		}
	}
}

// seek adds, to what each class seeks, the pools that have it at a place of their lists, by its name or as others.
func (b *Board) seek(kindsAt func(pool, place int) uint64, place int) {
	sets := make([]uint64, b.Kinds)
	for pool, list := range b.takes {
		if place >= len(list) {
			continue
		}
		for kinds := kindsAt(pool, place); kinds != 0; kinds &= kinds - 1 {
			sets[bits.TrailingZeros64(kinds)] |= 1 << pool
		}
	}
	for class := range b.Seeks {
		if set := sets[class%b.Kinds]; set != 0 {
			b.Seeks[class] = append(b.Seeks[class], set)
		}
	}
}
