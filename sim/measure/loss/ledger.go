// Package loss keeps the loss ledger: how many calls were lost, by when and how, and by what is to blame.
package loss

import (
	"cmp"
	"slices"

	"nines/sim/emergency"
)

// Entry is a line of the loss ledger: calls lost in the same step of the series, in the same way, for the same reason and at the
// same place. Their callers want the same and are in the same region.
type Entry struct {
	Minute  int32 // in which the step begins
	Outcome emergency.Outcome
	Cause   int16
	Element emergency.Element
	Kind    emergency.Kind
	Service int8 // None, except for WantsHelp
	Region  int16
	Calls   int64
}

// Line is a line of the ledger's summary.
type Line struct {
	Cause   int16
	Outcome emergency.Outcome
	Element emergency.Element
	Calls   int64
}

// Ledger counts lost calls by all that an entry says of them. The zero Ledger is empty.
//
// Calls are lost by the ten thousand in a simulated outage, and each is looked up here. A map would take longer than all else
// that is counted of a lost call together, so this is a hash table for this one key.
type Ledger struct {
	entries []Entry // in the order in which they came
	slots   []int32 // by hash: the place of an entry, from 1; 0: free. Their number is a power of two, and half are free
}

// Reset empties the ledger, and keeps its memory.
func (l *Ledger) Reset() {
	l.entries = l.entries[:0]
	clear(l.slots)
}

// Add adds calls to those that are like them.
func (l *Ledger) Add(e *Entry) {
	if 2*len(l.entries) >= len(l.slots) {
		l.grow()
	}
	slot := l.find(e)
	if at := l.slots[slot]; at > 0 {
		l.entries[at-1].Calls += e.Calls
		return
	}
	l.entries = append(l.entries, *e)
	l.slots[slot] = int32(len(l.entries))
}

// AddAll adds the calls of another ledger.
func (l *Ledger) AddAll(other *Ledger) {
	for i := range other.entries {
		l.Add(&other.entries[i])
	}
}

// find is the slot of the entry that is like another, or the free one where it belongs.
func (l *Ledger) find(e *Entry) int {
	for slot := e.hash() & (len(l.slots) - 1); ; slot = (slot + 1) & (len(l.slots) - 1) {
		if at := l.slots[slot]; at == 0 || l.entries[at-1].isLike(e) {
			return slot
		}
	}
}

func (l *Ledger) grow() {
	l.slots = make([]int32, max(64, 2*len(l.slots)))
	for i := range l.entries {
		l.slots[l.find(&l.entries[i])] = int32(i + 1)
	}
}

// isLike reports whether two entries say the same of their calls.
func (e *Entry) isLike(other *Entry) bool {
	return e.Minute == other.Minute && e.Region == other.Region && e.Service == other.Service && e.Cause == other.Cause &&
		e.Element == other.Element && e.Outcome == other.Outcome && e.Kind == other.Kind
}

// hash mixes the words of the key as the finalizer of MurmurHash3 by A. Appleby does.
func (e *Entry) hash() int {
	when := uint64(uint32(e.Minute)) | uint64(uint16(e.Region))<<32 | uint64(uint16(e.Cause))<<48
	how := uint64(uint16(e.Element.Index)) | uint64(e.Element.Kind)<<16 | uint64(e.Outcome)<<24 | uint64(e.Kind)<<32 | uint64(uint8(e.Service))<<40
	h := when ^ how*0x9e3779b97f4a7c15
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return int(h >> 32)
}

// Calls is how many calls the ledger holds.
func (l *Ledger) Calls() (n int64) {
	for i := range l.entries {
		n += l.entries[i].Calls
	}
	return n
}

// Entries are the entries in order: minute, outcome, cause, element, kind, service, region.
func (l *Ledger) Entries() []Entry {
	list := append(make([]Entry, 0, len(l.entries)), l.entries...)
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Minute, b.Minute), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Cause, b.Cause),
			compareElements(a.Element, b.Element), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Region, b.Region))
	})
	return list
}

// OfHelp are the calls of people who want help. A function says what the entries need not tell apart.
func (l *Ledger) OfHelp(blur func(*Entry)) *Ledger {
	sums := &Ledger{}
	for _, e := range l.entries {
		if e.Kind != emergency.WantsHelp {
			continue
		}
		blur(&e)
		sums.Add(&e)
	}
	return sums
}

// Lines sum up the calls of people who want help over minutes, services and regions, in order.
func (l *Ledger) Lines() []Line {
	sums := l.OfHelp(func(e *Entry) { e.Minute, e.Service, e.Region = 0, emergency.None, emergency.None })
	list := make([]Line, 0, len(sums.entries))
	for _, e := range sums.entries {
		list = append(list, Line{e.Cause, e.Outcome, e.Element, e.Calls})
	}
	slices.SortFunc(list, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.Outcome, b.Outcome), compareElements(a.Element, b.Element))
	})
	return list
}

func compareElements(a, b emergency.Element) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Index, b.Index))
}
