package report

import (
	"cmp"
	"slices"

	"nines/sim/emergency"
	"nines/sim/report/figure"
)

// ledger sums the ledgers' lines by cause, outcome and element; control rooms of one service are one element here.
func (a *author) ledger() {
	type key struct{ cause, outcome, element string }
	var keys []key
	columns := map[key][]float64{}
	total := 0.0
	for i, lines := range a.Lines {
		for _, l := range lines {
			k := key{a.Plan.Cause(l.Cause), l.Outcome.String(), a.place(l.Element)}
			if columns[k] == nil {
				keys = append(keys, k)
				columns[k] = make([]float64, len(a.Lines))
			}
			columns[k][i] += float64(l.Calls)
			total += float64(l.Calls)
		}
	}
	for _, k := range keys {
		e := estimateOf(figure.Plain(columns[k]))
		a.doc.Ledger = append(a.doc.Ledger, LedgerLine{
			Cause: k.cause, Outcome: k.outcome, Element: k.element, Calls: e, Share: Number(float64(e.Mean) * float64(len(a.Lines)) / total),
		})
	}
	slices.SortStableFunc(a.doc.Ledger, func(x, y LedgerLine) int {
		return cmp.Or(cmp.Compare(y.Calls.Mean, x.Calls.Mean), cmp.Compare(x.Cause, y.Cause), cmp.Compare(x.Outcome, y.Outcome), cmp.Compare(x.Element, y.Element))
	})
}

// minuteLosses adds to each line of the ledger in which minutes its calls were made.
func (a *author) minuteLosses() {
	type key struct{ cause, outcome, element string }
	at := map[key]int{}
	for i, l := range a.doc.Ledger {
		at[key{l.Cause, l.Outcome, l.Element}] = i
	}
	for _, e := range a.MinuteLedger() {
		line := &a.doc.Ledger[at[key{a.Plan.Cause(e.Cause), e.Outcome.String(), a.place(e.Element)}]]
		line.lostIn(int(e.Minute), float64(e.Calls)/float64(len(a.Rows)))
	}
}

// lostIn adds calls of a minute, which come in the order of time.
func (l *LedgerLine) lostIn(minute int, calls float64) {
	if n := len(l.Minutes); n > 0 && l.Minutes[n-1] == minute {
		l.InMinute[n-1] += Number(calls)
		return
	}
	l.Minutes, l.InMinute = append(l.Minutes, minute), append(l.InMinute, Number(calls))
}

// place is an element's name, and that of the service for a control room.
func (a *author) place(e emergency.Element) string {
	if e.Kind == emergency.ARoom {
		service := a.Plan.Network.Rooms[e.Index].Service
		return "control-rooms." + a.Plan.Network.Demand.Services[service].Name
	}
	return a.Plan.Element(e)
}
