package compile

import (
	"fmt"
	"slices"
	"time"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// The most of each kind that the model tells apart.
const (
	mostFeatures = 32
	mostRanks    = 8
	mostNames    = 120  // of providers, platforms, services, accesses
	mostRegions  = 5000 // of regions
	mostFaults   = 64   // of the scenario's own and of wrong steps: a call remembers in one word which have touched it
	mostSteps    = 200
	mostCentres  = 30_000
)

func (c places) platformNames() {
	for _, p := range c.s.World.Platforms {
		c.platforms = append(c.platforms, p.Name)
		for _, f := range p.Features {
			if !slices.Contains(c.features, f) {
				c.features = append(c.features, f)
			}
		}
	}
	c.net.Features = c.features
	if len(c.features) > mostFeatures {
		c.Complain("world.platforms", "there are %d features, but at most %d are possible: remove some", len(c.features), mostFeatures)
	}
	for _, list := range []struct {
		path  string
		names int
		most  int
	}{
		{"world.platforms", len(c.platforms), mostNames}, {"world.providers", len(c.s.World.Providers), mostNames},
		{"world.demand.services", len(c.services), mostNames}, {"world.demand.access", len(c.accesses), mostNames},
		{"world.demand.regions", len(c.regions), mostRegions},
	} {
		if list.names > list.most {
			c.Complain(list.path, "there are %d names, but at most %d are possible: remove some", list.names, list.most)
		} else if list.names == 0 {
			c.Complain(list.path, "the list is empty: name at least one")
		}
	}
}

func (c places) featureSet(list []string, path string) uint32 {
	set := uint32(0)
	for i, f := range list {
		if at := c.index("feature of any platform", f, c.features, yamldoc.Element(path, i)); at >= 0 {
			set |= 1 << at
		}
	}
	return set
}

func (c places) allPlatforms() {
	primary := false
	for i := range c.s.World.Platforms {
		p := &c.s.World.Platforms[i]
		primary = primary || p.Role == "primary"
		c.platform(i, p, "world.platforms."+p.Name)
	}
	if len(c.net.Centres) > mostCentres {
		c.Complain("world.platforms", "there are %d centres, but at most %d are possible: remove some", len(c.net.Centres), mostCentres)
	}
	if !primary && len(c.platforms) > 0 {
		c.Complain("world.platforms", "all platforms are backups, so nobody takes a call before a switch: leave `role: backup` out of one of them")
	}
}

func (c places) platform(i int, p *spec.Platform, path string) {
	to := emergency.Platform{
		Name: p.Name, Backup: p.Role == "backup", Staff: i, Seats: p.Seats, Channels: p.Channels, Queue: p.Queue,
		Features: c.featureSet(p.Features, path+".features"), Handling: p.Handling, LogOn: p.LogOn, SlowStart: p.SlowStart,
		StaysOn: p.AgentStays == "until-answered",
	}
	if p.RateLimit != nil {
		to.Rate = *p.RateLimit
	}
	if up := p.StartUp; up != nil {
		to.StartUp = emergency.StartUp{Takes: up.Takes, Fails: up.Fails, Ramp: up.Ramp}
		if p.Role != "backup" {
			c.Complain(path+".start-up", "only a backup starts up, and a primary always runs: leave start-up out")
		}
	}
	switch {
	case !p.Staffed:
		c.unstaffed(&to, p, path)
	case p.SamePeopleAs != "" && len(p.Centres) > 0:
		c.Complain(path+".same-people-as", "the platform also has its own centres: leave centres or same-people-as out")
	case p.SamePeopleAs != "":
		to.Staff = c.staffOf(p, path+".same-people-as")
	case len(p.Centres) == 0:
		c.Complain(path, "nobody works here: add centres, or same-people-as another platform")
	}
	c.without(&to, p, path+".without")
	callers(c).handlingBy(&to, p.HandlingBy, path+".handling-by")
	to.Longer = c.factor(p.HandlingByTime, path+".handling-by-time")
	var pools []uint8
	to.Switchboard, pools = c.platformSwitchboard(p, path)
	if len(pools) < len(p.Centres) { // it has its people from elsewhere as well, which has been reported
		pools = make([]uint8, len(p.Centres))
	}
	for j, centre := range p.Centres {
		c.net.Centres = append(c.net.Centres, emergency.Centre{
			Name: centre.Name, Platform: i, Roster: shifts(centre.Agents, c.s.World.Start, c.s.World.Run), Pool: pools[j],
		})
	}
	c.net.Platforms = append(c.net.Platforms, to)
}

func (c places) staffOf(p *spec.Platform, path string) int {
	other := c.index("platform", p.SamePeopleAs, c.platforms, path)
	switch {
	case p.SamePeopleAs == p.Name:
		c.Complain(path, "a platform cannot share people with itself: name another platform, or add centres")
	case other >= 0 && !c.s.World.Platforms[other].Staffed:
		c.Complain(path, "nobody works at %s: name another platform, or add centres", p.SamePeopleAs)
	case other >= 0 && c.s.World.Platforms[other].SamePeopleAs != "":
		c.Complain(path, "%s itself has the people of %s: name that platform", p.SamePeopleAs, c.s.World.Platforms[other].SamePeopleAs)
	case other >= 0 && p.Role != "backup":
		c.Complain(path, "only a backup can have the people of another platform: add role: backup, or give it centres")
	}
	return other
}

func (c places) without(to *emergency.Platform, p *spec.Platform, path string) {
	to.Without = make([]emergency.Slower, len(c.features))
	for f := range to.Without {
		to.Without[f] = emergency.Slower{Times: 1}
	}
	for _, w := range p.Without {
		f := c.index("feature of any platform", w.Feature, c.features, path+"."+w.Feature)
		if f < 0 {
			continue
		}
		s := emergency.Slower{Times: w.Times}
		if w.Adds != nil {
			s.Adds = *w.Adds
		}
		if s.IsNeutral() {
			c.Complain(path+"."+w.Feature, "this changes nothing: add adds (time added), times (a factor) or both")
		}
		to.Without[f] = s
	}
}

// shifts lays a roster by the clock out over the days of the run.
func shifts(r spec.Roster, start time.Time, run des.Time) []emergency.Shift {
	if len(r) == 0 {
		return []emergency.Shift{{}}
	}
	list := []emergency.Shift{{At: 0, Agents: r[len(r)-1].Agents}} // until the first change: the last of the day before
	midnight := time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, start.Location())
	for day := 0; ; day++ {
		for _, on := range r {
			d := midnight.AddDate(0, 0, day)
			clock := on.Clock.Duration()
			at := time.Date(d.Year(), d.Month(), d.Day(), int(clock.Hours()), int(clock.Minutes())%60, 0, 0, start.Location())
			since := des.Time(at.Sub(start) / time.Microsecond)
			switch {
			case since >= run:
				return list
			case since <= 0:
				list[0].Agents = on.Agents
			case on.Agents != list[len(list)-1].Agents:
				list = append(list, emergency.Shift{At: since, Agents: on.Agents})
			}
		}
	}
}

