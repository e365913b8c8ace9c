package emergency

import "math/bits"

// MaxClasses is the most classes of calls that one switchboard can tell apart, and the most pools it can have: a set of
// either is one word.
const MaxClasses = 64

// Switchboard says which calls a platform or a control room tells apart, and who takes which. The zero value tells none
// apart: first come, first served, by whoever has been free longest.
//
// Calls fall into classes: by rank, which is how urgent they are, and within a rank by kind, which is the skill that they
// ask for. People stand in pools, of which each has the same skills. The order of preference is stated on both sides:
// somebody who comes free goes by Takes, a call that arrives goes by Seeks. Both are lists of sets; what is in one set is
// equal, so that the call that has waited longest, or the agent who has been idle longest, is the next. A pool is in
// Seeks of exactly those classes that are in its Takes.
type Switchboard struct {
	Rank, Kind   Sorting
	Ranks, Kinds int        // how many there are, at least 1; 0 counts as 1 if nobody has skills
	Takes        [][]uint64 // by pool: sets of classes. Nil: one pool takes everything, the most urgent first
	Seeks        [][]uint64 // by class: sets of pools. Nil with Takes
}

// Classes is how many classes there are.
func (n *Switchboard) Classes() int { return max(1, n.Ranks) * max(1, n.Kinds) }

// pools is how many pools there are.
func (n *Switchboard) pools() int { return max(1, len(n.Takes)) }

// classOf is the class of a caller's calls. A more urgent class has a lower number.
func (n *Switchboard) classOf(c *caller) uint8 {
	if n.Rank.Of == nil && n.Kind.Of == nil {
		return 0
	}
	return n.classBy(c)
}

func (n *Switchboard) classBy(c *caller) uint8 {
	return uint8(n.Rank.Sort(&c.Person)*max(1, n.Kinds) + n.Kind.Sort(&c.Person))
}

// takenBy is the set of all classes that a pool takes.
func (n *Switchboard) takenBy(pool uint8) uint64 {
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

// switchboard is where waiting calls meet people who are free. Every call that joins or leaves a queue and everybody who
// comes free or gets busy goes through it, so that its two sets always tell who can be brought together.
type switchboard struct {
	queues  []list // by class
	queued  uint64 // the classes in which somebody waits
	aside   list   // who waits too, but for whom the element is down: see resort.go
	waiting int32
	free    uint64 // the pools in which somebody is free
}

// cleared is an empty switchboard, with the memory of b.
func (b switchboard) cleared(n *Switchboard) switchboard {
	return switchboard{queues: emptyLists(b.queues, n.Classes()), aside: emptyList()}
}

// emptyLists makes so many empty lists, in the memory of others.
func emptyLists(lists []list, n int) []list {
	lists = lists[:0]
	for range n {
		lists = append(lists, emptyList())
	}
	return lists
}

// join puts a call at the back of its class's queue, or at the front.
func (b *switchboard) join(links []link, class uint8, id int32, front bool) {
	if front {
		b.queues[class].pushFront(links, id)
	} else {
		b.queues[class].pushBack(links, id)
	}
	b.queued |= setOf(class)
	b.waiting++
}

// leave takes a call out of its class's queue.
func (b *switchboard) leave(links []link, class uint8, id int32) {
	q := &b.queues[class]
	q.remove(links, id)
	if q.isEmpty() {
		b.queued &^= setOf(class)
	}
	b.waiting--
}

// soughtBy is the set of pools that a call of a class goes to: of those in which somebody is free, the ones it seeks
// first. It is empty if there are none.
func (b *switchboard) soughtBy(n *Switchboard, class uint8) uint64 {
	for _, pools := range n.Seeks[class] {
		if able := pools & b.free; able != 0 {
			return able
		}
	}
	return 0
}

// nextOf is the set of classes from which a pool takes its next call.
func (b *switchboard) nextOf(n *Switchboard, pool uint8) uint64 {
	if n.Takes == nil {
		return b.queued & -b.queued
	}
	for _, classes := range n.Takes[pool] {
		if some := classes & b.queued; some != 0 {
			return some
		}
	}
	return 0
}

// takeTicket numbers who joins a line, so that the first of several lines can be told. Whoever is let in at the front has
// a number before all others.
func (w *World) takeTicket(front bool) int64 {
	w.tickets++
	if front {
		return -w.tickets
	}
	return w.tickets
}

// longestWaiting is the call that has waited longest of some classes in which somebody waits.
func (w *World) longestWaiting(b *switchboard, classes uint64) int32 {
	first := b.queues[bits.TrailingZeros64(classes)].head
	if classes &= classes - 1; classes == 0 {
		return first
	}
	return w.firstOf(b, classes, first)
}

// firstOf is whoever of the heads of some queues, and of one call more, has waited longest.
func (w *World) firstOf(b *switchboard, classes uint64, first int32) int32 {
	for ; classes != 0; classes &= classes - 1 {
		if id := b.queues[bits.TrailingZeros64(classes)].head; w.callers[id].ticket < w.callers[first].ticket {
			first = id
		}
	}
	return first
}

// poolsFor is the set of pools to which a call that arrives goes at once. It is empty if the call has to wait, also if
// there are calls before it that are about to be brought together with those who are free.
func (w *World) poolsFor(b *switchboard, n *Switchboard, class uint8) uint64 {
	if n.Seeks != nil {
		return w.poolsSought(b, n, class)
	}
	if b.queued != 0 {
		return 0
	}
	return b.free
}

// poolsSought is the same where people have skills.
func (w *World) poolsSought(b *switchboard, n *Switchboard, class uint8) uint64 {
	if b.queued != 0 && w.match(b, n) != 0 {
		return 0
	}
	return b.soughtBy(n, class)
}

// match finds the most urgent call, and of equally urgent ones the longest waiting, for which somebody is free, and
// gives the pools it goes to. It is empty if nobody free takes any call that waits.
//
// The call is sought first and the person then: one call before several people goes by its own preference. Whoever it
// finds then takes the call that he or she prefers, so that one person before several calls goes by his or hers.
func (w *World) match(b *switchboard, n *Switchboard) uint64 {
	found, rank, ticket := uint64(0), 0, int64(0)
	for classes := b.queued; classes != 0; classes &= classes - 1 {
		class := bits.TrailingZeros64(classes)
		joined := w.callers[b.queues[class].head].ticket
		switch {
		case found != 0 && class/n.Kinds > rank:
			return found
		case found != 0 && joined > ticket:
			continue
		}
		if pools := b.soughtBy(n, uint8(class)); pools != 0 {
			found, rank, ticket = pools, class/n.Kinds, joined
		}
	}
	return found
}
