package scenario

import (
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/fault"
)

// onNames are the names that a fault is said to be on, and where they stand.
type onNames struct {
	names  []string
	path   string
	isList bool
}

func (n onNames) at(i int) string {
	if n.isList {
		return element(n.path, i)
	}
	return n.path
}

// aimedAt is what a name after `on` names.
type aimedAt string

const (
	aPlace    aimedAt = "an element of the world"
	aHandover aimedAt = "a handover path"
	everybody aimedAt = "everybody who calls"
	byRegion  aimedAt = "callers by region"
	byService aimedAt = "callers by service"
	byAccess  aimedAt = "callers by access"
)

func aimedAtBy(name string) aimedAt {
	parts := strings.Split(name, ".")
	switch n := len(parts); {
	case name == "demand":
		return everybody
	case n == 2 && parts[0] == "regions":
		return byRegion
	case n == 2 && parts[0] == "services":
		return byService
	case n == 2 && parts[0] == "access":
		return byAccess
	case (n == 3 || n == 4) && parts[0] == "platforms" && parts[2] == "handover":
		return aHandover
	default:
		return aPlace
	}
}

// aim finds what an ailment is on, and puts that into its condition: elements, the path of handovers, or callers.
func (c *compiler) aim(a emergency.Ailment, condition emergency.Condition, on onNames) emergency.Fault {
	to := emergency.Fault{Condition: condition}
	if len(on.names) == 0 {
		return to
	}
	first := aimedAtBy(on.names[0])
	for i, name := range on.names {
		if s := aimedAtBy(name); s != first {
			c.complain(on.at(i), "%s is %s, and %s is %s: give each a fault of its own, or say in `only` which callers are hit", name, s, on.names[0], first)
			return to
		}
		if slices.Contains(on.names[:i], name) && first != aPlace {
			c.hitTwice(on.at(i), name)
		}
	}
	switch first {
	case aPlace:
		to.On = c.afflictedBy(a, on)
	case aHandover:
		c.aimAtHandovers(&to, a, on)
	default:
		c.aimAtCallers(&to, a, first, on)
	}
	return to
}

func (c *compiler) hitTwice(path, name string) {
	c.complain(path, "%s is in the list already, and would be hit twice: name it once", name)
}

// aimAtHandovers puts a fault on the path from platforms to all control rooms or to those of some services, the same ones
// for each platform.
func (c *compiler) aimAtHandovers(to *emergency.Fault, a emergency.Ailment, on onNames) {
	to.Condition = to.Condition.OnHandover()
	wanted := map[int][]bool{} // by platform: the services
	for i, name := range on.names {
		parts := strings.Split(name, ".")
		p := c.index("platform", parts[1], c.platforms, on.at(i))
		if p < 0 || !c.doesSomething(a, emergency.AHandover, name, on.at(i)) {
			continue
		}
		before, twice := wanted[p]
		if !twice {
			to.On = append(to.On, emergency.Element{Kind: emergency.AHandover, Index: int16(p)})
		}
		switch {
		case len(parts) == 4:
			if twice && before == nil {
				c.hitTwice(on.at(i), name)
				continue
			}
			wanted[p] = c.pick("service", parts[3], c.services, on.at(i), before)
		case twice && before != nil:
			c.hitTwice(on.at(i), name)
		default:
			wanted[p] = nil
		}
	}
	for _, e := range to.On {
		if !slices.Equal(wanted[int(e.Index)], wanted[int(to.On[0].Index)]) {
			c.complain(on.path, "%s and %s pass on different services here: give each platform a fault of its own",
				c.platforms[to.On[0].Index], c.platforms[e.Index])
			return
		}
	}
	if len(to.On) > 0 {
		c.hitOnly(to, emergency.Selector{Services: wanted[int(to.On[0].Index)], Share: 1})
	}
}

// pick adds a name to a list by index.
func (c *compiler) pick(what, name string, all []string, path string, list []bool) []bool {
	if list == nil {
		list = make([]bool, len(all)+1) // services have one more member: who wants nothing
	}
	if i := c.index(what, name, all, path); i >= 0 {
		list[i] = true
	}
	return list
}

