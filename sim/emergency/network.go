package emergency

import "nines/sim/emergency/network"

// None is the index of nothing: no buddy, no fault, no platform.
const None = -1

// What a world is made of before anything happens in it is defined in network.
type (
	Network      = network.Network
	Provider     = network.Provider
	CircuitGroup = network.CircuitGroup
	Platform     = network.Platform
	Room         = network.Room
	StartUp      = network.StartUp
	Monitor      = network.Monitor
)
