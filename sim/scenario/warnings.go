package scenario

import "fmt"

// Warnings are what an author should look at although nothing is wrong: faults that wait for a repair under a strategy that
// does something, and repairs nothing. Where nothing is done at all, that is the point of the strategy.
func (d *Document) Warnings() []string {
	var list []string
	for _, v := range d.variants {
		r := v.scenario.Recovery
		if r == nil || r.How == "do-nothing" || r.Repair != nil {
			continue
		}
		under := ""
		if v.name != Unnamed {
			under = "under the strategy " + v.name + " "
		}
		for _, f := range v.scenario.Trouble {
			switch {
			case f.After == "repaired":
				list = append(list, fmt.Sprintf("%snothing repairs the cause, so that the fault %s never begins: give recovery.repair", under, f.Name))
			case f.Until != nil && f.Until.Name == "repaired" && f.For == nil:
				list = append(list, fmt.Sprintf("%snothing repairs the cause, so that the fault %s lasts to the end of the run: give recovery.repair", under, f.Name))
			}
		}
	}
	return list
}
