package fault

import (
	"nines/sim/emergency"
	"nines/sim/timing"
)

// Plan is all trouble of a scenario with its names resolved: immutable, and shared by all replications.
type Plan struct {
	Faults     []emergency.Fault
	Timings    []Timing // one for each fault
	Milestones int
}

// Timing is when a fault begins and ends.
type Timing = timing.Rule

// Trouble is the plan as the world takes it.
func (p *Plan) Trouble() *emergency.Trouble {
	return &emergency.Trouble{Faults: p.Faults, Rules: p.Timings, Milestones: p.Milestones}
}
