package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/plan"
	"nines/sim/random"
)

// faultNamed is a fault of a plan with its timing.
func faultNamed(t *testing.T, p *plan.Plan, name string) (int, emergency.Fault, fault.Timing) {
	for i, f := range p.Trouble.Faults {
		if f.Name == name {
			return i, f, p.Trouble.Timings[i]
		}
	}
	require.Fail(t, "no fault "+name)
	return 0, emergency.Fault{}, fault.Timing{}
}

// TestTimingsMeanWhatTheySay holds the faults of the good file against what is written there.
func TestTimingsMeanWhatTheySay(t *testing.T) {
	doc, err := Load("timing.yaml", corpus(t, "good")["timing.yaml"])
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	exponential := func(s float64) random.Distribution {
		d, err := random.Exponential(s)
		require.NoError(t, err)
		return d
	}

	_, crashes, timing := faultNamed(t, p, "crashes")
	require.Equal(t, &emergency.Cycle{Bad: exponential(1200), Good: exponential(6 * 3600), InUse: true}, crashes.Cycle)
	require.Equal(t, fault.Timing{After: emergency.Always}, timing)
	_, _, timing = faultNamed(t, p, "loose-cable")
	require.Equal(t, 5*des.Hour, timing.At)
	require.Equal(t, 9*des.Hour, timing.UntilAt)
	_, flapping, timing := faultNamed(t, p, "flapping-line")
	require.Equal(t, &emergency.Cycle{Bad: exponential(30), Good: exponential(120), BeginsBad: true}, flapping.Cycle)
	require.True(t, timing.HasFor)
	_, wear, _ := faultNamed(t, p, "wear")
	require.Equal(t, 10*des.Minute, wear.Ramp)

	platform := emergency.Element{Kind: emergency.APlatform}
	for name, want := range map[string]emergency.Trigger{
		"memory":         {Of: platform, What: emergency.QueueFrom, Least: 40, For: des.Minute},
		"too-many-calls": {Of: platform, What: emergency.CallsFrom, Least: 90},
		"lonely":         {Of: platform, What: emergency.AgentsBelow, Least: 9},
		"worn-out":       {Of: platform, What: emergency.BusyFrom, Least: 0.95, For: 10 * des.Minute},
		"hot":            {Of: emergency.Element{Kind: emergency.ACircuitGroup}, What: emergency.InUseFrom, Least: 0.8},
		"full-room":      {Of: emergency.Element{Kind: emergency.ARoom}, What: emergency.QueueFrom, Least: 10},
	} {
		_, f, _ := faultNamed(t, p, name)
		require.Equal(t, &want, f.Trigger, name)
	}
	_, counter, _ := faultNamed(t, p, "counter")
	require.Equal(t, &emergency.Counter{Start: 39_994_000, Limit: 40_000_000}, counter.Counter)

	lead, _, timing := faultNamed(t, p, "flood")
	require.True(t, timing.HasChance)
	require.Equal(t, 0.3, timing.Chance)
	_, _, timing = faultNamed(t, p, "flooded-line")
	require.Equal(t, fault.Timing{After: emergency.FaultBegan(lead), HasUntil: true, Until: emergency.FaultEnded(lead)}, timing)
}
