package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/loss"
)

// TestStepOf: the shortest step with few enough of them, up to days.
func TestStepOf(t *testing.T) {
	for days, want := range map[int]int{1: 1, 3: 1, 4: 5, 15: 5, 16: 15, 31: 15, 45: 15, 46: 60, 180: 60, 181: 240, 365: 240, 366: 240, 720: 240, 721: 1440, 4320: 1440, 4321: 2880} {
		step := loss.StepOf(days * 1440)
		require.Equal(t, des.Time(want)*des.Minute, step, "%d days", days)
		require.LessOrEqual(t, des.Time(days)*24*des.Hour, loss.MostSteps*step)
	}
}

// inSteps is a plan of the town with a coarser series.
func inSteps(minutes int) *Plan {
	p := windowed()
	p.step = des.Time(minutes) * des.Minute
	return p
}

// TestStepsAddUp: the calls of a step are those of its minutes, the samples of a step their mean, and the ledger's lines stand
// where a step begins. The figures of the replication do not know of steps.
func TestStepsAddUp(t *testing.T) {
	fine, coarse := windowed(), inSteps(7) // the last step is shorter
	var minutes, steps Sum
	one, other := losses().play(fine), losses().play(coarse)
	one.AddTo(&minutes, 0)
	other.AddTo(&steps, 0)
	require.Equal(t, 9, coarse.Steps())
	n := fine.places()
	a, b := fine.FirstSeries(&minutes), coarse.FirstSeries(&steps)
	for i := range a {
		for step := range coarse.Steps() {
			sum, of := 0.0, 0.0
			for m := 7 * step; m < min(7*step+7, 60); m++ {
				sum += a[i].Values[m]
				of++
			}
			if i >= n.samples {
				sum /= of
			}
			require.InDelta(t, sum, b[i].Values[step], 1e-9, "%s, step %d", a[i].Name, step)
		}
	}
	lost := map[int32]int64{}
	for _, e := range one.Ledger() {
		lost[e.Minute/7*7] += e.Calls
	}
	for _, e := range other.Ledger() {
		lost[e.Minute] -= e.Calls
	}
	require.NotEmpty(t, lost)
	for minute, n := range lost {
		require.Zero(t, n, minute)
	}
	requireSameRow(t, one.Row(), other.Row())
}

func requireSameRow(t *testing.T, want, got []float64) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		require.Equal(t, math.Float64bits(want[i]), math.Float64bits(got[i]), i)
	}
}

// TestCountsOfAnySize are kept as they are: more than a minute can have may be made in a day.
func TestCountsOfAnySize(t *testing.T) {
	p := inSteps(30)
	tally := losses().play(p)
	tally.series.now[seriesOutcome(emergency.Connected)] = 88_000
	var sum Sum
	tally.AddTo(&sum, 0)
	require.Equal(t, 88_000.0, named(t, p.FirstSeries(&sum), "calls.connected")[0])
	for i := 1; i < fewestBanded; i++ {
		tally.AddTo(&sum, i)
	}
	require.Equal(t, 88_000.0, p.Series(&sum)[seriesOutcome(emergency.Connected)].High[0])
}
