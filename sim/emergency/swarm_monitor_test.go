package emergency

import (
	"fmt"

	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/watch"
)

// watchNames are what can be watched, in words.
var watchNames = [...]string{AnswerRate: "answer-rate", CutRate: "cut-rate", LossRate: "loss-rate", OfferedCalls: "offered", QueueLength: "queue", AgentsOn: "agents", Probes: "probe", RealCalls: "real-calls", Alarms: "alarms"}

// swarmMonitors are monitors of all sorts on anything, or none.
func swarmMonitors(rt *rapid.T, n *Network) {
	n.AnsweredIn = 5 * des.Second
	for i := range number(rt, "monitors", 0, 5) {
		m := Monitor{
			Name: fmt.Sprint("monitor", i), Watches: Watch(number(rt, "watches", 0, int(Alarms))),
			Limit: oneOf(rt, "limit", 0, 0.2, 1, 5), Below: rapid.Bool().Draw(rt, "below"), AtLeast: int64(number(rt, "at least", 0, 5)),
			Rules: swarmRules(rt),
		}
		switch m.Watches {
		case AnswerRate, CutRate, LossRate, OfferedCalls:
			m.Window, m.InDoubt, m.Alarmed = number(rt, "window", 1, 9), 0, 0
		case RealCalls:
			m.Fails, m.Forgets = watch.Calls(number(rt, "failures", 1, 31)), oneOf(rt, "forgets", 0, des.Second, 5*des.Minute)
		case Alarms:
			for k := range n.Monitors {
				if n.Monitors[k].Watches != Alarms {
					m.Of = append(m.Of, int16(k))
				}
			}
			m.Raises = int32(number(rt, "raises", 1, max(1, len(m.Of))))
		}
		if kinds := seenKinds(m.Watches); len(kinds) > 0 {
			kind := oneOf(rt, "kind", kinds...)
			m.On = Element{Kind: kind, Index: int16(number(rt, "element", 0, count(n, kind)-1))}
		}
		n.Monitors = append(n.Monitors, m)
	}
}

// seenKinds are the kinds of element at which something can be watched.
func seenKinds(what Watch) (kinds []ElementKind) {
	for _, k := range []ElementKind{APlatform, AProvider, ACircuitGroup, ARoom} {
		if Sees(what, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func swarmRules(rt *rapid.T) watch.Rules {
	return watch.Rules{
		Every: oneOf(rt, "every", des.Second, 17*des.Second, des.Minute), Phase: oneOf(rt, "phase", -1, -1, 0, des.Second),
		InDoubt: oneOf(rt, "in doubt", 0, 0, des.Second), Alarmed: oneOf(rt, "alarmed", 0, 0, 2*des.Minute),
		Waits: rapid.Bool().Draw(rt, "waits"), Initial: oneOf(rt, "initial", 0, des.Minute),
		Failures: int32(number(rt, "alarm after", 1, 3)), Successes: int32(number(rt, "clear after", 1, 3)),
		Timeout: oneOf(rt, "timeout", 0, des.Second, des.Minute), Delay: oneOf(rt, "delay", constant(0), constant(0), exponential(20)),
		FalseAlarms: oneOf(rt, "false alarms", constant(0), constant(0), exponential(1000)),
	}
}

// ofMonitor checks that alarms and their being over follow one another; listening again takes an alarm back unsaid.
func (v *witness) ofMonitor(o *Observation) {
	i := o.Element.Index
	switch o.Fact {
	case AlarmRaised:
		v.standing[i] = true
		v.raised[v.net.Monitors[i].Watches]++
	case AlarmCleared:
		v.must(v.standing[i], "monitor %d clears an alarm that it has not raised", i)
		v.standing[i] = false
	case AlarmWithheld:
		v.must(v.blind[i] > 0, "monitor %d withholds an alarm and is not blind", i)
	}
	v.must(o.Fact == AlarmWithheld || v.blind[i] == 0, "monitor %d is blind and %v", i, o.Fact)
	v.alarms++
}
