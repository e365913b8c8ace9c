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
	Title      string             `yaml:"title" required:"true" doc:"What it is, in a line."`
	Question   string             `yaml:"question" doc:"The question that the scenario asks."`
	World      World              `yaml:"world" required:"true" doc:"What exists: callers, providers, platforms, control rooms."`
	Trouble    []fault.Fault      `yaml:"trouble" doc:"What goes wrong, by name."`
	Recovery   *recovery.Recovery `yaml:"recovery" doc:"What is done about it. Without it, or with none, nothing is done."`
	Study      Study              `yaml:"study" doc:"How often the run is repeated, and what is measured."`
	Expect     []Expectation      `yaml:"expect" doc:"What must hold, by name: nines check says whether it does."`
	Strategies []Strategy         `yaml:"strategies" doc:"Named variants of the scenario, to compare. The first is the one that is run unless another is asked for."`
}

// World is what exists.
type World struct {
	Start        time.Time   `yaml:"start" required:"true" doc:"When the run begins: a date, a clock time and a zone, such as 2023-06-25 00:00 Europe/London."`
	Run          des.Time    `yaml:"run" unit:"duration" positive:"true" max:"31d" required:"true" doc:"How long the run is."`
	Demand       Demand      `yaml:"demand" required:"true" doc:"Who calls, and how often."`
	Callers      Callers     `yaml:"callers" doc:"How callers behave when it does not go well."`
	Providers    []Provider  `yaml:"providers" required:"true" doc:"The originating networks, by name."`
	Platforms    []Platform  `yaml:"platforms" required:"true" doc:"The call-handling platforms (stage 1), by name."`
	ControlRooms []RoomGroup `yaml:"control-rooms" required:"true" doc:"The emergency services' control rooms (stage 2), by service."`
}

// Demand is who calls: callers drawn at a rate, or those of a record of real calls.
type Demand struct {
	From       Beside              `yaml:"from" doc:"A file with a record of real calls (CSV, also compressed by gzip, or Parquet), by its path from the scenario's folder. In every replication callers come as they came there, in place of first-calls, profile and day-factor. The results depend on what is in it as they do on the scenario. The command nines import FILE proposes the columns, and nines help records says what is read."`
	Columns    *record.Columns     `yaml:"columns" doc:"Which columns of the record say what. Of a key that is not here the column of the same name is used, if there is one. By which provider a call comes is drawn, among those of its access."`
	FirstCalls *float64            `yaml:"first-calls" unit:"rate" doc:"Callers per hour on average over a day, or over a week if the profile is one: their first calls, not their redials. Required, unless they come from a record."`
	Profile    *Profile            `yaml:"profile" doc:"How the rate varies over the day or the week, by the clocks of the zone. 24 hourly factors with mean 1; or {counts: […]}, 24 hourly counts of any size; or {week: {monday: […], …}}, 24 counts of any size for each day, or 168 in one list from Monday 00 on; or {csv: profile.csv}, such counts in a file beside the scenario; or {csv: acd.csv, columns: {time: Interval, calls: Offered}}, an export of another program. In place of 24 numbers there may be 48 or 96, for halves or quarters of an hour. Or factors by clock time, such as {00:00: 0.8, 18:00: 1.4}, with straight lines between them, or {steps: {00:00: 0.8, 18:00: 1.4}}, each until the next. Beside counts, week, csv, steps or clock times, dates has days that differ: {dates: {2023-12-25: sunday, 2023-12-31: 1.4}}. Without it the rate is constant."`
	DayFactor  random.Distribution `yaml:"day-factor" unit:"number" default:"1" doc:"How much busier or quieter than average the day as a whole is: a factor with mean 1."`
	Services   []Share             `yaml:"services" list:"true" required:"true" doc:"Which service callers want, as shares of those who want one; they add up to 100%. Names without shares, such as [police, fire], where a record says what each caller wants."`
	NoRequest  float64             `yaml:"no-request" unit:"share" default:"0%" doc:"Share of callers who want nothing: accidental and silent calls. They do not redial."`
	Access     []Share             `yaml:"access" list:"true" default:"{any: 100%}" doc:"Over what people call, as shares that add up to 100%; or names without shares, where a record says it of each caller."`
	Regions    []Share             `yaml:"regions" list:"true" default:"{everywhere: 100%}" doc:"Where callers are, as shares that add up to 100%; or names without shares, where a record says it of each caller."`
	Bursts     []Burst             `yaml:"bursts" doc:"Incidents that many people report at once, by name. Their callers come on top of the others."`
}

