// Package des is the engine: simulated time and the calendar of future events. It knows nothing about telephones.
//
// An event is a small typed value, not a closure and not an object. It says when, what kind and which subject. The behaviour
// lives in one switch in the model. The calendar orders events by time, then by rank, then by the order of scheduling. The
// rank of an event is its kind. The model's list of kinds, read from top to bottom, therefore decides which of two events in
// the same microsecond comes first.
//
// A model that no longer wants an event raises the turn of its subject, and ignores events of an older turn. Most such events
// are timers of waiting calls, minutes ahead. They can also be taken out of the calendar by the place that Schedule gives, as
// long as their time is not near. That costs less than to put them in order and ignore them. An index for the removal of any
// event would cost more than it saves.
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
func before[K ~uint8](a, b *Event[K]) int { return b.isAfter(a.At, a.order) }

// isAfter is the same for an event that is not in memory yet: a processor waits for what it has just written.
func (e *Event[K]) isAfter(at Time, order uint64) int {
	_, borrow := bits.Sub64(order, e.order, 0)
	_, borrow = bits.Sub64(uint64(at), uint64(e.At), borrow)
	return int(borrow)
}

// The calendar divides the future into slices of time: about a second long, and enough of them for 18 minutes.
const (
	sliceBits = 20 // a slice is 2^20 µs long
	reach     = 1024
)

// Calendar holds the future events, earliest first. The zero Calendar is empty and ready. Times must not be negative. It holds
// 2^56 schedulings, far more than any run makes.
//
// Only the events of the open slice of time are in order. The events of later slices wait in a list for each slice, in no
// order, until their slice is opened. Those beyond all slices wait in a heap. Most events lie minutes ahead. Those in order
// therefore stay few: about ten in place of hundreds on a national day.
type Calendar[K ~uint8] struct {
	near     agenda[K]          // the events of the open slice and before it
	open     Time               // the number of that slice
	lists    [reach]int32       // of the slices that come next: the first place of each list; 0: the list is empty
	used     [reach / 64]uint64 // the lists that hold events, as a set
	filed    int                // events in the lists
	places   []place[K]         // of all lists, which share little memory; the first is not used
	free     int32              // the first unused place; 0: there is none
	far      heap[K]            // the events beyond those slices
	sequence uint64
}

// place is where an event of a list lies.
type place[K ~uint8] struct {
	Event[K]
	next int32 // place in the list, or among the unused; 0: it is the last
	prev int32 // in the list; 0: it is the first
}

// Reset empties the calendar, keeping its memory.
func (c *Calendar[K]) Reset() {
	c.near.list = c.near.list[:0]
	c.far.list = c.far.list[:0]
	clear(c.lists[:])
	clear(c.used[:])
	c.open, c.filed, c.places, c.free, c.sequence = 0, 0, c.places[:0], 0, 0
}

// Len is the number of events to come.
func (c *Calendar[K]) Len() int { return len(c.near.list) + c.filed + len(c.far.list) }

// Place is where the calendar keeps an event that lies some seconds to minutes ahead; 0: it keeps it elsewhere.
type Place int32

// Schedule puts an event of the given kind into the calendar.
func (c *Calendar[K]) Schedule(at Time, kind K, subject int32, turn uint32) Place {
	c.sequence++
	return c.put(Event[K]{At: at, order: uint64(kind)<<56 | c.sequence, Subject: subject, Turn: turn})
}

// Cancel takes out the event of a kind, subject and turn that was scheduled at a place, if it is there still, and reports whether
// it was. If not, the event has come or will come. No two events of a kind may have the same subject and turn.
func (c *Calendar[K]) Cancel(at Place, kind K, subject int32, turn uint32) bool {
	if at == 0 {
		return false
	}
	p := &c.places[at]
	if p.Subject != subject || p.Turn != turn || p.Kind() != kind {
		return false
	}
	c.unlink(p)
	c.release(int32(at))
	return true
}

