package recovery

import (
	"nines/sim/choices"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	"nines/sim/random"
)

// Remedy is one entry of a scenario's remedies: an action beside the runbook. It begins with the run, at a time, or after an
// event.
type Remedy struct {
	Name  string               `yaml:",key"`
	Title string               `yaml:"title" doc:"The remedy in words, as reports show it."`
	At    *des.Time            `yaml:"at" unit:"instant" doc:"When it begins: a clock time such as 06:24, or a time relative to an event, such as onset + 5m (see nines help times)."`
	After string               `yaml:"after" doc:"The event it follows, instead of a clock time: detected, decided, repaired, a runbook step (switch-to-backup.begins, .wrong, .noticed, .done) or another remedy (call-101.begins, .ends). Without at and after it is there from the start of the run."`
	Delay *random.Distribution `yaml:"delay" unit:"duration" doc:"Delay from at or after to the beginning."`
	For   *random.Distribution `yaml:"for" unit:"duration" doc:"How long it lasts. With until, the earlier end counts. Without both it lasts to the end of the run."`
	Until *emergency.Moment    `yaml:"until" doc:"When it ends: a clock time, a time relative to an event such as onset + 2h, or something that people do, as in after."`
	Kind  Kind                 `yaml:"kind,variant" required:"true" doc:"The kind of remedy."`
}

// Kind is a kind of remedy as a scenario writes it. Each kind is one file, named as the scenario names it.
type Kind interface {
	// Plan resolves the names. It reports mistakes to n; the result is then not used.
	Plan(n Names) Planned
	// Words says what it does, to follow "from 07:33": "the queue of backup holds 420 calls".
	Words() string
	// Costs says in sentences what the remedy costs in the real world, and what it brings.
	Costs() string
}

// Task is a kind of remedy that repairs the cause itself. People start it after they notice the trouble or decide. It is
// done when a milestone is reached.
type Task interface{ Over() emergency.Milestone }

// Names knows the things of the world by name. What does not exist, or does not fit, it reports at the key of the
// remedy where the name stands; then the index is emergency.None.
type Names interface {
	Platform(key, name string) int
	// Staffed is Platform for what needs people who work or callers who wait there. A platform of machines does not fit.
	Staffed(key, name string) int
	Provider(key, name string) int
	Region(key, name string) int
	Service(key, name string) int
	Centre(key, platform, name string) int
	Monitor(key, name string) int
	// Parties is how many parties may report trouble; in the list of those who detect it, monitors come after them.
	Parties() int
	// Network is the world as compiled so far: immutable for remedies, except through Reserve, Forewarn and CallBack.
	Network() *emergency.Network
	// Reserve adds a centre to a platform, with people who are off duty until they are called in. Without a name it is called
	// like the remedy.
	Reserve(platform int, name string, agents int32) int
	// Remedy is the place of the remedy among all.
	Remedy() int
	Access(key, name string) int
	// Forewarn records that people may hear of another number before they call.
	Forewarn()
	// CallBack adds a rule by which people may be rung back whose calls were lost, and gives its number.
	CallBack(r callback.Rule) int
	// Complain reports a mistake at a key; the empty key is the remedy itself.
	Complain(key, format string, args ...any)
}

// Planned is a kind of remedy with its names resolved: plain data, immutable, and shared by all replications.
type Planned interface {
	// Commands lists what the remedy controls, such as "the queue of backup". If it is a claim, the newest of two remedies
	// decides. Otherwise two remedies are refused.
	Commands() []string
	// Start makes the state machine of one replication. The cause is what the ledger calls calls that it turns away.
	Start(k random.Key, cause int16) Machine
}

// switchFrom is the command of a switch away from a platform.
func switchFrom(from string) string { return "the switch away from " + from }

// Attentive is a planned remedy that acts only on an alarm: of any of these monitors, as the network has them.
type Attentive interface{ ActsOn() []int }

// Machine is a remedy in one replication.
type Machine interface {
	// Begin gives the orders of the remedy's beginning. It begins again if what it follows happens again.
	Begin(o *emergency.Orders)
	// End gives the orders of its end; only after Begin.
	End(o *emergency.Orders)
	// Receive takes, while the remedy is on, what it asked for by o.Wake or o.Read. Its events are not negative.
	Receive(s emergency.Signal, o *emergency.Orders)
}

