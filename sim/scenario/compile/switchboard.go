package compile

import (
	"math/bits"
	"slices"

	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// board is a switchboard in the making.
type board struct {
	emergency.Switchboard
	crews  []crew
	poolOf []uint8   // by crew
	takes  [][][]int // by pool: sets of names in order of preference, None for others
	names  []string
	named  []int // the names that somebody's list has, which are kinds of their own; all others are the last kind
}

// switchboard makes a switchboard from a priority and from what the crews take.
func (c places) switchboard(p *spec.Priority, by emergency.Trait, crews []crew, path string) board {
	b := board{crews: crews, names: c.traitNames(by)}
	b.Rank, b.Ranks = c.priority(p, path+".priority")
	lists := make([][][]int, len(crews))
	for i, w := range crews {
		lists[i] = c.skills(w, by, b.names)
		for _, name := range slices.Concat(lists[i]...) {
			if name != emergency.None && !slices.Contains(b.named, name) {
				b.named = append(b.named, name)
			}
		}
	}
	c.sortKinds(&b, by)
	for _, list := range lists {
		b.poolOf = append(b.poolOf, uint8(b.pool(list)))
	}
	for _, sorts := range []struct {
		n  int
		of string
	}{{b.Ranks * b.Kinds, "calls (urgency × skills)"}, {len(b.takes), "people (by the calls they take)"}} {
		if sorts.n > emergency.MaxClasses {
			c.Complain(path, "there are %d kinds of %s, but at most %d are possible: use fewer names in takes and priority", sorts.n, sorts.of, emergency.MaxClasses)
			b.named = nil
		}
	}
	if len(b.named) == 0 { // all take everything
		b.Kind, b.Kinds, b.poolOf = emergency.Sorting{}, 1, make([]uint8, len(crews))
		return b
	}
	b.prefer()
	return b
}

// sortKinds says which kind each name is.
func (c places) sortKinds(b *board, by emergency.Trait) {
	of := make([]uint8, len(b.names)+1) // the last one: who wants no service
	for i := range of {
		of[i] = uint8(min(len(b.named), emergency.MaxClasses))
	}
	for k, name := range b.named {
		of[name] = uint8(min(k, emergency.MaxClasses))
	}
	b.Kind, b.Kinds = emergency.Sorting{By: by, Of: of}, len(b.named)
	if len(b.named) < len(b.names) || by == emergency.ByService && c.net.Demand.NoRequest > 0 {
		b.Kinds++
	}
}

// namesOf are the names whose calls are of a kind.
func (b *board) namesOf(kind int) []string {
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

// pool is the pool of the crews with a list. To take nothing but others is to take everything, as is to have no list.
func (b *board) pool(list [][]int) int {
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
func (b *board) ofRank(rank int, kinds uint64) uint64 { return kinds << (rank * b.Kinds) }

// namedAt is the set of the kinds that stand by their names at a place of a pool's list.
func (b *board) namedAt(pool, place int) (kinds uint64) {
	for _, name := range b.takes[pool][place] {
		if name != emergency.None {
			kinds |= 1 << slices.Index(b.named, name)
		}
	}
	return kinds
}

// othersAt is the set of the kinds that stand there as others.
func (b *board) othersAt(pool, place int) uint64 {
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
func (b *board) kindsAt(pool, place int) uint64 {
	return b.namedAt(pool, place) | b.othersAt(pool, place)
}

// takenBy is the set of the kinds that a pool takes.
func (b *board) takenBy(pool int) (kinds uint64) {
	if len(b.named) == 0 {
		return 1
	}
	for place := range b.takes[pool] {
		kinds |= b.kindsAt(pool, place)
	}
	return kinds
}

// prefer works out both orders of preference. Whoever comes free goes by urgency, then by the list. A call goes to those
// who name it, the higher in their list the sooner; then to those who take it as one of others, or of everything, again
// the higher the sooner: so that who is wanted for something else is kept free for it.
func (b *board) prefer() {
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
func (b *board) seek(kindsAt func(pool, place int) uint64, place int) {
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

// priority says how urgent whose calls are, and how many ranks there are.
func (c places) priority(p *spec.Priority, path string) (emergency.Sorting, int) {
	if p == nil {
		return emergency.Sorting{}, 1
	}
	by := spec.Trait(p.By, emergency.ByAccess)
	names, order := c.traitNames(by), p.Order
	if len(order) >= mostRanks {
		c.Complain(path+".order", "there are %d names, but at most %d are possible: remove some", len(order), mostRanks-1)
		return emergency.Sorting{}, 1
	}
	of := make([]uint8, len(names)+1) // the last one: who wants no service
	for i := range of {
		of[i] = uint8(len(order))
	}
	for rank, name := range order {
		at := yamldoc.Element(path+".order", rank)
		if first := slices.Index(order, name); first < rank {
			c.Complain(at, "%s is already number %d in the order: name it once", name, first+1)
			continue
		}
		if i := c.index(by.String(), name, names, at); i >= 0 {
			of[i] = uint8(rank)
		}
	}
	return emergency.Sorting{By: by, Of: of}, len(order) + 1
}
