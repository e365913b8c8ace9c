package part_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
)

// daysOf are so many days of a scenario under a strategy.
func daysOf(t testing.TB, doc *scenario.Document, strategy, measured string, n int) (*part.Days, []part.Part) {
	load, parts, _ := find(t, doc, strategy)
	whole, err := doc.Plan(strategy)
	require.NoError(t, err)
	lost, err := experiment.Yardstick(measured, []*plan.Plan{whole})
	require.NoError(t, err)
	return &part.Days{Load: load, Measure: lost, N: n,
		Points: func(points int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
			return experiment.Points(t.Context(), points, work, experiment.Options{}, each)
		}}, parts
}

// TestTheAlarmThatWasDismissed divides the loss of a night: what took both the dismissed alarm and the slow reports is found.
func TestTheAlarmThatWasDismissed(t *testing.T) {
	doc := read(t, "optus-2025-09-18")
	d, parts := daysOf(t, doc, "", "callers.without-help", 3)
	choice, err := part.Choose(d, parts)
	require.NoError(t, err)
	require.Equal(t, []string{"trouble.dismissed", "recovery.detect", "recovery.assess.takes", "recovery.repair.takes"}, names(choice.Shared))
	require.Equal(t, []string{"trouble.locked-gateway", "recovery.repair"}, names(choice.Single), "on the first all hangs, the second is a remedy")

	d.N = 6
	o, err := d.Attribute(choice, 0, 1)
	require.NoError(t, err)
	r := o.Result
	require.InDelta(t, r.First[0].Mean, 95, 40)
	require.InDelta(t, r.Last[0].Mean, 0, 5, "a dismissed alarm costs nothing where people notice at once")
	for _, j := range r.Joint {
		if j.Set == attribute.Only(0, 1) {
			require.InDelta(t, j.Mean, 95, 40)
			require.True(t, j.Shown)
		}
	}
	require.Len(t, o.People, 6)
	for i, p := range o.People[:4] {
		require.InDelta(t, r.First[i].Mean, p.Helped.Mean-p.Hurt.Mean, 1e-9, "the callers are the same people: who is helped, less who loses, is the effect")
	}
	require.InDelta(t, o.Whole.Mean-o.None.Mean, r.Total.Mean, 1e-9)
	require.Positive(t, o.Singles[0].Mean, "the fault costs callers")
	require.Negative(t, o.Singles[1].Mean, "the repair saves them")
}

func names(parts []part.Part) (list []string) {
	for _, p := range parts {
		list = append(list, p.Name)
	}
	return list
}

// TestAFigureByHand: the effect of a part is the difference between two runs of the scenario, one with what takes it out set.
func TestAFigureByHand(t *testing.T) {
	doc := read(t, "first-steps")
	d, parts := daysOf(t, doc, "switch", "callers.without-help", 5)
	p, ok := part.Named(parts, "assess")
	require.True(t, ok)
	o, err := d.Attribute(&part.Choice{Shared: []part.Part{p}}, 0, 1)
	require.NoError(t, err)

	without, err := doc.Alone("switch", p.Assignments...)
	require.NoError(t, err)
	require.InDelta(t, lossOf(t, doc, "switch", 5)-lossOf(t, without, "", 5), o.Result.First[0].Mean, 1e-9)
}

func lossOf(t *testing.T, doc *scenario.Document, strategy string, n int) float64 {
	p, err := doc.Plan(strategy)
	require.NoError(t, err)
	own := *p
	own.Replications, own.Precision = n, nil
	r, err := experiment.Run(t.Context(), &own, experiment.Options{})
	require.NoError(t, err)
	return r.Find("callers.without-help", measure.WholeRun, measure.Group{}).Mean
}

