package compile

import (
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// bursts makes a source of each burst.
func (c callers) bursts() []emergency.Source {
	d, all := &c.s.World.Demand, &c.net.Demand
	if len(d.Bursts) > spec.MostBursts {
		c.Complain("world.demand.bursts", "there are %d bursts, but at most %d are possible: remove some", len(d.Bursts), spec.MostBursts)
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
func (c callers) incidents(b *spec.Burst, path string) random.Rate {
	run := c.s.World.Run
	number := float64(len(b.At))
	if b.Every != nil && *b.Every > 0 {
		number = float64(run) / float64(*b.Every)
	}
	switch each := b.Callers.Mean(); {
	case (b.Every == nil) == (b.At == nil):
		c.Complain(path, "an incident needs either `every`, such as `every: 8h`, or `at`, such as `at: 21:30`")
	case each < 1:
		c.Complain(yamldoc.Join(path, "callers"), "the mean is %.4g callers, but an incident has at least 1: raise it", each)
	case number*each > spec.MostBurstCallers:
		c.Complain(path, "about %.3g people would report this in one run, but at most %d can: lower callers, or make it rarer", number*each, spec.MostBurstCallers)
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
func (c callers) among(what string, chosen []spec.Share, all []emergency.Named, names []string, path string) []float64 {
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
	if total == 0 && (c.record != nil || c.s.World.Demand.From == "") { // else the record that should say them is wrong
		c.Complain(path, "none of these has any callers: give their shares here, such as {%s: 100%%}", chosen[0].Name)
	}
	return shares
}
