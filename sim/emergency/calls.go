package emergency

import (
	"cmp"
	"fmt"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// calls is everybody in the system with the call that each is making, and where those calls stand that are at no element
// with a list of its own. Who is in which memory slot decides nothing.
type calls struct {
	callers []caller
	lines   desk.Lines // the places of their calls in lists, by the same index
	free    []int32    // unused slots
	spare   []int32    // slots that are free from the start, the last to be used first; none, but in tests
	scratch []int32    // of whoever borrows a list of calls for a moment

	underway []desk.List // by provider: calls being set up, or swallowed
	adrift   []desk.List // by platform: calls being passed on that are at no control room just now

	clock   desk.Clock
	between int32    // callers between two calls, and whoever is about to make the first
	away    des.Time // sum of their time: whoever comes takes it away, and whoever goes adds it

	misstep error // the first step of a call that is not allowed
}

func newCalls(n *Network) calls {
	return calls{underway: make([]desk.List, len(n.Providers)), adrift: make([]desk.List, len(n.Platforms))}
}

// reset forgets everybody, and keeps the memory.
func (k *calls) reset() {
	k.callers, k.free, k.misstep = k.callers[:0], append(k.free[:0], k.spare...), nil
	k.between, k.away = 0, 0
	k.lines.Reset()
	for range k.spare {
		k.addSlot(gone)
	}
	for _, lists := range [2][]desk.List{k.underway, k.adrift} {
		for i := range lists {
			lists[i] = desk.EmptyList()
		}
	}
}

// newCaller takes a free slot. Its turn continues from its last user, so old events cannot reach the new caller.
func (k *calls) newCaller() *caller {
	k.pause(1)
	if n := len(k.free); n > 0 {
		c := &k.callers[k.free[n-1]]
		k.free = k.free[:n-1]
		*c = caller{slot: c.slot, turn: c.turn + 1}
		return c
	}
	return k.addSlot(away)
}

// addSlot makes room for one more caller. Whoever has a pointer to another must not keep it: the table may move.
func (k *calls) addSlot(s stage) *caller {
	slot := int32(len(k.callers))
	k.callers = append(k.callers, caller{slot: slot, stage: s})
	k.lines.Add()
	return &k.callers[slot]
}

// pause counts callers who begin or end the time between two calls.
func (k *calls) pause(callers int32) {
	k.between += callers
	k.away -= des.Time(callers) * *k.clock
}

// timeAway is the time of all callers between two calls, until now.
func (k *calls) timeAway() des.Time { return k.away + des.Time(k.between)**k.clock }

// release frees the slot of a caller who has left.
func (k *calls) release(c *caller) {
	c.turn++
	k.enter(c, gone)
	k.free = append(k.free, c.slot)
}

// enter takes a caller's call to a stage, out of the list of the one before: so it comes before the call joins another list.
func (k *calls) enter(c *caller, to stage) {
	from := c.stage
	c.stage = to
	if passages[from&15][to&15] != simple {
		k.notSimple(c, from, to)
	}
}

// notSimple notes the first step of a call that is not allowed, and keeps the lists at any other.
func (k *calls) notSimple(c *caller, from, to stage) {
	if passages[from&15][to&15] == forbidden && k.misstep == nil {
		k.misstep = fmt.Errorf("caller %d: a call %v cannot be %v next", c.ID, from, to)
	}
	k.list(c, from, to)
}

// list keeps the lists of those calls, and counts the callers between two calls.
func (k *calls) list(c *caller, from, to stage) {
	if from == away {
		k.pause(-1)
	}
	if to == away {
		k.pause(1)
	}
	if l := k.listOf(c, from); l != nil {
		l.Remove(&k.lines, c.slot)
	}
	if l := k.listOf(c, to); l != nil {
		l.PushBack(&k.lines, c.slot)
	}
}

func (k *calls) listOf(c *caller, s stage) *desk.List {
	switch s {
	case settingUp, inSilence:
		return &k.underway[c.Provider]
	case astray, dialling:
		return &k.adrift[c.platform]
	}
	return nil
}

// borrow is an empty list of calls for a moment. It is given back by putBack.
func (k *calls) borrow() []int32 {
	list := k.scratch[:0]
	k.scratch = nil // whoever borrows meanwhile gets another
	return list
}

func (k *calls) putBack(list []int32) { k.scratch = list }

// everybody is all who are in the system, in the order of their first calls.
func (k *calls) everybody() []int32 {
	list := k.borrow()
	for id := range k.callers {
		if k.callers[id].stage != gone {
			list = append(list, int32(id))
		}
	}
	slices.SortFunc(list, func(x, y int32) int {
		a, b := &k.callers[x], &k.callers[y]
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// sortByAge puts calls in the order in which they were made.
func (k *calls) sortByAge(list []int32) {
	slices.SortFunc(list, func(x, y int32) int {
		a, b := &k.callers[x], &k.callers[y]
		return cmp.Or(cmp.Compare(a.made, b.made), cmp.Compare(a.ID, b.ID))
	})
}
