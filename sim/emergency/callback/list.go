package callback

import (
	"cmp"

	"nines/sim/des"
)

// Number is a person who is to be rung back.
type Number struct {
	Due    des.Time // not before
	Lost   des.Time // when the call was lost
	Caller uint64   // who
	Slot   int32    // where the world keeps the caller, if it still does
	Try    int32    // tries so far
}

// compare orders numbers by when they are due, then by when their calls were lost, then by who it is.
func (n *Number) compare(other *Number) int {
	return cmp.Or(cmp.Compare(n.Due, other.Due), cmp.Compare(n.Lost, other.Lost), cmp.Compare(n.Caller, other.Caller))
}

// List is the numbers of one rule that are still to be rung, a heap: the first due comes first. The zero List is empty.
type List struct{ heap []Number }

// Reset empties the list, and keeps the memory.
func (l *List) Reset() { l.heap = l.heap[:0] }

// Len is how many numbers there are.
func (l *List) Len() int { return len(l.heap) }

// First is the number that is due first; only if there is one.
func (l *List) First() *Number { return l.At(0) }

// At is the number at a place. The first due is at 0.
func (l *List) At(place int) *Number { return &l.heap[place] }

// FirstOf is the place of the number that is due first of those that can be rung; -1: there is none.
func (l *List) FirstOf(can func(*Number) bool) int {
	first := -1
	for i := range l.heap {
		if (first < 0 || l.heap[i].compare(&l.heap[first]) < 0) && can(&l.heap[i]) {
			first = i
		}
	}
	return first
}

// Add puts a number on the list.
func (l *List) Add(n Number) {
	l.heap = append(l.heap, n)
	l.rise(len(l.heap) - 1)
}

// Take takes the number at a place off the list.
func (l *List) Take(place int) Number {
	taken, last := l.heap[place], len(l.heap)-1
	l.heap[place] = l.heap[last]
	l.heap = l.heap[:last]
	if place < last {
		l.sink(place)
		l.rise(place)
	}
	return taken
}

// rise takes the number at a place up before those that are due later.
func (l *List) rise(i int) {
	for h := l.heap; i > 0; {
		parent := (i - 1) / 2
		if h[parent].compare(&h[i]) <= 0 {
			return
		}
		h[parent], h[i] = h[i], h[parent]
		i = parent
	}
}

// sink takes the number at a place down behind those that are due earlier.
func (l *List) sink(i int) {
	for h := l.heap; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h); child++ {
			if h[child].compare(&h[least]) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		h[least], h[i] = h[i], h[least]
		i = least
	}
}
