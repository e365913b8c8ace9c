package spec

import (
	"time"

	"nines/sim/des"
	"nines/sim/fault"
	"nines/sim/random"
	"nines/sim/recovery"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
)

// Scenario is the document, as its author wrote it, with the defaults filled in.
type Scenario struct {
	Name       string             `yaml:"scenario" required:"true" doc:"The scenario's name, as on the command line: letters, digits and hyphens."`
	Title      string             `yaml:"title" required:"true" doc:"The scenario's title: what it is, in one line."`
	Question   *Question          `yaml:"question" doc:"The question that the scenario answers. Reports answer it first. It is a sentence, or a mapping that also names what answers it: {ask: 'Is the switch worth it?', measure: callers.without-help, strategies: [wait, switch]}."`
	Numbers    []Number           `yaml:"numbers" doc:"Numbers with names, for values that stand in several places and vary as one. Each is a value or a range, such as keep-trying: 65% (40% to 80%). It is used as numbers.keep-trying, wherever a value of world, trouble, recovery or a strategy stands."`
	World      World              `yaml:"world" required:"true" doc:"What exists: callers, providers, platforms, control rooms."`
	Trouble    []fault.Fault      `yaml:"trouble" doc:"What goes wrong, by name."`
	Recovery   *recovery.Recovery `yaml:"recovery" doc:"What is done about it. Without it, nothing is done."`
	Study      Study              `yaml:"study" doc:"The number of replications, and what is measured."`
	Expect     []Expectation      `yaml:"expect" doc:"What must hold, by name. nines check tests it."`
	Published  []PublishedFigure  `yaml:"published" doc:"Figures that were published about the real incident, by name. nines calibrate fits the values that have a range to them. They change no run."`
	Strategies []Strategy         `yaml:"strategies" doc:"Named variants of the scenario, to compare. Without --strategy, the first one runs."`
}

// Number is a number with a name.
type Number struct {
	Name  string `yaml:",key"`
	Value Named  `yaml:",value" doc:"A value, or a range such as 65% (40% to 80%)."`
}

// World is what exists.
type World struct {
	Start        time.Time   `yaml:"start" required:"true" doc:"When the run begins: a date, a clock time and a zone, such as 2023-06-25 00:00 Europe/London."`
	Run          des.Time    `yaml:"run" unit:"duration" positive:"true" max:"366d" required:"true" doc:"How long the run lasts."`
	Demand       Demand      `yaml:"demand" required:"true" doc:"Who calls, and how often."`
	Callers      Callers     `yaml:"callers" doc:"How callers behave when a call fails."`
	Providers    []Provider  `yaml:"providers" required:"true" doc:"The originating networks, by name."`
	Platforms    []Platform  `yaml:"platforms" required:"true" doc:"The call-handling platforms (stage 1), by name."`
	ControlRooms []RoomGroup `yaml:"control-rooms" required:"true" doc:"The emergency services' control rooms (stage 2), by service."`
}

