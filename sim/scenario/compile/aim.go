package compile

import (
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// onNames returns the names under on of a fault, with their places.
type onNames struct {
	names  []string
	path   string
	isList bool
}

func (n onNames) at(i int) string {
	if n.isList {
		return yamldoc.Element(n.path, i)
	}
	return n.path
}

// aim resolves what a fault is on (elements, handover paths or callers) and puts it into the condition.
func (c troubles) aim(a emergency.Ailment, condition emergency.Condition, on onNames) emergency.Fault {
	to := emergency.Fault{Condition: condition}
	if len(on.names) == 0 {
		return to
	}
	if !c.areElements(on) {
		return to
	}
	first := spec.AimedAtBy(on.names[0])
	for i, name := range on.names {
		if s := spec.AimedAtBy(name); s != first {
			c.Complain(on.at(i), "%s is %s, but %s is %s: write a fault for each, or name the callers under `only`", name, s, on.names[0], first)
			return to
		}
		if slices.Contains(on.names[:i], name) && first != spec.APlace && first != spec.AHandover { // those are looked at one by one
			c.hitTwice(on.at(i), name)
		}
	}
	switch first {
	case spec.APlace:
		to.On = c.afflictedBy(a, on)
	case spec.AHandover:
		c.aimAtHandovers(&to, a, on)
	default:
		c.aimAtCallers(&to, a, first, on)
	}
	return to
}

// afflictedBy resolves what a fault is on, once each.
func (c troubles) afflictedBy(a emergency.Ailment, on onNames) []emergency.Element {
	var list []emergency.Element
	seen := map[emergency.Element]bool{}
	for i, name := range on.names {
		more := c.afflicted(a, name, on.at(i))
		if slices.ContainsFunc(more, func(e emergency.Element) bool { return seen[e] }) {
			c.hitTwice(on.at(i), name)
			continue
		}
		for _, e := range more {
			seen[e] = true
		}
		list = append(list, more...)
	}
	return list
}

func (c troubles) hitTwice(path, name string) {
	c.Complain(path, "%s is in the list twice: name it once", name)
}

// aimAtHandovers puts a fault on the path from platforms to all control rooms or to those of some services, the same ones
// for each platform.
func (c troubles) aimAtHandovers(to *emergency.Fault, a emergency.Ailment, on onNames) {
	to.Condition = to.Condition.OnHandover()
	wanted := map[emergency.Element][]bool{} // the services passed on
	for i, name := range on.names {
		e, services := c.handoverPath(name, on.at(i))
		if e.Index < 0 || !c.doesSomething(a, e.Kind, name, on.at(i)) {
			continue
		}
		before, known := wanted[e]
		switch {
		case !known:
			to.On, wanted[e] = append(to.On, e), services
		case slices.Contains(intersection(before, services), true):
			c.hitTwice(on.at(i), name)
		default:
			wanted[e] = union(before, services)
		}
	}
	for i, e := range to.On {
		if !slices.Equal(wanted[e], wanted[to.On[0]]) {
			c.Complain(on.path, "%s and %s pass on different services here: write a fault for each platform",
				c.platforms[to.On[0].Index], c.platforms[e.Index])
			return
		}
		if i == 0 && slices.Contains(wanted[e], false) {
			c.hitOnly(to, emergency.Selector{Services: wanted[e], Share: 1})
		}
	}
}

// handoverPath resolves platforms.NAME.handover or platforms.NAME.handover.SERVICE.
func (c troubles) handoverPath(name, path string) (emergency.Element, []bool) {
	parts := strings.Split(name, ".")
	e := emergency.Element{Kind: emergency.AHandover, Index: int16(c.index("platform", parts[1], c.platforms, path))}
	if len(parts) == 3 {
		return e, slices.Repeat([]bool{true}, len(c.wants()))
	}
	return e, c.pick("service", parts[3], c.wants(), path, nil)
}

// pick adds a name to a list by index.
func (c troubles) pick(what, name string, all []string, path string, list []bool) []bool {
	if list == nil {
		list = make([]bool, len(all))
	}
	if i := c.index(what, name, all, path); i >= 0 {
		list[i] = true
	}
	return list
}

// aimAtCallers puts a fault on callers, wherever in the world such trouble meets them: in the providers' networks, else at
// the platforms. Networks do not know what service a caller wants: who cannot have it is turned away on being passed on.
func (c troubles) aimAtCallers(to *emergency.Fault, a emergency.Ailment, by spec.AimedAt, on onNames) {
	s := emergency.Selector{Share: 1}
	for i, name := range on.names {
		_, name, _ = strings.Cut(name, ".")
		switch by {
		case spec.ByRegion:
			s.Regions = c.pick("region", name, c.regions, on.at(i), s.Regions)
		case spec.ByService:
			s.Services = c.pick("service", name, c.wants(), on.at(i), s.Services)
		case spec.ByAccess:
			s.Accesses = c.pick("access", name, c.accesses, on.at(i), s.Accesses)
		}
	}
	switch known := by != spec.ByService; {
	case takesCapacity(to.Condition):
		c.Complain(on.path, "this kind of fault takes capacity from all callers: put it on the element that has the capacity")
	case a.Afflicts(emergency.ADemand):
		to.On = []emergency.Element{{Kind: emergency.ADemand}}
	case a.Afflicts(emergency.AProvider) && known:
		to.On = c.everyProvider(&s)
	case a.Afflicts(emergency.APlatform) && (known || to.Condition.Down == emergency.Up):
		to.On = everyOne(emergency.APlatform, len(c.platforms))
	case a.Afflicts(emergency.AHandover):
		to.Condition = to.Condition.OnHandover()
		to.On = everyOne(emergency.AHandover, len(c.platforms))
	default:
		c.Complain(on.path, "a provider does not know which service its callers want: put this on providers, or on callers by region or access")
	}
	c.hitOnly(to, s)
}

func everyOne(k emergency.ElementKind, n int) []emergency.Element {
	list := make([]emergency.Element, n)
	for i := range list {
		list[i] = emergency.Element{Kind: k, Index: int16(i)}
	}
	return list
}

// everyProvider is the providers that carry some of the callers.
func (c troubles) everyProvider(s *emergency.Selector) []emergency.Element {
	return slices.DeleteFunc(everyOne(emergency.AProvider, len(c.net.Providers)), func(e emergency.Element) bool {
		return c.soundWorld && c.metAt(e, *s) == 0
	})
}
