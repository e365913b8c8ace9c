package des

import "slices"

// agenda holds the events of the open slice in order, the latest first: to take the earliest is to cut the list. There are a
// dozen at most times, and what is added comes soon, so it moves few others. With so few this costs a national day 2 % less
// than a heap.
type agenda[K ~uint8] struct{ list []Event[K] }

// put adds an event in its place.
func (a *agenda[K]) put(e Event[K]) {
	a.list = append(a.list, Event[K]{})
	a.place(len(a.list)-1, e)
}

// place writes an event to a place in the list, or further to the front: those in order before it that are earlier move up.
func (a *agenda[K]) place(i int, e Event[K]) {
	l := a.list[:i+1]
	for i > 0 && l[i-1].isAfter(e.At, e.order) == 0 {
		l[i] = l[i-1]
		i--
	}
	l[i] = e
}

// few is how many events are sorted by moving one after another.
const few = 40

// sort puts events in order that were appended in none.
func (a *agenda[K]) sort() {
	if len(a.list) > few {
		slices.SortFunc(a.list, func(x, y Event[K]) int { return 1 - 2*before(&y, &x) })
		return
	}
	for i := 1; i < len(a.list); i++ {
		a.place(i, a.list[i])
	}
}

// first is the earliest event of an agenda that is not empty.
func (a *agenda[K]) first() Event[K] { return a.list[len(a.list)-1] }

// cut takes it out.
func (a *agenda[K]) cut() { a.list = a.list[:len(a.list)-1] }
