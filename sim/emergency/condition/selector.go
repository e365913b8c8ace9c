package condition

import (
	"nines/sim/emergency/demand"
	"nines/sim/random"
)

// Selector decides which callers a fault hits: a share of those who match all its lists. A caller is hit or spared for the
// whole run, redials included. A fault may still spare some calls of the callers it hits.
type Selector struct {
	Services  []bool // by index, and last those who want nothing; nil: whatever they want
	Regions   []bool // by index; nil: wherever they are
	Accesses  []bool // by index; nil: whatever they call over
	Providers []bool // by index; nil: whoever carries them
	Share     float64
	Spared    float64 // the share of their calls that it spares, drawn for each call
}

var (
	// ForSelection is whether a caller is among the share that a fault hits.
	ForSelection = random.NewPurpose("hit by a fault")
	// forSparing is whether a fault spares a call of a caller it hits.
	forSparing = random.NewPurpose("call spared by a fault")
)

// Picks says whether the selector picks a call of a person, by the salt of its fault.
func (s *Selector) Picks(salt random.Purpose, p *demand.Person, attempt int) bool {
	service := int(p.Service)
	if service == None {
		service = len(s.Services) - 1
	}
	return in(s.Services, service) && in(s.Regions, int(p.Region)) && in(s.Accesses, int(p.Access)) && in(s.Providers, int(p.Provider)) &&
		(s.Share >= 1 || p.Key.Uniform(ForSelection^salt, 0) < s.Share) &&
		(s.Spared <= 0 || p.Key.Uniform(forSparing^salt, attempt) >= s.Spared)
}

// in says whether a member is in a list, nil being everybody.
func in(list []bool, i int) bool { return list == nil || list[i] }
