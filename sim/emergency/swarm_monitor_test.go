package emergency

import (
	"fmt"

	"pgregory.net/rapid"

	"nines/sim/des"
)

// watchNames are what can be watched, in words.
var watchNames = [...]string{AnswerRate: "answer-rate", CutRate: "cut-rate", LossRate: "loss-rate", OfferedCalls: "offered", QueueLength: "queue", AgentsOn: "agents", Probes: "probe"}

// swarmMonitors are monitors of all sorts on anything, or none.
func swarmMonitors(rt *rapid.T, n *Network) {
	n.AnsweredIn = 5 * des.Second
	for i := range number(rt, "monitors", 0, 4) {
		m := Monitor{
			Name: fmt.Sprint("monitor", i), Watches: Watch(number(rt, "watches", 0, int(Probes))), Every: des.Time(number(rt, "every", 1, 60)) * des.Second,
			Window: number(rt, "window", 1, 9), Limit: oneOf(rt, "limit", 0, 0.2, 1, 5), Below: rapid.Bool().Draw(rt, "below"),
			AtLeast: int64(number(rt, "at least", 0, 5)), Rise: int32(number(rt, "rise", 1, 3)), Fall: int32(number(rt, "fall", 1, 3)),
			Timeout: oneOf(rt, "timeout", 0, des.Second, des.Minute), FalseAlarms: oneOf(rt, "false alarms", constant(0), constant(0), exponential(1000)),
		}
		var kinds []ElementKind
		for _, k := range []ElementKind{APlatform, AProvider, ARoom} {
			if Sees(m.Watches, k) {
				kinds = append(kinds, k)
			}
		}
		kind := oneOf(rt, "kind", kinds...)
		m.On = Element{Kind: kind, Index: int16(number(rt, "element", 0, count(n, kind)-1))}
		n.Monitors = append(n.Monitors, m)
	}
}

// ofMonitor checks that alarms and their being over follow one another; listening anew takes an alarm back unsaid.
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
