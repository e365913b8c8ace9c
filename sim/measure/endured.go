package measure

import (
	"nines/sim/emergency"
	"nines/sim/measure/waiting"
)

// countTry counts a call as a first or a later one of its caller.
func countTry(c *callTotals, o *emergency.Observation) {
	of := firstTries
	if o.Attempt > 1 {
		of = laterTries
	}
	if o.Outcome != emergency.Open {
		c[of+settledTries]++
	}
	if !o.Outcome.Unconnected() {
		return
	}
	c[of+lostTries]++
	switch o.Outcome {
	case emergency.Blocked:
		c[of+blockedTries]++
	case emergency.Refused:
		c[of+refusedTries]++
	}
}

// waitMeasures are the names of the shares by each length of waiting, with what they are shares of.
var waitMeasures = [waiting.Kinds]struct {
	name string
	of   callCount
}{{"answer.within-", seen}, {"wait.over-", waiters}, {"handover.within-", passedOn}}

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
