package recovery

import "nines/sim/emergency"

// nothing is the strategy of doing nothing. It costs only the lost calls, and every other strategy should be better.
type nothing struct{}

var _ emergency.Strategy = nothing{}

// Sensors implements emergency.Strategy.
func (nothing) Sensors() []emergency.Sensor { return nil }

// Receive implements emergency.Strategy.
func (nothing) Receive(emergency.Signal, *emergency.Orders) {}
