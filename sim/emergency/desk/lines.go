package desk

import (
	"cmp"
	"slices"
)

// standing is in which of the lists of its element a call stands. Lists that are not of a Board, Desk or Room leave it.
type standing uint8

const (
	nowhere   standing = iota
	queued             // in the queue of its class
	aside              // has its place in the queue, but the element is down for this call
	held               // on hold, having been interrupted
	heldAside          // on hold, and the element is down for this call
	ringing            // at a call taker
	unheard            // at a control room that does not know of it, and has no place in its queue
)

// place is where one member of a list stands.
type place struct {
	next, prev int32
	ticket     int64 // a lower one has joined earlier
	at         standing
	class      uint8 // of a call at an element
	team       uint8 // of a call that rings at a call taker
}

// Lines is the places of all calls, or of all agents, by their index. A call or agent stands in one list at most. The places
// lie in one table, so a list needs no memory of its own. Leaving the middle of a queue takes constant time.
//
// A ticket says since when a call is in its place. That is when it joined the queue of a platform or reached a control room,
// or, for a call on hold, when an agent answered it. A call that cannot be served keeps its ticket, so first come, first
// served holds through any fault.
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

// Aside says whether a call waits, or is on hold, where it is not served.
func (l *Lines) Aside(id int32) bool { return l.places[id].at == aside || l.places[id].at == heldAside }

// IsNowhere says whether a call stands in no list of an element.
func (l *Lines) IsNowhere(id int32) bool { return l.places[id].at == nowhere }

// Ticket is the ticket of a call or agent.
func (l *Lines) Ticket(id int32) int64 { return l.places[id].ticket }

// Class is the class of a call where it stands, or last stood.
func (l *Lines) Class(id int32) uint8 { return l.places[id].class }

// Team is the team of the call taker where a call rings.
func (l *Lines) Team(id int32) uint8 { return l.places[id].team }

// SetAside marks whether a waiting or held call may be served, before its element is sorted again.
func (l *Lines) SetAside(id int32, barred bool) {
	p := &l.places[id]
	switch {
	case barred && p.at == queued:
		p.at = aside
	case barred && p.at == held:
		p.at = heldAside
	case !barred && p.at == aside:
		p.at = queued
	case !barred && p.at == heldAside:
		p.at = held
	}
}

// Draw gives somebody who joins a line the next ticket.
func (l *Lines) Draw(id int32) {
	l.last++
	l.places[id].ticket = l.last
}

// Arrive gives a call that reaches an element the next ticket, and its class there.
func (l *Lines) Arrive(id int32, class uint8) {
	l.Draw(id)
	l.places[id].class = class
}

// SortByTicket puts calls in order of their tickets.
func (l *Lines) SortByTicket(list []int32) {
	slices.SortFunc(list, func(x, y int32) int { return cmp.Compare(l.places[x].ticket, l.places[y].ticket) })
}

// List is first in, first out, or in order of tickets.
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

// insert lets somebody in before all who have a later ticket. Most join at one of the ends.
func (q *List) insert(l *Lines, id int32) {
	ticket := l.places[id].ticket
	behind := q.tail // of the new place
	if q.head != None && l.places[q.head].ticket > ticket {
		behind = None
	}
	for behind != None && l.places[behind].ticket > ticket {
		behind = l.places[behind].prev
	}
	p := &l.places[id]
	p.prev = behind
	if behind == None {
		p.next, q.head = q.head, id
	} else {
		p.next, l.places[behind].next = l.places[behind].next, id
	}
	if p.next == None {
		q.tail = id
	} else {
		l.places[p.next].prev = id
	}
}

// AppendTo appends all members to a list, from the front.
func (q *List) AppendTo(list []int32, l *Lines) []int32 {
	for id := q.head; id != None; id = l.places[id].next {
		list = append(list, id)
	}
	return list
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
