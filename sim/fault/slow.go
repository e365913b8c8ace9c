package fault

import (
	"errors"
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// Slow makes a piece of work longer.
type Slow struct {
	What  string               `yaml:"what" enum:"handling,handover,set-up,step" required:"true" doc:"The work that takes longer: the agent's handling, the control room's answer at a handover, the network's call set-up, or a runbook step that begins while this lasts."`
	Times float64              `yaml:"times" unit:"factor" default:"1" doc:"Factor on the time of the work."`
	Adds  *random.Distribution `yaml:"adds" unit:"duration" doc:"Time added to the work."`
}

var _ emergency.Ailment = (*Slow)(nil)

// Condition implements emergency.Ailment.
func (f *Slow) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	s := emergency.Slower{Times: f.Times}
	if f.Adds != nil {
		s.Adds = *f.Adds
	}
	if s.IsNeutral() {
		return c, errors.New("this slows nothing down: add times, adds or both")
	}
	switch f.What {
	case "handling":
		c.Handling = s
	case "handover":
		c.Handover = s
	case "step":
		c.Step = s
	default:
		c.SetUp = s
	}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Slow) Afflicts(k emergency.ElementKind) bool {
	switch f.What {
	case "handling":
		return k == emergency.APlatform || k == emergency.ACentre
	case "handover":
		return k == emergency.APlatform || k == emergency.ARoom || k == emergency.AHandover
	case "step":
		return k == emergency.AStep
	default:
		return k == emergency.AProvider
	}
}

// Words implements emergency.Ailment.
func (f *Slow) Words() string {
	over := " over " + f.What
	if f.What == "step" {
		over = ""
	}
	switch {
	case f.Adds == nil:
		return fmt.Sprintf("takes %g times as long%s", f.Times, over)
	case f.Times == 1:
		return "takes " + words.Average(*f.Adds) + " longer" + over
	default:
		return fmt.Sprintf("takes %g times as long%s, plus %s", f.Times, over, words.Average(*f.Adds))
	}
}
