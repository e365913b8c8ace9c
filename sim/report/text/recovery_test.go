package text

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

func TestTheWaterfall(t *testing.T) {
	nan := math.NaN()
	d := reporttest.Altered(t, 8, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 3600, 3600, 3600, 3600, 3600, reporttest.Never)
		set("recovery.time-to-detect", 60, 60, 60, 60, 60, 60, reporttest.Never, nan)
		set("recovery.time-to-decide", 100, 200, 300, 400, reporttest.Never, reporttest.Never, nan, nan)
		set("recovery.time-to-act", 5, 5, 5, 5, nan, nan, nan, nan)
		set("recovery.time-to-restore", reporttest.Never, reporttest.Never, reporttest.Never, reporttest.Never, nan, nan, nan, nan)
		set("recovery.detected-by.the public", 1, 1, 1, 0, 0, 1, nan, nan)
	})
	lines := reporttest.LinesOf(textOf(t, d))
	for _, want := range []string{
		"Detected by: the public in 67 %, an automatic switch in 33 %.",
		"onset to detected 1m 00s 1m 00s – > 3h 00m 00s 19:01:00 86 % of 7 runs",
		"detected to decided 5m 00s 1m 40s – > 2h 59m 00s 19:06:00 67 % of 6 runs",
		"decided to acted 5s 19:04:25 100 % of 4 runs",
		"acted to restored > 2h 57m 15s 0 % of 4 runs",
	} {
		require.Contains(t, lines, want)
	}
	require.Len(t, d.Stages, 4)
	require.Equal(t, "decide", d.Stages[1].Name)
	require.Equal(t, "detected", d.Stages[1].From)
}

// TestTimesOfDifferentRunsSaySo: where one time exists in fewer runs than another, both say in how many. Their medians are not of the
// same runs, and a later event may seem to come first.
func TestTimesOfDifferentRunsSaySo(t *testing.T) {
	d := reporttest.ByHand(60, 20)
	all, some := report.Estimate{N: 20, Mean: 1}, report.Estimate{N: 14, Mean: 0.5}
	d.Clocks = []report.Clock{{Name: "restored", Reached: all}, {Name: "normal", Reached: all}}
	require.Equal(t, "100 %", reachedIn(d, all))
	require.Equal(t, "50 % of 14 runs", reachedIn(d, some))
	d.Clocks[0].Reached = some
	require.Equal(t, "100 % of 20 runs", reachedIn(d, all))
	require.Equal(t, "50 % of 14 runs", reachedIn(d, some))
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
	d := reporttest.DocumentOf(t, "first-steps", 5, monitored...)
	text := textOf(t, d)
	require.Contains(t, text, "19:00:20  probe: an alarm is recorded, not raised")
	require.Contains(t, text, "19:20:00  probe raises its alarm")
	require.NotContains(t, text, "fault muted")
	require.Contains(t, NeverActed(d), "The fault dim never touched anything.")
	require.Contains(t, NeverActed(d), "The fault stuck never touched anything.")
	for _, x := range d.Trouble {
		if x.Name == "muted" {
			require.Equal(t, report.AlarmsWithheld, x.Instead)
			require.Equal(t, report.Number(1), x.Touched.Mean)
		}
	}
}
