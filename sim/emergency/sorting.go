package emergency

import "nines/sim/emergency/demand"

// What sorts callers is defined in demand.
type (
	Person  = demand.Person
	Trait   = demand.Trait
	Sorting = demand.Sorting
)

// The traits.
const (
	ByAccess   = demand.ByAccess
	ByService  = demand.ByService
	ByRegion   = demand.ByRegion
	ByProvider = demand.ByProvider
	Traits     = demand.Traits
)