// Demand is who calls: callers drawn at a rate, or those of a record of real calls.
type Demand struct {
	From       Beside              `yaml:"from" doc:"A file with a record of real calls: its path from the scenario's folder. It may be CSV (also with gzip) or Parquet. Every replication has these callers, in place of first-calls, profile and day-factor. The results depend on its contents too. nines import FILE proposes the columns, and nines help records says what is read."`
	Columns    *record.Columns     `yaml:"columns" doc:"The record's columns. A key that is not here uses the column of the same name, if there is one. The provider of a call is drawn among those of its access."`
	FirstCalls *float64            `yaml:"first-calls" unit:"rate" doc:"Callers per hour, on average over a day (with a weekly profile, over a week). It counts first calls, not redials. Required, unless they come from a record."`
	Profile    *Profile            `yaml:"profile" doc:"How the rate varies over the day or the week, by the clocks of the zone. 24 hourly factors with mean 1, or one of these forms. {counts: […]}: 24 hourly counts of any size. {week: {monday: […], …}}: 24 counts for each day, or 168 in one list from Monday 00 on. {csv: profile.csv}: such counts in a file beside the scenario. {csv: acd.csv, columns: {time: Interval, calls: Offered}}: an export of another program. {00:00: 0.8, 18:00: 1.4}: factors by clock time, with straight lines between them. {steps: {00:00: 0.8, 18:00: 1.4}}: each until the next. 48 or 96 numbers in place of 24 stand for halves or quarters of an hour. Beside counts, week, csv, steps or clock times, dates gives days that differ: {dates: {2023-12-25: sunday, 2023-12-31: 1.4}}. Without it the rate is constant."`
	DayFactor  random.Distribution `yaml:"day-factor" unit:"number" default:"1" doc:"How busy the whole day is, compared with the average: a factor with mean 1."`
	Services   []Share             `yaml:"services" list:"true" required:"true" doc:"The services that callers want, as shares of callers who want help. They add up to 100%. With a record that says it, names alone, such as [police, fire]."`
	NoRequest  float64             `yaml:"no-request" unit:"share" default:"0%" doc:"Share of callers who need no help: accidental and silent calls. They do not redial."`
	Access     []Share             `yaml:"access" list:"true" default:"{any: 100%}" doc:"How people call, as shares that add up to 100%. With a record that says it, names alone."`
	Regions    []Region            `yaml:"regions" list:"true" default:"{everywhere: 100%}" doc:"Where callers are, as shares that add up to 100%. With a record that says it, names alone. {share: 40%, serves: 300000 users} also says how many people the region has."`
	Bursts     []Burst             `yaml:"bursts" doc:"Incidents that many people report at once, by name. Their callers add to the others."`
}

// Share is a name with its share of a whole.
type Share struct {
	Name  string  `yaml:",key"`
	Share float64 `yaml:",value" unit:"share" whole:"true"`
}

// Region is where callers are.
type Region struct {
	Name   string  `yaml:",key"`
	Share  float64 `yaml:"share,value" unit:"share" whole:"true" doc:"Share of the callers who are there."`
	Serves *int32  `yaml:"serves" unit:"users" min:"1" doc:"How many users have access there. Reports then count user-hours without access. Give serves to regions or to providers, not to both."`
}

// RegionShares are the regions with their shares alone.
func (d *Demand) RegionShares() []Share {
	list := make([]Share, len(d.Regions))
	for i, r := range d.Regions {
		list[i] = Share{r.Name, r.Share}
	}
	return list
}

// Provider is an originating network.
type Provider struct {
	Name         string              `yaml:",key"`
	Access       []string            `yaml:"access" default:"[any]" doc:"The accesses it carries."`
	Share        float64             `yaml:"share" unit:"share" default:"100%" doc:"Its share of calls on its accesses, if other providers carry them too. The shares need not add up to 100%."`
	Serves       *int32              `yaml:"serves" unit:"users" min:"1" doc:"How many users have access through it. Reports then count user-hours without access. Give serves to providers or to regions, not to both."`
	Circuits     int32               `yaml:"circuits" unit:"count" unlimited:"true" default:"unlimited" doc:"Circuits to each platform, unless a route says otherwise. A call holds one until the caller hangs up."`
	Routes       []Route             `yaml:"routes" list:"true" required:"true" doc:"The platforms it routes to: a list in order of preference, or shares of the calls by platform."`
	SetUp        random.Distribution `yaml:"set-up" unit:"duration" default:"0s" doc:"From dialling to reaching a platform."`
	SilenceTimer *des.Time           `yaml:"silence-timer" unit:"duration" doc:"After this much silence from a platform, the provider tries the next route. Without it, it waits as long as the caller."`
	OnSilence    string              `yaml:"on-silence" enum:"next-route,give-up" default:"next-route" doc:"What the provider does after its silence-timer: it tries the next route, or gives up and the call is lost."`
	TimeToLive   des.Time            `yaml:"time-to-live" unit:"duration" default:"0s" doc:"How long the provider may use an old list of platforms, as with DNS time to live. Its callers follow each change within this time, at uniformly random moments."`
	Needs        []string            `yaml:"needs" doc:"Features that a platform needs to take this provider's calls."`
}

