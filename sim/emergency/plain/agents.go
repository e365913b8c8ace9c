package plain

import (
	"math/bits"

	"nines/sim/des"
)

// agents are the times at which the agents are free, the earliest first: an implicit binary heap. Who of them is who matters to
// nobody.
type agents []des.Time

func newAgents(n int32) agents { return make(agents, n) }

// reset has everybody free from the start.
func (a agents) reset() { clear(a) }

// first is when the first agent is free.
func (a agents) first() des.Time { return a[0] }

// take gives the first agent a call that ends at a time. It returns when the first is free then.
func (a agents) take(end des.Time) des.Time {
	i := 0
	for {
		child := 2*i + 1
		if child+1 < len(a) {
			_, isLess := bits.Sub64(uint64(a[child+1]), uint64(a[child]), 0) // without a branch, which no processor could foresee
			child += int(isLess)
		}
		if child >= len(a) || a[child] >= end {
			break
		}
		a[i] = a[child]
		i = child
	}
	a[i] = end
	return a[0]
}
