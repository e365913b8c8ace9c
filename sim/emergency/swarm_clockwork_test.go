package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// swarmClockwork lets a fault begin by itself, or grow, or both, if it may.
func swarmClockwork(rt *rapid.T, n *Network, f *Fault) {
	if f.Condition.CanVary(f.On[0].Kind) {
		if rapid.Bool().Draw(rt, "grows") {
			f.Ramp = des.Time(number(rt, "ramp", 1, 300)) * des.Second
		}
		if rapid.Bool().Draw(rt, "fades") {
			f.Fade = des.Time(number(rt, "fade", 1, 300)) * des.Second
		}
		if rapid.Bool().Draw(rt, "comes back") {
			f.Back = []Back{{After: Always, At: des.Time(number(rt, "back at", 0, 900)) * des.Second, Share: portion(rt, "back")}, {After: Decided, Share: 0.5}}
		}
	}
	switch number(rt, "by itself", 0, 6) {
	case 0:
		f.Cycle = &Cycle{
			Bad: oneOf(rt, "bad", constant(0), constant(40), exponential(60)), Good: oneOf(rt, "good", constant(7), exponential(50)),
			BeginsBad: rapid.Bool().Draw(rt, "begins bad"), InUse: rapid.Bool().Draw(rt, "in use"),
		}
	case 1:
		start := int64(number(rt, "counter", 0, 5))
		f.Counter = &Counter{Start: start, Limit: start + int64(number(rt, "limit", 1, 20))}
	case 2:
		f.Trigger = swarmTrigger(rt, n)
	}
}

// swarmDown leaves out ringing where there is nobody who could fail to answer.
func swarmDown(c *Condition, kind ElementKind) {
	if c.Down == RingingTone && (kind == AProvider || kind == ACircuitGroup) {
		c.Down = BusyTone
	}
}

func swarmTrigger(rt *rapid.T, n *Network) *Trigger {
	t := &Trigger{For: des.Time(number(rt, "held", 0, 40)) * des.Second, Least: float64(number(rt, "least", 1, 8))}
	switch t.What = oneOf(rt, "gauge", QueueFrom, QueueFrom, CallsFrom, AgentsBelow, BusyFrom, InUseFrom); t.What {
	case QueueFrom:
		t.Of.Kind = oneOf(rt, "queue of", APlatform, ARoom)
	case InUseFrom:
		t.Of.Kind, t.Least = ACircuitGroup, portion(rt, "share")
	case BusyFrom:
		t.Of.Kind, t.Least = APlatform, portion(rt, "share")
	default:
		t.Of.Kind = APlatform
	}
	t.Of.Index = int16(number(rt, "of", 0, count(n, t.Of.Kind)-1))
	return t
}

// timingsMet counts the faults that began by themselves or grew, by how, and calls that met the ways of being down.
func (c *coverage) timingsMet(w *World, facts [Facts]int) {
	for f := range w.trouble.faults.Now {
		fault, begun := w.trouble.faults.Full(int16(f)), w.trouble.faults.Begun(int16(f))
		for name, is := range map[string]bool{
			"cycle that came again":   fault.Cycle != nil && begun > 1,
			"cycle in use":            fault.Cycle != nil && fault.Cycle.InUse && begun > 0,
			"counter":                 fault.Counter != nil && begun > 0,
			"counter that came again": fault.Counter != nil && begun > 1,
			"trigger":                 fault.Trigger != nil && begun > 0,
			"trigger that came again": fault.Trigger != nil && begun > 1,
			"fading":                  fault.Fade > 0 && begun > 0,
			"back in part":            len(fault.Back) > 0 && begun > 0,
			"ramp to its top":         fault.Ramp > 0 && w.trouble.faults.Level(int16(f)) == 1,
			"ringing":                 fault.Condition.Down == RingingTone && begun > 0,
		} {
			if is {
				c.timings[name]++
			}
		}
	}
	if facts[CallResumed] > 0 {
		c.timings["calls resumed"]++
	}
}

func (c *coverage) reportTimings(t *testing.T) {
	require.Len(t, c.timings, 11, "%v", c.timings)
	for name, n := range c.timings {
		t.Logf("%9d faults or worlds with %s", n, name)
	}
}

// stranded says whether calls are on hold for ever: where nobody has come on duty since.
func stranded(rt *rapid.T, w *World) bool {
	any := false
	for p := range w.stageOne.platforms {
		if s := &w.stageOne.platforms[p]; s.OnHold > 0 {
			require.Zero(rt, s.LoggedOn, "calls on hold at platform %d, and people", p)
			any = true
		}
	}
	return any
}