// Route is one of a provider's routes.
type Route struct {
	Platform string  `yaml:",key"`
	Share    float64 `yaml:"share,value" unit:"share" whole:"true" doc:"Share of the calls that are routed there first."`
	Circuits *int32  `yaml:"circuits" unit:"count" unlimited:"true" doc:"Circuits to this platform, if different."`
}

// Platform is a call-handling platform.
type Platform struct {
	Name           string              `yaml:",key"`
	Role           string              `yaml:"role" enum:"primary,backup" default:"primary" doc:"A backup takes no calls until traffic is switched to it."`
	Staffed        bool                `yaml:"staffed" default:"yes" doc:"No, for machines that only pass calls on. Nobody answers there: the control room's answer is the first, also of accidental calls, and time to answer is the time until then. Callers wait with the patience of ringing. Such a platform has channels, a rate-limit and features, handling: 0s, and neither people nor a queue."`
	Centres        []Centre            `yaml:"centres" doc:"Its centres, with their agents: a number, or numbers by clock time for shifts. A centre may take only some calls: {agents: 4, takes: [text-relay]}."`
	SkillsBy       string              `yaml:"skills-by" enum:"access,service,region,provider" doc:"What the names in the centres' takes refer to. Without it, accesses."`
	SamePeopleAs   string              `yaml:"same-people-as" doc:"The platform whose agents work here when traffic is switched here."`
	Seats          int32               `yaml:"seats" unit:"count" unlimited:"true" default:"unlimited" doc:"The most agents that can be logged on at once."`
	StartUp        *StartUp            `yaml:"start-up" doc:"What it takes to start the platform before its first call. Without it, the platform always runs."`
	SlowStart      des.Time            `yaml:"slow-start" unit:"duration" default:"0s" doc:"When the platform returns to service, its share of new calls grows over this time from zero to all. The other calls stay on the platform that took them."`
	LogOn          random.Distribution `yaml:"log-on" unit:"duration" default:"0s" doc:"How long an agent who changes to this platform takes to log on."`
	Queue          int32               `yaml:"queue" unit:"calls" unlimited:"true" default:"unlimited" doc:"The most calls that can wait for an agent. Further calls are refused."`
	Channels       int32               `yaml:"channels" unit:"count" unlimited:"true" default:"unlimited" doc:"The most calls on the platform at once, until the caller hangs up."`
	RateLimit      *float64            `yaml:"rate-limit" unit:"rate" doc:"The most calls taken per second, such as 20/s."`
	Handling       random.Distribution `yaml:"handling" unit:"duration" required:"true" doc:"The agent's time with a caller, from the answer until the control room is called. If staffed is no: 0s."`
	HandlingBy     *HandlingBy         `yaml:"handling-by" doc:"Other handling times, by access or by service."`
	HandlingByTime *ByTime             `yaml:"handling-by-time" doc:"How many times as long handling takes that begins at a time. In steps, each until the next: {steps: {06:00: 1, 22:00: 1.2}}. In straight lines: {06:00: 1, 22:00: 1.2}. As 24, 48 or 96 factors for the parts of a day, or {week: {monday: […], …}}. Days that differ stand under dates. Without it handling is the same at all times."`
	AgentStays     string              `yaml:"agent-stays" enum:"until-answered,until-passed" default:"until-answered" doc:"Whether the agent stays until the control room answers, or is free once the call is passed on."`
	Features       []string            `yaml:"features" doc:"What the platform can do, such as location."`
	Without        []Without           `yaml:"without" doc:"By feature: how handling changes on this platform without it."`
	Priority       *Priority           `yaml:"priority" doc:"Who is answered first. Without it: first come, first served."`
}

// StartUp is what it takes before a backup can take calls.
type StartUp struct {
	Takes random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes to start, from the order to switch. Until then traffic stays where it is."`
	Fails float64             `yaml:"fails" unit:"share" max:"0.99" default:"0%" doc:"Probability that the start fails. This shows at its end, and it is started again."`
	Ramp  des.Time            `yaml:"ramp" unit:"duration" default:"0s" doc:"Time over which its agents and its rate-limit grow to their full number, in twenty equal steps."`
}