// Share is a name with its share of a whole.
type Share struct {
	Name  string  `yaml:",key"`
	Share float64 `yaml:",value" unit:"share"`
}

// Callers is how people behave.
type Callers struct {
	Patience  Patience `yaml:"patience" doc:"How long callers wait before they hang up, by what they hear."`
	Redial    Redial   `yaml:"redial" doc:"Whether and when callers who failed call again."`
	Elsewhere float64  `yaml:"elsewhere" unit:"share" default:"0%" doc:"Share of the callers giving up who reach help by another number."`
}

// Patience is how long callers wait.
type Patience struct {
	Ringing  random.Distribution `yaml:"ringing" unit:"duration" default:"{lognormal: {median: 60s, cv: 1}}" doc:"While it rings at the platform."`
	Silence  random.Distribution `yaml:"silence" unit:"duration" default:"{lognormal: {median: 30s, cv: 1}}" doc:"While there is silence on the line."`
	Handover random.Distribution `yaml:"handover" unit:"duration" default:"{lognormal: {median: 3m, cv: 1}}" doc:"While the control room rings, with the agent on the line."`
	By       *PatienceBy         `yaml:"by" doc:"Callers who are more or less patient than the others, by access or by service."`
	ByTime   *ByTime             `yaml:"by-time" doc:"How many times as long everybody waits who begins to hear something at a time, in the forms of handling-by-time of a platform, such as {steps: {08:00: 1, 20:00: 1.5}}. Without it patience is the same at all times."`
}

// PatienceBy is the patience of callers who are more or less patient than the others.
type PatienceBy struct {
	Access  []OwnPatience `yaml:"access" doc:"By access, such as {text-relay: {ringing: 5m}}."`
	Service []OwnPatience `yaml:"service" doc:"By service."`
}

// OwnPatience is how long some callers wait: as long as the others, where nothing is said.
type OwnPatience struct {
	Name     string               `yaml:",key"`
	Ringing  *random.Distribution `yaml:"ringing" unit:"duration" doc:"While it rings at the platform."`
	Silence  *random.Distribution `yaml:"silence" unit:"duration" doc:"While there is silence on the line."`
	Handover *random.Distribution `yaml:"handover" unit:"duration" doc:"While the control room rings, with the agent on the line."`
}

// Redial is whether and when callers call again.
type Redial struct {
	AtMost     int32     `yaml:"at-most" unit:"calls" min:"1" default:"20 calls" unlimited:"true" doc:"The most calls a caller makes, the first included."`
	Grows      float64   `yaml:"gap-grows" unit:"factor" min:"1" default:"1" doc:"Each further gap between calls is this many times as long."`
	LongestGap des.Time  `yaml:"longest-gap" unit:"duration" default:"2m" doc:"Gaps grow no longer than this."`
	After      AfterLoss `yaml:"after" doc:"By how the last call was lost."`
}

// AfterLoss is the redial law by how the last call was lost.
type AfterLoss struct {
	Refused   RedialLaw `yaml:"refused" default:"{share: 55%, delay: {lognormal: {median: 10s, cv: 1.5}}}" doc:"After a busy or failure tone. With 55%, a caller makes 2.2 calls where all fail, as in Hull in 2015; 1.8 to 2.2 have been published of such outages."`
	Silence   RedialLaw `yaml:"silence" default:"{share: 55%, delay: {lognormal: {median: 10s, cv: 1.5}}}" doc:"After silence."`
	Cut       RedialLaw `yaml:"cut" default:"{share: 75%, delay: {lognormal: {median: 5s, cv: 1}}}" doc:"After the line dropped."`
	Abandoned RedialLaw `yaml:"abandoned" default:"{share: 55%, delay: {lognormal: {median: 30s, cv: 1.5}}}" doc:"After hanging up."`
}

