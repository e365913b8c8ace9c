package condition

import "nines/sim/emergency/demand"

// None is the index of nothing: no fault.
const None = demand.None
