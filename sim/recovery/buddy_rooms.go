package recovery

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/words"
)

// BuddyRooms lets the control rooms of a service take each other's calls. A call that rings too long in one room, or finds
// it full, goes to the next room in the list. A room that turns to a buddy anyway does so no later than that.
type BuddyRooms struct {
	Services     []string `yaml:"services" doc:"The services whose rooms help each other. Without it, all with more than one room."`
	AfterRinging des.Time `yaml:"after-ringing" unit:"duration" default:"30s" doc:"How long a room rings before the next one is tried."`
}

var _ Kind = (*BuddyRooms)(nil)

// Plan implements Kind.
func (k *BuddyRooms) Plan(n Names) Planned {
	var services []int
	var commands []string
	add := func(s int, name string) {
		services = append(services, s)
		commands = append(commands, "where calls go when the control rooms of "+name+" do not answer")
	}
	for i, name := range k.Services {
		key := fmt.Sprintf("services[%d]", i+1)
		s := n.Service(key, name)
		switch {
		case s < 0:
		case slices.Contains(k.Services[:i], name):
			n.Complain(key, "%s is in the list twice: name it once", name)
		case rooms(n, s) < 2:
			n.Complain(key, "%s has only one control room, so it has no buddy: leave it out, or give the service more rooms", name)
		default:
			add(s, name)
		}
	}
	for s := 0; s < len(n.Network().Demand.Services) && len(k.Services) == 0; s++ {
		if rooms(n, s) > 1 {
			add(s, n.Network().Demand.Services[s].Name)
		}
	}
	if len(k.Services) == 0 && len(services) == 0 {
		n.Complain("", "every service has only one control room, so none has a buddy: give a service more rooms, or leave this out")
	}
	return standsOver(commands,
		func(o *emergency.Orders) {
			for _, s := range services {
				o.PairRooms(s, k.AfterRinging)
			}
		},
		func(*emergency.Orders) {})
}

// rooms is how many control rooms a service has.
func rooms(n Names, service int) (count int) {
	for _, r := range n.Network().Rooms {
		if r.Service == service {
			count++
		}
	}
	return count
}

// Costs implements Kind.
func (*BuddyRooms) Costs() string {
	return "An agreement between the forces. Call takers know less of the place the caller describes, and must pass the incident " +
		"back to the room that sends the vehicles."
}

// Words implements Kind.
func (k *BuddyRooms) Words() string {
	of := "of each service"
	if len(k.Services) > 0 {
		of = "of " + strings.Join(k.Services, ", ")
	}
	return fmt.Sprintf("the control rooms %s take each other's calls after %s of ringing", of, words.Length(k.AfterRinging))
}
