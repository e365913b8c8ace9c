package spec

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Callers is how people behave.
type Callers struct {
	Habits    string       `yaml:"habits" enum:"low,default,high" default:"default" doc:"What callers do where the file does not say it: kinds, patience, delays before a redial, the most calls, and the ways to help elsewhere. With low they call again less, with high more. As the two move calls and callers without help in opposite directions, try both, such as one of [default, low, high]."`
	Kinds     []CallerKind `yaml:"kinds" doc:"The kinds of callers, by name: a caller is of one kind for good. Their shares add up to 100%. Without it, the habits say it. With habits default: {once: {share: 57%, again: 10%}, some: {share: 40%, again: 45%}, stubborn: {share: 3%, again: 90%}}. What a kind of these names does not say comes from the habits too. If the file gives shares and none to once, once is the rest."`
	Patience  Patience     `yaml:"patience" doc:"How long callers wait before they hang up, by what they hear."`
	Redial    Redial       `yaml:"redial" doc:"Whether and when callers redial after a failed call."`
	Elsewhere Elsewhere    `yaml:"elsewhere" doc:"The other ways to help of callers who would give up: another phone, another number, a neighbour. What it does not say comes from the habits. A share alone is the whole of it: so many find help in any way whatever, and nobody calls from another phone. With elsewhere: 0% nobody finds help elsewhere."`
}

// Patience is how long callers wait.
type Patience struct {
	Ringing  random.Distribution `yaml:"ringing" unit:"duration" default:"{lognormal: {median: 60s, cv: 1}}" doc:"While it rings at the platform. The default is that of habits default."`
	Silence  random.Distribution `yaml:"silence" unit:"duration" default:"{lognormal: {median: 25s, cv: 1}}" doc:"While there is silence on the line. The default is that of habits default."`
	Handover random.Distribution `yaml:"handover" unit:"duration" default:"{lognormal: {median: 3m, cv: 1}}" doc:"While the control room rings, with the agent on the line."`
	By       *PatienceBy         `yaml:"by" doc:"Other patience, by access or by service."`
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

// CallerKind is one kind of callers: how many they are, and whether they call again.
type CallerKind struct {
	Name  string   `yaml:",key"`
	Share *float64 `yaml:"share" unit:"share" whole:"true" doc:"Share of all callers who are of this kind. Accidental and silent callers, who never call again, count as the kind that calls again least."`
	Again Again    `yaml:"again" doc:"Share of them who call again after a failed call. It may be a list by attempt, such as [41%, 56%, 65%], whose last share holds for all later calls. It may differ by how the call was lost: {refused: 45%, silence: 45%, cut: 60%, abandoned: 40%}."`
}

// Redial is whether and when callers call again.
type Redial struct {
	AtMost     int32     `yaml:"at-most" unit:"calls" min:"1" default:"50 calls" unlimited:"true" doc:"The most calls that a caller makes, including the first. The default is that of habits default."`
	Grows      float64   `yaml:"gap-grows" unit:"factor" min:"1" default:"1" doc:"Factor by which each gap between calls grows."`
	LongestGap des.Time  `yaml:"longest-gap" unit:"duration" default:"2m" doc:"The longest gap, where gaps grow."`
	After      AfterLoss `yaml:"after" doc:"By how the last call was lost."`
}

// AfterLoss is the redial law by how the last call was lost.
type AfterLoss struct {
	Refused   RedialLaw    `yaml:"refused" doc:"After a busy or failure tone."`
	Silence   RedialLaw    `yaml:"silence" doc:"After silence."`
	Cut       CutLaw       `yaml:"cut" doc:"After the line dropped."`
	Abandoned AbandonedLaw `yaml:"abandoned" doc:"After hanging up while it rang."`
}

// RedialLaw is whether and when a caller calls again.
type RedialLaw struct {
	Share *float64            `yaml:"share" unit:"share" doc:"Share of callers of every kind who redial. Without it, each kind has its own: again."`
	Delay random.Distribution `yaml:"delay" unit:"duration" doc:"How long after the failed call. Without it, the habits say it. With habits default the median is 20s, after a cut 5s, and after hanging up 60s."`
}

// CutLaw is whether and when a caller calls again whose line dropped.
type CutLaw struct {
	RedialLaw `yaml:",inline"`
	More      float64 `yaml:"more" unit:"share" doc:"Share of those who would otherwise give up, but call again after a cut. Without it, 20% do (assumed), or none where share or the kinds say what happens after a cut."`
}

// AbandonedLaw is whether and when a caller calls again who hung up.
type AbandonedLaw struct {
	RedialLaw `yaml:",inline"`
	Early     *Early `yaml:"early" doc:"Callers who hang up early call again less. Without it, {before: 10s, times: 0.5} holds (assumed), or nothing where share or the kinds say what happens after hanging up."`
}

// Early is what callers do who hang up early.
type Early struct {
	Before des.Time `yaml:"before" unit:"duration" positive:"true" default:"10s" doc:"They hang up within this time after they dialled."`
	Times  float64  `yaml:"times" unit:"factor" max:"1" default:"0.5" doc:"Factor on the share who call again."`
}
