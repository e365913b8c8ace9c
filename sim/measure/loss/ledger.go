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
	sums  []sum   // in the order in which they came
	slots []int32 // by hash: the place of a sum, from 1; 0: free. Their number is a power of two, and half are free
}

// sum is the calls of one entry.
type sum struct {
	key
	calls int64
}

// key is all that an entry says of its calls, in two words.
type key struct{ when, how uint64 }

func keyOf(minute int32, outcome emergency.Outcome, cause int16, at emergency.Element, k emergency.Kind, service int8, region int16) key {
	return key{
		when: uint64(uint32(minute)) | uint64(uint16(region))<<32 | uint64(uint16(cause))<<48,
		how:  uint64(uint16(at.Index)) | uint64(at.Kind)<<16 | uint64(outcome)<<24 | uint64(k)<<32 | uint64(uint8(service))<<40,
	}
}

// entry is the sum as others read it.
func (s *sum) entry() Entry {
	return Entry{
		Minute: int32(s.when), Region: int16(s.when >> 32), Cause: int16(s.when >> 48),
		Element: emergency.Element{Index: int16(s.how), Kind: emergency.ElementKind(s.how >> 16)},
		Outcome: emergency.Outcome(s.how >> 24), Kind: emergency.Kind(s.how >> 32), Service: int8(s.how >> 40), Calls: s.calls,
	}
}

// Reset empties the ledger, and keeps its memory.
func (l *Ledger) Reset() {
	l.sums = l.sums[:0]
	clear(l.slots)
}

// Lose adds a call that was lost, made in the step of the series that begins in a minute.
func (l *Ledger) Lose(o *emergency.Observation, minute int32) {
	l.add(keyOf(minute, o.Outcome, o.Cause, o.Element, o.Kind, o.Service, o.Region), 1)
}

// Add adds calls to those that are like them.
func (l *Ledger) Add(e *Entry) {
	l.add(keyOf(e.Minute, e.Outcome, e.Cause, e.Element, e.Kind, e.Service, e.Region), e.Calls)
}

// AddAll adds the calls of another ledger.
func (l *Ledger) AddAll(other *Ledger) {
	for from := 0; from < len(other.sums); from += atOnce {
		l.addSome(other.sums[from:min(from+atOnce, len(other.sums))])
	}
}

// atOnce is how many sums are looked up together.
const atOnce = 32

// addSome adds a few sums. Of many replications the ledger lies far from the processor. So the likely places of all of these sums
// are looked up first, and none waits for another.
func (l *Ledger) addSome(sums []sum) {
	if len(l.slots) == 0 {
		l.grow()
	}
	var likely [atOnce]int32
	for i := range sums {
		likely[i] = l.slots[sums[i].hash()&(len(l.slots)-1)]
	}
	for i := range sums {
		if at := likely[i]; at > 0 && l.sums[at-1].key == sums[i].key {
			l.sums[at-1].calls += sums[i].calls
		} else {
			l.add(sums[i].key, sums[i].calls)
		}
	}
}

func (l *Ledger) add(k key, calls int64) {
	if 2*len(l.sums) >= len(l.slots) {
		l.grow()
	}
	slot := l.find(k)
	if at := l.slots[slot]; at > 0 {
		l.sums[at-1].calls += calls
		return
	}
	l.sums = append(l.sums, sum{k, calls})
	l.slots[slot] = int32(len(l.sums))
}

// find is the slot of the sum of a key, or the free one where it belongs.
func (l *Ledger) find(k key) int {
	for slot := k.hash() & (len(l.slots) - 1); ; slot = (slot + 1) & (len(l.slots) - 1) {
		if at := l.slots[slot]; at == 0 || l.sums[at-1].key == k {
			return slot
		}
	}
}

func (l *Ledger) grow() {
	l.slots = make([]int32, max(64, 2*len(l.slots)))
	for i := range l.sums {
		l.slots[l.find(l.sums[i].key)] = int32(i + 1)
	}
}

// hash mixes the words of the key as the finalizer of MurmurHash3 by A. Appleby does.
func (k key) hash() int {
	h := k.when ^ k.how*0x9e3779b97f4a7c15
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return int(h >> 32)
}

// Calls is how many calls the ledger holds.
func (l *Ledger) Calls() (n int64) {
	for i := range l.sums {
		n += l.sums[i].calls
	}
	return n
}

// Entries are the entries in order: minute, outcome, cause, element, kind, service, region.
func (l *Ledger) Entries() []Entry {
	order := make([]rank, len(l.sums))
	for i := range l.sums {
		order[i] = rankOf(&l.sums[i], int32(i))
	}
	slices.SortFunc(order, rank.compare)
	list := make([]Entry, len(l.sums))
	for i := range order {
		list[i] = l.sums[order[i].place].entry()
	}
	return list
}

// rank is where a sum stands in the order of entries. A ledger has thousands, and every shard of a study has one for each replication:
// to compare two words in place of seven fields takes a third of the time.
type rank struct {
	first, second uint64
	place         int32
}

func rankOf(s *sum, place int32) rank {
	e := s.entry()
	return rank{
		first:  uint64(ordered32(e.Minute))<<32 | uint64(e.Outcome)<<24 | uint64(ordered16(e.Cause))<<8 | uint64(e.Element.Kind),
		second: uint64(ordered16(e.Element.Index))<<48 | uint64(e.Kind)<<40 | uint64(ordered8(e.Service))<<32 | uint64(ordered16(e.Region)),
		place:  place,
	}
}

func (r rank) compare(other rank) int {
	if r.first != other.first {
		return cmp.Compare(r.first, other.first)
	}
	return cmp.Compare(r.second, other.second)
}

// Numbers from 0 on that are ordered as those with a sign.
func ordered8(n int8) uint8    { return uint8(n) ^ 1<<7 }
func ordered16(n int16) uint16 { return uint16(n) ^ 1<<15 }
func ordered32(n int32) uint32 { return uint32(n) ^ 1<<31 }

// OfHelp are the calls of people who want help. A function says what the entries need not tell apart.
func (l *Ledger) OfHelp(blur func(*Entry)) *Ledger {
	sums := &Ledger{}
	for i := range l.sums {
		e := l.sums[i].entry()
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
	list := make([]Line, 0, len(sums.sums))
	for i := range sums.sums {
		e := sums.sums[i].entry()
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
