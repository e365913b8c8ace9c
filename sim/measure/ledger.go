package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/loss"
)

// The lines of the loss ledger are those of package loss.
type (
	Entry = loss.Entry
	Line  = loss.Line
)

// Ledger is the loss ledger of the last replication, in order.
func (t *Tally) Ledger() []Entry { return t.ledger.Entries() }

// Lines is the ledger of those who want help, summed over minutes, services and regions, in order.
func (t *Tally) Lines() []Line { return t.ledger.Lines() }

// entryOf is the entry of one unconnected call.
func entryOf(o *emergency.Observation, step des.Time) Entry {
	return Entry{
		Minute: int32(o.Made / step * (step / des.Minute)), Outcome: o.Outcome, Cause: o.Cause, Element: o.Element, Kind: o.Kind, Service: o.Service,
		Region: o.Region, Calls: 1,
	}
}
