package compile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/fault"
	measures "nines/sim/measure"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// elements resolves a name such as platforms.primary or control-rooms.police to the elements it means.
func (c troubles) elements(name, path string) []emergency.Element {
	parts := strings.Split(name, ".")
	one := func(kind emergency.ElementKind, i int) []emergency.Element {
		if i < 0 {
			return nil
		}
		return []emergency.Element{{Kind: kind, Index: int16(i)}}
	}
	switch {
	case len(parts) == 2 && parts[0] == "platforms":
		return one(emergency.APlatform, c.index("platform", parts[1], c.platforms, path))
	case len(parts) == 2 && parts[0] == "providers":
		return one(emergency.AProvider, c.index("provider", parts[1], c.providers, path))
	case len(parts) == 4 && parts[0] == "platforms" && parts[2] == "centres":
		return one(emergency.ACentre, c.centre(parts[1], parts[3], path))
	case len(parts) == 4 && parts[0] == "providers" && parts[2] == "routes":
		return one(emergency.ACircuitGroup, c.circuitGroup(parts[1], parts[3], path))
	case len(parts) == 2 && parts[0] == "monitors":
		return one(emergency.AMonitor, rescue(c).monitorCalled(parts[1], path))
	case len(parts) == 2 && parts[0] == "runbook":
		return one(emergency.AStep, rescue(c).stepCalled(parts[1], path))
	case (len(parts) == 2 || len(parts) == 3) && parts[0] == "control-rooms":
		return c.roomElements(parts[1:], path)
	}
	c.noElement(name, path)
	return nil
}

// noElement reports a name that is none of an element. The end of one is often taken for the whole: primary.
func (c troubles) noElement(name, path string) {
	p := c.complainOfName(name, path, "%s is not an element of the world", words.Quoted(name)).Allowing(
		"platforms.NAME, platforms.NAME.centres.NAME, platforms.NAME.handover, platforms.NAME.handover.SERVICE, providers.NAME, providers.NAME.routes.PLATFORM, control-rooms.SERVICE, control-rooms.SERVICE.ROOM, monitors.NAME, runbook.STEP, regions.NAME, services.NAME, access.NAME, demand")
	if p.Suggestion = c.meantElement(name); strings.HasSuffix(name, measures.NothingWanted.Name) {
		p.Message += ". For calls that ask for no help, write `on: demand` and `only: {services: [no-request]}`"
	}
}

func (c troubles) centre(platform, name, path string) int {
	p := c.index("platform", platform, c.platforms, path)
	if p < 0 {
		return emergency.None
	}
	var names []string
	var at []int
	for i := range c.net.Centres {
		if c.net.Centres[i].Platform == p {
			names, at = append(names, c.net.Centres[i].Name), append(at, i)
		}
	}
	if i := c.index("centre of "+platform, name, names, path); i >= 0 {
		return at[i]
	}
	return emergency.None
}

func (c troubles) circuitGroup(provider, platform, path string) int {
	p, to := c.index("provider", provider, c.providers, path), c.index("platform", platform, c.platforms, path)
	if p < 0 || to < 0 {
		return emergency.None
	}
	var routes []string
	for i, g := range c.net.Groups {
		if g.Provider == p && g.Platform == to {
			return i
		}
		if g.Provider == p {
			routes = append(routes, c.platforms[g.Platform])
		}
	}
	c.Complain(path, "%s has no route to %s", provider, platform).Allowing(words.Listed(routes))
	return emergency.None
}

// roomElements are all rooms of a service, or one of them.
func (c troubles) roomElements(parts []string, path string) []emergency.Element {
	s := c.index("service", parts[0], c.services, path)
	if s < 0 {
		return nil
	}
	var list []emergency.Element
	var names []string
	for i, r := range c.net.Rooms {
		if r.Service != s {
			continue
		}
		name := strings.TrimPrefix(strings.TrimPrefix(r.Name, c.services[s]), ".")
		names = append(names, name)
		if len(parts) == 1 || parts[1] == name {
			list = append(list, emergency.Element{Kind: emergency.ARoom, Index: int16(i)})
		}
	}
	switch {
	case len(list) > 0:
	case len(names) == 1 && names[0] == "":
		c.Complain(path, "%s has one control room, without a name: write control-rooms.%s", parts[0], parts[0])
	default:
		c.index("control room of "+parts[0], parts[len(parts)-1], names, path)
	}
	return list
}

