package emergency

// link joins one member of a list to its neighbours. Links live in a slice beside what they join, by the same index, so
// that a list needs no memory of its own and anybody can leave the middle of a queue at once.
type link struct{ next, prev int32 }

// list is first in, first out, unless somebody is let in at the front.
type list struct{ head, tail int32 }

func emptyList() list { return list{None, None} }

func (l *list) isEmpty() bool { return l.head == None }

func (l *list) pushBack(links []link, id int32) {
	links[id] = link{next: None, prev: l.tail}
	if l.tail == None {
		l.head = id
	} else {
		links[l.tail].next = id
	}
	l.tail = id
}

func (l *list) pushFront(links []link, id int32) {
	links[id] = link{next: l.head, prev: None}
	if l.head == None {
		l.tail = id
	} else {
		links[l.head].prev = id
	}
	l.head = id
}

func (l *list) remove(links []link, id int32) {
	k := links[id]
	if k.prev == None {
		l.head = k.next
	} else {
		links[k.prev].next = k.next
	}
	if k.next == None {
		l.tail = k.prev
	} else {
		links[k.next].prev = k.prev
	}
}

// popFront takes out the first of a list that is not empty.
func (l *list) popFront(links []link) int32 {
	id := l.head
	if l.head = links[id].next; l.head == None {
		l.tail = None
	} else {
		links[l.head].prev = None
	}
	return id
}
