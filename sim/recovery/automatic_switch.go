package recovery

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// AutomaticSwitch moves traffic when a monitor raises its alarm, without asking anybody.
type AutomaticSwitch struct {
	From     string              `yaml:"from" required:"true" doc:"The platform taken out of service."`
	To       string              `yaml:"to" required:"true" doc:"The platform put into service. A step of the runbook may switch from the same platform too, for the case that the machine does not, but only to this one."`
	If       []string            `yaml:"if" required:"true" doc:"The monitors of which any alarm moves traffic."`
	Unless   []string            `yaml:"unless" doc:"The monitors of which any alarm keeps traffic where it is: those of the platform it would go to."`
	Takes    random.Distribution `yaml:"takes" unit:"duration" default:"0s" doc:"From the alarm to the switch."`
	HoldDown des.Time            `yaml:"hold-down" unit:"duration" default:"0s" doc:"For so long after a switch there is no other."`
	Returns  *Returns            `yaml:"returns" doc:"When traffic goes back by itself. Without it, it stays, or recovery.failback brings it back: one of the two."`
	AtMost   int32               `yaml:"at-most" unit:"switches" min:"1" unlimited:"true" default:"unlimited" doc:"Against flapping: after so many switches within the time that within says, returns included, traffic stays where it is for that time."`
	Within   des.Time            `yaml:"within" unit:"duration" positive:"true" default:"1h" doc:"The time in which at-most counts."`
}

// Returns is when traffic goes back by itself.
type Returns struct {
	ClearFor des.Time `yaml:"clear-for" unit:"duration" short:"true" required:"true" doc:"Once all the alarms have been over for so long."`
}

var _ Kind = (*AutomaticSwitch)(nil)

// Plan implements Kind.
func (k *AutomaticSwitch) Plan(n Names) Planned {
	s := &automaticSwitch{AutomaticSwitch: k, from: n.Platform("from", k.From), to: n.Platform("to", k.To)}
	if s.from == s.to && s.from >= 0 {
		n.Complain("to", "this moves traffic from %s to itself: name another platform", k.From)
	}
	reachable(n, "to", s.to)
	s.parties = n.Parties()
	s.moves, s.keeps = monitors(n, "if", k.If), monitors(n, "unless", k.Unless)
	for _, m := range s.keeps {
		if m >= 0 && slices.Contains(s.moves, m) {
			n.Complain("unless", "the same alarm cannot both move traffic and keep it: name a monitor of %s", k.To)
		}
	}
	if len(s.moves) == 0 {
		n.Complain("if", "there is none, so that nothing would ever be switched: name a monitor of recovery.detect.monitors")
	}
	return s
}

func monitors(n Names, key string, names []string) []int {
	list := make([]int, len(names))
	for i, name := range names {
		list[i] = n.Monitor(fmt.Sprintf("%s[%d]", key, i+1), name)
	}
	return list
}

// Costs implements Kind.
func (*AutomaticSwitch) Costs() string {
	return "A backup that is always fit for use, and trust in the monitors: one that is blind switches nothing, one " +
		"that cries wolf moves every caller for nothing, and one that comes and goes moves them to and fro. Hence " +
		"the time to hold down, the limit on switches, and the monitors of the backup's own health."
}

// Words implements Kind.
func (k *AutomaticSwitch) Words() string {
	text := fmt.Sprintf("an alarm of %s moves traffic and people from %s to %s", strings.Join(k.If, " or "), k.From, k.To)
	if !k.Takes.IsZero() {
		text += ", which takes " + emergency.Average(k.Takes)
	}
	if len(k.Unless) > 0 {
		text += ", unless " + strings.Join(k.Unless, " or ") + " has an alarm too"
	}
	if k.Returns != nil {
		text += "; once all has been clear for " + emergency.Length(k.Returns.ClearFor) + ", they go back"
	}
	if k.AtMost != emergency.Unlimited {
		switches := "switches"
		if k.AtMost == 1 {
			switches = "switch"
		}
		text += fmt.Sprintf("; after %d %s within %s it leaves them where they are for as long", k.AtMost, switches, emergency.Length(k.Within))
	}
	return text
}

// automaticSwitch is an automatic switch with its names resolved.
type automaticSwitch struct {
	*AutomaticSwitch
	from, to     int
	moves, keeps []int // monitors
	parties      int   // who may detect trouble before the monitors are counted
}

// Commands implements Planned.
func (s *automaticSwitch) Commands() []string { return []string{switchFrom(s.From)} }

