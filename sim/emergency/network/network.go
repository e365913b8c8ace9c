// Package network is the world before anything happens in it: callers, providers, platforms, control rooms and monitors, as
// plain data. It keeps no state of a run. Everything is referred to by index; names are kept for the report alone.
package network

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/desk"
	"nines/sim/emergency/traffic"
	"nines/sim/random"
)

const none = -1 // the index of nothing

// Network is the world before anything happens in it: callers, providers, platforms and control rooms. It is immutable
// during a run and may be shared by any number of worlds. It is referred to by index.
type Network struct {
	Length    des.Time // of the run
	Demand    demand.Demand
	Callers   demand.Behaviour
	Providers []Provider
	Groups    []CircuitGroup
	Platforms []Platform
	Centres   []desk.Centre
	Rooms     []Room
	RoomFor   [][]int16       // by service, by region: the control room that answers
	Features  []string        // what a platform can have, such as location
	Forewarns bool            // people may learn another number before they call
	CallBacks []callback.Rule // by which people may be rung back whose calls were lost

	Monitors   []Monitor
	AnsweredIn des.Time // within this a call is answered in time, for monitors of the answer rate
}

// Provider is an originating network.
type Provider struct {
	Name         string
	Accesses     []int
	Share        float64 // of the calls of its accesses, among the providers that carry them
	Groups       []int   // circuit groups, in order of preference
	Weights      []float64
	SetUp        random.Distribution // time to reach a platform
	SilenceTimer des.Time            // a platform that stays silent so long is left for the next route; Never
	GivesUp      bool                // and not for the next route: the call is lost then
	TimeToLive   des.Time            // its callers follow a change of the platforms that take calls within this time, each after a delay of their own
	Needs        uint32              // features without which a platform cannot take this provider's calls
}

// CircuitGroup is the circuits of one provider to one platform. A call holds a circuit until the caller hangs up.
type CircuitGroup struct {
	Name     string
	Provider int
	Platform int
	Circuits int32
}

// Platform is a stage-1 call-handling platform.
type Platform struct {
	Name       string
	Backup     bool  // takes no calls until it is switched to
	Staff      int   // the platform whose centres' people work here: itself, or the one it shares its people with
	Seats      int32 // most agents logged on at once
	Channels   int32 // most calls on the platform at once, from arrival to the caller's hanging up
	Queue      int32 // most calls waiting for an agent
	Rate       float64
	Features   uint32              // bit set over Network.Features
	Handling   random.Distribution // of everybody's calls, unless sorts of callers have their own:
	HandlingBy demand.Sorting
	HandlingOf []random.Distribution // by sort; nil: none has
	Longer     *random.Factor        // how many times as long handling takes that begins at a time; nil: once
	Without    []condition.Slower    // by feature: what its absence does to handling
	LogOn      random.Distribution
	StartUp    StartUp  // of a platform that is not running at the start
	SlowStart  des.Time // over this time new calls come back to it, after it has taken none
	StaysOn    bool     // the agent stays on the line until the control room answers
	Unstaffed  bool     // machines pass its calls on at once; the control room is the first to answer
	desk.Switchboard
}

// Costly lists, by platform, the features without which handling takes longer.
func (n *Network) Costly() []uint32 {
	sets := make([]uint32, len(n.Platforms))
	for p := range n.Platforms {
		for f := range n.Platforms[p].Without {
			if !n.Platforms[p].Without[f].IsNeutral() {
				sets[p] |= 1 << f
			}
		}
	}
	return sets
}

// forHandling is what a caller's time with an agent is drawn for.
var forHandling = random.NewPurpose("handling")

// HandlingTime is how long an agent here handles a caller's n-th call who begins with it at a time, if nothing is wrong.
func (n *Platform) HandlingTime(p *demand.Person, call int32, from des.Time) des.Time {
	a := n.AskHandling(p, call)
	return des.Time(a.Law.Draw(p.Key, a.Purpose, a.Turn, n.Longer.At(int64(from))))
}

// AskHandling is what is to be drawn for that, before the factor of the time.
func (n *Platform) AskHandling(p *demand.Person, call int32) random.Ask {
	law := &n.Handling
	if n.HandlingOf != nil {
		law = &n.HandlingOf[n.HandlingBy.Sort(p)]
	}
	return random.Ask{Law: law, Purpose: forHandling, Turn: int(call)}
}

// MeanHandling is how long handling takes on average that begins at a time, in seconds.
func (n *Platform) MeanHandling(at des.Time) float64 {
	return float64(n.Handling.Mean() * n.Longer.At(int64(at)))
}

// MeanConversation is the same of a conversation at a control room.
func (n *Room) MeanConversation(at des.Time) float64 {
	return float64(n.Conversation.Mean() * n.Longer.At(int64(at)))
}

// HomeRoom is the control room of a person's service and region; of accidental callers, that of the first service.
func (n *Network) HomeRoom(p *demand.Person) int { return int(n.RoomFor[max(0, p.Service)][p.Region]) }

// ProviderOf is the provider that an element is, or is a route of; None.
func (n *Network) ProviderOf(e condition.Element) int {
	switch e.Kind {
	case condition.AProvider:
		return int(e.Index)
	case condition.ACircuitGroup:
		return slices.IndexFunc(n.Providers, func(p Provider) bool { return slices.Contains(p.Groups, int(e.Index)) })
	}
	return none
}

// HasOtherPhones reports whether callers may call from another phone: some would, and there are providers to choose from.
func (n *Network) HasOtherPhones() bool {
	return n.Callers.Elsewhere.AnotherPhone > 0 && len(n.Providers) > 1
}

// StartUp is what it takes to put a platform into service that is not running.
type StartUp = traffic.StartUp

// Room is a control room: stage 2.
type Room struct {
	Name         string
	Service      int
	CallTakers   int32
	Teams        []int32             // call takers by pool of the switchboard, which add up to CallTakers; nil: one pool
	Queue        int32               // most calls waiting for a call taker
	PickUp       random.Distribution // from ringing at a free call taker to the answer
	Conversation random.Distribution // how long the call taker is then busy
	Longer       *random.Factor      // how many times as long a conversation takes that begins at a time; nil: once
	Buddy        int                 // the room tried when this one is full, down or slow; None
	BuddyAfter   des.Time
	desk.Switchboard
}
