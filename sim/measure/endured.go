package measure

import (
	"nines/sim/measure/calls"
	"nines/sim/measure/waiting"
)

// waitMeasures are the names of the shares by each length of waiting, with what they are shares of.
var waitMeasures = [waiting.Kinds]struct {
	name string
	of   calls.Count
}{{"answer.within-", calls.Seen}, {"wait.over-", calls.Waiters}, {"handover.within-", calls.PassedOn}}

// listWaits lists, by window and group, the counts, and behind each the share.
func listWaits(p *Plan) {
	for w := range p.windows {
		for g, group := range p.groups {
			for _, limit := range p.targets.Waits {
				for _, m := range waitMeasures {
					at, of := len(p.measures), (w*len(p.groups)+g)*block+ofCalls(m.of)
					p.add("", p.windows[w].Name, group, Calls)
					p.measures = append(p.measures, quotientOf(m.name+waiting.Name(limit), p.windows[w].Name, group, Share, at, of))
				}
			}
		}
	}
}

func (t *Tally) appendWaits(row []float64) []float64 {
	p := t.plan
	t.waited.Add()
	for _, span := range p.spans {
		for i := range t.waited.Across() {
			calls := t.waited.Between(span[0], span[1], i)
			row = append(row, calls, ratio(calls, row[p.measures[len(row)+1].Denominator]))
		}
	}
	return row
}