// allTrouble compiles the faults; their timings follow when all milestones are known.
func (c troubles) allTrouble() *fault.Plan {
	p := &fault.Plan{}
	c.soundWorld = len(c.Complaints) == 0
	for i := range c.s.Trouble {
		p.Faults = append(p.Faults, c.fault(&c.s.Trouble[i]))
	}
	return p
}

func (c troubles) fault(f *fault.Fault) emergency.Fault {
	path := "trouble." + f.Name
	on := path + ".on"
	n, before := c.Doc.Lookup(on), len(c.Complaints)
	kind, at := c.core(f.Kind, path)
	condition, _ := c.condition(kind, at)
	to := c.aim(kind, condition, onNames{f.On, on, n != nil && n.Kind == yamldoc.SequenceNode})
	to.Name = f.Name
	c.reducible(kind, to.On, at)
	timings(c).pace(f, &to, path)
	if f.Only != nil {
		on = path + ".only"
		c.only(&to, f.Only, on)
	}
	if len(c.Complaints) == before {
		c.harmedNeedPeople(&to, on)
		c.meetsNobody(&to, on)
	}
	return to
}

// core is the ailment of the bad times, and its place, if the fault alternates; otherwise the ailment itself.
func (c troubles) core(a emergency.Ailment, path string) (emergency.Ailment, string) {
	flapping, ok := a.(*fault.Flapping)
	if !ok {
		return a, path
	}
	if _, ok := flapping.With.Kind.(fault.Paced); ok {
		c.Complain(path+".with", "this kind comes and goes by itself, so it cannot stand inside another such kind: name the fault of the bad times")
	}
	return flapping.With.Kind, path + ".with"
}

// condition is the condition that an ailment causes; false if its keys do not fit together. A complaint about one of its
// keys begins with that key.
func (c troubles) condition(a emergency.Ailment, path string) (emergency.Condition, bool) {
	if lost, ok := a.(*fault.LostFeature); ok {
		at := c.index("feature of any platform", lost.Feature, c.features, path+".feature")
		if at < 0 {
			return emergency.Condition{}, false
		}
		a = &fault.LostFeature{Feature: c.features[at]}
	}
	condition, err := a.Condition(c.features)
	if err == nil {
		return condition, true
	}
	key, rest, ok := strings.Cut(err.Error(), ": ")
	if at := yamldoc.Join(path, key); ok && c.Doc.Lookup(at) != nil {
		c.Complain(at, "%s", rest)
	} else {
		c.Complain(path, "%v", err)
	}
	return condition, false
}

// reducible checks that a reduced capacity has a limit. Of an unlimited capacity, nothing at all can be left (0%), but no
// other share; a rate without a limit has not even that.
func (c troubles) reducible(a emergency.Ailment, on []emergency.Element, path string) {
	r, ok := a.(*fault.Reduced)
	if !ok {
		return
	}
	told := map[string]bool{}
	for _, e := range on {
		for _, of := range c.capacities(e, r) {
			if of.left == nil || told[of.key] || of.limited || *of.left == 0 && of.key != "rate" {
				continue
			}
			told[of.key] = true
			c.Complain(path+"."+of.key, "%s, so there is nothing to reduce: give the %s", of.endless, of.cure)
		}
	}
}

// capacity is one capacity of an element.
type capacity struct {
	key     string   // of the share that is left
	left    *float64 // the share that is left; nil if it is not reduced
	limited bool
	endless string // says in words that it has no limit
	cure    string
}

