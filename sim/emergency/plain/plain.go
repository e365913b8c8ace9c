// Package plain plays runs of a plain queue: callers who call once, one platform with the same people all the time, first come,
// first served. The control rooms answer at once, and nothing goes wrong. Queueing theory has formulas for such queues.
//
// Whoever comes later changes nothing for those who came before. So a run goes from caller to caller, in order of their calls. It
// needs no calendar. A call is answered when it is made or when the first agent is free, whichever is later. If that is too late,
// the caller hangs up (Kiefer and Wolfowitz, "On the theory of queues with many servers", 1955). It takes a third of the time of the
// events of emergency.World. Observers hear the same facts, but in the order of the callers. A sum of time that is 0 is left out.
// Tests compare all facts and measures of both on random queues, to the bit.
//
// Whatever is not so plain is played by emergency.World alone.
package plain

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/demand"
	"nines/sim/random"
)

// Fits reports whether runs of a network are so plain, where nothing goes wrong and nobody gives an order.
func Fits(n *emergency.Network) bool {
	return len(n.Platforms) == 1 && n.Costly()[0] == 0 && isPlatform(&n.Platforms[0]) && isStaff(n) && areCallers(n) && areRoutes(n) && areRooms(n)
}

// isPlatform reports whether a platform takes every call, and has people who take any.
func isPlatform(p *emergency.Platform) bool {
	hasRoom := p.Queue == emergency.Unlimited && p.Channels == emergency.Unlimited && p.Rate == 0
	return hasRoom && !p.Backup && !p.Unstaffed && p.Classes() == 1 && p.Pools() == 1
}

// isStaff reports whether the same people of one centre are there all the time, and have a seat.
func isStaff(n *emergency.Network) bool {
	if len(n.Centres) != 1 {
		return false
	}
	c := &n.Centres[0]
	agents := c.Roster[0].Agents
	return len(c.Roster) == 1 && !c.Reserve && agents > 0 && agents <= n.Platforms[0].Seats && n.Platforms[0].Staff == 0
}

// areCallers reports whether people call once, and learn of no other number.
func areCallers(n *emergency.Network) bool {
	c := &n.Callers
	return c.MostCalls == 1 && c.Elsewhere.AnotherPhone <= 0 && c.Elsewhere.AnotherCall <= 0 && !n.Forewarns && len(n.CallBacks) == 0 && len(n.Monitors) == 0
}

// areRoutes reports whether all calls reach the platform at once.
func areRoutes(n *emergency.Network) bool {
	for i := range n.Providers {
		p := &n.Providers[i]
		if !p.SetUp.IsZero() || p.Needs != 0 || len(p.Groups) == 0 {
			return false
		}
	}
	return !slices.ContainsFunc(n.Groups, func(g emergency.CircuitGroup) bool { return g.Circuits != emergency.Unlimited })
}

// areRooms reports whether every control room answers at once, and has a call taker for every call.
func areRooms(n *emergency.Network) bool {
	for i := range n.Rooms {
		r := &n.Rooms[i]
		if !r.PickUp.IsZero() || !r.Conversation.IsZero() || r.CallTakers != emergency.Unlimited || r.Classes() != 1 || r.Pools() != 1 {
			return false
		}
	}
	return true
}

// Queue plays one replication after another of one network, in memory of its own.
type Queue struct {
	net      *emergency.Network
	arrivals *demand.Arrivals
	ahead    []caller // who call next
	longer   *random.Factor
	patient  des.Time // everybody waits so long at least, as far as that is known without a draw
	agents   agents
	use      use
	minutes  minutes
	telling  telling
	books    emergency.Inspection
	stop     func() bool // may be nil
}

// New prepares runs of a network that fits. The time that people and calls spent is told at some instants in order, and at the
// end.
func New(n *emergency.Network, instants []des.Time) *Queue {
	return &Queue{
		net: n, arrivals: demand.NewArrivals(&n.Demand, n.Carriers(), n.Length), ahead: make([]caller, 0, drawnAhead),
		longer: n.Platforms[0].Longer, patient: leastPatience(n), agents: newAgents(n.Centres[0].Roster[0].Agents),
		use: newUse(instants, n.Length), minutes: newMinutes(n.Length), telling: newTelling(),
	}
}

// leastPatience is the least time that anybody waits.
func leastPatience(n *emergency.Network) des.Time {
	if n.Callers.Patient != nil {
		return 0
	}
	least := math.Inf(1)
	for _, f := range n.Callers.Floors() {
		least = min(least, f[emergency.Ringing][0])
	}
	return des.Time(least * 1e6)
}

// Until makes every run that follows end with [emergency.ErrStopped] soon after stop is true.
func (q *Queue) Until(stop func() bool) { q.stop = stop }

// between is how many callers come between two questions whether to stop, or a few more.
const between = 1 << 12

func (q *Queue) isStopped() bool {
	return q.books.Callers%between < drawnAhead && q.stop != nil && q.stop()
}

// Run plays one replication from an empty system to the end of the run, and tells the observer what happened.
func (q *Queue) Run(draws random.Draws, observer emergency.Observer) (emergency.Inspection, error) {
	q.books = emergency.Inspection{}
	q.agents.reset()
	q.use.reset()
	q.minutes.reset()
	q.arrivals.Reset(draws)
	q.telling.reset(observer)
	for q.draw(); len(q.ahead) > 0; q.draw() {
		if q.isStopped() {
			return q.books, emergency.ErrStopped
		}
		for i := range q.ahead {
			c := &q.ahead[i]
			q.use.reach(c.at)
			q.minutes.reach(c.at)
			q.call(c)
		}
	}
	q.books.Offered = q.books.Callers
	q.tellUse()
	q.tellMinutes()
	q.telling.flush()
	return q.books, nil
}