func (c places) allProviders() {
	carried, misspelt := make([]bool, len(c.accesses)), false
	for i := range c.s.World.Providers {
		p := &c.s.World.Providers[i]
		c.providers = append(c.providers, p.Name)
		path := "world.providers." + p.Name
		to := emergency.Provider{
			Name: p.Name, Share: p.Share, SetUp: p.SetUp, SilenceTimer: des.Never, GivesUp: p.OnSilence == "give-up", TimeToLive: p.TimeToLive, Needs: c.featureSet(p.Needs, path+".needs"),
		}
		if p.SilenceTimer == nil && to.GivesUp {
			c.Complain(path+".on-silence", "give-up needs a silence-timer: add one, or leave this out")
		}
		if p.SilenceTimer != nil {
			to.SilenceTimer = *p.SilenceTimer
		}
		before := len(c.Complaints)
		for j, a := range p.Access {
			if at := c.access(a, p.Name, yamldoc.Element(path+".access", j)); at >= 0 {
				to.Accesses = append(to.Accesses, at)
				carried[at] = carried[at] || p.Share > 0
			}
		}
		misspelt = misspelt || len(c.Complaints) > before
		c.routes(&to, i, p, path+".routes")
		c.net.Providers = append(c.net.Providers, to)
	}
	for a, ok := range carried {
		if !ok && !misspelt {
			c.complainOfName(c.accesses[a], "world.demand.access."+c.accesses[a], "no provider carries these calls: add %s to the access of one", c.accesses[a])
		}
	}
}

// access is the index of an access that a provider carries. A provider that does not say which is taken to carry any.
func (c places) access(name, provider, path string) int {
	if name == anyAccess && len(c.accesses) > 0 && !slices.Contains(c.accesses, name) {
		c.Complain("world.providers."+provider, "calls come over %s: add `access` to say which of these %s carries", words.Joined(c.accesses), provider)
		return emergency.None
	}
	return c.index("access", name, c.accesses, path)
}

// anyAccess is the default access of callers and providers.
const anyAccess = "any"

func (c places) routes(to *emergency.Provider, provider int, p *spec.Provider, path string) {
	sum := 0.0
	for _, r := range p.Routes {
		sum += r.Share
		at := c.index("platform", r.Platform, c.platforms, path+"."+r.Platform)
		if at < 0 {
			continue
		}
		to.Groups = append(to.Groups, len(c.net.Groups))
		to.Weights = append(to.Weights, r.Share)
		circuits := p.Circuits
		if r.Circuits != nil {
			circuits = *r.Circuits
		}
		c.net.Groups = append(c.net.Groups, emergency.CircuitGroup{
			Name: fmt.Sprintf("%s to %s", p.Name, r.Platform), Provider: provider, Platform: at, Circuits: circuits,
		})
	}
	switch {
	case len(p.Routes) == 0:
		c.Complain(path, "the list is empty, so the provider's calls go nowhere: name at least one platform")
	case len(p.Routes) > 60:
		c.Complain(path, "there are %d routes, but at most 60 are possible: remove some", len(p.Routes))
	case sum == 0:
		to.Weights = nil // a list, in order of preference
	case sum < 1-1e-6 || sum > 1+1e-6:
		c.Complain(path, "the shares add up to %s", words.NotWhole(sum))
	}
}
