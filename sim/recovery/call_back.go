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

// CallBack has agents of a platform, or call takers of control rooms, ring back people whose calls were lost and whose numbers
// were recorded. Calls that come in are answered first: only somebody idle rings back. People are rung in the order in which
// their calls were lost. Somebody who answers an agent and needs help is passed on to the control room. A call taker speaks
// with that person at once. Both count as connected when the conversation with the control room begins.
//
// Control rooms rang back in Massachusetts in June 2024 and at Lumen in April 2024: numbers were shown though calls failed. In
// June 2023 BT had rung every failed caller back by Wednesday 08:16. The defaults are assumed, as little is published. In
// Ireland on 28 June 2022, 69 of 227 callers answered, hours later. Of 60 of them who had wanted help, 2 still did.
type CallBack struct {
	Platform  string              `yaml:"platform" doc:"The platform whose idle agents ring back. Give this or control-rooms."`
	Rooms     Services            `yaml:"control-rooms" doc:"The services whose control rooms ring back, such as police or [police, ambulance]. Write all for the rooms of all services. Idle call takers of the caller's own room ring back. It needs no agents. Give this or platform."`
	Of        []string            `yaml:"of" enum:"refused,silence,cut,abandoned" doc:"The losses after which callers are rung back. Without it, all."`
	Recorded  float64             `yaml:"recorded" unit:"share" default:"80%" doc:"Share of the lost calls seen by a platform whose number was recorded. The default is assumed."`
	Unseen    float64             `yaml:"unseen" unit:"share" default:"0%" doc:"The same of the lost calls that no platform saw. Their numbers are known only if the networks pass them on."`
	Listed    des.Time            `yaml:"listed-after" unit:"duration" default:"1m" doc:"How long after the loss the agents have the number. The default is assumed."`
	Takes     random.Distribution `yaml:"takes" unit:"duration" default:"1m" doc:"The agent's time with somebody who answers, before the control room is called; a call taker's, before the conversation. A slow fault on handling lengthens an agent's time with people who need help. The default is assumed."`
	Rings     random.Distribution `yaml:"rings-for" unit:"duration" default:"30s" doc:"The agent's time with somebody who does not answer, or is in another call. The default is assumed."`
	Answers   float64             `yaml:"answers" unit:"share" default:"60%" doc:"Share of tries that are answered, of people who are not in another call. The default is assumed; hours later in Ireland in 2022 it was a third."`
	Tries     int32               `yaml:"tries" unit:"count" min:"1" max:"100" default:"2" doc:"The most tries for each number."`
	Again     des.Time            `yaml:"again-after" unit:"duration" default:"10m" doc:"How long after a try in vain the number is tried again."`
	NotNeeded float64             `yaml:"no-longer-needed" unit:"share" default:"40%" doc:"Share of the people who have given up and need no help any more when they are reached. They stay callers without help: it came too late. The default is assumed; hours later in Ireland in 2022 it was 97%."`
	AtOnce    *int32              `yaml:"at-once" unit:"count" min:"1" max:"4000" doc:"The most agents, or call takers of each control room, who ring back at once. Without it, all who are idle."`
	Within    des.Time            `yaml:"within" unit:"duration" positive:"true" default:"24h" doc:"Numbers whose calls were lost longer ago are not rung back."`
}

// Services is one service or several; all stands for all.
type Services []string

var _ Kind = (*CallBack)(nil)

// Plan implements Kind.
func (k *CallBack) Plan(n Names) Planned {
	platform, services := k.by(n)
	rule := callback.Rule{
		Remedy: int16(n.Remedy()), Platform: platform, Services: services, Of: callback.After(k.Of), Recorded: k.Recorded, Unseen: k.Unseen, Listed: k.Listed, Takes: k.Takes, Rings: k.Rings,
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

// by is who rings back: the agents of a platform, or else the control rooms of some services.
func (k *CallBack) by(n Names) (platform int, services []bool) {
	switch {
	case k.Platform != "" && k.Rooms != nil:
		n.Complain("control-rooms", "the remedy has both platform and control-rooms: leave one of them out")
	case k.Platform != "":
		return max(0, n.Staffed("platform", k.Platform)), nil
	case k.Rooms == nil:
		n.Complain("", "nobody rings back: add platform, for its idle agents, or control-rooms, for idle call takers")
	}
	services = make([]bool, len(n.Network().Demand.Services))
	for r, name := range k.Rooms {
		if all := name == "all" && len(k.Rooms) == 1; all {
			for i := range services {
				services[i] = true
			}
		} else if i := n.Service(fmt.Sprintf("control-rooms[%d]", r+1), name); i >= 0 {
			services[i] = true
		}
	}
	return emergency.None, services
}

// Costs implements Kind.
func (*CallBack) Costs() string {
	return "Time of agents or call takers, also for people who do not answer or need nothing any more. Whoever rings back is busy when the " +
		"next call comes. The log of the lost calls must be read while the incident is on. Control rooms rang back in Massachusetts in June 2024 " +
		"and in the Lumen outage of April 2024, as they still saw the numbers. They need a number for each failed call, which the call taker must show or the network pass on."
}

// Words implements Kind.
func (k *CallBack) Words() string {
	var b strings.Builder
	who, one, kind := k.people()
	fmt.Fprintf(&b, "%s ring back callers %s", who, callback.Says(k.Of))
	fmt.Fprintf(&b, ". %.4g %% of the lost calls that a platform saw have left a number", 100*k.Recorded)
	if k.Unseen > 0 {
		fmt.Fprintf(&b, ", and %.4g %% of the others", 100*k.Unseen)
	}
	fmt.Fprintf(&b, ". %.4g %% answer", 100*k.Answers)
	if k.Tries > 1 {
		fmt.Fprintf(&b, ". The others are tried again after %s, up to %d times in all", words.Length(k.Again), k.Tries)
	}
	fmt.Fprintf(&b, ". Of those who have given up, %.4g %% need no help any more: it came too late", 100*k.NotNeeded)
	fmt.Fprintf(&b, ". It takes %s %s with somebody who answers, and else %s", one, words.Average(k.Takes), words.Average(k.Rings))
	if k.AtOnce != nil {
		fmt.Fprintf(&b, ". At most %s at once", words.Several(int(*k.AtOnce), kind+" rings back", kind+"s ring back"))
		if k.Rooms != nil {
			b.WriteString(" in each room")
		}
	}
	return b.String()
}

// people are those who ring back; one of them, with the article; and what they are.
func (k *CallBack) people() (who, one, kind string) {
	switch {
	case k.Rooms == nil:
		return "idle agents of " + k.Platform, "an agent", "agent"
	case len(k.Rooms) == 1 && k.Rooms[0] == "all":
		return "idle call takers of all control rooms", "a call taker", "call taker"
	}
	return "idle call takers of the control rooms of " + strings.Join(k.Rooms, ", "), "a call taker", "call taker"
}
