// Package play plays single replications of a plan and measures them. Here a plan, a world and a tally meet, and here it is decided
// who plays. A plain queue is played from caller to caller (package plain), everything else event by event in a world. What is
// measured is the same.
package play

import (
	"nines/sim/emergency"
	"nines/sim/emergency/plain"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/random"
)

// How says how replications are played. The zero value is the usual way.
type How struct {
	Check  bool // verify the invariants after every event
	Events bool // play plain queues event by event, too
}

// Player plays one replication after another of one plan, in memory of its own. The tally holds what was measured of the last.
type Player struct {
	Tally *measure.Tally

	plan  *plan.Plan
	world *emergency.World
	queue *plain.Queue // nil: the plan is not so plain
}

// New makes a player.
func New(p *plan.Plan, how How) *Player {
	r := &Player{Tally: p.Measures.NewTally(), plan: p, world: emergency.NewWorld(p.Network)}
	r.world.Check(how.Check)
	r.world.Account(measure.Instants(p.Measures))
	if isPlain(p) && !how.Check && !how.Events {
		r.queue = plain.New(p.Network, measure.Instants(p.Measures))
	}
	return r
}

// isPlain reports whether nothing happens in a plan but calls to a plain queue, and no measure depends on the order in which they
// end.
func isPlain(p *plan.Plan) bool {
	return len(p.Trouble.Faults) == 0 && p.Recovery.DoesNothing() && p.Measures.AreInAnyOrder() && plain.Fits(p.Network)
}

// Until makes every replication that follows end with [emergency.ErrStopped] soon after stop is true; nil: never.
func (r *Player) Until(stop func() bool) {
	r.world.Until(stop)
	if r.queue != nil {
		r.queue.Until(stop)
	}
}

// Play is the whole of one replication. One more observer may hear what the tally hears, in order of time. A guest also hears the
// facts of single calls. Each may be nil. An error is a defect of the simulator, or [emergency.ErrStopped].
func (r *Player) Play(replication int, also, guest emergency.Observer) error {
	draws := random.New(r.plan.Seed, replication)
	r.Tally.Reset()
	books, err := r.play(draws, also, guest)
	if err != nil {
		return err
	}
	return r.Tally.Close(books)
}

func (r *Player) play(draws random.Draws, also, guest emergency.Observer) (emergency.Inspection, error) {
	if r.queue != nil && also == nil && guest == nil {
		return r.queue.Run(draws, r.Tally)
	}
	var all emergency.Observer = r.Tally
	for _, o := range [...]emergency.Observer{also, guest} {
		if o != nil {
			all = both{all, o}
		}
	}
	r.world.Brief(guest == nil)
	return r.world.Run(draws, r.plan.Trouble.Trouble(), r.plan.Recovery.Start(draws), all)
}

type both struct{ first, second emergency.Observer }

func (b both) Observe(batch []emergency.Observation) {
	b.first.Observe(batch)
	b.second.Observe(batch)
}
