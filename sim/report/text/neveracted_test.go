package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/reporttest"
)

// idle is a part that never did anything.
func idle(part, name string) caution.Idle { return caution.Idle{Part: part, Name: name, Share: 1} }

// TestTheGravestOfAllStrategiesIsKept: the list is sorted over all strategies before the short form cuts it.
func TestTheGravestOfAllStrategiesIsKept(t *testing.T) {
	d := reporttest.Sides(100, 60, 40, 30, 20)
	for i := range 6 {
		d.Strategies[0].Idle = append(d.Strategies[0].Idle, idle("fault", fmt.Sprint("flood-", i)), idle("monitor", fmt.Sprint("ping-", i)))
	}
	d.Strategies[1].Idle = []caution.Idle{idle("step", "call-out"), idle("fault", "flood-0")}
	d.Strategies[4].Title, d.Strategies[4].Idle = "A switch by machine", []caution.Idle{idle("remedy", "takeover")}
	for s := range d.Strategies {
		d.Strategies[s].Idle = append(d.Strategies[s].Idle, idle("remedy", "notice"))
	}
	require.Equal(t, []string{
		"The remedy notice never acted.", "Under “A switch by machine”: the remedy takeover never acted.", "Under “b”: the step call-out was never done.", "12 more did nothing: see --full.",
	}, firstOf(NeverActedUnder(d)))
	require.Equal(t, "Under “a” and “b”: the fault flood-0 never touched anything.", NeverActedUnder(d)[3])
}

// TestWhatNeverActedIsSaidOnce in every form of a report, in the same words.
func TestWhatNeverActedIsSaidOnce(t *testing.T) {
	const monitor = "recovery.detect.monitors.ping={watches: probe, on: platforms.main, every: 5s, alarm-after: 50 failures}"
	d := reporttest.DocumentOf(t, "first-steps", 4, monitor, "recovery.remedies.late={kind: queue-cap, platform: main, queue: 40 calls, after: detected, delay: 20h}")
	require.NotEmpty(t, NeverActed(d))
	for _, write := range []func(*strings.Builder) error{
		func(b *strings.Builder) error { return Write(b, d, "") },
		func(b *strings.Builder) error { return WriteBrief(b, d, "") },
		func(b *strings.Builder) error { return WriteMarkdown(b, d, "") },
	} {
		var out strings.Builder
		require.NoError(t, write(&out))
		for _, line := range NeverActed(d) {
			require.Equal(t, 1, strings.Count(strings.Join(strings.Fields(out.String()), " "), line), line)
		}
		require.Equal(t, 1, strings.Count(out.String(), "never acted"), out.String())
	}
	require.NotContains(t, strings.Join(d.Warnings, " "), "never acted")
	require.Empty(t, NeverActed(&report.Document{}))
}
