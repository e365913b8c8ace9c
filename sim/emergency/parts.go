package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/desk"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// The parts of the World. A method belongs to the part whose state it changes.

// public is the people outside: who calls for the first time, who calls again, who has been told what.
type public struct {
	*World
	arrivals *demand.Arrivals // first calls
	came     int64            // people who have called, or would have
	notices  demand.Notices
	floors   demand.Floors // of their patience
}

// recall is the call-backs to people whose calls were lost.
type recall struct {
	*World
	ringers []ringers      // by rule, and by rule of control rooms by room
	talks   callback.Talks // with people who need help
}

// routing is the providers' side of a call: which route it takes, and the circuits and limits on the way.
type routing struct {
	*World
	groups          []group
	gaps            []traffic.Claims[orders.Gap] // by provider
	providerEffects []effects
	buckets         []traffic.Bucket // by provider
}

// stageOne is the platforms: admission, the queue, the agent's part of a call.
type stageOne struct {
	*World
	featureSalts []random.Purpose
	costly       []uint32 // by platform: the features without which handling takes longer
	platforms    []platform
}

// stageTwo is the control rooms: the handover, the wait for a call taker, the buddy room.
type stageTwo struct {
	*World
	rooms    []room
	pairings []traffic.Claims[des.Time] // by service
}

// duty is the agents: who is where, and who is with a call.
type duty struct {
	*World
	staff   desk.Staff
	centres []centre
	seated  bool // the people are at their consoles
}

// trouble is the faults that are on and the callers they affect.
type trouble struct {
	*World
	demandEffects effects
	faults        condition.Faults
	where         condition.Where   // they are
	reached       condition.History // while every event is checked
	lastTrouble   des.Time          // when a fault last ended or traffic last moved
	everTrouble   bool
}

// damage is what faults do to calls in progress: cut, put on hold, moved aside.
type damage struct {
	*World
}

// blame says where a call was lost and what was wrong there. It has no state of its own.
type blame struct {
	*World
}

// monitoring is what monitors see: samples, probes, logbooks, alarms.
type monitoring struct {
	*World
	monitors []monitor
	onCalls  []int32                       // the monitors that watch real calls
	logs     [elementKinds][]watch.Logbook // of what monitors may watch; nil: nobody does
}

// command is the strategy: what it hears, what it orders, what it waits for.
type command struct {
	*World
	strategy      Strategy
	orders        Orders
	told          uint64     // how many changes of claims the strategy has heard
	standing      []Standing // what monitors have said last
	sensors       []watch.Memory
	steps         []step     // of the runbook, as far as they are known
	reminders     []reminder // what the strategy is to be told, by the number in the calendar
	freeReminders []int32    // unused numbers
}

// moves is where traffic goes: claims, shares, platforms that start up.
type moves struct {
	*World
	board    traffic.Board   // who wants which platform to take calls
	roles    []bool          // by platform: takes calls while nobody wants otherwise
	history  traffic.History // the platforms that take calls, over time, for callers who follow late
	lagging  bool            // there may be such callers
	steering traffic.Steering
}

// telling is what observers hear.
type telling struct {
	*World
	observer Observer
	batch    []Observation
	batched  int
	brief    bool
	instants []des.Time // at which the time on accounts is told
}

// join gives every part its World.
func (w *World) join() {
	w.public.World = w
	w.recall.World = w
	w.routing.World = w
	w.stageOne.World = w
	w.stageTwo.World = w
	w.duty.World = w
	w.trouble.World = w
	w.damage.World = w
	w.blame.World = w
	w.monitoring.World = w
	w.command.World = w
	w.moves.World = w
	w.telling.World = w
}