// Centre is where agents work.
type Centre struct {
	Name   string     `yaml:",key"`
	Agents Roster     `yaml:"agents,value" required:"true" doc:"How many agents are on duty: a number, or numbers by clock time for shifts."`
	Takes  Preference `yaml:"takes" doc:"The calls that its agents take, by name, in order of preference. The word others means all calls not in the list. Names in an inner list rank equally, as in [[zero, one], two]: the call waiting longest comes first. Without it, or with none, agents take all calls equally."`
}

// HandlingBy is the handling of calls that take longer or shorter than the others.
type HandlingBy struct {
	Access  []OwnHandling `yaml:"access" doc:"By access, such as {text-relay: 4m}."`
	Service []OwnHandling `yaml:"service" doc:"By service."`
}

// OwnHandling is the handling of some calls.
type OwnHandling struct {
	Name     string              `yaml:",key"`
	Handling random.Distribution `yaml:",value" unit:"duration" doc:"The agent's time with such a caller."`
}

// Without is what handling is like without a feature.
type Without struct {
	Feature string               `yaml:",key"`
	Adds    *random.Distribution `yaml:"adds" unit:"duration" doc:"Time added to handling."`
	Times   float64              `yaml:"times" unit:"factor" default:"1" doc:"Factor on the handling time."`
}

// Priority is who is answered first.
type Priority struct {
	By    string   `yaml:"by" enum:"access,service,region,provider" required:"true" doc:"What decides the priority."`
	Order []string `yaml:"order" required:"true" doc:"The names, the most urgent first. Names not listed come last, together."`
}

// RoomGroup is the control rooms of one service.
type RoomGroup struct {
	Service            string              `yaml:",key"`
	OnePer             string              `yaml:"one-per" enum:"region,service" default:"service" doc:"One room for each region, or a single one for the service."`
	Rooms              []RoomRegions       `yaml:"rooms" doc:"The rooms by name, each with its regions, instead of one-per."`
	CallTakers         int32               `yaml:"call-takers" unit:"count" unlimited:"true" default:"unlimited" doc:"Call takers of all rooms together. Each room gets a share by the callers of its regions."`
	Groups             []TakerGroup        `yaml:"groups" doc:"Groups of a room's call takers, as shares that add up to 100%. A group may take only some calls: {share: 20%, takes: [wales, others]}."`
	SkillsBy           string              `yaml:"skills-by" enum:"region,access,provider" doc:"What the names in the groups' takes refer to. Without it, regions."`
	Priority           *Priority           `yaml:"priority" doc:"Who is answered first. Without it: first come, first served."`
	PickUp             random.Distribution `yaml:"pick-up" unit:"duration" default:"0s" doc:"How long a free call taker takes to answer."`
	Conversation       random.Distribution `yaml:"conversation" unit:"duration" default:"0s" doc:"How long the call taker is then busy."`
	ConversationByTime *ByTime             `yaml:"conversation-by-time" doc:"How many times as long a conversation takes that begins at a time, in the forms of handling-by-time of a platform. Without it conversations are the same at all times."`
	Queue              int32               `yaml:"queue" unit:"calls" unlimited:"true" default:"unlimited" doc:"The most calls that can wait at each room."`
	Buddy              string              `yaml:"buddy" enum:"none,next" default:"none" doc:"The room to try when one does not answer: none, or the next in the list."`
	BuddyAfter         des.Time            `yaml:"buddy-after" unit:"duration" default:"60s" doc:"How long a room rings before its buddy is tried. A full room's buddy is tried at once."`
}

// TakerGroup is a group of a room's call takers.
type TakerGroup struct {
	Name  string     `yaml:",key"`
	Share float64    `yaml:"share,value" unit:"share" whole:"true" required:"true" doc:"Share of the call takers who are in this group."`
	Takes Preference `yaml:"takes" doc:"The calls that they take, by name, in order of preference. The word others means all calls not in the list. Names in an inner list rank equally, as in [[zero, one], two]: the call waiting longest comes first. Without it, or with none, they take all calls equally."`
}

