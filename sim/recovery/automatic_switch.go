package recovery

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// AutomaticSwitch moves traffic when a monitor raises its alarm, without asking anybody. There may be one for each provider,
// such as its proxy: it moves that provider's calls alone, on the alarms of the provider's own monitors.
type AutomaticSwitch struct {
	From     string              `yaml:"from" required:"true" doc:"The platform taken out of service."`
	To       string              `yaml:"to" required:"true" doc:"The platform put into service. A runbook step may also switch from the same platform in case the machine does not, but only to this one."`
	Each     *string             `yaml:"each" enum:"provider" doc:"provider: each provider has its own switch, such as its proxy. It moves only that provider's calls, on alarms of monitors on the provider or its routes. A monitor on no provider counts for all. The platform from keeps taking the other calls, beside to. Without it all traffic moves."`
	If       []string            `yaml:"if" required:"true" doc:"The monitors. An alarm of any of them moves traffic."`
	Unless   []string            `yaml:"unless" doc:"Monitors of the platform to. While any of them has an alarm, traffic stays where it is."`
	Takes    random.Distribution `yaml:"takes" unit:"duration" default:"0s" doc:"Time from the alarm to the switch. The machine then checks the alarms and the traffic again."`
	HoldDown des.Time            `yaml:"hold-down" unit:"duration" default:"0s" doc:"For this long after a switch there is no other."`
	Returns  *Returns            `yaml:"returns" doc:"When the machine moves traffic back. It moves back only its own switches, not those of people. Without it, traffic stays until recovery.failback. With both, the first one brings it back."`
	AtMost   int32               `yaml:"at-most" unit:"switches" min:"1" unlimited:"true" default:"unlimited" doc:"Limit against flapping: after this many switches (returns included) in the time within, traffic stays for that time."`
	Within   des.Time            `yaml:"within" unit:"duration" positive:"true" default:"1h" doc:"The time in which at-most counts."`
}