// listener is a machine that uses the alarms of monitors. It also hears them while the remedy is off: when it begins it
// knows which alarms are on.
type listener interface {
	Hear(alarm emergency.Signal, on bool, o *emergency.Orders)
}

// mover is a machine that needs to know where traffic is. It hears of every change, also of its own, and also while it is
// off.
type mover interface {
	TrafficMoved(at des.Time, on bool, o *emergency.Orders)
}

// standing is a remedy that only begins and ends, in every replication alike. At its end all its claims end.
type standing struct {
	commands     []string
	begins, ends []emergency.Order
}

// stands makes a remedy of the orders at its beginning.
func stands(command string, begin func(o *emergency.Orders)) Planned {
	return standsOver([]string{command}, begin, func(*emergency.Orders) {})
}

// standsOver is stands for a remedy that takes several things into its hands, or none, and has something to say at its end.
func standsOver(commands []string, begin, end func(o *emergency.Orders)) Planned {
	var begins, ends emergency.Orders
	begin(&begins)
	end(&ends)
	ends.End()
	return &standing{commands, begins.List(), ends.List()}
}

// Commands implements Planned.
func (s *standing) Commands() []string { return s.commands }

// Start implements Planned.
func (s *standing) Start(random.Key, int16) Machine { return s }

// Begin implements Machine.
func (s *standing) Begin(o *emergency.Orders) { o.Give(s.begins) }

// End implements Machine.
func (s *standing) End(o *emergency.Orders) { o.Give(s.ends) }

// Receive implements Machine.
func (*standing) Receive(emergency.Signal, *emergency.Orders) {}

// NewKind makes the named kind of remedy, to be filled in; nil if there is no such kind.
func NewKind(name string) Kind { return kinds.New(name) }

// About says in a sentence what a kind of remedy does.
func About(name string) string { return kinds.About(name) }

// Kinds are the names of all kinds of remedy.
func Kinds() []string { return kinds.Names() }

// kinds is the table of what can be done beside the runbook.
var kinds = choices.Table[Kind]{
	{Name: "automatic-switch", About: "Switches traffic when a monitor raises its alarm, without a human decision.",
		Make: func() Kind { return new(AutomaticSwitch) }},
	{Name: "active-active", About: "Shares the calls among several platforms all the time.",
		Make: func() Kind { return new(ActiveActive) }},
	{Name: "spread", About: "Sends the calls of some providers or regions to their own platform first. Then the failure of one platform does not hit everybody.",
		Make: func() Kind { return new(Spread) }},
	{Name: "crankback", About: "Lets providers try another platform at once when the first turns a call away.",
		Make: func() Kind { return new(Crankback) }},
	{Name: "staged-switch", About: "Moves traffic in steps: a little at first, more if that goes well, and all of it in the end.",
		Make: func() Kind { return new(StagedSwitch) }},
	{Name: "queue-cap", About: "Changes the size of a platform's queue.",
		Make: func() Kind { return new(QueueCap) }},
	{Name: "call-gapping", About: "Limits the rate of calls at the providers. Callers above the limit hear a busy tone at once.",
		Make: func() Kind { return new(CallGapping) }},
	{Name: "rate-control", About: "Lets a platform tell the providers regularly which share of their calls to turn away.",
		Make: func() Kind { return new(RateControl) }},
	{Name: "announcement", About: "Plays a recording to waiting callers. It changes how long they wait and how often they call again.",
		Make: func() Kind { return new(Announcement) }},
	{Name: "extra-agents", About: "Calls in people who are off duty.",
		Make: func() Kind { return new(ExtraAgents) }},
	{Name: "buddy-rooms", About: "Lets the control rooms of a service take each other's calls.",
		Make: func() Kind { return new(BuddyRooms) }},
	{Name: "public-notice", About: "Tells the public to call another number, not to call again, or to keep trying. News that the service is back brings test calls.",
		Make: func() Kind { return new(PublicNotice) }},
	{Name: "call-back", About: "Lets idle agents ring back callers whose calls were lost and whose numbers were recorded.",
		Make: func() Kind { return new(CallBack) }},
	{Name: "fix-forward", About: "Repairs the cause in place, without moving traffic away first. Callers keep meeting the fault meanwhile.",
		Make: func() Kind { return new(FixForward) }},
}
