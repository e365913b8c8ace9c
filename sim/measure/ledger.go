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

// lose enters an unconnected call in the ledger.
func (t *Tally) lose(o *emergency.Observation) {
	step := t.plan.step
	t.ledger.Lose(o, int32(o.Made/step*(step/des.Minute)))
}
