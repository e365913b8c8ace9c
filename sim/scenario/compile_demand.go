package scenario

import (
	"math"

	"nines/sim/emergency"
	"nines/sim/random"
)

func (c *compiler) demand() {
	d := &c.s.World.Demand
	c.services = c.shares(d.Services, "world.demand.services")
	c.regions = c.shares(d.Regions, "world.demand.regions")
	c.accesses = c.shares(d.Access, "world.demand.access")
	if m := d.DayFactor.Mean(); math.Abs(m-1) > 1e-6 {
		c.complain("world.demand.day-factor", "its mean is %.4g, not 1: give it a mean of 1, and put the average into first-calls", m)
	}
	var rate random.Rate
	if c.s.World.Run > 0 { // else that has been reported
		var err error
		if rate, err = random.NewRate(pieces(d, c.s.World.Start, c.s.World.Run)); err != nil {
			c.complain("world.demand.first-calls", "%v", err)
		}
	}
	c.net.Demand = emergency.Demand{
		Sources:   append([]emergency.Source{{Name: "first-calls", Rate: rate, DayFactor: d.DayFactor}}, c.bursts()...),
		NoRequest: d.NoRequest,
		Services:  named(d.Services), Regions: named(d.Regions), Accesses: named(d.Access),
	}
}

// shares checks that shares add up to 100 % and gives their names.
func (c *compiler) shares(list []Share, path string) []string {
	names, sum := make([]string, len(list)), 0.0
	for i, s := range list {
		names[i] = s.Name
		sum += s.Share
	}
	if len(list) == 0 {
		c.complain(path, "there is none: at least one is needed")
	} else if math.Abs(sum-1) > 1e-6 {
		c.complain(path, "the shares add up to %.6g%%, not 100%%", 100*sum)
	}
	return names
}

func named(list []Share) []emergency.Named {
	to := make([]emergency.Named, len(list))
	for i, s := range list {
		to[i] = emergency.Named{Name: s.Name, Share: s.Share}
	}
	return to
}

func (c *compiler) callers() {
	b := &c.s.World.Callers
	law := func(r RedialLaw) emergency.Redial { return emergency.Redial{Share: r.Share, Delay: r.Delay} }
	to := &c.net.Callers
	to.Patience[emergency.Ringing] = b.Patience.Ringing
	to.Patience[emergency.Silence] = b.Patience.Silence
	to.Patience[emergency.Handover] = b.Patience.Handover
	to.Redial[emergency.LossRefused] = law(b.Redial.After.Refused)
	to.Redial[emergency.LossSilence] = law(b.Redial.After.Silence)
	to.Redial[emergency.LossCut] = law(b.Redial.After.Cut)
	to.Redial[emergency.LossAbandoned] = law(b.Redial.After.Abandoned)
	c.patienceBy(to, b.Patience.By, "world.callers.patience.by")
	to.MostCalls, to.GapGrows, to.LongestGap = b.Redial.AtMost, b.Redial.Grows, b.Redial.LongestGap
	to.Elsewhere = b.Elsewhere
}
