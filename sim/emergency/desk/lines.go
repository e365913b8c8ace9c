package desk

// place is where one member of a list stands.
type place struct {
	next, prev int32
	ticket     int64 // a lower one has joined earlier, or was let in at the front
	class      uint8 // of a call in a queue
	aside      bool  // waits in no queue, because it is down for this call
}

// Lines is the places of all calls, or of all agents, by their index. A call or agent stands in one list at most. The
// places lie beside what they belong to, so a list needs no memory of its own, and anybody can leave the middle of a
// queue at once.
type Lines struct {
	places []place
	last   int64 // ticket
}

// Reset forgets everybody, and keeps the memory.
func (l *Lines) Reset() { l.places, l.last = l.places[:0], 0 }

// Add makes a place for one more.
func (l *Lines) Add() { l.places = append(l.places, place{}) }

// Len is how many places there are.
func (l *Lines) Len() int { return len(l.places) }

// Next is who stands behind id in its list; or None.
func (l *Lines) Next(id int32) int32 { return l.places[id].next }

// Aside says whether a call waits where it is not served.
func (l *Lines) Aside(id int32) bool { return l.places[id].aside }

// SetAside says whether a call of a list that is about to be sorted anew is to wait aside.
func (l *Lines) SetAside(id int32, aside bool) { l.places[id].aside = aside }

// draw gives a ticket to whoever joins a line, so that the first of several lines can be told. Whoever is let in at the
// front has a number before all others.
func (l *Lines) draw(front bool) int64 {
	l.last++
	if front {
		return -l.last
	}
	return l.last
}

// List is first in, first out, unless somebody is let in at the front.
type List struct{ head, tail int32 }

// EmptyList is a list with nobody in it.
func EmptyList() List { return List{None, None} }

// IsEmpty says whether nobody is in the list.
func (q *List) IsEmpty() bool { return q.head == None }

// First is who stands at the front; or None.
func (q *List) First() int32 { return q.head }

// PushBack lets somebody in at the back.
func (q *List) PushBack(l *Lines, id int32) {
	p := &l.places[id]
	p.next, p.prev = None, q.tail
	if q.tail == None {
		q.head = id
	} else {
		l.places[q.tail].next = id
	}
	q.tail = id
}

// PushFront lets somebody in at the front.
func (q *List) PushFront(l *Lines, id int32) {
	p := &l.places[id]
	p.next, p.prev = q.head, None
	if q.head == None {
		q.tail = id
	} else {
		l.places[q.head].prev = id
	}
	q.head = id
}

// Remove takes somebody out, wherever he or she stands.
func (q *List) Remove(l *Lines, id int32) {
	k := &l.places[id]
	if k.prev == None {
		q.head = k.next
	} else {
		l.places[k.prev].next = k.next
	}
	if k.next == None {
		q.tail = k.prev
	} else {
		l.places[k.next].prev = k.prev
	}
}

// popFront takes out the first of a list that is not empty.
func (q *List) popFront(l *Lines) int32 {
	id := q.head
	if q.head = l.places[id].next; q.head == None {
		q.tail = None
	} else {
		l.places[q.head].prev = None
	}
	return id
}

// emptyLists makes so many empty lists, in the memory of others.
func emptyLists(lists []List, n int) []List {
	lists = lists[:0]
	for range n {
		lists = append(lists, EmptyList())
	}
	return lists
}
