package recovery

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/orders"
	"nines/sim/random"
	"nines/sim/words"
)

// CallBack has agents ring back people whose calls were lost and whose numbers were recorded. Calls that come in are answered
// first: only an idle agent rings back. People are rung in the order in which their calls were lost. Somebody who answers and
// needs help is passed on to the control room, and counts as connected.
//
// Call-backs helped in Massachusetts in June 2024 and at Lumen in April 2024, where numbers were shown though calls failed. In
// June 2023 BT had rung every failed caller back by Wednesday 08:16. The defaults are assumed, as little is published. In
// Ireland on 28 June 2022, 69 of 227 callers answered, hours later. Of 60 of them who had wanted help, 2 still did.
type CallBack struct {
	Platform  string              `yaml:"platform" required:"true" doc:"The platform whose idle agents ring back."`
	Of        []string            `yaml:"of" enum:"refused,silence,cut,abandoned" doc:"The losses after which callers are rung back. Without it, all."`
	Recorded  float64             `yaml:"recorded" unit:"share" default:"80%" doc:"Share of the lost calls seen by a platform whose number was recorded. The default is assumed."`
	Unseen    float64             `yaml:"unseen" unit:"share" default:"0%" doc:"The same of the lost calls that no platform saw. Their numbers are known only if the networks pass them on."`
	Listed    des.Time            `yaml:"listed-after" unit:"duration" default:"1m" doc:"How long after the loss the agents have the number. The default is assumed."`
	Takes     random.Distribution `yaml:"takes" unit:"duration" default:"1m" doc:"The agent's time with somebody who answers, before the control room is called. The default is assumed."`
	Rings     random.Distribution `yaml:"rings-for" unit:"duration" default:"30s" doc:"The agent's time with somebody who does not answer, or is in another call. The default is assumed."`
	Answers   float64             `yaml:"answers" unit:"share" default:"60%" doc:"Share of tries that are answered, of people who are not in another call. The default is assumed; hours later in Ireland in 2022 it was a third."`
	Tries     int32               `yaml:"tries" unit:"count" min:"1" max:"100" default:"2" doc:"The most tries for each number."`
	Again     des.Time            `yaml:"again-after" unit:"duration" default:"10m" doc:"How long after a try in vain the number is tried again."`
	NotNeeded float64             `yaml:"no-longer-needed" unit:"share" default:"40%" doc:"Share of the people who have given up and need no help any more when they are reached. The default is assumed; hours later in Ireland in 2022 it was 97%."`
	AtOnce    *int32              `yaml:"at-once" unit:"count" min:"1" max:"4000" doc:"The most agents who ring back at once. Without it, all who are idle."`
	Within    des.Time            `yaml:"within" unit:"duration" positive:"true" default:"24h" doc:"Numbers whose calls were lost longer ago are not rung back."`
}

var _ Kind = (*CallBack)(nil)

// Plan implements Kind.
func (k *CallBack) Plan(n Names) Planned {
	p := n.Platform("platform", k.Platform)
	rule := callback.Rule{
		Remedy: int16(n.Remedy()), Platform: max(p, 0), Of: callback.After(k.Of), Recorded: k.Recorded, Unseen: k.Unseen, Listed: k.Listed, Takes: k.Takes, Rings: k.Rings,
		Answers: k.Answers, Tries: k.Tries, Again: k.Again, NotNeeded: k.NotNeeded, AtOnce: math.MaxInt32, Within: k.Within,
	}
	if k.Of != nil && len(k.Of) == 0 {
		n.Complain("of", "the list is empty: name the losses after which callers are rung back, or leave it out if they are after all")
	}
	if k.AtOnce != nil {
		rule.AtOnce = *k.AtOnce
	}
	id := n.CallBack(rule)
	if id >= callback.MostRules {
		n.Complain("", "there are more than %d remedies of the kind call-back: leave some out", callback.MostRules)
	}
	begins := orders.CallBack{Rule: id, On: true}
	return standsOver(nil, func(o *emergency.Orders) { o.Give([]emergency.Order{begins}) },
		func(o *emergency.Orders) { o.Give([]emergency.Order{orders.CallBack{Rule: id}}) })
}

// Costs implements Kind.
func (*CallBack) Costs() string {
	return "The agents' time, also for people who do not answer or need nothing any more. An idle agent who rings back is busy when the " +
		"next call comes. The log of the lost calls must be read while the incident is on."
}

// Words implements Kind.
func (k *CallBack) Words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "idle agents of %s ring back callers %s", k.Platform, k.after())
	fmt.Fprintf(&b, ". %.4g %% of the lost calls that a platform saw have left a number", 100*k.Recorded)
	if k.Unseen > 0 {
		fmt.Fprintf(&b, ", and %.4g %% of the others", 100*k.Unseen)
	}
	fmt.Fprintf(&b, ". %.4g %% answer", 100*k.Answers)
	if k.Tries > 1 {
		fmt.Fprintf(&b, ". The others are tried again after %s, up to %d times in all", words.Length(k.Again), k.Tries)
	}
	fmt.Fprintf(&b, ". Of those who have given up, %.4g %% need no help any more", 100*k.NotNeeded)
	fmt.Fprintf(&b, ". It takes an agent %s with somebody who answers, and else %s", emergency.Average(k.Takes), emergency.Average(k.Rings))
	if k.AtOnce != nil {
		fmt.Fprintf(&b, ". At most %s at once", words.Several(int(*k.AtOnce), "agent rings back", "agents ring back"))
	}
	return b.String()
}

// after says after which losses, to follow "callers".
func (k *CallBack) after() string {
	if k.Of == nil {
		return "whose calls were lost"
	}
	says := map[string]string{"refused": "heard a busy tone", "silence": "heard nothing", "cut": "were cut off", "abandoned": "hung up"}
	var list []string
	for _, name := range k.Of {
		list = append(list, says[name])
	}
	return "who " + strings.Join(list, " or ")
}
