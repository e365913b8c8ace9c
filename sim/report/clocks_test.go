package report_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/form"
	"nines/sim/report/reporttest"
)

// onset is when the power fails in the scenario below, in seconds from its start at noon.
const onset = 7 * 3600

// withFalseAlarms are a town where a probe raises false alarms now and then, which people deal with, hours before the trouble.
var withFalseAlarms = []string{
	"world.start=2024-03-06 12:00 Europe/London", "world.run=10h",
	"recovery.detect.monitors.ping={watches: probe, on: platforms.spare, every: 1m, false-alarms: 8/day, assumed: a test}",
	"expect.few-lost={measure: recovery.detected, quantile: 50%, at-most: 1s, assumed: a test}",
}

// noticed listens to a replication. It knows when the trouble was noticed: at once if people were at work on a false alarm.
type noticed struct {
	isOpen  bool    // the incident
	seconds float64 // from the onset; -1 if it was not yet
	before  int     // false alarms
}

// Observe implements emergency.Observer.
func (n *noticed) Observe(batch []emergency.Observation) {
	for _, o := range batch {
		at := o.At.Seconds()
		if at >= onset && n.seconds < 0 && n.isOpen {
			n.seconds = 0
		}
		switch {
		case o.Fact == emergency.IncidentClosed:
			n.isOpen = false
		case o.Fact == emergency.MilestoneReached && o.Milestone == emergency.Detected:
			if !n.isOpen && at < onset {
				n.before++
			}
			if n.isOpen = true; at >= onset && n.seconds < 0 {
				n.seconds = at - onset
			}
		}
	}
}

// TestClocksAgree: the clocks of a report, of a comparison and of a check are the same, where false alarms were dealt with
// hours before the trouble. They are recounted from what happened: a false alarm counts only if people are still at work on it.
func TestClocksAgree(t *testing.T) {
	const days = 21 // the median is one of them
	doc, plans := withThird(t, days, withFalseAlarms...)
	var want []float64
	alarms, atOnce := 0, 0
	for i := range days {
		n := noticed{seconds: -1}
		require.NoError(t, experiment.Replay(plans[0], i, &n))
		want, alarms = append(want, n.seconds), alarms+n.before
		if n.seconds == 0 {
			atOnce++
		}
	}
	byDay := slices.Clone(want)
	slices.Sort(want)
	require.Greater(t, alarms, days, "false alarms")
	require.Positive(t, atOnce, "people are at work on one as the trouble begins")
	require.Less(t, atOnce, days/2)
	require.Greater(t, want[days/2], 60.0)

	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	told := reportedOf(report.NewComparison(c, nil, measure.WholeRun, "0.1.0"), "recovery.detected")[0].Times
	require.InDelta(t, want[days/2], float64(told.Median), 1e-3, "compare")

	alone := report.New(c.Results[0], nil, "0.1.0")
	clock := alone.Clocks[slices.IndexFunc(alone.Clocks, func(c report.Clock) bool { return c.Name == "detected" })]
	require.Equal(t, [3]report.Number{told.Median, told.Low, told.High}, [3]report.Number{clock.Median, clock.Low, clock.High}, "run as compare")

	began, early, known := 0.0, 0.0, 0.0 // in some replications all calls are elsewhere when the power fails, because of a false alarm
	for i, at := range c.Results[0].Column(c.Results[0].Plan.Measures.Find("at.onset", measure.WholeRun, measure.Group{})) {
		if math.IsInf(at, 1) {
			continue
		}
		began++
		known += at + max(0, onset+byDay[i]-at)
		if onset+byDay[i] <= at {
			early++
		}
	}
	require.InDelta(t, early/began, float64(alone.AtWork), 1e-9)
	require.InDelta(t, known/began, float64(alone.Known.Mean), 1e-3, "known is never before the onset")
	require.Contains(t, strings.Join(alone.Warnings, "\n"), "detected and decided say little of this trouble")

	criteria := doc.Criteria()
	at := slices.IndexFunc(criteria, func(c plan.Criterion) bool { return c.Measure.Name == "recovery.detected" })
	checked, err := experiment.Check(context.Background(), plans, criteria[at:at+1], experiment.Options{})
	require.NoError(t, err)
	require.InDelta(t, want[days/2], checked.Verdicts[0].Value, 1e-6, "check")
	require.Equal(t, experiment.NotHeld, checked.Verdicts[0].Ruling)
	require.InDelta(t, checked.Verdicts[0].Low, float64(clock.Low), 1e-3)
	require.InDelta(t, checked.Verdicts[0].High, float64(clock.High), 1e-3)
}

// TestATargetMissedBefore: where service misses its target on an ordinary day, too, it is not said to be never restored.
func TestATargetMissedBefore(t *testing.T) {
	const words = "restored and normal say nothing of this trouble: service missed study.target before it, too. "
	for value, want := range map[string]string{
		"study.seed=2": "",
		"world.platforms.main.centres.town-hall=4":                                    "of the calls were answered within 5s (asked: 95 %), and ",
		"world.control-rooms.police={call-takers: 1, conversation: 4m, pick-up: 10s}": "were not lost (asked: 95 %)",
	} {
		d := reporttest.DocumentOf(t, "first-steps", 4, value)
		warnings := strings.Join(d.Warnings, "\n")
		if want == "" {
			require.Nil(t, d.MissedBefore)
			require.NotContains(t, warnings, words)
			continue
		}
		require.NotNil(t, d.MissedBefore, value)
		require.Contains(t, warnings, words)
		require.Contains(t, warnings, want)
		require.NotContains(t, warnings, "restored was not reached")
		require.Equal(t, report.Misleading, d.WeightOf(0))
		for _, f := range d.Forms {
			for _, field := range f.Fields {
				require.False(t, field.Name == "duration" && field.Filled == form.Computed, "%v", field)
			}
		}
	}
	d := reporttest.DocumentOf(t, "first-steps", 2, "trouble.power-cut.at=18:04", "world.platforms.main.centres.town-hall=4", "study.windows=none")
	require.Nil(t, d.MissedBefore, "the trouble begins too early to tell")
}
