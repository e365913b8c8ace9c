package compile

import (
	"math"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/scenario/record"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

func (c callers) demand() {
	d := &c.s.World.Demand
	regions := d.RegionShares()
	c.services, c.regions, c.accesses = namesIn(d.Services), namesIn(regions), namesIn(d.Access)
	for t, list := range [record.Aspects][]spec.Share{d.Services, regions, d.Access} {
		if !c.isSaid(t) {
			c.shares(list, "world.demand."+record.AspectKeys[t].List)
		}
	}
	if m := d.DayFactor.Mean(); math.Abs(m-1) > 1e-6 {
		c.Complain("world.demand.day-factor", "its mean is %s, but must be 1: put the average into first-calls", words.Unlike(m, 1))
	}
	c.net.Demand = emergency.Demand{NoRequest: d.NoRequest, Services: named(d.Services), Regions: named(regions), Accesses: named(d.Access)}
	first := emergency.Source{Name: "first-calls", DayFactor: d.DayFactor}
	if c.record = c.readRecord(); c.record != nil {
		c.replay(&first)
	} else {
		first.Rate = c.rate(d)
	}
	c.net.Demand.Sources = append([]emergency.Source{first}, c.bursts()...)
}

// rate is that of the first calls, where no record says when they come.
func (c callers) rate(d *spec.Demand) (rate random.Rate) {
	if c.s.World.Run > 0 { // else that has been reported
		var err error
		if rate, err = random.NewRate(d.Pieces(c.s.World.Start, c.s.World.Run)); err != nil {
			c.Complain("world.demand.first-calls", "%v", err)
		}
	}
	return rate
}

// replay makes a source one of the record's callers. Surges and bursts add callers who are like them, as far as the record
// says who they were.
func (c callers) replay(first *emergency.Source) {
	d := &c.net.Demand
	first.Replay = c.record.Replay
	var err error
	if first.Rate, err = c.record.Rate(c.s.World.Run); err != nil {
		c.Complain(recordPath, "%v", err)
	}
	for t, list := range [record.Aspects][]emergency.Named{d.Services, d.Regions, d.Accesses} {
		said := &c.record.Says[t]
		if !said.IsSaid {
			continue
		}
		shares, nothing := said.Shares()
		for k := range list {
			list[k].Share = shares[k]
		}
		if t == record.Service {
			d.NoRequest = nothing
		}
	}
}

func namesIn(list []spec.Share) []string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Name
	}
	return names
}

// shares checks that shares add up to 100 %.
func (c callers) shares(list []spec.Share, path string) {
	sum := 0.0
	for _, s := range list {
		sum += s.Share
	}
	switch {
	case len(list) == 0:
		c.Complain(path, "the list is empty: name at least one")
	case sum == 0:
		c.Complain(path, "the names have no shares: write them, such as {%s: 100%%}. Only with a record of calls can names stand alone", list[0].Name)
	case math.Abs(sum-1) > 1e-6:
		c.Complain(path, "the shares add up to %s", words.NotWhole(sum))
	}
}

func named(list []spec.Share) []emergency.Named {
	to := make([]emergency.Named, len(list))
	for i, s := range list {
		to[i] = emergency.Named{Name: s.Name, Share: s.Share}
	}
	return to
}
