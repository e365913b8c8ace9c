package compile

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/scenario/compile/prefer"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// switchboard makes a switchboard from a priority and from what the crews take.
func (c places) switchboard(p *spec.Priority, by emergency.Trait, crews []crew, path string) *prefer.Board {
	names := c.traitNames(by)
	rank, ranks := c.priority(p, path+".priority")
	lists := make([][][]int, len(crews))
	for i, w := range crews {
		lists[i] = c.skills(w, by, names)
	}
	b := prefer.New(names, lists)
	b.Rank, b.Ranks = rank, ranks
	b.Sort(by, by == emergency.ByService && c.net.Demand.NoRequest > 0)
	for _, sorts := range []struct {
		n  int
		of string
	}{{b.Ranks * b.Kinds, "calls (urgency × skills)"}, {b.Lists(), "people (by the calls they take)"}} {
		if sorts.n > emergency.MaxClasses {
			c.Complain(path, "there are %d kinds of %s, but at most %d are possible: use fewer names in takes and priority", sorts.n, sorts.of, emergency.MaxClasses)
			b.Forget()
		}
	}
	b.Prefer()
	return b
}

// priority says how urgent whose calls are, and how many ranks there are.
func (c places) priority(p *spec.Priority, path string) (emergency.Sorting, int) {
	if p == nil {
		return emergency.Sorting{}, 1
	}
	by := spec.Trait(p.By, emergency.ByAccess)
	names, order := c.traitNames(by), p.Order
	if len(order) >= mostRanks {
		c.Complain(path+".order", "there are %d names, but at most %d are possible: remove some", len(order), mostRanks-1)
		return emergency.Sorting{}, 1
	}
	of := make([]uint8, len(names)+1) // the last one: who wants no service
	for i := range of {
		of[i] = uint8(len(order))
	}
	for rank, name := range order {
		at := yamldoc.Element(path+".order", rank)
		if first := slices.Index(order, name); first < rank {
			c.Complain(at, "%s is already number %d in the order: name it once", name, first+1)
			continue
		}
		if i := c.index(by.String(), name, names, at); i >= 0 {
			of[i] = uint8(rank)
		}
	}
	return emergency.Sorting{By: by, Of: of}, len(order) + 1
}
