// Package des is the engine: simulated time and the calendar of future events. It knows nothing about telephones.
//
// An event is a small typed value, not a closure and not an object. It says when, what kind and which subject. The behaviour
// lives in one switch in the model. The calendar orders events by time, then by rank, then by the order of scheduling. The
// rank of an event is its kind. The model's list of kinds, read from top to bottom, therefore decides which of two events in
// the same microsecond comes first.
//
// Events cannot be removed. A model that no longer wants an event raises the turn of its subject, and ignores events of an
// older turn. Compared with an index for removal this costs dead entries. They are few, because only waiting calls set
// timers; see BenchmarkCalendar and the model's count of stale events.
package des

import "math/bits"

// Event is something that will happen. Subject is an index into the model's own tables. Turn is the subject's stage at
// scheduling; the model uses it to recognise stale events.
type Event[K ~uint8] struct {
	At      Time
	order   uint64 // kind in the top byte, sequence number below
	Subject int32
	Turn    uint32
}

// Kind is what will happen, and the event's rank among events of the same time: lower kinds come first.
func (e Event[K]) Kind() K { return K(e.order >> 56) }

// before is 1 if a comes before b and 0 if not, without a branch. The processor cannot predict which event is earlier, and
// wrong guesses would cost more than everything else in the heap.
func before[K ~uint8](a, b *Event[K]) int {
	_, borrow := bits.Sub64(a.order, b.order, 0)
	_, borrow = bits.Sub64(uint64(a.At), uint64(b.At), borrow)
	return int(borrow)
}

// Calendar holds the future events, earliest first: an implicit binary heap of values. The zero Calendar is empty and
// ready. Times must not be negative. It holds 2^56 schedulings, far more than any run makes.
type Calendar[K ~uint8] struct {
	heap     []Event[K]
	sequence uint64
	hollow   bool // the root has been taken and nothing has been put there yet
}

// Reset empties the calendar, keeping its memory.
func (c *Calendar[K]) Reset() { c.heap, c.sequence, c.hollow = c.heap[:0], 0, false }

// Len is the number of events to come.
func (c *Calendar[K]) Len() int {
	if c.hollow {
		return len(c.heap) - 1
	}
	return len(c.heap)
}

// Schedule puts an event of the given kind into the calendar.
func (c *Calendar[K]) Schedule(at Time, kind K, subject int32, turn uint32) {
	c.sequence++
	e := Event[K]{At: at, order: uint64(kind)<<56 | c.sequence, Subject: subject, Turn: turn}
	if c.hollow { // most events schedule one successor: put it straight into the root and sift once
		c.hollow = false
		c.siftDown(e)
		return
	}
	c.heap = append(c.heap, e)
	c.siftUp(e)
}

// Next is the time of the earliest event, or Never.
func (c *Calendar[K]) Next() Time {
	if c.hollow {
		c.settle()
	}
	if len(c.heap) == 0 {
		return Never
	}
	return c.heap[0].At
}

// Pop takes the earliest event. It must not be called on an empty calendar.
func (c *Calendar[K]) Pop() Event[K] {
	if c.hollow {
		c.settle()
	}
	c.hollow = true
	return c.heap[0]
}

// settle fills the hollow root with the last event.
func (c *Calendar[K]) settle() {
	c.hollow = false
	last := len(c.heap) - 1
	e := c.heap[last]
	c.heap = c.heap[:last]
	if last > 0 {
		c.siftDown(e)
	}
}

func (c *Calendar[K]) siftUp(e Event[K]) {
	h, i := c.heap, len(c.heap)-1
	for i > 0 {
		parent := (i - 1) >> 1
		if before(&e, &h[parent]) == 0 {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = e
}

// siftDown places e, starting from the root, whose present content is lost.
func (c *Calendar[K]) siftDown(e Event[K]) {
	h, i := c.heap, 0
	for {
		child := 2*i + 1
		if child >= len(h) {
			break
		}
		if child+1 < len(h) {
			child += before(&h[child+1], &h[child])
		}
		if before(&e, &h[child]) == 1 {
			break
		}
		h[i] = h[child]
		i = child
	}
	h[i] = e
}
