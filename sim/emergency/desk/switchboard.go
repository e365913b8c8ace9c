package desk

import "nines/sim/emergency/demand"

// MaxClasses is the most classes of calls that one switchboard can tell apart, and the most pools it can have: a set of
// either is one word.
const MaxClasses = 64

// Switchboard says which calls a platform or a control room distinguishes, and who takes them. The zero value distinguishes
// none: first come, first served, by whoever has been free longest.
//
// Calls fall into classes: by rank, which is how urgent they are, and within a rank by kind, which is the skill that they
// ask for. People stand in pools; those of one pool have the same skills. The order of preference is stated on both sides:
// somebody who comes free goes by Takes, a call that arrives goes by Seeks. Both are lists of sets. Within a set all are
// equal: the call that has waited longest, or the agent who has been idle longest, is next. A pool is in Seeks of exactly
// the classes in its Takes.
type Switchboard struct {
	Rank, Kind   demand.Sorting
	Ranks, Kinds int        // how many there are, at least 1; 0 counts as 1 if nobody has skills
	Takes        [][]uint64 // by pool: sets of classes. Nil: one pool takes everything, the most urgent first
	Seeks        [][]uint64 // by class: sets of pools. Nil with Takes
}

// Classes is how many classes there are.
func (n *Switchboard) Classes() int { return max(1, n.Ranks) * max(1, n.Kinds) }

// Pools is how many pools there are.
func (n *Switchboard) Pools() int { return max(1, len(n.Takes)) }

// ClassOf is the class of a person's calls. A more urgent class has a lower number.
func (n *Switchboard) ClassOf(p *demand.Person) uint8 {
	if n.Rank.Of == nil && n.Kind.Of == nil {
		return 0
	}
	return n.classBy(p)
}

func (n *Switchboard) classBy(p *demand.Person) uint8 {
	return uint8(n.Rank.Sort(p)*max(1, n.Kinds) + n.Kind.Sort(p))
}

// TakenBy is the set of all classes that a pool takes.
func (n *Switchboard) TakenBy(pool uint8) uint64 {
	if n.Takes == nil {
		return ^uint64(0)
	}
	all := uint64(0)
	for _, classes := range n.Takes[pool] {
		all |= classes
	}
	return all
}

// setOf is the set of one class or pool.
func setOf(i uint8) uint64 { return 1 << (i % MaxClasses) }