// TestTwoFaultsThatNeedEachOther are both studied, although all hangs on each of them.
func TestTwoFaultsThatNeedEachOther(t *testing.T) {
	d, parts := daysOf(t, read(t, "telstra-2024-03-01"), "", "callers.without-help", 2)
	choice, err := part.Choose(d, parts)
	require.NoError(t, err)
	require.Equal(t, []string{"trouble.wrong-numbers", "trouble.no-caller-id"}, names(choice.Shared))
	o, err := d.Attribute(choice, 0, 1)
	require.NoError(t, err)
	require.Equal(t, o.Result.Average[0].Sum, o.Result.Average[1].Sum, "twins get the same")
	require.Equal(t, o.Result.Total.Sum, o.Result.Joint[0].Sum, "all of it takes both")
}

// TestPartsThatCannotGoTogether: the error names them, and nothing is run.
func TestPartsThatCannotGoTogether(t *testing.T) {
	d, parts := daysOf(t, read(t, "first-steps"), "switch", "callers.without-help", 1)
	a, _ := part.Named(parts, "bad")
	require.Empty(t, a.Name)
	broken := []part.Part{
		{Name: "one", Noun: "the one", Assignments: []string{"recovery.repair=none", "recovery.failback=none"}},
		{Name: "other", Noun: "the other", Assignments: []string{"trouble.power-cut=none", "nonsense=1"}},
	}
	var together *part.Together
	require.ErrorAs(t, d.Loads(broken, attribute.Sets(2, 0, 0)), &together)
	require.Contains(t, together.Error(), "the other")
}

// TestAMeasureThatGoesWithAPart: the error says what it needs, and what to do. It does not list a dozen parts.
func TestAMeasureThatGoesWithAPart(t *testing.T) {
	doc, err := read(t, "first-steps").Alone("switch", "recovery.remedies.ring={kind: call-back, platform: main, after: repaired, assumed: made up}")
	require.NoError(t, err)
	d, parts := daysOf(t, doc, "", "callers.helped-by-call-back", 1)
	ring, ok := part.Named(parts, "ring")
	require.True(t, ok)
	why := "nothing is measured as callers.helped-by-call-back: this scenario does not have it. It is measured only where the strategy has a remedy of the kind call-back. Choose"
	require.ErrorContains(t, d.Loads([]part.Part{ring}, attribute.Sets(1, 0, 0)), "without "+ring.Noun+", "+why)
	require.ErrorContains(t, d.Loads(parts, []attribute.Set{0}), "parts, "+why)
}

// twoTowns is two networks with a platform each. Each has an outage of its own.
const twoTowns = `scenario: two-towns
title: Two towns
world:
  start: 2024-05-01 06:00 UTC
  run: 2h
  demand: {first-calls: 600/h, services: {police: 100%}, access: {east: 50%, west: 50%}}
  callers: {elsewhere: 0%}
  providers:
    east: {access: [east], routes: [hill]}
    west: {access: [west], routes: [dale]}
  platforms:
    hill: {centres: {up: 20}, handling: 40s}
    dale: {centres: {down: 20}, handling: 40s}
  control-rooms:
    police: {call-takers: 200}
trouble:
  in-the-east: {on: platforms.hill, at: 06:30, for: 30m, kind: down}
  in-the-west: {on: platforms.dale, at: 06:45, for: 20m, kind: down}
study: {seed: 3}
`

// TestTwoIndependentFaultsDoNothingTogether: each costs the same whether the other is there or not.
func TestTwoIndependentFaultsDoNothingTogether(t *testing.T) {
	doc, err := scenario.Load("two-towns.yaml", []byte(twoTowns))
	require.NoError(t, err)
	d, parts := daysOf(t, doc, "", "callers.without-help", 20)
	o, err := d.Attribute(&part.Choice{Shared: parts}, 0, 1)
	require.NoError(t, err)
	r := o.Result
	require.Len(t, r.Joint, 1)
	require.True(t, r.Joint[0].Contains(0), "%v", r.Joint[0].Interval)
	require.False(t, r.Joint[0].Shown)
	for i := range parts {
		require.InDelta(t, r.First[i].Mean, r.Last[i].Mean, 1)
		require.True(t, r.First[i].Shown)
	}
}
