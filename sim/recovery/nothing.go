package recovery

import "nines/sim/emergency"

// nothing is the strategy of doing nothing. It costs nothing but what is lost, and is what every other strategy has to
// be better than.
type nothing struct{}

var _ emergency.Strategy = nothing{}

// Sensors implements emergency.Strategy.
func (nothing) Sensors() []emergency.Sensor { return nil }

// Receive implements emergency.Strategy.
func (nothing) Receive(emergency.Signal, *emergency.Orders) {}
