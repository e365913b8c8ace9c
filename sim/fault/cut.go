package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// Cut drops calls at one point of their life.
type Cut struct {
	Where string  `yaml:"where" enum:"answer,handling,handover" required:"true" doc:"Where a call is cut: as the agent answers, while talking to the agent, or while being passed on."`
	Share float64 `yaml:"share" unit:"share" required:"true" doc:"Probability that a call is cut there, drawn once for each call. In handling, the moment is random and the fault must be on then. Calls in progress when the fault begins can be cut. After its end no call is cut."`
}

var _ emergency.Ailment = (*Cut)(nil)

// Condition implements emergency.Ailment.
func (f *Cut) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	switch f.Where {
	case "answer":
		c.Cut[emergency.CutAtAnswer] = f.Share
	case "handling":
		c.Cut[emergency.CutInHandling] = f.Share
	default:
		c.Cut[emergency.CutOnHandover] = f.Share
	}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Cut) Afflicts(k emergency.ElementKind) bool {
	return k == emergency.APlatform || k == emergency.ACentre || k == emergency.AHandover && f.Where == "handover"
}

// Words implements emergency.Ailment.
func (f *Cut) Words() string {
	where := map[string]string{"answer": "as an agent answers", "handling": "while talking to the agent", "handover": "while being passed on"}
	return fmt.Sprintf("cuts %s of its calls %s", share(f.Share), where[f.Where])
}
