package reference

import (
	"fmt"

	measures "nines/sim/measure"
)

// measures are what the numbers of a report mean: the glossary, by subject.
func (referee) measures() []Reference {
	list := []Reference{{Title: "measures", Says: []string{
		"Each measure has one value per replication. The report gives the mean or quantiles over the replications. A replication without a sample has no value; an event not reached is later than the end of the run. The mean of a share or a time covers all calls of all replications together. It is not a mean of the replications' means.",
		"A word in capital letters stands for a name in the scenario, such as a fault's name. Groups are callers of one service, region, access or provider. A measure without window or group covers the whole run and all callers.",
	}}}
	for _, term := range measures.Glossary() {
		if list[len(list)-1].Title != term.Subject {
			list = append(list, Reference{Title: term.Subject})
		}
		last := &list[len(list)-1]
		last.Keys = append(last.Keys, Key{Path: term.Name, Form: formOf(term), Doc: term.Meaning})
	}
	return list
}

// formOf is a measure's unit, its better direction, and whether it is split by window and group.
func formOf(t measures.Term) string {
	form := string(t.Unit)
	if t.Better != measures.Neither {
		form += fmt.Sprintf("; %s is better", t.Better)
	}
	switch {
	case t.ByGroup:
		form += "; by window and group"
	case t.ByWindow:
		form += "; by window"
	}
	return form
}