// Start implements Planned.
func (s *automaticSwitch) Start(k random.Key, _ int16) Machine {
	return &automaton{automaticSwitch: s, key: k, clearSince: des.Never, lastAt: -des.Never}
}

// automaton is an automatic switch in one replication.
type automaton struct {
	*automaticSwitch
	key        random.Key
	raised     []int // monitors of both sorts whose alarm is on
	away       bool
	moving     bool // an alarm has been believed, and the switch is being made
	marked     bool // detected and decided
	switches   []des.Time
	clearSince des.Time
	lastAt     des.Time // of the last switch
}

// What an automaton asks to be told.
const (
	automatonSwitches emergency.Event = iota
	automatonLooks                    // whether to switch, or to go back
)

// Begin implements Machine: an alarm may be on already.
func (a *automaton) Begin(o *emergency.Orders) {
	if a.sees(a.moves) {
		o.Wake(0, automatonLooks)
	}
}

// End implements Machine: traffic stays where it is.
func (a *automaton) End(*emergency.Orders) { a.moving = false }

// Receive implements Machine.
func (a *automaton) Receive(s emergency.Signal, o *emergency.Orders) {
	if s.Due.Event == automatonSwitches {
		a.move(s.At, o)
		return
	}
	a.consider(s.At, o)
}

// AtWork implements worker: from the alarm on which it moves traffic until traffic is back.
func (a *automaton) AtWork() bool { return a.marked }

// Moved implements mover: back where it was, the next alarm is news.
func (a *automaton) Moved(from, to int) {
	switch {
	case from == a.from && to == a.to:
		a.away = true
	case from == a.to && to == a.from:
		a.away, a.marked = false, false
	}
}

// Hear implements listener.
func (a *automaton) Hear(s emergency.Signal, on bool, o *emergency.Orders) {
	switch monitor := int(s.Monitor); {
	case s.Alarm == emergency.Raised && !slices.Contains(a.raised, monitor):
		a.raised = append(a.raised, monitor)
	case s.Alarm == emergency.Cleared:
		a.raised = slices.DeleteFunc(a.raised, func(m int) bool { return m == monitor })
		if !a.sees(a.moves) {
			a.clearSince = s.At
		}
	}
	if on {
		a.consider(s.At, o)
	}
}

// sees says whether any of some monitors has its alarm on.
func (a *automaton) sees(list []int) bool {
	return slices.ContainsFunc(list, func(m int) bool { return slices.Contains(a.raised, m) })
}

// alarm is the first monitor whose alarm moves traffic.
func (a *automaton) alarm() int {
	return a.raised[slices.IndexFunc(a.raised, func(m int) bool { return slices.Contains(a.moves, m) })]
}

// consider switches, or goes back, or looks again when it may.
func (a *automaton) consider(now des.Time, o *emergency.Orders) {
	var due des.Time
	switch alarm := a.sees(a.moves); {
	case a.moving:
		return
	case !a.away && alarm && !a.sees(a.keeps):
		due = a.free(now)
	case a.away && !alarm && a.Returns != nil && a.clearSince != des.Never:
		due = max(a.free(now), a.clearSince+a.Returns.ClearFor)
	default:
		return
	}
	if due > now {
		o.Wake(due-now, automatonLooks)
		return
	}
	a.moving = true
	if !a.away && !a.marked {
		a.marked = true
		o.MarkBy(emergency.Detected, a.parties+a.alarm())
		o.Mark(emergency.Decided)
	}
	if takes := draw(a.key, forAutomatic, a.Takes, len(a.switches)); takes > 0 {
		o.Wake(takes, automatonSwitches)
		return
	}
	a.move(now, o)
}

// free is when the next switch may be made, holding down and against flapping.
func (a *automaton) free(now des.Time) des.Time {
	due := now
	if a.lastAt >= 0 {
		due = max(due, a.lastAt+a.HoldDown)
	}
	if n := len(a.switches) - int(a.AtMost); a.AtMost != emergency.Unlimited && n >= 0 {
		due = max(due, a.switches[n]+a.Within)
	}
	return due
}

// move makes the switch, there or back.
func (a *automaton) move(now des.Time, o *emergency.Orders) {
	if !a.moving {
		return
	}
	a.moving = false
	a.lastAt = now
	a.switches = append(a.switches, now)
	if a.away {
		o.Switch(a.to, a.from)
	} else {
		o.Switch(a.from, a.to)
	}
	a.away = !a.away
	a.consider(now, o)
}
