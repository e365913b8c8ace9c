package recovery

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// FixForward mends the cause where it is, while callers go on meeting it, instead of taking traffic away from it first. The
// mend can fail; then it is done again, and can fail again.
type FixForward struct {
	Takes random.Distribution  `yaml:"takes" unit:"duration" required:"true" doc:"How long the work takes."`
	Wrong float64              `yaml:"wrong" unit:"share" max:"0.99" default:"0%" doc:"Probability that the work does not repair the cause, each time."`
	Redo  *random.Distribution `yaml:"redo" unit:"duration" doc:"How long it takes to see this and do the work again."`
}

var (
	_ Kind = (*FixForward)(nil)
	_ Task = (*FixForward)(nil)
)

// TheRepair is what everybody commands who mends the cause.
const TheRepair = "the repair of the cause"

// fixing is it in one replication.
type fixing struct {
	*FixForward
	key   random.Key
	tries int
}

var (
	forFix      = random.NewPurpose("fix forward")
	forFixWrong = random.NewPurpose("fix forward wrong")
	forFixAgain = random.NewPurpose("fix forward again")
)

// Plan implements Kind.
func (k *FixForward) Plan(n Names) Planned {
	switch {
	case k.Wrong > 0 && k.Redo == nil:
		n.Complain("wrong", "the work can fail, but nothing says how long it takes to do it again: add redo")
	case k.Wrong == 0 && k.Redo != nil:
		n.Complain("redo", "the work never fails, so it is never done again: add wrong, or leave redo out")
	}
	return k
}

// Over implements Task.
func (*FixForward) Over() emergency.Milestone { return emergency.Repaired }

// Costs implements Kind.
func (*FixForward) Costs() string {
	return "Every minute of the work is a minute of the outage, and engineers work on a platform in service. It saves the switch, " +
		"and the mistakes that a switch can bring."
}

// Words implements Kind.
func (k *FixForward) Words() string {
	text := fmt.Sprintf("the cause is repaired where it is. This takes %s", words.Average(k.Takes))
	if k.Wrong > 0 && k.Redo != nil {
		text += fmt.Sprintf(" and fails in %.3g %% of cases. Doing it again takes %s", 100*k.Wrong, words.Average(*k.Redo))
	}
	return text
}

// Commands implements Planned.
func (*FixForward) Commands() []string { return []string{TheRepair} }

// Start implements Planned.
func (k *FixForward) Start(key random.Key, _ int16) Machine { return &fixing{FixForward: k, key: key} }

// Begin implements Machine. The attempts are counted over all incidents, so each has its own draws.
func (f *fixing) Begin(o *emergency.Orders) {
	o.Wake(draw(f.key, forFix, f.Takes, f.tries), 0)
}

// End implements Machine: work that is left off mends nothing.
func (*fixing) End(*emergency.Orders) {}

// Receive implements Machine.
func (f *fixing) Receive(s emergency.Signal, o *emergency.Orders) {
	if s.Report {
		return
	}
	try := f.tries
	f.tries++
	if f.key.Uniform(forFixWrong, try) < f.Wrong {
		o.Wake(draw(f.key, forFixAgain, *f.Redo, try), 0)
		return
	}
	o.Mark(emergency.Repaired)
}
