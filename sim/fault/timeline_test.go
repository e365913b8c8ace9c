package fault

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

func seconds(t *testing.T, s float64) random.Distribution {
	d, err := random.Constant(s)
	require.NoError(t, err)
	return d
}

func timeline(timings ...Timing) []emergency.Change {
	p := &Plan{Timings: timings, Milestones: 99}
	for i := range timings {
		p.Faults = append(p.Faults, emergency.Fault{Name: string(rune('a' + i))})
	}
	return p.Timeline(random.New(1, 0)).Changes
}

func TestByTheClock(t *testing.T) {
	got := timeline(
		Timing{After: emergency.Always, At: des.Minute, Delay: seconds(t, 5)},
		Timing{After: emergency.Always, At: des.Minute, HasFor: true, For: seconds(t, 7)},
		Timing{After: emergency.Always, At: des.Minute, HasUntil: true, Until: emergency.Always, UntilAt: des.Hour},
	)
	require.Equal(t, []emergency.Change{
		{Fault: 0, Begin: true, After: emergency.Always, At: 65 * des.Second},
		{Fault: 1, Begin: true, After: emergency.Always, At: des.Minute},
		{Fault: 1, After: emergency.FaultBegan(1), At: 7 * des.Second},
		{Fault: 2, Begin: true, After: emergency.Always, At: des.Minute},
		{Fault: 2, After: emergency.Always, At: des.Hour},
	}, got)
}

func TestAfterSomethingAndUntilSomething(t *testing.T) {
	got := timeline(Timing{
		After: emergency.Detected, Delay: seconds(t, 5), HasFor: true, For: seconds(t, 7), HasUntil: true, Until: emergency.Repaired,
	})
	require.Equal(t, []emergency.Change{
		{Begin: true, After: emergency.Detected, At: 5 * des.Second},
		{After: emergency.FaultBegan(0), At: 7 * des.Second},
		{After: emergency.Repaired},
	}, got)
}

// TestDrawsAreTheFaultsOwn: a fault's times depend on its name and the replication, not on what else goes wrong.
func TestDrawsAreTheFaultsOwn(t *testing.T) {
	spread, err := random.Exponential(60)
	require.NoError(t, err)
	timing := Timing{After: emergency.Always, Delay: spread, HasFor: true, For: spread}
	alone := &Plan{Faults: []emergency.Fault{{Name: "x"}}, Timings: []Timing{timing}}
	among := &Plan{Faults: []emergency.Fault{{Name: "a"}, {Name: "x"}}, Timings: []Timing{timing, timing}}
	times := map[des.Time]bool{}
	for r := range 50 {
		a, b := alone.Timeline(random.New(1, r)).Changes, among.Timeline(random.New(1, r)).Changes
		require.Equal(t, a[0].At, b[2].At)
		require.Equal(t, a[1].At, b[3].At)
		require.NotEqual(t, b[0].At, b[2].At)
		times[a[0].At], times[a[1].At] = true, true
	}
	require.Len(t, times, 100, "every replication and every purpose has its own draws")
}

// TestWhatDoesNotHappenIsLeftOut: a fault of no length is no fault, and neither is one that chance leaves out.
func TestWhatDoesNotHappenIsLeftOut(t *testing.T) {
	require.Empty(t, timeline(Timing{After: emergency.Always, HasFor: true}))
	p := &Plan{Faults: []emergency.Fault{{Name: "x"}}, Timings: []Timing{{After: emergency.Always, HasChance: true, Chance: 0.3}}}
	happened := 0
	for r := range 2000 {
		happened += len(p.Timeline(random.New(1, r)).Changes)
	}
	require.InDelta(t, 600, happened, 4.5*20.5) // the standard deviation is 20.5
}

func TestALengthInAllCountsFromTheBeginning(t *testing.T) {
	got := timeline(Timing{After: emergency.Detected, Delay: seconds(t, 5), HasFor: true, InAll: true, For: seconds(t, 7)})
	require.Equal(t, []emergency.Change{
		{Begin: true, After: emergency.Detected, At: 5 * des.Second},
		{After: emergency.Detected, At: 12 * des.Second},
	}, got)
}

func TestPaces(t *testing.T) {
	var f emergency.Fault
	(&Flapping{BadFor: seconds(t, 3), GoodFor: seconds(t, 4)}).Pace(&f)
	require.Equal(t, &emergency.Cycle{Bad: seconds(t, 3), Good: seconds(t, 4), BeginsBad: true}, f.Cycle)
	(&Exhausted{Limit: 40, CounterAt: 30}).Pace(&f)
	require.Equal(t, &emergency.Counter{Start: 30, Limit: 40}, f.Counter)
}
