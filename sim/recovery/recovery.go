// Package recovery holds what is done about trouble: who notices it, how long assessment and decision take, the runbook and
// its errors, the remedies, and the failback. One strategy, one file.
//
// Its opinion: a strategy knows only what people and machines tell it. It is a state machine that takes signals and gives
// orders. Its only clock is the timers it asks for. It cannot see the true condition of any element, so it knows no more
// than real people and machines would.
package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Recovery is the recovery block of a scenario.
type Recovery struct {
	How      string    `yaml:"how" short:"true" enum:"manual,do-nothing" default:"manual" doc:"manual: people notice, assess, decide and work through the runbook. do-nothing: nobody does anything, and faults end only by themselves."`
	Detect   Detect    `yaml:"detect" doc:"Who notices that calls fail. The first credible report counts."`
	Assess   *Assess   `yaml:"assess" doc:"Finding out how bad it is, from the report or alarm on. Without decide, this includes the decision."`
	Decide   *Decide   `yaml:"decide" doc:"Deciding what to do, after the assessment. Without it, the assessment ends with the decision."`
	Runbook  []Step    `yaml:"runbook" doc:"The steps that people then take, one after the other, by name."`
	Repair   *Repair   `yaml:"repair" doc:"Repairing the cause, in parallel with the runbook."`
	Failback *Failback `yaml:"failback" doc:"Moving traffic back to where it was."`
	Remedies []Remedy  `yaml:"remedies" doc:"Other actions, by name, beside the runbook or instead of it. The runbook, the failback and each remedy hold claims on traffic. The newest claim on a platform decides. When a claim ends, the older ones count again. A switch away from a platform that takes no calls changes nothing. A failback ends all moves away from its platform, and keeps platforms open that others hold open."`
}

// Detect is who may notice trouble.
type Detect struct {
	Agents    *Report `yaml:"agents-report" doc:"Agents: they see cut calls and restarting consoles."`
	Rooms     *Report `yaml:"control-rooms-report" doc:"Control rooms: they see calls that drop as they are passed on, and callers who are gone."`
	Providers *Report `yaml:"providers-report" doc:"Providers: they see blocked, refused and unanswered calls."`
	Public    *Report `yaml:"public-reports" doc:"The public: they see every lost call."`

	Monitors []Monitor `yaml:"monitors" doc:"Machines that watch and raise alarms, by name."`
}

// Report is when a party's report comes.
type Report struct {
	After  int32               `yaml:"after" unit:"calls" required:"true" min:"1" doc:"How many failed calls the party must notice."`
	Within des.Time            `yaml:"within" unit:"duration" default:"10m" doc:"The time within which these calls must fail."`
	Delay  random.Distribution `yaml:"delay" unit:"duration" default:"0s" doc:"Time from the last of them until the report is believed."`
}

// Assess is the time to understand and decide.
type Assess struct {
	Takes random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes."`
	Wrong *Misjudged          `yaml:"wrong" doc:"How the first diagnosis can be wrong."`
}

// Misjudged is a wrong diagnosis.
type Misjudged struct {
	Share float64             `yaml:"share" unit:"share" max:"0.95" required:"true" doc:"Probability of a wrong diagnosis, for each assessment. After twenty wrong ones the next is right."`
	Costs random.Distribution `yaml:"costs" unit:"duration" required:"true" doc:"How long until the error shows. Then a new assessment starts."`
}

// Decide is the time to decide.
type Decide struct {
	Takes     random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes to reach the person who may decide, and to decide."`
	Authority string              `yaml:"authority" doc:"Who may decide. Only for readers."`
}

// Step is one step of the runbook.
type Step struct {
	Name     string              `yaml:",key"`
	Owner    string              `yaml:"owner" doc:"Who does it. Only for readers."`
	Takes    random.Distribution `yaml:"takes" unit:"duration" required:"true" doc:"How long it takes."`
	Switches *Switch             `yaml:"switches" doc:"The switch that the step makes when it succeeds. A step without one only takes time."`
	Wrong    *Wrong              `yaml:"wrong" doc:"How the step can go wrong."`
}

// Switch moves traffic, and the people whose place it is, from one platform to another.
type Switch struct {
	From string `yaml:"from" required:"true" doc:"The platform taken out of service."`
	To   string `yaml:"to" required:"true" doc:"The platform put into service."`

	Unless []string `yaml:"unless" doc:"Monitors of the platform to. While any of them has an alarm, people do not switch. They switch when it is over, if still needed."`
}

// Wrong is a step's being done wrongly.
type Wrong struct {
	Share        *float64 `yaml:"share" unit:"share" doc:"Probability that the step goes wrong. Give share or base, not both."`
	Shaping      `yaml:",inline"`
	Leaves       []Leaves            `yaml:"leaves" doc:"The state that the wrong step leaves elements in, until the step is repeated."`
	NoticedAfter random.Distribution `yaml:"noticed-after" unit:"duration" required:"true" doc:"How long until the error is noticed."`
	Redo         random.Distribution `yaml:"redo" unit:"duration" required:"true" doc:"How long it takes to correct the error and repeat the step."`
	AgainWrong   float64             `yaml:"again-wrong" unit:"share" max:"0.99" default:"0%" doc:"Probability of another error, each time the step is repeated."`
}

// Leaves is the state of one element after a wrong step.
type Leaves struct {
	Element string            `yaml:",key" dotted:"true"`
	Kind    emergency.Ailment `yaml:"kind,variant" required:"true" short:"true" doc:"The kind of fault it is left in."`
}

// Repair is the mending of the cause.
type Repair struct {
	After string              `yaml:"after" enum:"detected,decided" default:"detected" doc:"When the work begins."`
	Takes random.Distribution `yaml:"takes" unit:"duration" required:"true" doc:"How long it takes."`
}
