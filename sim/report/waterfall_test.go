package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestQuantilesOfWhatDidNotEnd: censored times are later than all that is known, and never averaged.
func TestQuantilesOfWhatDidNotEnd(t *testing.T) {
	times, left := make([]float64, 100), make([]float64, 100)
	for i := range times {
		times[i], left[i] = float64(i+1), 1000
		if i >= 60 {
			times[i] = never
		}
	}
	q := quantilesOf(times, left)
	require.Equal(t, [2]Number{5, 50}, [2]Number{q.P05, q.Median})
	require.True(t, math.IsInf(float64(q.P95), 1))
	require.Equal(t, "> 16m 40s", timeOf(q.P95, 1000))

	left[99], times[99] = 10, never // a replication that ended early: Kaplan and Meier, and not as if it had gone on for ever
	early := quantilesOf(times, left)
	require.Greater(t, early.P05, Number(4))
	require.Less(t, early.Median, Number(51))

	few := quantilesOf([]float64{3, 1, 2, math.NaN()}, []float64{9, 9, 9, 9})
	require.Equal(t, Number(2), few.Median)
	require.True(t, math.IsNaN(float64(few.P05)) && math.IsNaN(float64(few.Low)), "too few replications")
	require.Equal(t, Number(5), quantilesOf([]float64{5 + 1e-9}, []float64{5}).Median.round(), "rounding is no error")
}

// round takes off what is less than a microsecond.
func (n Number) round() Number { return Number(math.Round(float64(n)*1e6) / 1e6) }

func TestTheWaterfall(t *testing.T) {
	nan := math.NaN()
	d := altered(t, 8, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 3600, 3600, 3600, 3600, 3600, never)
		set("recovery.time-to-detect", 60, 60, 60, 60, 60, 60, never, nan)
		set("recovery.time-to-decide", 100, 200, 300, 400, never, never, nan, nan)
		set("recovery.time-to-act", 5, 5, 5, 5, nan, nan, nan, nan)
		set("recovery.time-to-restore", never, never, never, never, nan, nan, nan, nan)
		set("recovery.detected-by.the public", 1, 1, 1, 0, 0, 1, nan, nan)
	})
	lines := linesOf(textOf(t, d))
	for _, want := range []string{
		"Detected by: the public in 67 %, an automatic switch in 33 %.",
		"onset to detected 1m 00s 1m 00s – > 3h 00m 00s 19:01:00 86 % of 7",
		"detected to decided 5m 00s 1m 40s – > 2h 59m 00s 19:06:00 67 % of 6",
		"decided to acted 5s 19:04:25 100 % of 4",
		"acted to restored > 2h 57m 15s 0 % of 4",
	} {
		require.Contains(t, lines, want)
	}
	require.Len(t, d.Stages, 4)
	require.Equal(t, "decide", d.Stages[1].Name)
	require.Equal(t, "detected", d.Stages[1].From)
}

// TestAlarmsInTheReport: what was recorded and not raised is told with its time, and a monitor that was blind is warned of
// only if no alarm was withheld.
func TestAlarmsInTheReport(t *testing.T) {
	monitored := []string{
		"recovery.detect.monitors.probe={watches: probe, on: platforms.main, every: 10s, phase: 0s, alarm-after: 2 failures}",
		"trouble.muted={on: monitors.probe, at: 18:00, for: 80m, kind: blind, alarms: recorded}",
		"trouble.dim={on: monitors.probe, at: 18:01, for: 1m, kind: blind}",
		"trouble.stuck={on: runbook.switch-over, at: 18:00, for: 1m, kind: down}",
	}
	d := documentOf(t, "first-steps", 5, monitored...)
	text := textOf(t, d)
	require.Contains(t, text, "19:00:20  probe: an alarm is recorded, not raised")
	require.Contains(t, text, "19:20:00  probe raises its alarm")
	require.NotContains(t, text, "fault muted")
	require.Contains(t, d.Warnings, "the fault dim withheld no alarm in any replication: as far as the recovery knows it never happened")
	require.Contains(t, d.Warnings, "the fault stuck held up no step of the runbook in any replication: as far as the recovery knows it never happened")
	for _, x := range d.Trouble {
		if x.Name == "muted" {
			require.Equal(t, alarmsWithheld, x.Instead)
			require.Equal(t, Number(1), x.Touched.Mean)
		}
	}
}
