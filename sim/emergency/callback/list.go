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
func (l *List) First() *Number { return &l.heap[0] }

// Add puts a number on the list.
func (l *List) Add(n Number) {
	l.heap = append(l.heap, n)
	h := l.heap
	for i := len(h) - 1; i > 0; {
		parent := (i - 1) / 2
		if h[parent].compare(&h[i]) <= 0 {
			return
		}
		h[parent], h[i] = h[i], h[parent]
		i = parent
	}
}

// Pop takes the number that is due first off the list; only if there is one.
func (l *List) Pop() Number {
	h := l.heap
	first, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	l.heap = h
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < last; child++ {
			if h[child].compare(&h[least]) < 0 {
				least = child
			}
		}
		if least == i {
			return first
		}
		h[least], h[i] = h[i], h[least]
		i = least
	}
}
