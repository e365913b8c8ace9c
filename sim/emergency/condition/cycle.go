package condition

import "nines/sim/random"

// Cycle lets a fault come and go, over and over: it is bad for a drawn time, good for a drawn time, and so on. The times
// are drawn by their place in that order, so that each strategy meets the same ones. Bad and Good must not both be
// always 0.
type Cycle struct {
	Bad, Good random.Distribution
	BeginsBad bool // else the first time is a good one
	// InUse lets the fault begin only while an element that it is on is in use: at the end of a good time without use
	// another begins. If Good has no memory, the fault then strikes at Good's rate while in use, and never else.
	InUse bool
}