// aimAtCallers puts a fault on callers, wherever in the world such trouble meets them: in the providers' networks, else at
// the platforms. Networks do not know what service a caller wants: who cannot have it is turned away on being passed on.
func (c *compiler) aimAtCallers(to *emergency.Fault, a emergency.Ailment, by aimedAt, on onNames) {
	s := emergency.Selector{Share: 1}
	for i, name := range on.names {
		_, name, _ = strings.Cut(name, ".")
		switch by {
		case byRegion:
			s.Regions = c.pick("region", name, c.regions, on.at(i), s.Regions)
		case byService:
			s.Services = c.pick("service", name, c.wants(), on.at(i), s.Services)
		case byAccess:
			s.Accesses = c.pick("access", name, c.accesses, on.at(i), s.Accesses)
		}
	}
	switch known := by != byService; {
	case takesCapacity(to.Condition):
		c.complain(on.path, "this kind of trouble takes capacity away from everybody: put it on the element whose capacity it is")
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
		c.complain(on.path, "a network does not know which service its callers want: put this on the providers, or on callers by region or access")
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
func (c *compiler) everyProvider(s *emergency.Selector) []emergency.Element {
	return slices.DeleteFunc(everyOne(emergency.AProvider, len(c.net.Providers)), func(e emergency.Element) bool {
		return c.soundWorld && c.metAt(e, *s) == 0
	})
}

// noRequest is what callers want who want nothing.
const noRequest = "no-request"

// wants is what callers can want: the services, and nothing.
func (c *compiler) wants() []string { return append(slices.Clone(c.services), noRequest) }

// only restricts a fault to the callers that the scenario says it hits.
func (c *compiler) only(to *emergency.Fault, o *fault.Only, path string) {
	if o == nil {
		return
	}
	switch {
	case takesCapacity(to.Condition):
		c.complain(path, "this kind of trouble takes capacity away from everybody, and cannot hit some callers only: leave `only` out")
	case to.Condition.Down != emergency.Up && slices.ContainsFunc(to.On, func(e emergency.Element) bool { return e.Kind == emergency.ACentre }):
		c.complain(path, "a centre that is down takes its agents away from everybody: leave `only` out, or put the fault on the platform")
	}
	list := func(what string, names, all []string, key string) (list []bool) {
		for _, name := range names {
			list = c.pick(what, name, all, path+"."+key, list)
		}
		return list
	}
	c.hitOnly(to, emergency.Selector{
		Regions:   list("region", o.Regions, c.regions, "regions"),
		Accesses:  list("access", o.Access, c.accesses, "access"),
		Services:  list("service", o.Services, c.wants(), "services"),
		Providers: list("provider", o.Providers, c.providers, "providers"),
		Share:     o.Share,
	})
}

// takesCapacity says whether a condition leaves less of a capacity, which is everybody's.
func takesCapacity(condition emergency.Condition) bool {
	return condition.Left != emergency.Healthy().Left
}

// hitOnly restricts a fault further. One that hits everybody after all has no selector.
func (c *compiler) hitOnly(to *emergency.Fault, s emergency.Selector) {
	if to.Only != nil {
		s = emergency.Selector{
			Regions: both(s.Regions, to.Only.Regions), Accesses: both(s.Accesses, to.Only.Accesses),
			Services: both(s.Services, to.Only.Services), Providers: both(s.Providers, to.Only.Providers), Share: min(s.Share, to.Only.Share),
		}
	}
	if s.Regions != nil || s.Accesses != nil || s.Services != nil || s.Providers != nil || s.Share < 1 {
		to.Only = &s
	}
}

// both is the members of two lists, nil being everybody.
func both(a, b []bool) []bool {
	if a == nil || b == nil {
		return append(a, b...)
	}
	list := make([]bool, len(a))
	for i := range list {
		list[i] = a[i] && b[i]
	}
	return list
}

// meetsNobody reports a fault that can hit no caller at all.
func (c *compiler) meetsNobody(to *emergency.Fault, path string) {
	if to.Only == nil || !c.soundWorld {
		return
	}
	for _, e := range to.On {
		if c.metAt(e, *to.Only) > 0 {
			return
		}
	}
	c.complain(path, "this matches nobody: by the shares of the demand, and by what the providers carry, there are no such callers here")
}

// metAt is the share of callers whom a selector picks at an element.
func (c *compiler) metAt(e emergency.Element, s emergency.Selector) float64 {
	provider, service := emergency.None, emergency.None
	switch e.Kind {
	case emergency.AProvider:
		provider = int(e.Index)
	case emergency.ACircuitGroup:
		provider = c.net.Groups[e.Index].Provider
	case emergency.ARoom:
		service = c.net.Rooms[e.Index].Service
	case emergency.AHandover:
		some := slices.Repeat([]bool{true}, len(c.services)+1)
		some[len(c.services)] = false // who wants nothing is not passed on
		s.Services = both(s.Services, some)
	}
	if provider != emergency.None {
		s.Providers = both(s.Providers, just(provider, c.providers))
	}
	if service != emergency.None {
		s.Services = both(s.Services, just(service, c.services))
	}
	return s.Reach(c.net)
}

// just is a list with one member.
func just(i int, all []string) []bool {
	list := make([]bool, len(all)+1)
	list[i] = true
	return list
}