// RedialLaw is whether and when a caller calls again.
type RedialLaw struct {
	Share float64             `yaml:"share" unit:"share" required:"true" doc:"Share who call again."`
	Delay random.Distribution `yaml:"delay" unit:"duration" default:"10s" doc:"How long after."`
}

// Provider is an originating network.
type Provider struct {
	Name         string              `yaml:",key"`
	Access       []string            `yaml:"access" default:"[any]" doc:"The accesses it carries."`
	Share        float64             `yaml:"share" unit:"share" default:"100%" doc:"Its share of the calls of its accesses, where other providers carry them too; the shares are taken in proportion."`
	Circuits     int32               `yaml:"circuits" unit:"count" unlimited:"true" default:"unlimited" doc:"Circuits to each platform, unless its route says otherwise. A call holds one until the caller hangs up."`
	Routes       []Route             `yaml:"routes" list:"true" required:"true" doc:"The platforms it routes to: a list in order of preference, or shares of the calls by platform."`
	SetUp        random.Distribution `yaml:"set-up" unit:"duration" default:"0s" doc:"From dialling to reaching a platform."`
	SilenceTimer *des.Time           `yaml:"silence-timer" unit:"duration" doc:"A platform that stays silent so long is left for the next route. Without it the provider waits as long as the caller does."`
	OnSilence    string              `yaml:"on-silence" enum:"next-route,give-up" default:"next-route" doc:"What the provider does when its silence-timer is over: it tries the next route, or gives up and the call is lost."`
	TimeToLive   des.Time            `yaml:"time-to-live" unit:"duration" default:"0s" doc:"How long the provider may go on with an old answer to which platforms take calls, as with a name's time to live. Its callers follow each change within this time, each at a moment of his own, uniformly."`
	Needs        []string            `yaml:"needs" doc:"Features without which a platform cannot take this provider's calls."`
}

// Route is one of a provider's routes.
type Route struct {
	Platform string  `yaml:",key"`
	Share    float64 `yaml:"share,value" unit:"share" doc:"Share of the calls that are routed there first."`
	Circuits *int32  `yaml:"circuits" unit:"count" unlimited:"true" doc:"Circuits to this platform, if not as many as to the others."`
}

// Platform is a call-handling platform.
type Platform struct {
	Name           string              `yaml:",key"`
	Role           string              `yaml:"role" enum:"primary,backup" default:"primary" doc:"A backup takes no calls until it is switched to."`
	Centres        []Centre            `yaml:"centres" doc:"Its centres, with their agents: a number, or numbers by clock time for shifts. A centre may be limited to some calls, too: {agents: 4, takes: [text-relay]}."`
	SkillsBy       string              `yaml:"skills-by" enum:"access,service,region,provider" doc:"What the names in the takes of the centres are names of: of accesses, unless something else stands here."`
	SamePeopleAs   string              `yaml:"same-people-as" doc:"The platform whose agents work here instead, when traffic is switched here."`
	Seats          int32               `yaml:"seats" unit:"count" unlimited:"true" default:"unlimited" doc:"Most agents that can be logged on at once."`
	StartUp        *StartUp            `yaml:"start-up" doc:"What it takes before the platform can take calls for the first time. Without it, it is always running."`
	SlowStart      des.Time            `yaml:"slow-start" unit:"duration" default:"0s" doc:"When the platform takes calls again that it took before, its share of the new calls grows over this time from none to all. The rest go to the platform that took them until then."`
	LogOn          random.Distribution `yaml:"log-on" unit:"duration" default:"0s" doc:"How long an agent who changes to this platform takes to log on."`
	Queue          int32               `yaml:"queue" unit:"calls" unlimited:"true" default:"unlimited" doc:"Most calls waiting for an agent; further ones are refused."`
	Channels       int32               `yaml:"channels" unit:"count" unlimited:"true" default:"unlimited" doc:"Most calls on the platform at once, until the caller hangs up."`
	RateLimit      *float64            `yaml:"rate-limit" unit:"rate" doc:"Most calls taken per second, such as 20/s."`
	Handling       random.Distribution `yaml:"handling" unit:"duration" required:"true" doc:"The agent's time with a caller, from the answer until the control room is called."`
	HandlingBy     *HandlingBy         `yaml:"handling-by" doc:"Calls that take longer or shorter than the others, by access or by service."`
	HandlingByTime *ByTime             `yaml:"handling-by-time" doc:"How many times as long handling takes that begins at a time. In steps, each until the next: {steps: {06:00: 1, 22:00: 1.2}}. In straight lines: {06:00: 1, 22:00: 1.2}. As 24, 48 or 96 factors for the parts of a day, or {week: {monday: […], …}}. Days that differ stand under dates. Without it handling is the same at all times."`
	AgentStays     string              `yaml:"agent-stays" enum:"until-answered,until-passed" default:"until-answered" doc:"Whether the agent stays on the line until the control room answers, or is free once the call is passed on."`
	Features       []string            `yaml:"features" doc:"What the platform can do, such as location."`
	Without        []Without           `yaml:"without" doc:"By feature: what handling is like on this platform without it."`
	Priority       *Priority           `yaml:"priority" doc:"Who is answered first. Without it: first come, first served."`
}