// capacities lists the capacities of an element that can be unlimited.
func (c troubles) capacities(e emergency.Element, r *fault.Reduced) []capacity {
	switch e.Kind {
	case emergency.ACircuitGroup:
		g := &c.net.Groups[e.Index]
		return []capacity{
			{"circuits", r.Circuits, g.Circuits != emergency.Unlimited, "circuits to " + c.platforms[g.Platform] + " are unlimited", "provider circuits"},
		}
	case emergency.APlatform:
		p := &c.net.Platforms[e.Index]
		return []capacity{
			{"seats", r.Seats, p.Seats != emergency.Unlimited, "seats on " + p.Name + " are unlimited", "platform seats"},
			{"channels", r.Channels, p.Channels != emergency.Unlimited, "channels of " + p.Name + " are unlimited", "platform channels"},
			{"queue", r.Queue, p.Queue != emergency.Unlimited, "the queue of " + p.Name + " is unlimited", "platform a queue"},
			{"rate", r.Rate, p.Rate > 0, p.Name + " has no limit of calls a second", "platform a rate-limit"},
		}
	case emergency.ARoom:
		room := &c.net.Rooms[e.Index]
		return []capacity{
			{"queue", r.Queue, room.Queue != emergency.Unlimited, "the queue at " + room.Name + " is unlimited", "control rooms a queue"},
			{"call-takers", r.CallTakers, room.CallTakers != emergency.Unlimited, "call takers at " + room.Name + " are unlimited", "control rooms call-takers"},
		}
	default:
		return nil
	}
}

// afflicted resolves a name and checks that the ailment makes sense there.
func (c troubles) afflicted(a emergency.Ailment, name, path string) []emergency.Element {
	list := c.elements(name, path)
	if len(list) > 0 {
		c.doesSomething(a, list[0].Kind, name, path)
	}
	return list
}

// doesSomething reports whether an ailment makes sense on a kind of element, and reports it if not.
func (c troubles) doesSomething(a emergency.Ailment, k emergency.ElementKind, name, path string) bool {
	if a.Afflicts(k) {
		return true
	}
	var kinds []string
	for _, k := range spec.Placed {
		if a.Afflicts(k) {
			kinds = append(kinds, spec.ElementForms[k])
		}
	}
	c.complainOfName(name, path, "this kind of fault does nothing to a %v", k).Allowing(strings.Join(kinds, ", "))
	return false
}

// wrongStep adds what a wrong step of the runbook leaves behind, from its being wrong until it is done. Elements left in
// the same condition share one fault.
func (c troubles) wrongStep(p *fault.Plan, s *recovery.Step, path string) (added []int) {
	for _, l := range s.Wrong.Leaves {
		at := path + ".wrong.leaves." + l.Element
		before := len(c.Complaints)
		if _, ok := l.Kind.(fault.Paced); ok {
			c.Complain(at, "this kind comes and goes by itself, but a wrong step leaves a lasting state: name that state")
		}
		condition, ok := c.condition(l.Kind, at)
		to := c.aim(l.Kind, condition, onNames{names: []string{l.Element}, path: at})
		c.reducible(l.Kind, to.On, at)
		if len(c.Complaints) == before {
			c.harmedNeedPeople(&to, at)
			c.meetsNobody(&to, at)
		}
		if !ok {
			continue
		}
		same := slices.IndexFunc(added, func(i int) bool {
			f := &p.Faults[i]
			return reflect.DeepEqual(f.Condition, to.Condition) && reflect.DeepEqual(f.Only, to.Only)
		})
		if same >= 0 {
			f := &p.Faults[added[same]]
			f.On = append(f.On, to.On...)
			continue
		}
		to.Name = s.Name + ".wrong"
		if len(added) > 0 {
			to.Name = fmt.Sprintf("%s (%d)", to.Name, len(added)+1)
		}
		added = append(added, len(p.Faults))
		p.Faults = append(p.Faults, to)
	}
	return added
}
