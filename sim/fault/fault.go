// Package fault is what can go wrong, one file for each kind, named as the scenario names it.
//
// Its opinion: trouble is data. A fault says which element it is on, which condition it causes, and when it begins and ends.
// All times are drawn before a run. Every strategy then meets the same faults. The model knows only conditions, not faults.
// A new kind is a new file here, and changes the model only if it needs a new condition.
package fault

import (
	"nines/sim/choices"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Fault is one entry of a scenario's trouble.
type Fault struct {
	Name  string               `yaml:",key"`
	Title string               `yaml:"title" doc:"The fault in words, as reports show it."`
	On    Elements             `yaml:"on" required:"true" doc:"The element or elements with the fault, such as platforms.primary, platforms.primary.centres.glasgow, providers.mobile, providers.mobile.routes.primary, control-rooms.police or control-rooms.police.kent. Paths to control rooms: platforms.primary.handover or platforms.primary.handover.police. Monitors and runbook steps: monitors.cut-alarm, runbook.switch-to-backup. Callers: regions.kent, services.police, access.mobile, or demand for all callers."`
	Only  *Only                `yaml:"only" doc:"The callers it hits, if not all: callers in every list given, and a share of them."`
	Cause string               `yaml:"common-cause" doc:"A name for the shared cause of several faults. They come and go together, and exactly one of them says when."`
	At    *des.Time            `yaml:"at" unit:"instant" doc:"When it begins: a clock time such as 06:24, or a time relative to an event, such as onset + 5m (see nines help times). It may be left out with mtbf, hidden or kind exhausted: the fault then begins with the run."`
	After string               `yaml:"after" doc:"The event it follows, instead of a clock time: detected, decided, repaired, a fault (bad-config.begins, bad-config.ends) or a runbook step (switch-to-backup.begins, .wrong, .noticed, .done). A fault that comes and goes triggers it each time."`
	Delay *random.Distribution `yaml:"delay" unit:"duration" doc:"Delay from at or after to the beginning."`
	When  *When                `yaml:"when" doc:"What triggers it, instead of a clock time: a quantity that reaches a threshold. After the fault ends, it triggers again only if the quantity has been back to normal in between."`
	For   *random.Distribution `yaml:"for" unit:"duration" doc:"How long it lasts. With until, the earlier end counts. Without both it lasts to the end of the run."`
	Until *emergency.Moment    `yaml:"until" doc:"When it ends: a clock time, a time relative to an event such as onset + 2h, or an event as in after. With mtbf, it does not come back after that. With when, a clock time here also ends all further triggering."`

	MTBF     *random.Distribution `yaml:"mtbf" unit:"duration" doc:"Time between failures, as a distribution: how long the element works before each failure. The fault comes and goes. Needs mttr."`
	MTTR     *random.Distribution `yaml:"mttr" unit:"duration" doc:"Time to repair, as a distribution: how long each failure lasts. Needs mtbf."`
	Strikes  string               `yaml:"strikes" enum:"any-time,in-use" doc:"With mtbf: failures come at any time (as if left out), or only in use. In use means that an agent or call taker has a call, or a circuit is taken. in-use needs an exponential mtbf."`
	Ramp     *des.Time            `yaml:"ramp" unit:"duration" positive:"true" doc:"Time over which the fault grows evenly to full strength, in 20 steps of 5%: shares, probabilities, factors and added times. With down and lost-feature, the share of callers who meet it grows (in a centre, the share of its agents)."`
	Back     Backs                `yaml:"back" doc:"Partial recovery by clock time or event, such as {10:30: 50%, 13:00: 100%}. With down, fewer of the same callers meet it (in a centre, fewer agents). Other faults weaken by this share. Callers who are back stay back. 100% ends the fault, in place of until."`
	RampDown *des.Time            `yaml:"ramp-down" unit:"duration" positive:"true" doc:"Time over which the fault fades evenly after its end, in 20 steps of 5%, as with back. It is over this much later than for or until says."`
	Chance   *float64             `yaml:"chance" unit:"share" doc:"Probability that the fault happens in a replication. Without it, the fault always happens."`
	MayMiss  bool                 `yaml:"may-miss" doc:"Allows the fault to hit nothing in any replication. Otherwise nines check fails then: an outage that never happened proves nothing."`
	Hidden   bool                 `yaml:"hidden" doc:"The fault hides in a backup, its centres or routes to it. Callers meet it only after traffic is switched there. It is there from the start of the run, unless at or after says otherwise."`

	Kind emergency.Ailment `yaml:"kind,variant" required:"true" doc:"The kind of fault."`
}

// Backs is what is back before a fault is over, in order.
type Backs []Back

// Back is the share of what a fault takes away that is back from a moment on.
type Back struct {
	From  emergency.Moment
	Share float64
}

// End is when all of it is back; nil if until or for says so.
func (b Backs) End() *emergency.Moment {
	for i := range b {
		if b[i].Share >= 1 {
			return &b[i].From
		}
	}
	return nil
}

// Ends is the moment that ends the fault: until, or the time when 100% is back; nil if neither is given.
func (f *Fault) Ends() *emergency.Moment {
	if f.Until != nil {
		return f.Until
	}
	return f.Back.End()
}

// Elements names what a fault is on: one element or several.
type Elements []string

// Paced is an ailment that sets the pace at which its fault comes and goes.
type Paced interface {
	emergency.Ailment
	// Pace gives the fault its cycle or its counter.
	Pace(*emergency.Fault)
}

// When is the trigger of a fault: one quantity of one element.
type When struct {
	Queue       *int32   `yaml:"queue" unit:"calls" min:"1" doc:"At least this many calls wait at a platform or a control room."`
	Calls       *int32   `yaml:"calls" unit:"calls" min:"1" doc:"At least this many calls are on the platform: waiting, in handling, or with a control room."`
	AgentsBelow *int32   `yaml:"agents-below" unit:"agents" min:"1" doc:"Fewer agents than this are logged on to the platform."`
	Busy        *float64 `yaml:"busy" unit:"share" positive:"true" doc:"At least this share of the agents logged on to the platform have a call."`
	InUse       *float64 `yaml:"in-use" unit:"share" positive:"true" doc:"At least this share of a route's circuits are taken."`
	Of          string   `yaml:"of" required:"true" doc:"The element: platforms.NAME, control-rooms.SERVICE.ROOM or providers.NAME.routes.PLATFORM."`
	For         des.Time `yaml:"for" unit:"duration" default:"0s" doc:"How long this must hold. It is checked every 10 s."`
}

// New makes the named kind of fault, to be filled in; nil if there is no such kind.
func New(kind string) emergency.Ailment { return kinds.New(kind) }

// About says in a sentence what a kind of fault is.
func About(name string) string { return kinds.About(name) }

// Kinds are the names of all kinds of fault.
func Kinds() []string { return kinds.Names() }

// kinds is the table of what can go wrong.
var kinds = choices.Table[emergency.Ailment]{
	{Name: "down", About: "The element takes no calls: callers get a busy tone, silence, or ringing that nobody answers.",
		Make: func() emergency.Ailment { return new(Down) }},
	{Name: "reduced", About: "Only a share of a capacity is left: agents, seats, channels, circuits, call takers, places in the queue, or calls a second.",
		Make: func() emergency.Ailment { return new(Reduced) }},
	{Name: "slow", About: "Some work takes longer.",
		Make: func() emergency.Ailment { return new(Slow) }},
	{Name: "cut", About: "Calls are cut at the answer, in handling, or on handover.",
		Make: func() emergency.Ailment { return new(Cut) }},
	{Name: "console-restart", About: "An agent's console restarts when it gets a call. The agent is logged out, and the call is cut or returns to the queue.",
		Make: func() emergency.Ailment { return new(ConsoleRestart) }},
	{Name: "lost-feature", About: "A platform loses one of its features, such as location.",
		Make: func() emergency.Ailment { return new(LostFeature) }},
	{Name: "misroute", About: "Calls are passed on to the wrong control room or to a dead number.",
		Make: func() emergency.Ailment { return new(Misroute) }},
	{Name: "surge", About: "More or fewer first calls come.",
		Make: func() emergency.Ailment { return new(Surge) }},
	{Name: "blind", About: "A monitor raises no alarms.",
		Make: func() emergency.Ailment { return new(Blind) }},
	{Name: "flapping", About: "The element alternates between another kind of fault and normal operation.",
		Make: func() emergency.Ailment { return new(Flapping) }},
	{Name: "exhausted", About: "The element counts its calls and goes down when the counter is full.",
		Make: func() emergency.Ailment { return new(Exhausted) }},
}