// StartUp is what it takes before a backup can take calls.
type StartUp struct {
	Takes random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes to start, from the order to switch; until then traffic stays where it is."`
	Fails float64             `yaml:"fails" unit:"share" max:"0.99" default:"0%" doc:"Probability that the start fails, which is seen when it should be over; it is then started again."`
	Ramp  des.Time            `yaml:"ramp" unit:"duration" default:"0s" doc:"Over this time its agents and its rate-limit grow to their full number, in twenty equal steps."`
}

// Centre is where agents work.
type Centre struct {
	Name   string     `yaml:",key"`
	Agents Roster     `yaml:"agents,value" required:"true" doc:"How many agents are on duty: a number, or numbers by clock time for shifts."`
	Takes  Preference `yaml:"takes" doc:"The calls that its agents take, by name, in the order in which they prefer them; others are all that the list does not name. Names in a list of their own are on a par, as in [[zero, one], two]: of these calls the longest waiting is the next. Without it, or with none, they take all alike."`
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
	Times   float64              `yaml:"times" unit:"factor" default:"1" doc:"Handling takes this many times as long."`
}

// Priority is who is answered first.
type Priority struct {
	By    string   `yaml:"by" enum:"access,service,region,provider" required:"true" doc:"What the priority goes by."`
	Order []string `yaml:"order" required:"true" doc:"The names, the most urgent first; those not listed come last, together."`
}

// RoomGroup is the control rooms of one service.
type RoomGroup struct {
	Service            string              `yaml:",key"`
	OnePer             string              `yaml:"one-per" enum:"region,service" default:"service" doc:"One room for each region, or a single one for the service."`
	Rooms              []RoomRegions       `yaml:"rooms" doc:"The rooms by name, each with the regions that it serves, instead of one-per."`
	CallTakers         int32               `yaml:"call-takers" unit:"count" unlimited:"true" default:"unlimited" doc:"Call takers of all rooms together, shared out by the callers of their regions."`
	Groups             []TakerGroup        `yaml:"groups" doc:"Groups of a room's call takers, as shares that add up to 100%. A group may be limited to some calls, too: {share: 20%, takes: [wales, others]}."`
	SkillsBy           string              `yaml:"skills-by" enum:"region,access,provider" doc:"What the names in the takes of the groups are names of: of regions, unless something else stands here."`
	Priority           *Priority           `yaml:"priority" doc:"Who is answered first. Without it: first come, first served."`
	PickUp             random.Distribution `yaml:"pick-up" unit:"duration" default:"0s" doc:"How long a free call taker takes to answer."`
	Conversation       random.Distribution `yaml:"conversation" unit:"duration" default:"0s" doc:"How long the call taker is then busy with the caller."`
	ConversationByTime *ByTime             `yaml:"conversation-by-time" doc:"How many times as long a conversation takes that begins at a time, in the forms of handling-by-time of a platform. Without it conversations are the same at all times."`
	Queue              int32               `yaml:"queue" unit:"calls" unlimited:"true" default:"unlimited" doc:"Most calls waiting at each room."`
	Buddy              string              `yaml:"buddy" enum:"none,next" default:"none" doc:"The room that is tried when one does not answer: none, or the next in the list."`
	BuddyAfter         des.Time            `yaml:"buddy-after" unit:"duration" default:"60s" doc:"How long a room rings before its buddy is tried. A full room's buddy is tried at once."`
}

