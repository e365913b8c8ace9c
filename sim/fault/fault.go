// Package fault is what can go wrong, one file for each kind, named as the scenario names it.
//
// Its opinion: trouble is data. A fault says which element it is on, what condition it puts the element in, and when it
// begins and ends; before a run all of that is drawn into a timeline, so that every strategy meets the same trouble. The
// model knows the condition and not the fault: a new kind is a new file here, and touches the model only if it needs a
// condition that does not exist yet.
package fault

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Fault is one entry of a scenario's trouble.
type Fault struct {
	Name  string               `yaml:",key"`
	Title string               `yaml:"title" doc:"The fault in words, for reports."`
	On    Elements             `yaml:"on" required:"true" doc:"The element or elements it is on, such as platforms.primary, platforms.primary.centres.glasgow, providers.mobile, providers.mobile.routes.primary, control-rooms.police or control-rooms.police.kent; the path from a platform to the control rooms, platforms.primary.handover or platforms.primary.handover.police; a monitor or a step of the runbook, monitors.cut-alarm or runbook.switch-to-backup; or the callers themselves: regions.kent, services.police, access.mobile or demand, which is everybody."`
	Only  *Only                `yaml:"only" doc:"The callers whom it hits, if not all: those who are in every list given, and of those a share."`
	At    *des.Time            `yaml:"at" unit:"instant" doc:"When it begins, by the clock."`
	After string               `yaml:"after" doc:"What it follows, instead of a clock time: detected, decided, repaired, a fault (bad-config.begins, bad-config.ends) or a step of the runbook (switch-to-backup.begins, .wrong, .noticed, .done)."`
	Delay *random.Distribution `yaml:"delay" unit:"duration" doc:"How long after that it begins."`
	For   *random.Distribution `yaml:"for" unit:"duration" doc:"How long it lasts. Without for and until it lasts to the end of the run."`
	Until *emergency.Moment    `yaml:"until" doc:"When it ends: a clock time, or something that happens, as in after."`
	Kind  emergency.Ailment    `yaml:"kind,variant" required:"true" doc:"What kind of trouble it is."`
}

// Elements names what a fault is on: one element or several.
type Elements []string

// New makes the named kind of fault, to be filled in; nil if there is no such kind.
func New(kind string) emergency.Ailment {
	for _, k := range kinds {
		if k.name == kind {
			return k.make()
		}
	}
	return nil
}

// Kinds are the names of all kinds of fault.
func Kinds() []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

// kinds is the table of what can go wrong.
var kinds = []struct {
	name string
	make func() emergency.Ailment
}{
	{"down", func() emergency.Ailment { return new(Down) }},
	{"reduced", func() emergency.Ailment { return new(Reduced) }},
	{"slow", func() emergency.Ailment { return new(Slow) }},
	{"cut", func() emergency.Ailment { return new(Cut) }},
	{"console-restart", func() emergency.Ailment { return new(ConsoleRestart) }},
	{"lost-feature", func() emergency.Ailment { return new(LostFeature) }},
	{"misroute", func() emergency.Ailment { return new(Misroute) }},
	{"surge", func() emergency.Ailment { return new(Surge) }},
	{"blind", func() emergency.Ailment { return new(Blind) }},
}
