package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// Down takes an element out of action.
type Down struct {
	Tone     string  `yaml:"tone" enum:"busy,silence,ringing" default:"busy" doc:"What callers get: a busy tone at once; silence until they or their network give up; or ringing, in the queue of a platform where nobody answers. A control room rings unheard, as with silence. Callers who ring when traffic is switched away keep ringing until they hang up."`
	Calls    string  `yaml:"calls-in-progress" enum:"cut,kept,resumed" default:"cut" doc:"What happens to calls already there. They are cut (with ringing, only answered calls) or kept. Platforms and centres can also have them resumed: calls with an agent wait on hold at the front of the queue. Their patience is unlimited, and the first free agent continues them. If traffic and people leave the platform meanwhile, calls on hold are cut."`
	Recorded float64 `yaml:"recorded" unit:"share" default:"0%" doc:"Share of the calls to the dead element that its logs still record. Calls that ring are always recorded."`
}

var _ emergency.Ailment = (*Down)(nil)

// Condition implements emergency.Ailment.
func (f *Down) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	switch f.Tone {
	case "silence":
		c.Down = emergency.SilentTone
	case "ringing":
		c.Down = emergency.RingingTone
	default:
		c.Down = emergency.BusyTone
	}
	c.CutsCalls, c.HoldsCalls = f.Calls == "cut", f.Calls == "resumed"
	c.Recorded = f.Recorded
	return c, nil
}

// Afflicts implements emergency.Ailment. Everything can be down except the demand and monitors (which are blind instead).
// Ringing needs people who answer, and resumed calls need agents. A step of the runbook that is down cannot be finished
// while that lasts.
func (f *Down) Afflicts(k emergency.ElementKind) bool {
	if k == emergency.ADemand || k == emergency.AMonitor {
		return false
	}
	hasAgents := k == emergency.APlatform || k == emergency.ACentre
	return (f.Tone != "ringing" || hasAgents || k == emergency.ARoom) && (f.Calls != "resumed" || hasAgents)
}

// Words implements emergency.Ailment: as of a platform or a provider.
func (f *Down) Words() string { return f.WordsOn(emergency.NoElement) }

// WordsOn says what it does to an element of a kind: not everywhere are there callers to hear a tone.
func (f *Down) WordsOn(k emergency.ElementKind) string {
	busy := f.Tone != "silence" && f.Tone != "ringing"
	switch {
	case k == emergency.AStep:
		return "waits and cannot be finished"
	case k == emergency.AHandover && busy:
		return "is closed: the agent hears a busy tone and tries again"
	case k == emergency.AHandover:
		return "is dead: it rings, but nobody hears it"
	case k == emergency.ACentre:
		return "takes no calls. They wait for agents in other centres" + f.whatElse()
	case k == emergency.ARoom && busy:
		return "takes no calls. Agents who pass calls on hear a busy tone and try the next room, or try again" + f.whatElse()
	case k == emergency.ARoom:
		return "takes no calls: it rings, but nobody hears it" + f.whatElse()
	case k == emergency.ACircuitGroup && busy:
		return "carries no calls. They go to the next route at once, or get a busy tone if there is none" + f.whatElse()
	case k == emergency.ACircuitGroup:
		return "carries no calls: callers hear silence until they or the network give up" + f.whatElse()
	case f.Tone == "silence":
		return "takes no calls: callers hear silence" + f.whatElse()
	case f.Tone == "ringing":
		return "answers no calls: it keeps ringing" + f.whatElse()
	default:
		return "takes no calls: callers get a busy tone" + f.whatElse()
	}
}

// whatElse says what happens to the calls already there, and how many of the lost calls are still recorded.
func (f *Down) whatElse() string {
	words := ""
	switch f.Calls {
	case "cut":
		words = ". Calls in progress are cut"
	case "resumed":
		words = ". Calls in progress are put on hold and resumed"
	}
	if f.Recorded > 0 {
		words += fmt.Sprintf(". Its logs still record %s of these calls", share(f.Recorded))
	}
	return words
}
