package scenario

import (
	"nines/sim/plan"
	"nines/sim/scenario/explain"
)

// Warnings are what an author should look at although nothing is wrong, under whichever strategy; explain.Warner lists
// what they can be about.
func (d *Document) Warnings() []string {
	var w explain.Warner
	for _, v := range d.variants {
		under := v.name
		if under == Unnamed {
			under = ""
		}
		w.Look(under, v.scenario, v.plan)
	}
	list := w.List()
	for _, v := range d.variants[1:] {
		if why := plan.Uncompared(d.variants[0].plan, v.plan); why != "" {
			list = append(list, why)
		}
	}
	return list
}
