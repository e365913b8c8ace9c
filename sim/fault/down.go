package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// Down takes an element out of action.
type Down struct {
	Tone     string  `yaml:"tone" enum:"busy,silence" default:"busy" doc:"What callers get: a busy tone at once, or silence until they or their network give up."`
	Calls    string  `yaml:"calls-in-progress" enum:"cut,kept" default:"cut" doc:"Whether calls already there are cut, or survive."`
	Recorded float64 `yaml:"recorded" unit:"share" default:"0%" doc:"Share of the calls that reach the dead element and are found in its logs afterwards all the same."`
}

var _ emergency.Ailment = (*Down)(nil)

// Condition implements emergency.Ailment.
func (f *Down) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	c.Down = emergency.BusyTone
	if f.Tone == "silence" {
		c.Down = emergency.SilentTone
	}
	c.CutsCalls = f.Calls == "cut"
	c.Recorded = f.Recorded
	return c, nil
}

// Afflicts implements emergency.Ailment: everything can be down, but for the demand, which has no end, and monitors, which
// are blind. A step of the runbook that is down cannot be finished while that lasts.
func (f *Down) Afflicts(k emergency.ElementKind) bool {
	return k != emergency.ADemand && k != emergency.AMonitor
}

// HandoverWords says what it does to the path from a platform to the control rooms.
func (f *Down) HandoverWords() string {
	if f.Tone == "silence" {
		return "is dead: it rings, and nobody hears it"
	}
	return "is closed: the agent hears a busy tone, and tries again"
}

// Words implements emergency.Ailment.
func (f *Down) Words() string {
	words := "takes no calls; callers get a busy tone"
	if f.Tone == "silence" {
		words = "takes no calls; callers hear silence"
	}
	if f.Calls == "cut" {
		words += ", and calls in progress are cut"
	}
	if f.Recorded > 0 {
		words += fmt.Sprintf("; %s of the calls are found in its logs all the same", share(f.Recorded))
	}
	return words
}
