// Package demand is who makes first calls, and when. A person is the same under every strategy: everything drawn for one
// person is drawn from that person's key.
package demand

import "nines/sim/random"

// None is the index of nothing: no service, no region.
const None = -1

// Person is somebody who may call: drawn once, and the same at every call.
type Person struct {
	Key       random.Key // all of this person's draws come from it
	ID        uint64     // source in the top 16 bits, number among its callers in the numberBits below
	Region    int16
	Service   int8 // None: wants no service
	Access    int8
	Provider  int8
	WantsHelp bool // false: an accidental or silent call
}

// An ID is a source's index above, and below it the number among the callers of that source.
const (
	numberBits = 48
	numberMask = 1<<numberBits - 1
)
