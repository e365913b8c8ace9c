package compile

import (
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// bursts makes a source of each burst.
func (c *compiler) bursts() []emergency.Source {
	d, all := &c.s.World.Demand, &c.net.Demand
	if len(d.Bursts) > spec.MostBursts {
		c.Complain("world.demand.bursts", "there are %d bursts; at most %d are possible", len(d.Bursts), spec.MostBursts)
		return nil
	}
	one, _ := random.Constant(1)
	sources := make([]emergency.Source, len(d.Bursts))
	for i := range d.Bursts {
		b, path := &d.Bursts[i], "world.demand.bursts."+d.Bursts[i].Name
		sources[i] = emergency.Source{
			Name: plan.BurstSource(b.Name), Rate: c.incidents(b, path), DayFactor: one,
			Burst:    &emergency.Burst{At: b.At, Callers: b.Callers, Over: b.Over},
			Regions:  c.among("region", b.Regions, all.Regions, c.regions, yamldoc.Join(path, "regions")),
			Services: c.among("service", b.Services, all.Services, c.services, yamldoc.Join(path, "services")),
		}
	}
	return sources
}

// incidents is the rate at which the incidents of a burst happen; it has none if they happen at set times.
func (c *compiler) incidents(b *spec.Burst, path string) random.Rate {
	run := c.s.World.Run
	number := float64(len(b.At))
	if b.Every != nil && *b.Every > 0 {
		number = float64(run) / float64(*b.Every)
	}
	switch each := b.Callers.Mean(); {
	case (b.Every == nil) == (b.At == nil):
		c.Complain(path, "say either how often it happens, such as `every: 8h`, or when, such as `at: 21:30`")
	case each < 1:
		c.Complain(yamldoc.Join(path, "callers"), "an incident has at least 1 caller; the mean is %.4g", each)
	case number*each > spec.MostBurstCallers:
		c.Complain(path, "some %.3g people would report this in one run; at most %d can", number*each, spec.MostBurstCallers)
	case b.Every != nil && run > 0:
		perSecond := 1 / b.Every.Seconds()
		rate, err := random.NewRate([]random.Piece{{To: run.Seconds(), Start: perSecond, End: perSecond}})
		if err != nil {
			c.Complain(yamldoc.Join(path, "every"), "%v", err)
		}
		return rate
	}
	return random.Rate{}
}

// among gives the shares of all regions, or services, of those that a burst names; nil if it names none. Where it gives no
// shares, they are in proportion to those of all callers.
func (c *compiler) among(what string, chosen []spec.Share, all []emergency.Named, names []string, path string) []float64 {
	if len(chosen) == 0 {
		return nil
	}
	given, total := 0.0, 0.0
	for _, s := range chosen {
		given += s.Share
	}
	if given > 0 {
		c.shares(chosen, path)
	}
	shares := make([]float64, len(all))
	for _, s := range chosen {
		at := c.index(what, s.Name, names, yamldoc.Join(path, s.Name))
		if at == emergency.None {
			return nil
		}
		if shares[at] = s.Share; given == 0 {
			shares[at] = all[at].Share
		}
		total += shares[at]
	}
	if total == 0 {
		c.Complain(path, "none of these has a share of all callers; say what their shares are here, such as {%s: 100%%}", chosen[0].Name)
	}
	return shares
}
