package experiment_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/validation/failover"
)

// alarmTimes listens to when alarms are raised and cleared, and traffic moved.
type alarmTimes struct{ raised, cleared, moved []float64 }

func (a *alarmTimes) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; o.Fact {
		case emergency.AlarmRaised:
			a.raised = append(a.raised, o.At.Seconds())
		case emergency.AlarmCleared:
			a.cleared = append(a.cleared, o.At.Seconds())
		case emergency.Switched:
			a.moved = append(a.moved, o.At.Seconds())
		}
	}
}

// alarmsOf runs so many replications of a scenario, and gives what happened in each.
func alarmsOf(t *testing.T, p *plan.Plan, replications int) []alarmTimes {
	t.Helper()
	list := make([]alarmTimes, replications)
	w := emergency.NewWorld(p.Network)
	for i := range list {
		draws := random.New(1, i)
		_, err := w.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), &list[i])
		require.NoError(t, err)
	}
	return list
}

// requireDistribution demands that a sample comes from a distribution: the largest distance between the two (Kolmogorov and
// Smirnov) is beyond the limit once in a thousand samples. The seed is fixed.
func requireDistribution(t *testing.T, law func(float64) float64, sample []float64) {
	t.Helper()
	slices.Sort(sample)
	most, n := 0.0, float64(len(sample))
	for i, x := range sample {
		most = max(most, math.Abs(law(x)-float64(i)/n), math.Abs(law(x)-float64(i+1)/n))
	}
	require.Less(t, most, 1.95/math.Sqrt(n), "from %v to %v", sample[0], sample[len(sample)-1])
}

// uniform is the distribution of a time that is equally likely to be any from one to another.
func uniform(from, to float64) func(float64) float64 {
	return func(x float64) float64 { return min(1, max(0, (x-from)/(to-from))) }
}

// TestAMachineWaitsForTheDelay of a monitor, and is spared an alarm that clears before it is over.
func TestAMachineWaitsForTheDelay(t *testing.T) {
	late := replace(t, string(failover.Text("kamailio")), "clear-after: 2 successes}", "clear-after: 2 successes, delay: 90s}")
	var moved []float64
	for _, a := range alarmsOf(t, compiled(t, "late", []byte(late), ""), 300) {
		require.Equal(t, a.raised, a.moved, "everybody hears of it at the same time")
		moved = append(moved, a.moved[0]-240)
	}
	requireDistribution(t, uniform(25+90, 35+90), moved)
	short := replace(t, late, "kind: down", "for: 1m, kind: down")
	for _, a := range alarmsOf(t, compiled(t, "short", []byte(short), ""), 300) {
		require.Empty(t, a.moved)
		require.Empty(t, a.raised)
	}
}

// TestNoMonitorIsAskedBeforeItsInitialDelay: trouble that is over by then is not noticed.
func TestNoMonitorIsAskedBeforeItsInitialDelay(t *testing.T) {
	early := replace(t, string(failover.Text("kubernetes")), "at: 00:04", "at: 00:00, until: 00:04", "initial-delay: 60s", "initial-delay: 5m")
	for _, a := range alarmsOf(t, compiled(t, "early", []byte(early), ""), 50) {
		require.Empty(t, a.raised)
	}
	during := replace(t, early, "until: 00:04", "until: 00:07")
	var raised []float64
	for _, a := range alarmsOf(t, compiled(t, "during", []byte(during), ""), 300) {
		raised = append(raised, a.raised[0])
	}
	requireDistribution(t, uniform(300+21, 300+31), raised)
}

// TestAHealthyWorldRaisesNoAlarmOfTooFewCalls, neither as the run begins, when the window is not full, nor as people begin
// to listen again after an incident.
func TestAHealthyWorldRaisesNoAlarmOfTooFewCalls(t *testing.T) {
	text := strings.TrimSpace(`
scenario: quiet
title: A healthy world, and a monitor of too few calls
question: Is there ever an alarm?
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 1200/h, services: {police: 100%}}
  providers: {network: {routes: [main]}}
  platforms:
    main: {centres: {here: 60}, handling: 40s}
  control-rooms: {police: {}}
recovery:
  detect:
    public-reports: {after: 1 calls, delay: 1m}
    monitors:
      too-quiet: {watches: offered, on: platforms.main, every: 1m, over: 10m, below: 100 calls}
  assess: {takes: 5m}
  runbook: {look: {takes: 5m}}
  repair: {after: detected, takes: 20m}
trouble:
  cuts: {on: platforms.main, at: 01:00, for: 5m, kind: cut, where: handling, share: 50%}
`)
	for _, a := range alarmsOf(t, compiled(t, "quiet", []byte(text), ""), 20) {
		require.Empty(t, a.raised)
	}
}
