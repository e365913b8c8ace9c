package measure

import (
	"cmp"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
)

// Entry is a line of the loss ledger: calls lost in the same step of the series, in the same way, for the same reason and at the same
// place. Their callers want the same and are in the same region.
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

type ledger struct {
	step  des.Time
	calls map[Entry]int64 // with Calls 0 in the key
}

func newLedger(step des.Time) ledger { return ledger{step, map[Entry]int64{}} }

func (l *ledger) reset() { clear(l.calls) }

func (l *ledger) add(o *emergency.Observation) {
	l.calls[Entry{
		Minute: int32(o.Made / l.step * (l.step / des.Minute)), Outcome: o.Outcome, Cause: o.Cause, Element: o.Element, Kind: o.Kind, Service: o.Service, Region: o.Region,
	}]++
}

// Ledger is the loss ledger of the last replication, in order.
func (t *Tally) Ledger() []Entry { return entriesOf(t.ledger.calls) }

// entriesOf are the entries with their numbers of calls, in order: minute, outcome, cause, element, kind, service, region.
func entriesOf(calls map[Entry]int64) []Entry {
	list := make([]Entry, 0, len(calls))
	for e, n := range calls {
		e.Calls = n
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Minute, b.Minute), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Cause, b.Cause),
			compareElements(a.Element, b.Element), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Region, b.Region))
	})
	return list
}

// Lines is the ledger of those who want help, summed over minutes, services and regions, in order.
func (t *Tally) Lines() []Line {
	sums := map[Line]int64{}
	for e, n := range t.ledger.calls {
		if e.Kind != emergency.WantsHelp {
			continue
		}
		sums[Line{Cause: e.Cause, Outcome: e.Outcome, Element: e.Element}] += n
	}
	list := make([]Line, 0, len(sums))
	for l, n := range sums {
		l.Calls = n
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.Outcome, b.Outcome), compareElements(a.Element, b.Element))
	})
	return list
}

func compareElements(a, b emergency.Element) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Index, b.Index))
}
