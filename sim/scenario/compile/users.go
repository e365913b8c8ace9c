package compile

import (
	"nines/sim/emergency"
	"nines/sim/measure/access"
)

// users are the networks or the regions that say how many users have access through them. Their users are the same people,
// so only one of the two may say it.
func (c *compiler) users() []access.Part {
	var parts []access.Part
	for i, p := range c.s.World.Providers {
		if p.Serves != nil {
			parts = append(parts, access.Part{Provider: i, Region: emergency.None, Users: float64(*p.Serves)})
		}
	}
	isByProvider := len(parts) > 0
	for i, r := range c.s.World.Demand.Regions {
		switch {
		case r.Serves == nil:
		case isByProvider:
			c.Complain("world.demand.regions."+r.Name+".serves", "providers have users too, and the same people would count twice: give serves to providers or to regions")
			return parts
		default:
			parts = append(parts, access.Part{Provider: emergency.None, Region: i, Users: float64(*r.Serves)})
		}
	}
	return parts
}
