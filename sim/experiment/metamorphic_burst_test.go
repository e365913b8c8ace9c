package experiment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
)

// withBurst is the town with an incident.
func withBurst(t *testing.T, burst string) string {
	return replace(t, town(t), "    regions: {west: 40%, east: 60%}\n", "    regions: {west: 40%, east: 60%}\n    bursts: {fair: "+burst+"}\n")
}

// TestABurstThatNeverHappensIsNone, to the last bit of every number.
func TestABurstThatNeverHappensIsNone(t *testing.T) {
	never := withBurst(t, "{every: 365000d, callers: {exponential: 500}, over: 5m, regions: [west]}")
	requireSame(t, numbersOf(t, town(t), "", everything), numbersOf(t, never, "", everything))
}

// newcomers listens to who calls for the first time, when, and from where.
type newcomers map[uint64][5]int64

func (n newcomers) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallMade && o.Attempt == 1 {
			n[o.Caller] = [5]int64{int64(o.At), int64(o.Service), int64(o.Region), int64(o.Access), int64(o.Provider)}
		}
	}
}

// who calls in the first replication of a world under a strategy.
func who(t *testing.T, text, strategy string) newcomers {
	t.Helper()
	p := compiled(t, "world", []byte(text), strategy)
	p.Replications = 1
	heard := newcomers{}
	run(t, p, experiment.Options{Observe: experiment.First(p, heard)})
	return heard
}

// TestWhoReportsAnIncidentComesOnTop: everybody else is the same, and calls at the same time; and the same people report
// the incident, whatever is done about the trouble.
func TestWhoReportsAnIncidentComesOnTop(t *testing.T) {
	const callers = 300
	text := withBurst(t, "{at: 2024-01-01 02:00, callers: 300, over: 5m, regions: [west], services: {police: 20%, ambulance: 80%}}")
	require.NotContains(t, town(t), "bursts")
	before, with := who(t, town(t), "as-planned"), who(t, text, "as-planned")
	require.Len(t, with, len(before)+callers)
	ambulance := 0
	for caller, is := range with {
		if caller>>48 == 0 {
			require.Equal(t, before[caller], is, "caller %d", caller)
			continue
		}
		require.GreaterOrEqual(t, is[0], int64(2*des.Hour))
		require.Less(t, is[0], int64(2*des.Hour+5*des.Minute))
		require.Zero(t, is[2], "the incident is in the west")
		ambulance += int(is[1])
	}
	require.InDelta(t, 0.8*callers, ambulance, 28, "four standard deviations")
	for _, strategy := range []string{"first-try", "do-nothing"} {
		require.Equal(t, with, who(t, text, strategy))
	}
}

// TestAWeekOfEqualHoursIsNoProfile: the same people call at the same times.
func TestAWeekOfEqualHoursIsNoProfile(t *testing.T) {
	hours := strings.TrimSuffix(strings.Repeat("7, ", 168), ", ")
	flat := replace(t, town(t), "    first-calls: 10/min\n", "    first-calls: 10/min\n    profile: {week: ["+hours+"]}\n")
	counted := who(t, flat, "as-planned")
	for caller, is := range who(t, town(t), "as-planned") {
		other := counted[caller]
		require.InDelta(t, is[0], other[0], 2, "but for the rounding to the microsecond")
		require.Equal(t, is[1:], other[1:])
	}
}