func (c *Calendar[K]) put(e Event[K]) Place {
	switch slice := e.At >> sliceBits; {
	case slice <= c.open:
		c.near.put(e)
	case slice < c.open+reach:
		return c.file(e, uint(slice)%reach)
	default:
		c.far.put(e)
	}
	return 0
}

// file puts an event into a list.
func (c *Calendar[K]) file(e Event[K], list uint) Place {
	at := c.free
	if at == 0 {
		at = c.addPlace()
	} else {
		c.free = c.places[at].next
	}
	next := c.lists[list]
	if next != 0 {
		c.places[next].prev = at
	}
	c.places[at] = place[K]{e, next, 0}
	c.lists[list] = at
	c.used[list/64] |= 1 << (list % 64)
	c.filed++
	return Place(at)
}

// unlink takes an event out of its list.
func (c *Calendar[K]) unlink(p *place[K]) {
	if p.next != 0 {
		c.places[p.next].prev = p.prev
	}
	if p.prev != 0 {
		c.places[p.prev].next = p.next
		return
	}
	list := uint(p.At>>sliceBits) % reach
	if c.lists[list] = p.next; p.next == 0 {
		c.used[list/64] &^= 1 << (list % 64)
	}
}

// release makes a place free.
func (c *Calendar[K]) release(at int32) {
	p := &c.places[at]
	p.Subject, p.next, c.free = nobody, c.free, at
	c.filed--
}

// nobody is the subject of no event, at a place that is free.
const nobody = -1

func (c *Calendar[K]) addPlace() int32 {
	if len(c.places) == 0 {
		c.places = append(c.places, place[K]{})
	}
	c.places = append(c.places, place[K]{})
	return int32(len(c.places) - 1)
}

// unfile puts the events of a list into the agenda, which is empty.
func (c *Calendar[K]) unfile(list uint) {
	for at := c.lists[list]; at != 0; {
		p := &c.places[at]
		c.near.list = append(c.near.list, p.Event)
		next := p.next
		c.release(at)
		at = next
	}
	c.near.sort()
	c.lists[list] = 0
	c.used[list/64] &^= 1 << (list % 64)
}

// Next is the time of the earliest event, or Never.
func (c *Calendar[K]) Next() Time {
	if len(c.near.list) == 0 && !c.advance() {
		return Never
	}
	return c.near.first().At
}

// Pop takes the earliest event. It must not be called on an empty calendar.
func (c *Calendar[K]) Pop() Event[K] {
	if len(c.near.list) == 0 {
		c.advance()
	}
	e := c.near.first()
	c.near.cut()
	return e
}

// PopBy takes the earliest event, if there is one at a time or before it.
func (c *Calendar[K]) PopBy(t Time) (e Event[K], ok bool) {
	if len(c.near.list) == 0 && !c.advance() {
		return e, false
	}
	if e = c.near.first(); e.At > t {
		return e, false
	}
	c.near.cut()
	return e, true
}

// advance opens the next slice that holds events. It reports false if there are none.
func (c *Calendar[K]) advance() bool {
	switch {
	case c.filed > 0:
		c.open = c.nextUsed()
	case len(c.far.list) > 0:
		c.open = c.far.list[0].At >> sliceBits
	default:
		return false
	}
	c.unfile(uint(c.open) % reach)
	for len(c.far.list) > 0 && c.far.list[0].At>>sliceBits < c.open+reach { // those that the lists reach now
		c.put(c.far.pop())
	}
	return true
}

// nextUsed is the next slice that has events in its list; there is one.
func (c *Calendar[K]) nextUsed() Time {
	slice := c.open + 1
	for {
		i := uint(slice) % reach
		if rest := c.used[i/64] >> (i % 64); rest != 0 {
			return slice + Time(bits.TrailingZeros64(rest))
		}
		slice += Time(64 - i%64)
	}
}
