package emergency

import (
	"errors"
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/desk"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
	"nines/sim/random"
)

// World is the state of one run. Its memory is reused: a worker owns one World and runs one replication after another in it.
type World struct {
	net      *Network
	now      des.Time
	calendar des.Calendar[kind]
	draws    random.Draws
	calls

	// The parts, in the order of a call's life. Each owns its state, and embeds the World to reach the clock and its neighbours.
	public     public
	recall     recall
	routing    routing
	stageOne   stageOne
	stageTwo   stageTwo
	duty       duty
	trouble    trouble
	damage     damage
	blame      blame
	monitoring monitoring
	command    command
	moves      moves
	telling    telling

	tallies *tallies // of the last audit
	check   bool
	stop    func() bool // may be nil
	inspect Inspection
	failure error
}

// NewWorld prepares a world for runs of one network.
func NewWorld(n *Network) *World {
	w := &World{net: n, calls: newCalls(n)}
	w.join()
	w.calls.clock = &w.now
	w.telling.batch, w.duty.staff = make([]Observation, 24), desk.NewStaff(n.Centres, &w.now)
	for p := range n.Platforms {
		w.duty.staff.AddDesk(&n.Platforms[p].Switchboard, n.Platforms[p].Staff)
	}
	w.duty.centres = make([]centre, len(n.Centres))
	w.stageOne.platforms = make([]platform, len(n.Platforms))
	w.routing.groups = make([]group, len(n.Groups))
	w.stageTwo.rooms = make([]room, len(n.Rooms))
	for r := range w.stageTwo.rooms {
		w.stageTwo.rooms[r].Room = desk.NewRoom(&w.now)
	}
	w.routing.providerEffects = make([]effects, len(n.Providers))
	w.routing.buckets = make([]traffic.Bucket, len(n.Providers))
	w.routing.gaps = make([]traffic.Claims[orders.Gap], len(n.Providers))
	w.stageTwo.pairings = make([]traffic.Claims[des.Time], len(n.Demand.Services))
	w.recall.ringers = newRingers(n)
	w.command.standing = make([]Standing, len(n.Monitors))
	w.stageOne.costly = n.Costly()
	w.public.arrivals = demand.NewArrivals(&n.Demand, n.Carriers(), n.Length)
	w.public.floors = n.Callers.Floors()
	w.monitoring.addMonitors()
	for _, f := range n.Features {
		w.stageOne.featureSalts = append(w.stageOne.featureSalts, random.NewPurpose("feature "+f))
	}
	return w
}

// Check makes every run that follows verify, after every event, that nothing is lost, held twice or over its cap.
func (w *World) Check(on bool) { w.check = on }

// Brief makes the following runs leave out facts that only readers of single calls need: those in details, in the tests. A
// call is told when it has ended, with all that is counted of it. Nor is it told that a caller left who was helped with the
// first call.
func (w *World) Brief(on bool) { w.telling.brief = on }

// Run plays one replication from an empty system to the end of the run and tells the observer what happened. The
// result is the state at the end, for conservation checks. An error is a defect of the model, never of the input.
func (w *World) Run(draws random.Draws, trouble *Trouble, strategy Strategy, observer Observer) (Inspection, error) {
	w.reset(draws, trouble, strategy, observer)
	w.begin()
	for w.failure == nil && (w.inspect.Events&between != 0 || !w.isStopped()) {
		first := w.public.arrivals.Next
		if e, ok := w.calendar.PopBy(min(first, w.net.Length-1)); ok {
			w.advance(e.At)
			w.handle(e)
		} else if first < w.net.Length {
			w.advance(first)
			w.public.firstCall()
		} else {
			break
		}
		if w.check {
			w.failure = w.audit()
		}
	}
	if w.failure == nil {
		w.advance(w.net.Length)
		if w.failure = w.audit(); w.failure == nil {
			w.telling.account()
			w.public.close()
			w.failure = w.inspect.conserved()
		}
	}
	w.telling.flush()
	if w.failure != nil {
		return w.inspect, fmt.Errorf("at %v: %w", w.now, w.failure)
	}
	return w.inspect, nil
}

// Until makes every run that follows end with [ErrStopped] soon after stop is true. It is asked once in some thousand events,
// which take about a millisecond.
func (w *World) Until(stop func() bool) { w.stop = stop }

// ErrStopped is the failure of a run that was stopped from outside.
var ErrStopped = errors.New("stopped")

// between is how many events lie between two questions whether to stop, less one: a power of two, less one.
const between = 1<<11 - 1

func (w *World) isStopped() bool {
	if w.stop == nil || !w.stop() {
		return false
	}
	w.failure = ErrStopped
	return true
}

func (w *World) reset(draws random.Draws, trouble *Trouble, strategy Strategy, observer Observer) {
	w.now, w.draws, w.command.strategy, w.telling.observer = 0, draws, strategy, observer
	w.calendar.Reset()
	w.calls.reset()
	w.telling.batched, w.failure, w.inspect, w.public.came = 0, nil, Inspection{}, 0
	if w.tallies != nil {
		w.tallies.order.reset()
	}
	w.duty.resetAgents()
	w.stageOne.resetPlatforms()
	w.moves.resetTraffic()
	w.stageTwo.resetRooms()
	w.recall.resetRecall()
	w.trouble.resetTrouble(trouble)
	w.monitoring.resetMonitors()
	w.command.resetSteps()
	w.command.reminders, w.command.freeReminders = w.command.reminders[:0], w.command.freeReminders[:0]
	w.public.arrivals.Reset(draws)
	w.public.addSurges()
	w.public.notices.Reset(draws.Key("test calls"))
	w.public.notices.Know(&w.net.Callers.Elsewhere.Number)
	clear(w.routing.buckets)
	clear(w.routing.gaps)
	clear(w.stageTwo.pairings)
	clear(w.command.standing)
}

// begin sets the clockwork going: rosters, sampling, trouble.
func (w *World) begin() {
	w.command.sensors = w.command.sensors[:0]
	for _, s := range w.command.strategy.Sensors() {
		w.command.addSensor(s)
	}
	for c := range w.net.Centres {
		for _, s := range w.net.Centres[c].Roster[1:] {
			w.calendar.Schedule(s.At, rosterChanges, int32(c), 0)
		}
	}
	w.calendar.Schedule(0, stateIsSampled, 0, 0)
	w.telling.scheduleAccounts()
	w.duty.seated = false
	w.trouble.armTrouble()
	w.command.stand()
	for p := range w.stageOne.platforms {
		w.stageOne.platforms[p].atFirst = w.stageOne.platforms[p].inService
	}
	w.moves.history.Begin(&w.moves.board)
	w.monitoring.startMonitors()
	w.duty.staffForTheStart()
}

// advance moves the clock.
func (w *World) advance(to des.Time) {
	if to < w.now {
		w.failure = errBack
	}
	w.now = to
	w.inspect.Events++
}

var errBack = errors.New("time went back")

// fail records the first defect found.
func (w *World) fail(format string, args ...any) {
	if w.failure == nil {
		w.failure = fmt.Errorf(format, args...)
	}
}
