// Package never finds what would never begin or end. Faults can wait for one another in a circle, a remedy can wait for
// something that cannot happen, and a step may never be finished. A run would be silent about these, and a planner would
// think that they had done nothing.
package never

import (
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
)

// Search is a scenario whose faults and remedies have been compiled.
type Search struct {
	*language.Reading // to complain through

	Scenario   *spec.Scenario
	Network    *emergency.Network
	Steps      []string // of the runbook
	Milestones []string // the names of everything that others can wait for, by milestone
}

// InVain reports faults and remedies that wait for what cannot happen.
func (c *Search) InVain(trouble *fault.Plan, repair *recovery.Plan) {
	can := c.prospects(trouble, repair)
	c.inVain(can, c.noCircles(trouble))
	c.remediesInVain(can)
}
