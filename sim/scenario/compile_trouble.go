package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/random"
	"nines/sim/recovery"
)

// elements resolves a name such as platforms.primary or control-rooms.police to the elements it means.
func (c *compiler) elements(name, path string) []emergency.Element {
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
	case (len(parts) == 2 || len(parts) == 3) && parts[0] == "control-rooms":
		return c.roomElements(parts[1:], path)
	}
	c.complain(path, "%s is not an element", quoted(name)).allowing(
		"platforms.NAME, platforms.NAME.centres.NAME, providers.NAME, providers.NAME.routes.PLATFORM, control-rooms.SERVICE, control-rooms.SERVICE.ROOM")
	return nil
}

func (c *compiler) centre(platform, name, path string) int {
	p := c.index("platform", platform, c.platforms, path)
	var names []string
	var at []int
	for i := range c.net.Centres {
		if c.net.Centres[i].Platform == p {
			names, at = append(names, c.net.Centres[i].Name), append(at, i)
		}
	}
	if i := c.index("centre of "+platform, name, names, path); p >= 0 && i >= 0 {
		return at[i]
	}
	return emergency.None
}

func (c *compiler) circuitGroup(provider, platform, path string) int {
	p, to := c.index("provider", provider, c.providers, path), c.index("platform", platform, c.platforms, path)
	if p < 0 || to < 0 {
		return emergency.None
	}
	for i, g := range c.net.Groups {
		if g.Provider == p && g.Platform == to {
			return i
		}
	}
	c.complain(path, "%s has no route to %s", provider, platform)
	return emergency.None
}

// roomElements are all rooms of a service, or one of them.
func (c *compiler) roomElements(parts []string, path string) []emergency.Element {
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
		name := strings.TrimPrefix(strings.TrimPrefix(r.Name, parts[0]), ".")
		names = append(names, name)
		if len(parts) == 1 || parts[1] == name {
			list = append(list, emergency.Element{Kind: emergency.ARoom, Index: int16(i)})
		}
	}
	if len(list) == 0 && len(parts) == 2 {
		c.index("control room of "+parts[0], parts[1], names, path)
	}
	return list
}

// allTrouble compiles the faults; their timings follow when all milestones are known.
func (c *compiler) allTrouble() *fault.Plan {
	p := &fault.Plan{}
	for i := range c.s.Trouble {
		f := &c.s.Trouble[i]
		path := "trouble." + f.Name
		to := emergency.Fault{Name: f.Name}
		for j, name := range f.On {
			at := path + ".on"
			if n := c.doc.lookup(at); n != nil && n.Kind == yaml.SequenceNode {
				at = element(at, j)
			}
			to.On = append(to.On, c.afflicted(f.Kind, name, at)...)
		}
		if condition, err := f.Kind.Condition(c.features); err != nil {
			c.complain(path, "%v", err)
		} else {
			to.Condition = condition
		}
		p.Faults = append(p.Faults, to)
	}
	return p
}

// afflicted resolves a name and checks that the ailment makes sense there.
func (c *compiler) afflicted(a emergency.Ailment, name, path string) []emergency.Element {
	list := c.elements(name, path)
	if len(list) > 0 && !a.Afflicts(list[0].Kind) {
		c.complain(path, "this kind of trouble does nothing to a %v", list[0].Kind)
	}
	return list
}

// wrongStep adds what a wrong step of the runbook leaves behind, from its being wrong until it is done. Elements left in
// the same condition share one fault.
func (c *compiler) wrongStep(p *fault.Plan, s *recovery.Step, path string) (added []int) {
	for _, l := range s.Wrong.Leaves {
		at := path + ".wrong.leaves." + l.Element
		on := c.afflicted(l.Kind, l.Element, at)
		condition, err := l.Kind.Condition(c.features)
		if err != nil {
			c.complain(at, "%v", err)
			continue
		}
		same := slices.IndexFunc(added, func(f int) bool { return reflect.DeepEqual(p.Faults[f].Condition, condition) })
		if same >= 0 {
			f := &p.Faults[added[same]]
			f.On = append(f.On, on...)
			continue
		}
		name := s.Name + ".wrong"
		if len(added) > 0 {
			name = fmt.Sprintf("%s (%d)", name, len(added)+1)
		}
		added = append(added, len(p.Faults))
		p.Faults = append(p.Faults, emergency.Fault{Name: name, On: on, Condition: condition})
	}
	return added
}

// timings resolves when the scenario's own faults begin and end; those of wrong steps are known already.
func (c *compiler) timings(p *fault.Plan) {
	own := make([]fault.Timing, len(c.s.Trouble))
	for i := range c.s.Trouble {
		own[i] = c.timing(&c.s.Trouble[i], "trouble."+c.s.Trouble[i].Name)
	}
	p.Timings = append(own, p.Timings...)
	p.Milestones = len(c.milestones)
	c.noCircles(p)
}

func (c *compiler) timing(f *fault.Fault, path string) fault.Timing {
	t := fault.Timing{After: emergency.Always}
	switch {
	case f.At != nil && f.After != "":
		c.complain(path+".after", "the fault begins both at a time and after something; give one of them")
	case f.At == nil && f.After == "":
		c.complain(path, "when does it begin? Give at (a clock time) or after (something that happens)")
	case f.At != nil:
		t.At = *f.At
	default:
		t.After = c.milestone(f.After, path+".after")
	}
	t.Delay = orZero(f.Delay)
	t.For, t.HasFor = orZero(f.For), f.For != nil
	if f.Until != nil {
		t.HasUntil, t.Until, t.UntilAt = true, emergency.Always, f.Until.At
		if f.Until.Name != "" {
			t.Until = c.milestone(f.Until.Name, path+".until")
		} else if f.At != nil && f.Until.At <= *f.At {
			c.complain(path+".until", "the fault ends before it begins")
		}
	}
	return t
}

func orZero(d *random.Distribution) random.Distribution {
	if d == nil {
		return random.Distribution{}
	}
	return *d
}

// milestone resolves the name of something that happens.
func (c *compiler) milestone(name, path string) emergency.Milestone {
	return emergency.Milestone(max(0, c.index("event", name, c.milestones, path)))
}

// noCircles reports faults that wait for one another in a circle: none of them would ever begin.
func (c *compiler) noCircles(p *fault.Plan) {
	waitsFor := func(f int) int { // the fault whose beginning or end f waits for
		for g := range p.Faults {
			if a := p.Timings[f].After; a == emergency.FaultBegan(g) || a == emergency.FaultEnded(g) {
				return g
			}
		}
		return emergency.None
	}
	for f := range c.s.Trouble {
		g := waitsFor(f)
		for range p.Faults {
			if g == f {
				c.complain("trouble."+c.s.Trouble[f].Name+".after", "waits, by way of what that waits for, for itself: it would never begin")
				break
			}
			if g == emergency.None {
				break
			}
			g = waitsFor(g)
		}
	}
}
