package condition

import "nines/sim/des"

// Trigger begins a fault when a quantity of one element has been beyond a threshold for some time, as it is looked at
// every ten seconds. It goes off once, and again when, after the end of the fault, the quantity has been back.
type Trigger struct {
	Of    Element
	What  Gauge
	Least float64 // at AgentsBelow: fewer than these
	For   des.Time
}

// Gauge is a quantity that can trigger a fault.
type Gauge uint8

// The quantities.
const (
	QueueFrom   Gauge = iota // calls waiting, at a platform or a control room
	CallsFrom                // calls on a platform
	AgentsBelow              // agents logged on to a platform
	BusyFrom                 // share of a platform's agents logged on that have a call; none, if nobody is logged on
	InUseFrom                // share of a group's circuits, which are not unlimited
)
