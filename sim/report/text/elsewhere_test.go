package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// nothingWorks is a platform that is down for the whole run. Everybody has one need and makes one call.
const nothingWorks = `scenario: nothing-works
title: Nothing works
world:
  start: 2024-03-06 18:00 Europe/London
  run: 1h
  demand: {first-calls: 240/h, services: {police: 100%}, no-request: 0%}
  callers: {redial: {at-most: 1 call}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 9}, handling: 40s}}
  control-rooms: {police: {call-takers: 12, pick-up: 10s, conversation: 4m}}
trouble:
  dead: {on: platforms.main, kind: down, tone: busy, at: 18:00, for: 1h}
`

func allLost(t *testing.T, assignments ...string) *report.Document {
	t.Helper()
	doc, err := scenario.Load("nothing-works.yaml", []byte(nothingWorks), append(assignments, "study.replications=2")...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	r, err := experiment.Run(t.Context(), plan, experiment.Options{})
	require.NoError(t, err)
	return report.New(r, nil, "0.1.0")
}

// TestTheTwoMeasuresByHand: all callers are affected and none is connected. Who of them is without help follows from elsewhere.
func TestTheTwoMeasuresByHand(t *testing.T) {
	const whole = measure.WholeRun
	nobody, all := allLost(t, "world.callers.elsewhere=0%"), allLost(t, "world.callers.elsewhere=100%")
	of := func(d *report.Document, name string) report.Number { return d.Figure(name, whole).Mean }
	callers := of(nobody, "callers.calling")
	require.Positive(t, callers)
	for name, want := range map[string][2]report.Number{
		"callers.affected": {callers, callers}, "callers.never-connected": {callers, callers},
		"callers.without-help": {callers, 0}, "callers.diverted": {0, callers}, "callers.delayed": {0, 0},
	} {
		require.Equal(t, want[0], of(nobody, name), name)
		require.Equal(t, want[1], of(all, name), name)
	}
	require.Equal(t, callers, all.Answer.Strategies[0].People.NeverConnected.Mean)
	require.Zero(t, all.Answer.Strategies[0].People.WithoutHelp.Mean)
}

// TestReportsShowBothMeasures where they differ, and the number once where they do not.
func TestReportsShowBothMeasures(t *testing.T) {
	whole := func(d *report.Document) string {
		var full, brief bytes.Buffer
		require.NoError(t, Write(&full, d, "region"))
		require.NoError(t, WriteBrief(&brief, d, "region"))
		return full.String() + brief.String()
	}
	some := allLost(t, "world.callers.elsewhere=40%")
	text := whole(some)
	for _, says := range []string{
		"With those who found help elsewhere, ", " were never connected by this number.", "\n  never connected by this number  ", "moved elsewhere",
		"Never connected by this number: without help, or moved elsewhere after a lost call.", "never connected by this number",
	} {
		require.Contains(t, strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(says), " "), says)
	}
	var names []string
	for _, k := range KeyFigures(some) {
		names = append(names, k.Name)
	}
	require.Subset(t, names, []string{"of them got no help", "never connected by this number", "found help elsewhere"})

	text = whole(allLost(t, "world.callers.elsewhere=0%"))
	require.Contains(t, text, "Nobody whose call was lost found help elsewhere")
	require.NotContains(t, text, "moved elsewhere")
	require.Equal(t, 1, strings.Count(text, "never connected"), "the same number does not stand twice")
}

// TestAComparisonShowsBothMeasures under a notice that helps some, and not without one.
func TestAComparisonShowsBothMeasures(t *testing.T) {
	const notice = "strategies.wait.recovery.remedies.notice={kind: public-notice, after: detected, until: repaired, diverts: 50%, assumed: x}"
	write := func(assignments ...string) string {
		var full, brief bytes.Buffer
		d := reporttest.Compare(t, "first-steps", 3, append(assignments, "world.callers.elsewhere=0%")...)
		require.NoError(t, WriteComparison(&full, d))
		require.NoError(t, WriteBriefComparison(&brief, d))
		return strings.Join(strings.Fields(full.String()+brief.String()), " ")
	}
	with := write(notice)
	require.Contains(t, with, "callers never connected ")
	require.Contains(t, with, "Never connected by this number: without help, or helped elsewhere after a lost call.")
	require.NotContains(t, write(), "ever connected")
}
