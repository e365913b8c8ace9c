package emergency

import (
	"errors"
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/desk"
	"nines/sim/emergency/traffic"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// World is the state of one run at one instant, and its memory is kept from run to run: a worker owns one World and
// runs replication after replication in it.
type World struct {
	net      *Network
	now      des.Time
	calendar des.Calendar[kind]
	strategy Strategy
	orders   Orders
	draws    random.Draws

	arrivals *demand.Arrivals // first calls
	came     int64            // people who have called, or would have

	calls
	featureSalts []random.Purpose
	costly       []uint32 // by platform: the features without which handling takes longer
	staff        desk.Staff
	centres      []centre
	platforms    []platform
	groups       []group
	rooms        []room

	board           traffic.Board   // who wants which platform to take calls
	roles           []bool          // by platform: takes calls while nobody wants otherwise
	history         traffic.History // of which platforms take calls, for callers who follow late
	lagging         bool            // there may be such callers
	told            uint64          // how many changes of claims the strategy has been told of
	standing        []Standing      // what monitors have said last
	steering        traffic.Steering
	gaps            []traffic.Claims[Gap]      // by provider
	pairings        []traffic.Claims[des.Time] // by service
	seated          bool                       // the people are at their consoles
	providerEffects []effects
	demandEffects   effects
	buckets         []traffic.Bucket // by provider
	notices         demand.Notices
	faults          condition.Faults
	reached         condition.History // while every event is checked
	lastTrouble     des.Time          // when a fault last ended or traffic last moved
	everTrouble     bool
	sensors         []watch.Memory
	monitors        []monitor
	onCalls         []int32                       // the monitors that watch real calls
	logs            [elementKinds][]watch.Logbook // of what monitors may watch; nil: nobody does
	steps           []step                        // of the runbook, as far as they are known
	reminders       []reminder                    // what the strategy is to be told, by the number in the calendar
	freeReminders   []int32                       // unused numbers

	observer Observer
	batch    []Observation
	batched  int
	tallies  *tallies // of the last audit
	check    bool
	brief    bool
	inspect  Inspection
	failure  error
}

// NewWorld prepares a world for runs of one network.
func NewWorld(n *Network) *World {
	w := &World{net: n, calls: newCalls(n), batch: make([]Observation, 256), staff: desk.NewStaff(n.Centres)}
	for p := range n.Platforms {
		w.staff.AddDesk(&n.Platforms[p].Switchboard, n.Platforms[p].Staff)
	}
	w.centres = make([]centre, len(n.Centres))
	w.platforms = make([]platform, len(n.Platforms))
	w.groups = make([]group, len(n.Groups))
	w.rooms = make([]room, len(n.Rooms))
	w.providerEffects = make([]effects, len(n.Providers))
	w.buckets = make([]traffic.Bucket, len(n.Providers))
	w.gaps = make([]traffic.Claims[Gap], len(n.Providers))
	w.pairings = make([]traffic.Claims[des.Time], len(n.Demand.Services))
	w.standing = make([]Standing, len(n.Monitors))
	w.costly = costly(n)
	w.arrivals = demand.NewArrivals(&n.Demand, carriersOf(n), n.Length)
	w.addMonitors()
	for _, f := range n.Features {
		w.featureSalts = append(w.featureSalts, random.NewPurpose("feature "+f))
	}
	return w
}

// costly lists, by platform, the features without which handling takes longer.
func costly(n *Network) []uint32 {
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

// Check makes every run that follows verify, after every event, that nothing is lost, held twice or over its cap.
func (w *World) Check(on bool) { w.check = on }

// Brief makes the runs that follow leave out the facts that only a reader of single calls wants: which routes and control
// rooms were tried, that a call queues, is thrown back, is answered, and is being handed over by an agent who stays on the
// line. Whoever counts has them from the call's end.
func (w *World) Brief(on bool) { w.brief = on }

// Run plays one replication from an empty system to the end of the run and tells the observer what happened. The
// result is the state at the end, for conservation checks. An error is a defect of the model, never of the input.
func (w *World) Run(draws random.Draws, trouble *Trouble, strategy Strategy, observer Observer) (Inspection, error) {
	w.reset(draws, trouble, strategy, observer)
	w.begin()
	for w.failure == nil {
		next := w.calendar.Next()
		if min(next, w.arrivals.Next) >= w.net.Length {
			break
		}
		if next <= w.arrivals.Next {
			e := w.calendar.Pop()
			w.advance(e.At)
			w.handle(e)
		} else {
			w.advance(w.arrivals.Next)
			w.firstCall()
		}
		if w.check {
			w.failure = w.audit()
		}
	}
	if w.failure == nil {
		w.advance(w.net.Length)
		if w.failure = w.audit(); w.failure == nil {
			w.close()
			w.failure = w.inspect.conserved()
		}
	}
	w.flush()
	if w.failure != nil {
		return w.inspect, fmt.Errorf("at %v: %w", w.now, w.failure)
	}
	return w.inspect, nil
}

func (w *World) reset(draws random.Draws, trouble *Trouble, strategy Strategy, observer Observer) {
	w.now, w.draws, w.strategy, w.observer = 0, draws, strategy, observer
	w.calendar.Reset()
	w.calls.reset()
	w.batched, w.failure, w.inspect, w.came = 0, nil, Inspection{}, 0
	if w.tallies != nil {
		w.tallies.order.reset()
	}
	w.resetAgents()
	w.resetPlatforms()
	w.resetTraffic()
	w.resetRooms()
	w.resetTrouble(trouble)
	w.resetMonitors()
	w.resetSteps()
	w.reminders, w.freeReminders = w.reminders[:0], w.freeReminders[:0]
	w.arrivals.Reset(draws)
	w.addSurges()
	w.notices.Reset(draws.Key("test calls"))
	clear(w.buckets)
	clear(w.gaps)
	clear(w.pairings)
	clear(w.standing)
}

// begin sets the clockwork going: rosters, sampling, trouble.
func (w *World) begin() {
	w.sensors = w.sensors[:0]
	for _, s := range w.strategy.Sensors() {
		w.addSensor(s)
	}
	for c := range w.net.Centres {
		for _, s := range w.net.Centres[c].Roster[1:] {
			w.calendar.Schedule(s.At, rosterChanges, int32(c), 0)
		}
	}
	w.calendar.Schedule(0, stateIsSampled, 0, 0)
	w.seated = false
	w.armTrouble()
	w.stand()
	for p := range w.platforms {
		w.platforms[p].atFirst = w.platforms[p].inService
	}
	w.history.Begin(&w.board)
	w.startMonitors()
	w.staffForTheStart()
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
