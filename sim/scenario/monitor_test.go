package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

const watched = `recovery:
  detect:
    public-reports: {after: 9 calls}
    monitors:
      cut-alarm: {watches: cut-rate, on: platforms.main, every: 30s, over: 2m, above: 5%, alarm-after: 2 failures, clear-after: 4, people-act-after: 30s, at-least: 20 calls, phase: 5s}
      quiet: {watches: offered, on: providers.network, over: 5m, below: 3 calls, false-alarms: 0.1/day}
      heartbeat: {watches: probe, on: control-rooms.ambulance, every: 50ms, every-in-doubt: 10ms, every-alarmed: 2s, every-counts-from: verdict, initial-delay: 1m, timeout: 20ms, delay: 3s}
      route: {watches: real-calls, on: providers.network.routes.main, alarm-after: 3 samples, failures: [refused, cut], forgotten-after: 10s}
      two: {watches: alarms, at-least: 2, of: [quiet, heartbeat, route]}
  assess: {takes: 30m, wrong: {share: 20%, costs: 10m}}
  decide: 5m
  runbook:
    log-in: {takes: 1m}
    switch: {takes: 10m, switches: {from: main, to: spare}}
`

const ailing = `  a: {on: [monitors.heartbeat, monitors.cut-alarm], at: 06:24, for: 1h, kind: blind}
  b: {on: runbook.switch, at: 06:24, for: 1h, kind: down}
`

func TestMonitors(t *testing.T) {
	p := troubled(t, ailing, watched)
	daily, err := random.Exponential(1 / (0.1 / 86400))
	require.NoError(t, err)
	require.Equal(t, 5*des.Second, p.Network.AnsweredIn)
	drawn := watch.Rules{Every: 30 * des.Second, Phase: -1, Failures: 1, Successes: 1}
	twice, seldom, quick, third := drawn, drawn, drawn, drawn
	twice.Failures, twice.Successes, twice.Phase = 2, 4, 5*des.Second
	seldom.FalseAlarms = daily
	quick.Every, quick.InDoubt, quick.Alarmed, quick.Waits = 50*des.Millisecond, 10*des.Millisecond, 2*des.Second, true
	quick.Initial, quick.Timeout, quick.Delay = des.Minute, 20*des.Millisecond, random.Distribution{}
	third.Failures = 3
	require.InDelta(t, 3, p.Network.Monitors[2].Delay.Mean(), 1e-9)
	p.Network.Monitors[2].Delay = random.Distribution{}
	require.Equal(t, []emergency.Monitor{
		{Name: "cut-alarm", Watches: emergency.CutRate, On: emergency.Element{Kind: emergency.APlatform}, Window: 4, Limit: 0.05, AtLeast: 20, Rules: twice},
		{Name: "quiet", Watches: emergency.OfferedCalls, On: emergency.Element{Kind: emergency.AProvider}, Window: 10, Limit: 3, Below: true, Rules: seldom},
		{Name: "heartbeat", Watches: emergency.Probes, On: emergency.Element{Kind: emergency.ARoom, Index: 1}, Rules: quick},
		{Name: "route", Watches: emergency.RealCalls, On: emergency.Element{Kind: emergency.ACircuitGroup}, Fails: watch.Set(watch.Refused, watch.CutOff), Forgets: 10 * des.Second, Rules: third},
		{Name: "two", Watches: emergency.Alarms, Raises: 2, Of: []int16{1, 2, 3}, Rules: drawn},
	}, p.Network.Monitors)
	require.Equal(t, []bool{false, true, true, true, false}, []bool{p.Recovery.Monitors[0].Counted, p.Recovery.Monitors[1].Counted, p.Recovery.Monitors[2].Counted, p.Recovery.Monitors[3].Counted, p.Recovery.Monitors[4].Counted})
	require.Equal(t, []string{"the public", "cut-alarm", "quiet", "heartbeat", "route", "two"}, p.Recovery.Sources())
	require.InDelta(t, 30, p.Recovery.Monitors[0].Delay.Mean(), 1e-9)
	require.InDelta(t, 0.2, p.Recovery.Misjudge.Share, 1e-12)
	require.InDelta(t, 300, p.Recovery.Decide.Mean(), 1e-9)
	a, b := p.Trouble.Faults[0], p.Trouble.Faults[1]
	require.Equal(t, []emergency.Element{{Kind: emergency.AMonitor, Index: 2}, {Kind: emergency.AMonitor, Index: 0}}, a.On)
	require.Equal(t, []emergency.Element{{Kind: emergency.AStep, Index: 1}}, b.On)
	require.Equal(t, []string{"monitors.heartbeat", "runbook.switch"}, []string{p.Element(a.On[0]), p.Element(b.On[0])})
	require.Len(t, p.Recovery.Actions(), 2)
}

// TestMonitorsAloneDetect: no party need report.
func TestMonitorsAloneDetect(t *testing.T) {
	p := troubled(t, "  a: {on: platforms.main, at: 06:24, for: 1h, kind: down}\n",
		"recovery: {detect: {monitors: {beat: {watches: probe, on: platforms.main}}}}\n")
	require.Equal(t, []string{"beat"}, p.Recovery.Sources())
}

// TestAStrategyMayDoWithoutMonitorsAndSteps that are in trouble: the trouble is then on nothing.
func TestAStrategyMayDoWithoutMonitorsAndSteps(t *testing.T) {
	text := townText(t, mayDay, "    ambulance: {call-takers: 20}\n", "    ambulance: {call-takers: 20}\ntrouble:\n"+ailing+watched+
		"strategies:\n  as-it-is: {}\n  wait: {recovery: do-nothing}\n  by-hand: {recovery: {runbook: none}}\n")
	doc, err := Load("town.yaml", []byte(text))
	require.NoError(t, err)
	for _, name := range doc.StrategyNames() {
		p, err := doc.Plan(name)
		require.NoError(t, err)
		require.Equal(t, "monitors.heartbeat", p.Element(p.Trouble.Faults[0].On[0]))
		require.Equal(t, "runbook.switch", p.Element(p.Trouble.Faults[1].On[0]))
		text, err := doc.Effective(name)
		require.NoError(t, err)
		_, err = Load("effective.yaml", text)
		require.NoError(t, err, "it stands by itself")
	}
	wait, err := doc.Plan("wait")
	require.NoError(t, err)
	require.Equal(t, []emergency.Monitor{{Name: "heartbeat", Rules: watch.Rules{Every: des.Never}}, {Name: "cut-alarm", Rules: watch.Rules{Every: des.Never}}}, wait.Network.Monitors)
}
