// Package recovery is what is done about trouble: who notices, how long it takes to understand and to decide, what the
// runbook says and what happens when a step of it goes wrong, and when traffic goes back. One strategy, one file.
//
// Its opinion: a strategy knows only what people and machines tell it. It is a state machine that takes signals and
// gives orders; it has no clock but the alarms it asks for, and no way to reach the true condition of anything, because
// nothing in its reach holds it.
package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Recovery is the recovery block of a scenario.
type Recovery struct {
	How      string    `yaml:"how" short:"true" enum:"manual,do-nothing" default:"manual" doc:"manual: people notice, assess, decide and work through the runbook. do-nothing: nobody does anything; faults end only if they end by themselves."`
	Detect   Detect    `yaml:"detect" doc:"Who notices that calls fail; the first credible report counts."`
	Assess   *Assess   `yaml:"assess" doc:"Finding out how bad it is, and deciding what to do unless there is a decide of its own; from the report or alarm on."`
	Decide   *Decide   `yaml:"decide" doc:"Deciding what to do, once the trouble is assessed. Without it the assessment ends with the decision."`
	Runbook  []Step    `yaml:"runbook" doc:"The steps that are then taken, one after the other, by name."`
	Repair   *Repair   `yaml:"repair" doc:"Mending the cause, which goes on beside the runbook."`
	Failback *Failback `yaml:"failback" doc:"Bringing traffic back to where it was."`
	Remedies []Remedy  `yaml:"remedies" doc:"What else is done, by name, beside the runbook or instead of it. Who wants what of traffic holds a claim: the runbook, the failback, each remedy. The newest claim on a platform decides. A claim that ends restores what the others hold. A switch away from a platform that takes no calls changes nothing. A failback ends the moves away from its platform, whoever made them, and leaves open what others hold open."`
}

// Detect is who may notice trouble.
type Detect struct {
	Agents    *Report `yaml:"agents-report" doc:"Agents, who see calls cut and consoles restart."`
	Rooms     *Report `yaml:"control-rooms-report" doc:"Control rooms, who see calls drop as they are passed on, and callers gone."`
	Providers *Report `yaml:"providers-report" doc:"Providers, who see calls blocked, refused and unanswered."`
	Public    *Report `yaml:"public-reports" doc:"The public, who see every lost call."`

	Monitors []Monitor `yaml:"monitors" doc:"Machines that watch and raise alarms, by name."`
}

// Report is when a party's report comes.
type Report struct {
	After  int32               `yaml:"after" unit:"calls" required:"true" min:"1" doc:"Failed calls that the party must have noticed."`
	Within des.Time            `yaml:"within" unit:"duration" default:"10m" doc:"The time within which those calls must have failed."`
	Delay  random.Distribution `yaml:"delay" unit:"duration" default:"0s" doc:"From the last of them until the report is believed."`
}

// Assess is the time to understand and decide.
type Assess struct {
	Takes random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes."`
	Wrong *Misjudged          `yaml:"wrong" doc:"How the trouble can be taken for something else at first."`
}

// Misjudged is a wrong diagnosis.
type Misjudged struct {
	Share float64             `yaml:"share" unit:"share" max:"0.95" required:"true" doc:"Probability of a wrong diagnosis, each time that the trouble is assessed; after twenty wrong ones the next is right."`
	Costs random.Distribution `yaml:"costs" unit:"duration" required:"true" doc:"How long it takes until it shows. Then the trouble is assessed again, which takes its time anew."`
}

// Decide is the time to decide.
type Decide struct {
	Takes     random.Distribution `yaml:"takes" unit:"duration" short:"true" required:"true" doc:"How long it takes to reach who may decide, and to decide."`
	Authority string              `yaml:"authority" doc:"Who may; for the reader."`
}

// Step is one step of the runbook.
type Step struct {
	Name     string              `yaml:",key"`
	Owner    string              `yaml:"owner" doc:"Who does it; for the reader."`
	Takes    random.Distribution `yaml:"takes" unit:"duration" required:"true" doc:"How long it takes."`
	Switches *Switch             `yaml:"switches" doc:"The switch of traffic that the step makes when it is done right. A step without one only takes time."`
	Wrong    *Wrong              `yaml:"wrong" doc:"How the step can go wrong."`
}

// Switch moves traffic, and the people whose place it is, from one platform to another.
type Switch struct {
	From string `yaml:"from" required:"true" doc:"The platform taken out of service."`
	To   string `yaml:"to" required:"true" doc:"The platform put into service."`

	Unless []string `yaml:"unless" doc:"The monitors of which any alarm keeps people from making the switch: those of the platform it would go to. They make it when the alarm is over, if it is still needed."`
}

// Wrong is a step's being done wrongly.
type Wrong struct {
	Share        *float64 `yaml:"share" unit:"share" doc:"Probability that the step is done wrongly. Give share or base, one of the two."`
	Shaping      `yaml:",inline"`
	Leaves       []Leaves            `yaml:"leaves" doc:"The state that the wrong step leaves elements in, until the step has been done again."`
	NoticedAfter random.Distribution `yaml:"noticed-after" unit:"duration" required:"true" doc:"How long until it is noticed."`
	Redo         random.Distribution `yaml:"redo" unit:"duration" required:"true" doc:"How long it then takes to put things right and do the step again."`
	AgainWrong   float64             `yaml:"again-wrong" unit:"share" max:"0.99" default:"0%" doc:"Probability that the step is done wrongly again each time it is redone."`
}

// Leaves is the state of one element after a wrong step.
type Leaves struct {
	Element string            `yaml:",key" dotted:"true"`
	Kind    emergency.Ailment `yaml:"kind,variant" required:"true" short:"true" doc:"What kind of trouble it is left in."`
}

// Repair is the mending of the cause.
type Repair struct {
	After string              `yaml:"after" enum:"detected,decided" default:"detected" doc:"When the work begins."`
	Takes random.Distribution `yaml:"takes" unit:"duration" required:"true" doc:"How long it takes."`
}
