package recovery

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// StagedSwitch moves traffic in steps: a little at first, more when that goes well, and all of it in the end. If it does
// not go well, it goes back to the first platform.
type StagedSwitch struct {
	From   string    `yaml:"from" required:"true" doc:"The platform that traffic leaves."`
	To     string    `yaml:"to" required:"true" doc:"The platform that it goes to."`
	Steps  []float64 `yaml:"steps" unit:"share" required:"true" doc:"The share of the new calls that goes to the other platform from each step on, such as [10%, 50%, 100%]; each more than the last, and the last 100%."`
	Every  des.Time  `yaml:"every" unit:"duration" positive:"true" required:"true" doc:"The time from one step to the next."`
	StopIf string    `yaml:"stop-if" doc:"The monitor whose alarm, during the steps, sends all traffic back."`
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
			return "each step must move more than the one before it, and the last 100%"
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
	return "Time, during which the rest of the callers are still on the platform that is being left; and two " +
		"platforms that can take calls side by side. What it buys: a bad backup hurts few."
}

// Words implements Kind.
func (k *StagedSwitch) Words() string {
	steps := make([]string, len(k.Steps))
	for i, share := range k.Steps {
		steps[i] = fmt.Sprintf("%.4g %%", 100*share)
	}
	text := fmt.Sprintf("traffic goes from %s to %s in steps: %s, one every %s", k.From, k.To, strings.Join(steps, ", "), emergency.Length(k.Every))
	if k.StopIf != "" {
		text += fmt.Sprintf("; if %s raises its alarm meanwhile, all of it goes back", k.StopIf)
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
	return []string{"what share of the calls goes where", switchFrom(s.From)}
}

// Start implements Planned.
func (s *stagedSwitch) Start(random.Key, int16) Machine { return &staging{stagedSwitch: s} }

// staging is a staged switch in one replication.
type staging struct {
	*stagedSwitch
	step int  // the next
	away bool // some traffic, or all
}

// Begin implements Machine.
func (s *staging) Begin(o *emergency.Orders) {
	s.step, s.away = 0, true
	o.Open(s.to)
	s.next(o)
}

// next takes the next step. After the last the first platform is closed.
func (s *staging) next(o *emergency.Orders) {
	share := s.Steps[s.step]
	s.step++
	if s.step == len(s.Steps) {
		o.Switch(s.from, s.to)
		undivide(o, s.from, s.to)
		return
	}
	divide(o, s.from, s.to, share)
	o.Wake(s.Every, 0)
}

// Receive implements Machine: the time for the next step.
func (s *staging) Receive(_ emergency.Signal, o *emergency.Orders) {
	if s.step < len(s.Steps) {
		s.next(o)
	}
}

// Hear implements listener: an alarm during the steps stops it all.
func (s *staging) Hear(alarm emergency.Signal, on bool, o *emergency.Orders) {
	if on && s.step < len(s.Steps) && alarm.Alarm == emergency.Raised && int(alarm.Monitor) == s.monitor {
		s.goBack(o)
		s.step = len(s.Steps)
	}
}

// End implements Machine: traffic goes back, if it is away.
func (s *staging) End(o *emergency.Orders) {
	if s.away {
		s.goBack(o)
	}
}

func (s *staging) goBack(o *emergency.Orders) {
	o.Switch(s.to, s.from)
	undivide(o, s.from, s.to)
}

// Moved implements mover: also by others, before it is over.
func (s *staging) Moved(from, to int) {
	if from == s.to && to == s.from {
		s.away = false
	}
}
