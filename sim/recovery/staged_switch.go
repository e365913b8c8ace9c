package recovery

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// StagedSwitch moves traffic in steps: a little at first, more when that goes well, and all of it in the end. If it does
// not go well, it goes back to the first platform.
type StagedSwitch struct {
	From   string    `yaml:"from" required:"true" doc:"The platform that traffic leaves."`
	To     string    `yaml:"to" required:"true" doc:"The platform that it goes to."`
	Steps  []float64 `yaml:"steps" unit:"share" required:"true" doc:"The share of new calls that goes to the other platform from each step on, such as [10%, 50%, 100%]. The shares grow, and the last is 100%."`
	Every  des.Time  `yaml:"every" unit:"duration" positive:"true" required:"true" doc:"The time from one step to the next."`
	StopIf string    `yaml:"stop-if" doc:"A monitor. Its alarm during the steps sends all traffic back."`
}

var _ Kind = (*StagedSwitch)(nil)

// Plan implements Kind.
func (k *StagedSwitch) Plan(n Names) Planned {
	s := &stagedSwitch{StagedSwitch: k, from: n.Platform("from", k.From), to: n.Platform("to", k.To), monitor: emergency.None}
	if s.from == s.to && s.from >= 0 {
		n.Complain("to", "this moves traffic from %s to itself: name another platform", k.From)
	}
	reachable(n, "to", s.to)
	if mistake := Ascending(k.Steps); mistake != "" {
		n.Complain("steps", "%s", mistake)
	}
	if k.StopIf != "" {
		s.monitor = n.Monitor("stop-if", k.StopIf)
	}
	return s
}

// Ascending says what is wrong with the steps of a switch: nothing, if each moves more than the one before it and the last
// moves everything.
func Ascending(steps []float64) string {
	last := 0.0
	for _, share := range steps {
		if share <= last {
			return "each step must move more than the step before, and the last must be 100%"
		}
		last = share
	}
	if last != 1 {
		return "the last step must be 100%"
	}
	return ""
}

// Costs implements Kind.
func (*StagedSwitch) Costs() string {
	return "Time: meanwhile the other callers stay on the bad platform. Two platforms must be able to take calls side by side. In " +
		"return, a bad backup harms few callers."
}

// Words implements Kind.
func (k *StagedSwitch) Words() string {
	steps := make([]string, len(k.Steps))
	for i, share := range k.Steps {
		steps[i] = fmt.Sprintf("%.4g %%", 100*share)
	}
	text := fmt.Sprintf("traffic goes from %s to %s in steps: %s, one every %s", k.From, k.To, strings.Join(steps, ", "), words.Length(k.Every))
	if k.StopIf != "" {
		text += fmt.Sprintf(". If %s raises its alarm meanwhile, all of it goes back", k.StopIf)
	}
	return text
}

// stagedSwitch is a staged switch with its names resolved.
type stagedSwitch struct {
	*StagedSwitch
	from, to int
	monitor  int // None: it is not stopped
}

// Commands implements Planned.
func (s *stagedSwitch) Commands() []string {
	return []string{"which share of the calls each platform gets", switchFrom(s.From)}
}

// Start implements Planned.
func (s *stagedSwitch) Start(random.Key, int16) Machine { return &staging{stagedSwitch: s} }

// staging is a staged switch in one replication. Before each step it judges the present state again.
type staging struct {
	*stagedSwitch
	step int  // the next
	due  bool // its time has come
	over bool // all steps are taken, or it was stopped
}

// Begin implements Machine.
func (s *staging) Begin(o *emergency.Orders) {
	s.step, s.due, s.over = 0, true, false
	s.proceed(o)
}

// proceed takes the next step if it is due. It waits while a platform starts up and, before the first step, while the alarm
// that would stop it is on. If others have moved all traffic away, there is nothing left to do.
func (s *staging) proceed(o *emergency.Orders) {
	see := o.Sight()
	switch {
	case s.over || !s.due:
	case !see.IsOpen(s.from):
		s.stop(o)
	case s.isAlarmed(see):
		if s.step > 0 {
			s.stop(o)
		}
	case !see.IsOpen(s.to):
		o.Open(s.to)
	default:
		s.take(o)
	}
}

func (s *staging) isAlarmed(see emergency.Sight) bool {
	return s.monitor != emergency.None && see.Alarm(s.monitor).Raised
}

// take takes the next step. With the last the first platform is closed.
func (s *staging) take(o *emergency.Orders) {
	if s.step == 0 {
		o.Open(s.to)
	}
	share := s.Steps[s.step]
	s.step++
	s.due = false
	if s.step == len(s.Steps) {
		s.over = true
		if o.Sight().Leads(s.to, s.from) { // it brings back what was moved here
			o.GoBack(s.from, s.to, false)
		} else {
			o.Switch(s.from, s.to)
		}
		undivide(o)
		return
	}
	divide(o, s.from, s.to, share)
	o.Wake(s.Every, 0)
}

// stop gives up all that it holds.
func (s *staging) stop(o *emergency.Orders) {
	s.over = true
	o.End()
}

// Receive implements Machine: the time for the next step.
func (s *staging) Receive(_ emergency.Signal, o *emergency.Orders) {
	s.due = true
	s.proceed(o)
}

// Hear implements listener: an alarm during the steps stops it all.
func (s *staging) Hear(_ emergency.Signal, on bool, o *emergency.Orders) {
	switch {
	case !on || s.over:
	case s.step > 0 && s.isAlarmed(o.Sight()):
		s.stop(o)
	default:
		s.proceed(o)
	}
}

// TrafficMoved implements mover.
func (s *staging) TrafficMoved(_ des.Time, on bool, o *emergency.Orders) {
	if on {
		s.proceed(o)
	}
}

// End implements Machine: what it holds ends, and traffic is where the others hold it.
func (s *staging) End(o *emergency.Orders) { s.stop(o) }
