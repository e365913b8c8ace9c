package desk

import (
	"math/bits"

	"nines/sim/des"
)

// Board is where waiting calls meet people who are free. Every call that joins or leaves a queue and everybody who comes
// free or gets busy goes through it, so its two sets always tell who can be brought together.
type Board struct {
	rules   *Switchboard
	queues  []List // by class, in order of tickets
	aside   List   // waiting calls for which the element is down: they keep their tickets but are not matched
	Queued  uint64 // the classes in which somebody waits who can be served
	Waiting int32  // calls in the queues and aside
	Free    uint64 // the pools in which somebody is free

	clock  Clock
	waited des.Time // sum of the time of those who waited: see usage.go
}

// cleared is an empty board, with the memory of b.
func (b Board) cleared(n *Switchboard) Board {
	return Board{rules: n, queues: emptyLists(b.queues, n.Classes()), aside: EmptyList(), clock: b.clock}
}

// count counts calls that begin or stop waiting.
func (b *Board) count(calls int32) {
	b.Waiting += calls
	b.waited -= des.Time(calls) * *b.clock
}

// Join puts a call in the queue of its class, in order of its ticket; or aside, if it is barred.
func (b *Board) Join(l *Lines, id int32, barred bool) {
	p := &l.places[id]
	b.count(1)
	if barred {
		p.at = aside
		b.aside.PushBack(l, id)
		return
	}
	p.at = queued
	b.queues[p.class].insert(l, id)
	b.Queued |= setOf(p.class)
}

// Leave takes a call out of its queue, or from aside.
func (b *Board) Leave(l *Lines, id int32) {
	b.count(-1)
	p := &l.places[id]
	if p.at == aside {
		b.aside.Remove(l, id)
	} else {
		q := &b.queues[p.class]
		if q.Remove(l, id); q.IsEmpty() {
			b.Queued &^= setOf(p.class)
		}
	}
	p.at = nowhere
}

// HasAside says whether somebody waits aside.
func (b *Board) HasAside() bool { return !b.aside.IsEmpty() }

// AppendWaiting appends the calls that wait, queued and aside, to a list, in no stated order.
func (b *Board) AppendWaiting(list []int32, l *Lines) []int32 {
	for i := range b.queues {
		list = b.queues[i].AppendTo(list, l)
	}
	return b.aside.AppendTo(list, l)
}

// sort puts the calls of a list back in line in order of tickets, or aside, as SetAside has marked them.
func (b *Board) sort(l *Lines, list []int32) {
	free, waited := b.Free, b.waited+des.Time(b.Waiting)**b.clock
	*b = b.cleared(b.rules)
	b.Free, b.waited = free, waited
	for _, id := range list {
		p := &l.places[id]
		switch p.at {
		case queued:
			b.queues[p.class].PushBack(l, id)
			b.Queued |= setOf(p.class)
		case aside:
			b.aside.PushBack(l, id)
		default:
			continue
		}
		b.count(1)
	}
}

// InOrder says whether everybody in the queues stands behind whoever has an earlier ticket.
func (b *Board) InOrder(l *Lines) bool {
	for i := range b.queues {
		if !b.queues[i].inOrder(l) {
			return false
		}
	}
	return true
}

func (q *List) inOrder(l *Lines) bool {
	for id := q.head; id != None; id = l.places[id].next {
		if next := l.places[id].next; next != None && l.places[next].ticket <= l.places[id].ticket {
			return false
		}
	}
	return true
}

// take takes the call that has waited longest out of the queues of some classes in which somebody waits.
func (b *Board) take(l *Lines, classes uint64) int32 {
	class := bits.TrailingZeros64(classes)
	if classes &= classes - 1; classes != 0 {
		class = b.longestWaiting(l, classes, class)
	}
	q := &b.queues[class]
	id := q.popFront(l)
	if q.IsEmpty() {
		b.Queued &^= setOf(uint8(class))
	}
	l.places[id].at = nowhere
	b.count(-1)
	return id
}

// longestWaiting is the class whose first call has waited longest, of some classes and one more.
func (b *Board) longestWaiting(l *Lines, classes uint64, first int) int {
	for ; classes != 0; classes &= classes - 1 {
		class := bits.TrailingZeros64(classes)
		if l.places[b.queues[class].head].ticket < l.places[b.queues[first].head].ticket {
			first = class
		}
	}
	return first
}

// soughtBy is the set of pools that a call of a class goes to: of those in which somebody is free, the ones it seeks
// first. It is empty if there are none.
func (b *Board) soughtBy(class uint8) uint64 {
	for _, pools := range b.rules.Seeks[class] {
		if able := pools & b.Free; able != 0 {
			return able
		}
	}
	return 0
}

// nextOf is the set of classes from which a pool takes its next call.
func (b *Board) nextOf(pool uint8) uint64 {
	if b.rules.Takes == nil {
		return b.Queued & -b.Queued
	}
	for _, classes := range b.rules.Takes[pool] {
		if some := classes & b.Queued; some != 0 {
			return some
		}
	}
	return 0
}

// PoolsFor is the set of pools to which a call that arrives goes at once. It is empty if the call has to wait, also if
// there are calls before it that are about to be brought together with those who are free.
func (b *Board) PoolsFor(l *Lines, class uint8) uint64 {
	if b.rules.Seeks != nil {
		return b.poolsSought(l, class)
	}
	if b.Queued != 0 {
		return 0
	}
	return b.Free
}

// poolsSought is the same where people have skills.
func (b *Board) poolsSought(l *Lines, class uint8) uint64 {
	if b.Queued != 0 && b.match(l) != 0 {
		return 0
	}
	return b.soughtBy(class)
}

// matched is the set of pools in which somebody is free for a call that waits. It is empty if nobody free takes any.
func (b *Board) matched(l *Lines) uint64 {
	if b.rules.Seeks == nil {
		return b.Free
	}
	return b.match(l)
}

// match finds the most urgent call for which a suitable agent is free; of equally urgent ones, the longest waiting. It
// returns the pools the call goes to, or none if no free agent takes any waiting call.
//
// It picks the call first and then the agent. One call with several free agents follows its own preference. The chosen agent
// then takes the call that he or she prefers, so one agent with several calls follows the agent's preference.
func (b *Board) match(l *Lines) uint64 {
	found, rank, ticket := uint64(0), 0, int64(0)
	for classes := b.Queued; classes != 0; classes &= classes - 1 {
		class := bits.TrailingZeros64(classes)
		joined := l.places[b.queues[class].head].ticket
		switch {
		case found != 0 && class/b.rules.Kinds > rank:
			return found
		case found != 0 && joined > ticket:
			continue
		}
		if pools := b.soughtBy(uint8(class)); pools != 0 {
			found, rank, ticket = pools, class/b.rules.Kinds, joined
		}
	}
	return found
}
