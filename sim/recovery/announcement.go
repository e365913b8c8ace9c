package recovery

import (
	"fmt"
	"strings"

	"nines/sim/emergency"
)

// Announcement is a recording that callers who wait for an agent hear, such as "please hold the line; do not hang up and
// dial again". Those who wait when it begins hear it too, and what is left of their patience changes.
type Announcement struct {
	Platform   string   `yaml:"platform" required:"true" doc:"The platform whose waiting callers hear it."`
	Patience   *float64 `yaml:"patience-times" unit:"factor" positive:"true" max:"100" doc:"Factor on the patience of callers who hear it."`
	Redials    *float64 `yaml:"redial-times" unit:"factor" max:"100" doc:"Factor on the share of unanswered callers who redial after hearing it, up to 100%."`
	RefusedToo bool     `yaml:"refused-too" default:"no" doc:"Whether refused callers also hear it, instead of a busy tone."`
}

var _ Kind = (*Announcement)(nil)

// Plan implements Kind.
func (k *Announcement) Plan(n Names) Planned {
	p := n.Staffed("platform", k.Platform)
	switch {
	case k.Patience == nil && k.Redials == nil:
		n.Complain("", "this says nothing about what callers do after they hear it: add patience-times, redial-times or both")
	case k.RefusedToo && k.Redials == nil:
		n.Complain("refused-too", "refused callers do not wait, so only redial-times can affect them: add redial-times, or leave refused-too out")
	}
	return stands("the announcement for callers who wait at "+k.Platform,
		func(o *emergency.Orders) {
			if k.Patience != nil {
				o.AskForPatience(p, *k.Patience)
			}
			if k.Redials != nil {
				o.AskAboutRedials(p, *k.Redials, k.RefusedToo)
			}
		})
}

// Costs implements Kind.
func (*Announcement) Costs() string {
	return "Little, once the platform can play recordings. But some people then wait in vain, and people who speak another language " +
		"do not understand it."
}

// Words implements Kind.
func (k *Announcement) Words() string {
	var does []string
	if k.Patience != nil {
		does = append(does, fmt.Sprintf("wait %.4g times as long", *k.Patience))
	}
	if k.Redials != nil {
		does = append(does, fmt.Sprintf("call again %.4g times as often", *k.Redials))
	}
	who := "callers who wait at " + k.Platform
	if k.RefusedToo {
		who += ", or find its queue full,"
	}
	return fmt.Sprintf("%s hear an announcement. They %s", who, strings.Join(does, " and "))
}