// TakerGroup is a group of a room's call takers.
type TakerGroup struct {
	Name  string     `yaml:",key"`
	Share float64    `yaml:"share,value" unit:"share" required:"true" doc:"Share of the call takers who are in this group."`
	Takes Preference `yaml:"takes" doc:"The calls that they take, by name, in the order in which they prefer them; others are all that the list does not name. Names in a list of their own are on a par, as in [[zero, one], two]: of these calls the longest waiting is the next. Without it, or with none, they take all alike."`
}

// RoomRegions is a control room with the regions it serves.
type RoomRegions struct {
	Name    string   `yaml:",key"`
	Regions []string `yaml:",value"`
}

// Study is how the scenario is run and measured.
type Study struct {
	Seed         uint64     `yaml:"seed" unit:"count" default:"1" doc:"The seed of all random numbers: the same seed, scenario and version give the same results."`
	Replications int        `yaml:"replications" unit:"count" min:"1" max:"1000000" default:"100" doc:"How often the run is repeated, each time with other random numbers."`
	Indifference int        `yaml:"indifference" unit:"callers" min:"1" default:"50 callers" doc:"When strategies are ranked: a difference in callers never connected, for a whole run, that is too small to matter."`
	Budget       *int       `yaml:"budget" unit:"count" min:"1" max:"1000000" doc:"The most replications, where a rule may add to them: until a figure is precise, or a verdict is reached. Without it four times the replications."`
	Precision    *Precision `yaml:"precision" doc:"Replications are added until this is met, or the budget is spent."`
	Margin       float64    `yaml:"margin" unit:"share" default:"1%" doc:"How far a figure may move from the baseline, as a share of it, before nines check --baseline fails."`
	Windows      []Window   `yaml:"windows" doc:"Parts of the run that are measured by themselves, such as 06:24-16:56, or onset - 30m to onset (see nines help times)."`
	WarmUp       *des.Time  `yaml:"warm-up" unit:"duration" positive:"true" doc:"How long the system fills before anything is measured. Calls made before that are simulated, and are in no figure: the window run begins after the warm-up, and no other begins in it. What faults, monitors and people do is told from the start of the run. Without it all calls are measured."`
	Target       Target     `yaml:"target" doc:"What good service is, for the recovery clocks."`
}

// Precision is how well a mean must be known.
type Precision struct {
	Measured Measured `yaml:",inline"`
	Within   float64  `yaml:"within" unit:"share" positive:"true" max:"50%" required:"true" doc:"How far the mean may be off at 95 % confidence, as a share of its true value: half of the interval over what that leaves of the mean."`
}

// Window is a part of the run.
type Window struct {
	Name string `yaml:",key"`
	Span Span   `yaml:",value"`
}

// Target is what good service is.
type Target struct {
	AnsweredIn des.Time  `yaml:"answered-in" unit:"duration" positive:"true" default:"5s" doc:"The time within which an agent is to answer."`
	Answered   float64   `yaml:"answered" unit:"share" default:"95%" doc:"Share of calls for which that must hold."`
	Connected  float64   `yaml:"connected" unit:"share" default:"95%" doc:"Share of calls that must not be lost."`
	Over       des.Time  `yaml:"over" unit:"duration" min:"1m" default:"5m" doc:"The sliding window in which both are judged, in whole minutes."`
	Hold       des.Time  `yaml:"hold" unit:"duration" default:"15m" doc:"How long it must stay so for service to count as restored."`
	TotalLoss  TotalLoss `yaml:"total-loss" doc:"When service counts as totally lost."`
}

// TotalLoss is when service counts as totally lost.
type TotalLoss struct {
	Calls int      `yaml:"calls" unit:"calls" min:"1" default:"30 calls" doc:"So many calls in a row fail,"`
	For   des.Time `yaml:"for" unit:"duration" default:"5m" doc:"over at least this time."`
}

// Strategy is a named overlay on the rest of the scenario.
type Strategy struct {
	Name    string        `yaml:",key"`
	Title   string        `yaml:"title" doc:"The strategy in words."`
	Overlay *yamldoc.Node `yaml:",rest"`
}