// Returns is when traffic goes back by itself.
type Returns struct {
	ClearFor des.Time `yaml:"clear-for" unit:"duration" short:"true" required:"true" doc:"Traffic goes back when all alarms have been clear for this long."`
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
	s.all = mandate{provider: emergency.None, moves: monitors(n, "if", k.If), keeps: monitors(n, "unless", k.Unless)}
	for _, m := range s.all.keeps {
		if m >= 0 && slices.Contains(s.all.moves, m) {
			n.Complain("unless", "this alarm is also under if, and cannot both move traffic and keep it there: name a monitor of %s", k.To)
		}
	}
	if len(s.all.moves) == 0 {
		n.Complain("if", "no monitor is named, so this never switches: name one of recovery.detect.monitors")
	}
	s.mandates = []mandate{s.all}
	if k.Each != nil && !slices.Contains(slices.Concat(s.all.moves, s.all.keeps, []int{s.from, s.to}), emergency.None) {
		s.mandates = s.perProvider(n)
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
	return "A backup that is always ready, and trust in the monitors. A blind monitor switches nothing. A false alarm moves every " +
		"caller for nothing. An alarm that comes and goes moves them back and forth. Use hold-down, at-most and monitors of the " +
		"backup against this."
}

// Words implements Kind.
func (k *AutomaticSwitch) Words() string {
	text := fmt.Sprintf("an alarm of %s moves traffic and people from %s to %s", strings.Join(k.If, " or "), k.From, k.To)
	back := "they go back"
	if k.Each != nil {
		text = fmt.Sprintf("each provider has its own switch: its own alarms (%s) move its calls from %s to %s", strings.Join(k.If, ", "), k.From, k.To)
		back = "its calls go back"
	}
	if !k.Takes.IsZero() {
		text += ". This takes " + words.Average(k.Takes)
	}
	if len(k.Unless) > 0 {
		text += ". It does not switch while " + strings.Join(k.Unless, " or ") + " has an alarm"
	}
	if k.Returns != nil {
		text += ". When all its alarms have been clear for " + words.Length(k.Returns.ClearFor) + ", " + back
	}
	if k.AtMost != emergency.Unlimited {
		switches := "switches"
		if k.AtMost == 1 {
			switches = "switch"
		}
		text += fmt.Sprintf(". After %d %s within %s it switches no more for that time", k.AtMost, switches, words.Length(k.Within))
	}
	return text
}

// automaticSwitch is an automatic switch with its names resolved.
type automaticSwitch struct {
	*AutomaticSwitch
	from, to int
	all      mandate   // as if there were one for all traffic
	mandates []mandate // of one switch each
	parties  int       // who may detect trouble before the monitors are counted
}

// mandate is what one switch may move, and on which alarms.
type mandate struct {
	provider     int    // its calls; None: all traffic
	name         string // of the provider
	moves, keeps []int  // monitors
	routes       []int  // the provider's platforms, in order
	weighted     bool   // it picks among them by weights
}

// Commands implements Planned.
func (s *automaticSwitch) Commands() (list []string) {
	for _, m := range s.mandates {
		if m.provider == emergency.None {
			list = append(list, switchFrom(s.From))
		} else {
			list = append(list, fmt.Sprintf("the switch of calls of %s away from %s", m.name, s.From))
		}
	}
	return list
}

// Start implements Planned.
func (s *automaticSwitch) Start(k random.Key, _ int16) Machine {
	a := &automata{automaticSwitch: s, list: make([]automaton, len(s.mandates))}
	for i := range s.mandates {
		a.list[i] = automaton{automaticSwitch: s, mandate: &s.mandates[i], of: int32(i), key: k.Of(uint64(i)), marked: &a.marked}
	}
	if s.Each == nil {
		a.list[0].key = k
	}
	return a
}

// automata are the switches of one remedy in one replication: one for all traffic, or one for each provider.
type automata struct {
	*automaticSwitch
	list   []automaton
	marked int // how many are at work on trouble
}

// Begin implements Machine: an alarm may be on already, or traffic where it moved it before.
func (s *automata) Begin(o *emergency.Orders) {
	for i := range s.list {
		s.list[i].begins(o)
	}
}

// End implements Machine: traffic stays where it is, but a switch that has not been made is not made any more.
func (s *automata) End(o *emergency.Orders) {
	for i := range s.list {
		s.list[i].ends(o)
	}
}

// Receive implements Machine.
func (s *automata) Receive(signal emergency.Signal, o *emergency.Orders) {
	a := &s.list[signal.Due.Of]
	if signal.Due.Event == automatonActs {
		a.acting = false
		a.act(signal.At, o)
		return
	}
	a.consider(signal.At, o)
}

// Hear implements listener.
func (s *automata) Hear(signal emergency.Signal, on bool, o *emergency.Orders) {
	for i := range s.list {
		if on {
			s.list[i].consider(signal.At, o)
		}
	}
}

// TrafficMoved implements mover: back where it was, the next alarm is news.
func (s *automata) TrafficMoved(at des.Time, on bool, o *emergency.Orders) {
	for i := range s.list {
		s.list[i].rest(o.Sight())
		if on {
			s.list[i].consider(at, o)
		}
	}
}

// AtWork implements worker: from the alarm on which it moves traffic until traffic is back.
func (s *automata) AtWork(emergency.Sight) bool { return s.marked > 0 }

// ActsOn implements Attentive.
func (s *automaticSwitch) ActsOn() []int { return s.all.moves }

// automaton is one switch in one replication. It asks where traffic is and which alarms stand, and judges that again
// when it acts.
type automaton struct {
	*automaticSwitch
	*mandate
	of     int32 // its place among those of the remedy
	key    random.Key
	acting bool       // it has decided, and the switch takes its time
	atWork bool       // detected and decided, for this trouble
	marked *int       // how many of the remedy are
	acts   []des.Time // its own switches, there and back
}

// What an automaton asks to be told.
const (
	automatonActs  emergency.Event = iota
	automatonLooks                 // whether to switch, or to go back
)

// shortestHold is the minimum pause after a switch, whatever the hold-down. Without it, two machines could move traffic back
// and forth for ever in one instant.
const shortestHold = des.Second

func (a *automaton) begins(o *emergency.Orders) {
	if see := o.Sight(); see.AnyRaised(a.moves) || a.holds(o) {
		o.WakeOf(0, automatonLooks, a.of)
	}
}

func (a *automaton) ends(o *emergency.Orders) {
	a.acting = false
	if a.waits(o) {
		a.undo(o)
	}
}

// rest is the end of the work, once traffic is where it was and nothing is on the way.
func (a *automaton) rest(see emergency.Sight) {
	if a.atWork && !a.acting && !a.isAway(see) {
		a.atWork = false
		*a.marked--
	}
}

// deed is what an automaton may do.
type deed uint8

const (
	leaves    deed = iota // traffic where it is
	switches              // to the other platform
	returns               // what it switched itself
	withdraws             // a switch that waits for a start
)

// wants is what the present state calls for, and when it may be done. It switches while an alarm stands and no veto does, if
// the first platform takes calls, whoever brought them there. It returns only what it moved itself, and only to a platform
// without an alarm.
func (a *automaton) wants(now des.Time, o *emergency.Orders) (deed, des.Time) {
	see := o.Sight()
	alarm, veto := see.AnyRaised(a.moves), see.AnyRaised(a.keeps)
	switch {
	case a.waits(o) && (veto || !alarm):
		return withdraws, now
	case alarm && !veto && a.changes(o):
		return switches, a.free(now)
	case !alarm && a.Returns != nil && a.holds(o):
		return returns, max(a.free(now), a.clearSince(see)+a.Returns.ClearFor)
	}
	return leaves, now
}

// clearSince is when the last of its alarms was over.
func (a *automaton) clearSince(see emergency.Sight) (since des.Time) {
	for _, m := range a.moves {
		since = max(since, see.Alarm(m).Since)
	}
	return since
}

// consider begins what the present state calls for, or looks again when it may.
func (a *automaton) consider(now des.Time, o *emergency.Orders) {
	if a.acting {
		return
	}
	what, due := a.wants(now, o)
	switch {
	case what == leaves:
	case what == withdraws:
		a.undo(o)
	case due > now:
		o.WakeOf(due-now, automatonLooks, a.of)
	default:
		a.begin(what, now, o)
	}
}

// begin decides, and acts when the switch has taken its time.
func (a *automaton) begin(what deed, now des.Time, o *emergency.Orders) {
	if what == switches && !a.atWork {
		if a.atWork = true; *a.marked == 0 {
			o.MarkBy(emergency.Detected, a.parties+a.alarm(o.Sight()))
			o.Mark(emergency.Decided)
		}
		*a.marked++
	}
	if takes := draw(a.key, forAutomatic, a.Takes, len(a.acts)); takes > 0 {
		a.acting = true
		o.WakeOf(takes, automatonActs, a.of)
		return
	}
	a.act(now, o)
}

// alarm is the first monitor whose alarm moves traffic.
func (a *automaton) alarm(see emergency.Sight) int {
	return a.moves[slices.IndexFunc(a.moves, func(m int) bool { return see.Alarm(m).Raised })]
}

// act does what the present state calls for. If that may not be done yet, or nothing is to be done any more, it looks again.
func (a *automaton) act(now des.Time, o *emergency.Orders) {
	switch what, due := a.wants(now, o); {
	case what == switches && due <= now:
		a.do(o)
	case what == returns && due <= now:
		a.undo(o)
	default:
		a.rest(o.Sight())
		a.consider(now, o)
		return
	}
	a.acts = append(a.acts, now)
}

// free is when the next switch may be made, holding down and against flapping.
func (a *automaton) free(now des.Time) des.Time {
	due := now
	if n := len(a.acts); n > 0 {
		due = max(due, a.acts[n-1]+max(a.HoldDown, shortestHold))
	}
	if n := len(a.acts) - int(a.AtMost); a.AtMost != emergency.Unlimited && n >= 0 {
		due = max(due, a.acts[n]+a.Within)
	}
	return due
}
