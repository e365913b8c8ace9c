// Package demand is who makes first calls, and when. A person is the same under every strategy: everything drawn for one
// person is drawn from that person's key.
package demand

import "nines/sim/random"

// None is the index of nothing: no service, no region.
const None = -1

// Person is somebody who may call: drawn once, and the same at every call.
type Person struct {
	Key      random.Key // all of this person's draws come from it
	ID       uint64     // source in the top 16 bits, number among its callers in the numberBits below
	Region   int16
	Service  int8 // None unless the kind is WantsHelp
	Access   int8
	Provider int8
	Kind     Kind
}

// WantsHelp reports whether this is somebody who wants a service.
func (p *Person) WantsHelp() bool { return p.Kind == WantsHelp }

// An ID is a source's index above, and below it the number among the callers of that source.
const (
	numberBits = 48
	numberMask = 1<<numberBits - 1

	// Testers is the source in the IDs of people who only test whether the number works.
	Testers = 1<<(64-numberBits) - 1
)
