package compile

import (
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/scenario/spec"
)

// ownLists are names by access and by service; only one list may be given.
type ownLists struct{ access, service []string }

// ownSorts tells those callers apart who have something of their own: sort 0 is everybody else, and the rest are in the
// order of the names. It says whether there are any.
func (c callers) ownSorts(l ownLists, path string) (emergency.Sorting, bool) {
	by, list := emergency.ByAccess, l.access
	switch {
	case len(l.access) > 0 && len(l.service) > 0:
		c.Complain(path, "a caller could match both access and service: leave one of them out")
		return emergency.Sorting{}, false
	case len(l.access)+len(l.service) == 0:
		c.Complain(path, "this changes nothing: add access or service, with the names that differ")
		return emergency.Sorting{}, false
	case len(l.service) > 0:
		by, list = emergency.ByService, l.service
	}
	names := places(c).traitNames(by)
	s := emergency.Sorting{By: by, Of: make([]uint8, len(names)+1)} // the last one: who wants no service
	for i, name := range list {
		if at := c.index(by.String(), name, names, path+"."+by.String()+"."+name); at >= 0 {
			s.Of[at] = uint8(i + 1)
		}
	}
	return s, true
}

// handlingBy gives some callers on a platform a handling of their own.
func (c callers) handlingBy(to *emergency.Platform, b *spec.HandlingBy, path string) {
	if b == nil {
		return
	}
	names := func(list []spec.OwnHandling) (names []string) {
		for _, own := range list {
			names = append(names, own.Name)
		}
		return names
	}
	var ok bool
	if to.HandlingBy, ok = c.ownSorts(ownLists{names(b.Access), names(b.Service)}, path); !ok {
		return
	}
	to.HandlingOf = []random.Distribution{to.Handling}
	for _, own := range append(b.Access, b.Service...) {
		to.HandlingOf = append(to.HandlingOf, own.Handling)
	}
}

// patienceBy gives some callers a patience of their own.
func (c callers) patienceBy(to *emergency.Callers, b *spec.PatienceBy, path string) {
	if b == nil {
		return
	}
	names := func(list []spec.OwnPatience) (names []string) {
		for _, own := range list {
			names = append(names, own.Name)
		}
		return names
	}
	var ok bool
	if to.PatienceBy, ok = c.ownSorts(ownLists{names(b.Access), names(b.Service)}, path); !ok {
		return
	}
	to.PatienceOf = []emergency.Patience{to.Patience}
	for _, own := range append(b.Access, b.Service...) {
		patience := to.Patience
		for heard, d := range [...]*random.Distribution{
			emergency.Ringing: own.Ringing, emergency.Silence: own.Silence, emergency.Handover: own.Handover,
		} {
			if d != nil {
				patience[heard] = *d
			}
		}
		to.PatienceOf = append(to.PatienceOf, patience)
	}
}
