package compile

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/scenario/yamldoc"
)

// noRequest is what callers want who want nothing.
const noRequest = "no-request"

// wants is what callers can want: the services, and nothing.
func (c troubles) wants() []string { return append(slices.Clone(c.services), noRequest) }

// only restricts a fault to the callers that the scenario says it hits.
func (c troubles) only(to *emergency.Fault, o *fault.Only, path string) {
	if o == nil {
		return
	}
	switch {
	case to.Condition.FirstCalls != 1 && o.Calls < 1:
		c.Complain(path+".calls", "a surge is about callers, not calls: use `share` for some of the callers")
	case takesCapacity(to.Condition):
		c.Complain(path, "this kind of fault takes capacity from all callers: leave `only` out")
	case to.Condition.Down != emergency.Up && slices.ContainsFunc(to.On, func(e emergency.Element) bool { return e.Kind == emergency.ACentre }):
		c.Complain(path, "a centre that is down takes its agents from all callers: leave `only` out, or put the fault on the platform")
	case slices.ContainsFunc(to.On, func(e emergency.Element) bool { return e.Kind == emergency.AMonitor || e.Kind == emergency.AStep }):
		c.Complain(path, "no call passes through a monitor or a runbook step: leave `only` out")
		return
	}
	list := func(what string, names, all []string, key string) (list []bool) {
		if n := c.Doc.Lookup(path + "." + key); len(names) == 0 && n != nil && n.Kind == yamldoc.SequenceNode {
			c.Complain(path+"."+key, "the list is empty: name the callers hit, or leave it out if all are")
		}
		for i, name := range names {
			list = c.pick(what, name, all, yamldoc.Element(path+"."+key, i), list)
		}
		return list
	}
	c.hitOnly(to, emergency.Selector{
		Regions:   list("region", o.Regions, c.regions, "regions"),
		Accesses:  list("access", o.Access, c.accesses, "access"),
		Services:  list("service", o.Services, c.wants(), "services"),
		Providers: list("provider", o.Providers, c.providers, "providers"),
		Share:     o.Share,
		Spared:    1 - o.Calls,
	})
}

// takesCapacity reports whether a condition leaves less of a capacity, which is everybody's.
func takesCapacity(condition emergency.Condition) bool {
	return condition.Left != emergency.Healthy().Left
}

// hitOnly restricts a fault further. One that hits everybody after all has no selector.
func (c troubles) hitOnly(to *emergency.Fault, s emergency.Selector) {
	if to.Only != nil {
		s = emergency.Selector{
			Regions: intersection(s.Regions, to.Only.Regions), Accesses: intersection(s.Accesses, to.Only.Accesses),
			Services: intersection(s.Services, to.Only.Services), Providers: intersection(s.Providers, to.Only.Providers), Share: min(s.Share, to.Only.Share),
			Spared: max(s.Spared, to.Only.Spared),
		}
	}
	if s.Regions != nil || s.Accesses != nil || s.Services != nil || s.Providers != nil || s.Share < 1 || s.Spared > 0 {
		to.Only = &s
	}
}

// intersection is the members of both lists, nil being everybody.
func intersection(a, b []bool) []bool {
	if a == nil || b == nil {
		return append(a, b...)
	}
	list := make([]bool, len(a))
	for i := range list {
		list[i] = a[i] && b[i]
	}
	return list
}

// union is the members of one list or another.
func union(a, b []bool) []bool {
	list := slices.Clone(a)
	for i := range list {
		list[i] = list[i] || b[i]
	}
	return list
}

// meetsNobody reports a fault that can hit no caller at all.
func (c troubles) meetsNobody(to *emergency.Fault, path string) {
	if to.Only == nil || !c.soundWorld {
		return
	}
	for _, e := range to.On {
		if c.metAt(e, *to.Only) > 0 {
			return
		}
	}
	c.Complain(path, "this matches nobody: the demand and the providers have no such callers here. Name others")
}

// metAt is the share of callers that a selector picks at an element.
func (c troubles) metAt(e emergency.Element, s emergency.Selector) float64 {
	provider, service := emergency.None, emergency.None
	switch e.Kind {
	case emergency.AProvider:
		provider = int(e.Index)
	case emergency.ACircuitGroup:
		provider = c.net.Groups[e.Index].Provider
	case emergency.ARoom:
		service = c.net.Rooms[e.Index].Service
	case emergency.AHandover:
		some := slices.Repeat([]bool{true}, len(c.wants()))
		some[len(c.services)] = false // who wants nothing is not passed on
		s.Services = intersection(s.Services, some)
	}
	if provider != emergency.None {
		s.Providers = intersection(s.Providers, just(provider, len(c.providers)))
	}
	if service != emergency.None {
		s.Services = intersection(s.Services, just(service, len(c.wants())))
	}
	return c.net.Reach(&s)
}

// just is a list with one member.
func just(i, n int) []bool {
	list := make([]bool, n)
	list[i] = true
	return list
}
