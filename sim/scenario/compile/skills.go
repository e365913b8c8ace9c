package compile

import (
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/scenario/compile/prefer"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/stat"
	"nines/sim/words"
)

// crew is people with the same list of calls that they take: a centre, or a group of call takers.
type crew struct {
	takes spec.Preference
	path  string // of the list
	idle  bool   // never has anybody
}

// skills reports on a crew's list and gives the place of each name in it, None for others.
func (c places) skills(w crew, by emergency.Trait, names []string) [][]int {
	var list [][]int
	place := map[string]int{}
	for i, set := range w.takes {
		var known []int
		for j, name := range set {
			at := yamldoc.Element(w.path, i)
			if n := c.Doc.Lookup(at); n != nil && n.Kind == yamldoc.SequenceNode {
				at = yamldoc.Element(at, j)
			}
			if first, twice := place[name]; twice {
				c.Complain(at, "%s is already number %d in the list: name it once", name, first+1)
				continue
			}
			place[name] = i
			switch k := c.index(by.String(), name, append(slices.Clone(names), spec.Others), at); {
			case k == len(names):
				known = append(known, emergency.None)
			case k >= 0:
				known = append(known, k)
			}
		}
		if slices.Sort(known); len(known) > 0 {
			list = append(list, known)
		}
	}
	return list
}

// traitNames are the names by which callers are told apart. Providers are not compiled yet when platforms are.
func (c places) traitNames(by emergency.Trait) []string {
	switch by {
	case emergency.ByService:
		return c.services
	case emergency.ByRegion:
		return c.regions
	case emergency.ByProvider:
		names := make([]string, len(c.s.World.Providers))
		for i := range names {
			names[i] = c.s.World.Providers[i].Name
		}
		return names
	}
	return c.accesses
}

// platformSwitchboard makes the switchboard of a platform, and says which pool each of its own centres is.
func (c places) platformSwitchboard(p *spec.Platform, path string) (emergency.Switchboard, []uint8) {
	home, own := p, path // where the people are at home
	if at := slices.Index(c.platforms, p.SamePeopleAs); at >= 0 && p.SamePeopleAs != "" {
		home, own = &c.s.World.Platforms[at], "world.platforms."+p.SamePeopleAs
		if p.SkillsBy != "" {
			c.Complain(path+".skills-by", "the people of %s keep their skills here: leave this out", p.SamePeopleAs)
		}
	}
	by := spec.Trait(home.SkillsBy, emergency.ByAccess)
	var crews []crew
	for _, centre := range home.Centres {
		idle := !slices.ContainsFunc(centre.Agents, func(on spec.OnDuty) bool { return on.Agents > 0 })
		crews = append(crews, crew{centre.Takes, own + ".centres." + centre.Name + ".takes", idle})
	}
	b := c.switchboard(p.Priority, by, crews, path)
	if home == p {
		c.everyCallIsTaken(b, crews, path, "a centre")
	}
	return b.Switchboard, b.PoolOf
}

// roomSwitchboard makes the switchboard of the rooms of a service, and says which pool each group of call takers is.
func (c places) roomSwitchboard(g *spec.RoomGroup, path string) (emergency.Switchboard, []uint8) {
	if g.Priority != nil && g.Priority.By == emergency.ByService.String() {
		c.Complain(path+".priority.by", "all calls here are for %s: use access, region or provider", g.Service)
	}
	crews, sum := []crew{{}}, 0.0
	if len(g.Groups) > 0 {
		crews = nil
	}
	for _, group := range g.Groups {
		crews = append(crews, crew{group.Takes, path + ".groups." + group.Name + ".takes", group.Share == 0})
		sum += group.Share
	}
	if len(g.Groups) > 0 && (sum < 1-1e-6 || sum > 1+1e-6) {
		c.Complain(path+".groups", "the shares add up to %s", words.NotWhole(sum))
	}
	b := c.switchboard(g.Priority, spec.Trait(g.SkillsBy, emergency.ByRegion), crews, path)
	c.everyCallIsTaken(b, crews, path, "a group")
	return b.Switchboard, b.PoolOf
}

// teams shares the call takers of a room out to its pools; nil if there is only one.
func (c places) teams(g *spec.RoomGroup, poolOf []uint8, room *emergency.Room, path string) []int32 {
	if room.Takes == nil {
		return nil
	}
	teams := make([]int32, len(room.Takes))
	if room.CallTakers == emergency.Unlimited {
		for i := range teams {
			teams[i] = emergency.Unlimited
		}
		return teams
	}
	parts := make([]float64, len(g.Groups))
	for i := range parts {
		parts[i] = g.Groups[i].Share * float64(room.CallTakers)
	}
	taken := uint64(0)
	for i, people := range stat.Apportion(room.CallTakers, parts, 0) {
		teams[poolOf[i]] += people
		if people == 0 {
			continue
		}
		for _, classes := range room.Takes[poolOf[i]] {
			taken |= classes
		}
	}
	if all := uint64(1)<<room.Classes() - 1; taken != all && room.CallTakers > 0 && len(c.Complaints) == 0 {
		c.Complain(path, "room %s has only %d call takers. A group has nobody there, so some calls are never answered: "+
			"add call takers, or let another group take others", room.Name, room.CallTakers)
	}
	return teams
}

// everyCallIsTaken reports calls for which nobody is ever on duty who takes them.
func (c places) everyCallIsTaken(b *prefer.Board, crews []crew, path, whose string) {
	taken := uint64(0)
	for i, w := range crews {
		if !w.idle {
			taken |= b.TakenBy(i)
		}
	}
	if b.IsPlain() || taken == 0 {
		return // all take everything; or there is nobody at all, which is another matter
	}
	var left []string
	for k := range b.Kinds {
		if taken&(1<<k) == 0 {
			left = append(left, b.NamesOf(k)...)
		}
	}
	if len(left) > 0 {
		c.Complain(path, "nobody here takes calls of %s, so these wait for ever: name %s in the takes of %s, or add %s to one",
			strings.Join(left, ", "), map[bool]string{true: "it", false: "them"}[len(left) == 1], whose, spec.Others)
	}
}
