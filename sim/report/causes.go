package report

import (
	"cmp"
	"slices"
)

// CauseOfLoss is the ledger's lines of one cause together: what it did, where, and in which minutes.
type CauseOfLoss struct {
	Cause string
	Calls Number // in a replication
	Share Number // of all losses
	Lines []LedgerLine
}

// CausesOfLoss is the ledger by cause, the most frequent first. Their calls add up to the unconnected calls.
func (d *Document) CausesOfLoss() []CauseOfLoss {
	var list []CauseOfLoss
	for _, l := range d.Ledger {
		at := slices.IndexFunc(list, func(c CauseOfLoss) bool { return c.Cause == l.Cause })
		if at < 0 {
			at = len(list)
			list = append(list, CauseOfLoss{Cause: l.Cause})
		}
		list[at].Calls += l.Calls.Mean
		list[at].Share += l.Share
		list[at].Lines = append(list[at].Lines, l)
	}
	slices.SortStableFunc(list, func(x, y CauseOfLoss) int { return cmp.Compare(y.Calls, x.Calls) })
	return list
}
