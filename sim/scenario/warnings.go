package scenario

import (
	"fmt"
	"slices"

	"nines/sim/pattern"
	"nines/sim/plan"
	"nines/sim/scenario/explain"
	"nines/sim/scenario/yamldoc"
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
	w.Ranges(d.Inputs())
	list := append(append(d.thousands(), cutLines(d.variants)...), w.List()...)
	for _, v := range d.variants[1:] {
		if why := plan.Uncompared(d.variants[0].plan, v.plan); why != "" {
			list = append(list, why)
		}
	}
	return list
}

// dotted is a rate that may have been written with a point between its thousands: 1.000/h.
var dotted = pattern.New(`^([1-9][0-9]{0,2})\.([0-9]{3})( ?/.*)$`)

// thousands remarks on rates that are a thousandth of what somebody may have meant. In half of Europe 1.000 is a thousand.
func (d *Document) thousands() (list []string) {
	for _, v := range d.variants {
		for _, l := range v.reading.Leaves(func(l yamldoc.Leaf) bool { return dotted.MatchString(l.Text) }) {
			parts := dotted.FindStringSubmatch(l.Text)
			whole := parts[1] + parts[2] + parts[3]
			text := fmt.Sprintf("%s is %s, with a decimal point. If you mean %s, leave the point out", l.Path, l.Text, whole)
			if !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}
