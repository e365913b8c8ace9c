package block

import (
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// Lean takes from a comparison what a study of many points does not need, and gives the rest as a block. Measures of single
// services, regions and the like become NaN, except of groups that are kept. Series, ledger and durations become zero. Measures of all callers, how long calls
// waited and who fared otherwise stay to the bit. A block of the library's outage has then a tenth of its bytes.
func Lean(c *experiment.Comparison, kept ...measure.Group) *experiment.Block {
	b := c.Block()
	for k := range b.Outcomes {
		own := &b.Outcomes[k]
		for place, m := range c.Results[k].Plan.Measures.Measures() {
			if m.Group.By == "" || m.Group.By == measure.ByKind || slices.Contains(kept, m.Group) {
				continue
			}
			for _, row := range own.Rows {
				row[place] = math.NaN()
			}
		}
		own.Sum = emptied(own.Sum.Content())
	}
	return b
}

// emptied is a sum of the same form without content.
func emptied(c measure.Content) measure.Sum {
	clear(c.Series)
	clear(c.Durations)
	clear(c.First)
	for _, list := range c.Kept {
		clear(list)
	}
	c.Happened, c.Ledger = nil, nil
	return measure.SumOf(c)
}