// RoomRegions is a control room with the regions it serves.
type RoomRegions struct {
	Name    string   `yaml:",key"`
	Regions []string `yaml:",value"`
}

// Study is how the scenario is run and measured.
type Study struct {
	Seed         uint64     `yaml:"seed" unit:"count" default:"1" doc:"The seed of all random numbers: the same seed, scenario and version give the same results."`
	Replications int        `yaml:"replications" unit:"count" min:"1" max:"1000000" default:"100" doc:"The number of replications, each with different random numbers."`
	Indifference int        `yaml:"indifference" unit:"callers" min:"1" default:"50 callers" doc:"For ranking strategies: a difference in callers without help, per run, that is too small to matter."`
	Budget       *int       `yaml:"budget" unit:"count" min:"1" max:"1000000" doc:"The most replications, if some are added until a figure is precise or a verdict is reached. Without it, four times replications."`
	Precision    *Precision `yaml:"precision" doc:"Replications are added until this is met, or the budget is spent."`
	Margin       float64    `yaml:"margin" unit:"share" default:"1%" doc:"How far a figure may move from the baseline, as a share of it, before nines check --baseline fails."`
	Windows      []Window   `yaml:"windows" doc:"Parts of the run with their own figures, such as 06:24-16:56, or onset - 30m to onset (see nines help times)."`
	WarmUp       *des.Time  `yaml:"warm-up" unit:"duration" positive:"true" doc:"How long the system fills before calls are measured. Calls made before its end are simulated but not measured. The window run begins after it, and other windows must too. Faults, monitors and people are reported from the start of the run. Without it, all calls are measured."`
	Waits        []des.Time `yaml:"waits" unit:"duration" positive:"true" doc:"Lengths of waiting, such as [10s, 20s, 1m]. Each has its own measures: answer.within-10s, wait.over-10s and handover.within-10s. So one study can have several targets. At most 20."`
	Target       Target     `yaml:"target" doc:"What good service is, for the recovery clocks."`
}

// Precision is how well a mean must be known.
type Precision struct {
	Measured Measured `yaml:",inline"`
	Within   float64  `yaml:"within" unit:"share" positive:"true" max:"50%" required:"true" doc:"How far the mean may be off at 95 % confidence, as a share of its true value: half of the interval, divided by the mean less that half. Up to 10 %, intervals hold nearly as often as they say (93 % of runs at least). Above it, those of skewed measures may hold in 91 % only, and the report says so."`
}

// Window is a part of the run.
type Window struct {
	Name string `yaml:",key"`
	Span Span   `yaml:",value"`
}

// Target is what good service is.
type Target struct {
	AnsweredIn des.Time  `yaml:"answered-in" unit:"duration" positive:"true" default:"5s" doc:"The time within which an agent should answer."`
	Answered   float64   `yaml:"answered" unit:"share" default:"95%" doc:"Share of calls that must be answered in this time."`
	Connected  float64   `yaml:"connected" unit:"share" default:"95%" doc:"Share of calls that must not be lost."`
	Over       des.Time  `yaml:"over" unit:"duration" min:"1m" default:"5m" doc:"The sliding window in which both are judged, in whole minutes."`
	Hold       des.Time  `yaml:"hold" unit:"duration" default:"15m" doc:"How long both must hold before service counts as restored."`
	TotalLoss  TotalLoss `yaml:"total-loss" doc:"When service counts as totally lost."`
}

// TotalLoss is when service counts as totally lost.
type TotalLoss struct {
	Calls int      `yaml:"calls" unit:"calls" min:"1" default:"30 calls" doc:"This many calls in a row fail,"`
	For   des.Time `yaml:"for" unit:"duration" default:"5m" doc:"over at least this time."`
}

// Strategy is a named overlay on the rest of the scenario.
type Strategy struct {
	Name    string        `yaml:",key"`
	Title   string        `yaml:"title" doc:"The strategy in words."`
	Overlay *yamldoc.Node `yaml:",rest"`
}
