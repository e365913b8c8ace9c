package compile

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/stat"
)

func (c places) allRooms() {
	const path = "world.control-rooms"
	c.net.RoomFor = make([][]int16, len(c.services))
	for i := range c.s.World.ControlRooms {
		g := &c.s.World.ControlRooms[i]
		if s := c.index("service", g.Service, c.services, path+"."+g.Service); s >= 0 {
			c.net.RoomFor[s] = c.roomGroup(g, s, path+"."+g.Service)
		}
	}
	for s, rooms := range c.net.RoomFor {
		if rooms == nil {
			c.Complain(path, "no control room answers for %s: add a key `%s:`", c.services[s], c.services[s])
		}
	}
}

// roomGroup makes the rooms of one service and says which serves each region.
func (c places) roomGroup(g *spec.RoomGroup, service int, path string) []int16 {
	names, of := c.regionsOfRooms(g, path)
	first := len(c.net.Rooms)
	if first+len(names) > 30_000 {
		c.Complain(path, "there are too many control rooms: at most 30000 are possible")
		return of
	}
	takers := c.shareOut(g.CallTakers, len(names), of)
	board, pools := c.roomSwitchboard(g, path)
	longer := c.factor(g.ConversationByTime, path+".conversation-by-time")
	for i, name := range names {
		room := emergency.Room{
			Name: c.services[service], Service: service, CallTakers: takers[i], Queue: g.Queue, PickUp: g.PickUp,
			Conversation: g.Conversation, Longer: longer, Buddy: emergency.None, BuddyAfter: des.Never, Switchboard: board,
		}
		if name != "" {
			room.Name += "." + name
		}
		if g.Buddy == "next" && len(names) > 1 {
			room.Buddy, room.BuddyAfter = first+(i+1)%len(names), g.BuddyAfter
		}
		room.Teams = c.teams(g, pools, &room, path+".groups")
		c.net.Rooms = append(c.net.Rooms, room)
	}
	if g.Buddy == "next" && len(names) == 1 {
		c.Complain(path+".buddy", "the service has only one room, so it has no buddy: leave buddy out, or add rooms")
	}
	for r := range of {
		of[r] += int16(first)
	}
	return of
}

// regionsOfRooms names the rooms of a group, and gives the place of each region's room in it.
func (c places) regionsOfRooms(g *spec.RoomGroup, path string) (names []string, of []int16) {
	of = make([]int16, len(c.regions))
	switch {
	case len(g.Rooms) > 0:
		if g.OnePer == "region" {
			c.Complain(path+".one-per", "the rooms are also given by name: leave one-per or rooms out")
		}
		return c.listedRooms(g, path+".rooms")
	case g.OnePer == "region":
		for r := range of {
			of[r] = int16(r)
		}
		return c.regions, of
	default:
		return []string{""}, of
	}
}

func (c places) listedRooms(g *spec.RoomGroup, path string) (names []string, of []int16) {
	of = make([]int16, len(c.regions))
	served := make([]bool, len(c.regions))
	for i, room := range g.Rooms {
		names = append(names, room.Name)
		for j, region := range room.Regions {
			at := yamldoc.Element(path+"."+room.Name, j)
			r := c.index("region", region, c.regions, at)
			if r >= 0 && served[r] {
				c.Complain(at, "%s is also served by %s: name it in only one room", region, names[of[r]])
			}
			if r >= 0 && !served[r] {
				of[r], served[r] = int16(i), true
			}
		}
	}
	for r, ok := range served {
		if !ok {
			c.Complain(path, "no room serves the region %s: add it to one of them", c.regions[r])
		}
	}
	return names, of
}

// shareOut divides call takers among rooms by the callers of their regions. Each room gets the whole part of its share and
// at least one. The rest goes to the largest remainders.
func (c places) shareOut(total int32, rooms int, of []int16) []int32 {
	takers := make([]int32, rooms)
	if total == emergency.Unlimited {
		for i := range takers {
			takers[i] = total
		}
		return takers
	}
	parts := make([]float64, rooms)
	for r, room := range of {
		if int(room) < rooms {
			parts[room] += float64(c.net.Demand.Regions[r].Share * float64(total))
		}
	}
	return stat.Apportion(total, parts, 1)
}
