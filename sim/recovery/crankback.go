package recovery

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
)

// Crankback lets providers try another platform at once when the first turns a call away: it takes what spills over, and
// nothing else. With a silence timer they also leave a platform that does not answer them.
type Crankback struct {
	To           string    `yaml:"to" required:"true" doc:"The platform that takes calls which others turn away. It must stand in the providers' routes, after the others."`
	SilenceTimer *des.Time `yaml:"silence-timer" unit:"duration" positive:"true" doc:"After this much silence from a platform, the next is tried. Without it, the provider's own timer counts."`
	People       []Part    `yaml:"people" doc:"How people who work for both platforms are divided. The shares add up to 100%. Needed only if there are such people."`
}

var _ Kind = (*Crankback)(nil)

// Plan implements Kind.
func (k *Crankback) Plan(n Names) Planned {
	to := planned{platform: n.Platform("to", k.To)}
	reachable(n, "to", to.platform)
	platforms := append(inService(n), to)
	people := peopleOf(n, k.People, nil, platforms)
	if to.platform >= 0 && !n.Network().Platforms[to.platform].Backup {
		n.Complain("to", "%s takes calls all the time: name a backup", k.To)
	}
	return stands("which platform takes calls that others turn away",
		func(o *emergency.Orders) {
			openAll(o, n, platforms, people)
			if k.SilenceTimer != nil {
				o.TimeSilence(*k.SilenceTimer)
			}
		})
}

// Costs implements Kind.
func (*Crankback) Costs() string {
	return "A platform that is staffed for calls that rarely come. The signalling must tell \"no\" from \"try elsewhere\", and " +
		"networks interpret the same release cause differently."
}

// Words implements Kind.
func (k *Crankback) Words() string {
	text := "calls that another platform turns away are tried on " + k.To + " at once"
	if k.SilenceTimer != nil {
		text += fmt.Sprintf(". Calls that it leaves in silence follow after %.3gs", k.SilenceTimer.Seconds())
	}
	return text
}
