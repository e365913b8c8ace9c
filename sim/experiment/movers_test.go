package experiment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// twoHalls is a world with a primary and a backup that has its people, four hours long. What goes wrong and what is done
// about it are filled in.
const twoHalls = `
scenario: two-halls
title: A primary and a backup
world:
  start: 2024-05-01 00:00 UTC
  run: 4h
  demand: {first-calls: 600/h, services: {police: 100%}}
  callers: {redial: {at-most: 1 calls}}
  providers: {mobile: {routes: [primary, backup]}}
  platforms:
    primary: {centres: {hall: 20}, handling: 30s}
    backup: {role: backup, same-people-as: primary, handling: 30s}
  control-rooms: {police: {call-takers: 500, pick-up: 0s}}
trouble:
TROUBLE
recovery:
  how: HOW
  detect:
    public-reports: {after: 3 calls, within: 10m}
    monitors:
      heartbeat: {watches: probe, on: platforms.primary, every: 5s, alarm-after: 3 failures, clear-after: 3 successes}
      standby: {watches: probe, on: platforms.backup, every: 5s, alarm-after: 3 failures, clear-after: 3 successes}
RECOVERY
study: {seed: 1, replications: 6, windows: {before: 00:20-00:55, late: 02:30-04:00}}
`

// moverCase is a world with movers, and what must come of it.
type moverCase struct {
	name, how, trouble, recovery string
	moves                        float64 // of traffic, on average
	most                         float64 // calls lost, at most on average
	least                        float64 // and at least
	normal                       bool    // all is where it was in the end, in every replication
}

const machineLine = "    machine: {kind: automatic-switch, from: primary, to: backup, if: [heartbeat], unless: [standby], "

var moverCases = []moverCase{
	{
		name: "people are quicker than the machine, which finds it done", how: "manual",
		trouble: "  dead: {on: platforms.primary, at: 01:00, for: 1h, kind: down}",
		recovery: `
  assess: {takes: 1m}
  runbook: {over: {takes: 1m, switches: {from: primary, to: backup}}}
  remedies:
` + machineLine + "takes: 8m, hold-down: 20m, returns: {clear-for: 5m}}",
		moves: 1, least: 10, most: 60,
	},
	{
		name: "the machine is quicker than people, who find it done, and it returns", how: "manual",
		trouble: "  dead: {on: platforms.primary, at: 01:00, for: 5m, kind: down}",
		recovery: `
  assess: {takes: 0s}
  runbook: {over: {takes: 3m, switches: {from: primary, to: backup}}}
  remedies:
` + machineLine + "takes: 1m, returns: {clear-for: 5m}}",
		moves: 2, most: 60, normal: true,
	},
	{
		name: "a step that is late finds nothing wrong", how: "manual",
		trouble: "  dead: {on: platforms.primary, at: 01:00, for: 5m, kind: down}",
		recovery: `
  assess: {takes: 0s}
  runbook: {over: {takes: 30m, switches: {from: primary, to: backup}}}
  remedies:
` + machineLine + "takes: 1m, returns: {clear-for: 5m}}",
		moves: 2, most: 60, normal: true,
	},
	{
		name: "a veto that comes while the switch takes its time", how: "do-nothing",
		trouble: `  blip: {on: platforms.primary, at: 01:00, for: 1m, kind: down}
  worse: {on: platforms.backup, at: 01:01, for: 1h, kind: down}`,
		recovery: "  remedies:\n" + machineLine + "takes: 5m}",
		moves:    0, most: 40, normal: true,
	},
	{
		name: "a blocked switch is made when the veto is over", how: "do-nothing",
		trouble: `  dead: {on: platforms.primary, at: 01:00, for: 2h, kind: down}
  also: {on: platforms.backup, at: 00:58, for: 12m, kind: down}`,
		recovery: "  remedies:\n" + machineLine + "takes: 30s}",
		moves:    1, least: 80, most: 160,
	},
	{
		name: "a failback to a platform that is dead still: the machine acts again", how: "manual",
		trouble: "  dead: {on: platforms.primary, at: 01:00, for: 2h, kind: down}",
		recovery: `
  assess: {takes: 1m}
  failback: {when: switched, hold-off: 20m, switches: {from: backup, to: primary}}
  remedies:
` + machineLine + "takes: 10s}",
		moves: 12, most: 60, normal: true,
	},
	{
		name: "a failback waits for its proof, between its steps too", how: "manual",
		trouble: `  dead: {on: platforms.primary, at: 01:00, for: 30m, kind: down}
  again: {on: platforms.primary, at: 01:47, for: 10m, kind: down}`,
		recovery: `
  assess: {takes: 1m}
  runbook: {over: {takes: 1m, switches: {from: primary, to: backup}}}
  repair: {after: detected, takes: 30m}
  failback: {hold-off: 5m, proof: {monitor: heartbeat, clear-for: 10m}, steps: [10%, 50%, 100%], every: 5m, switches: {from: backup, to: primary}}`,
		moves: 5, most: 90, normal: true,
	},
	{
		name: "the step's own veto holds it until the backup is well", how: "manual",
		trouble: `  dead: {on: platforms.primary, at: 01:00, for: 2h, kind: down}
  also: {on: platforms.backup, at: 00:58, for: 12m, kind: down}`,
		recovery: `
  assess: {takes: 1m}
  runbook: {over: {takes: 1m, switches: {from: primary, to: backup, unless: [standby]}}}`,
		moves: 1, least: 80, most: 160,
	},
}

func (x *moverCase) run(t *testing.T) *experiment.Result {
	text := strings.NewReplacer("TROUBLE", x.trouble, "HOW", x.how, "RECOVERY", strings.TrimPrefix(x.recovery, "\n")).Replace(twoHalls)
	return run(t, compiled(t, "two-halls", []byte(text), ""), experiment.Options{})
}

func onAverage(r *experiment.Result, name, window string) float64 {
	return stat.Mean(r.Column(r.Plan.Measures.Find(name, window, everyone)), nil)
}

// TestMoversJudgeWhenTheyAct: moves are counted as changes, and nobody acts on what was so when he decided.
func TestMoversJudgeWhenTheyAct(t *testing.T) {
	for _, x := range moverCases {
		t.Run(x.name, func(t *testing.T) {
			r := x.run(t)
			require.InDelta(t, x.moves, onAverage(r, "traffic.moves", measure.WholeRun), 0.01)
			lost := onAverage(r, "calls.unconnected", measure.WholeRun)
			require.True(t, lost >= x.least && lost <= x.most, "%.0f calls are lost, not %.0f to %.0f", lost, x.least, x.most)
			if x.normal {
				for _, at := range r.Column(r.Plan.Measures.Find("recovery.normal", measure.WholeRun, measure.Group{})) {
					require.GreaterOrEqual(t, at, 0.0)
				}
			}
		})
	}
}

// TestWhatStandsIsThereAfterAFailback: a crankback, shares and preferences that stand all day lose no calls more after a
// switch and a failback than before.
func TestWhatStandsIsThereAfterAFailback(t *testing.T) {
	for _, remedy := range []string{
		"{kind: crankback, to: spare}",
		"{kind: active-active, shares: {primary: 50%, spare: 50%}}",
		"{kind: spread, regions: {uk: spare}}",
	} {
		text := strings.NewReplacer("TROUBLE", "  dead: {on: platforms.primary, at: 01:00, for: 20m, kind: down, tone: silence}", "HOW", "manual", "RECOVERY", `
  assess: {takes: 1m}
  runbook: {over: {takes: 1m, switches: {from: primary, to: spare}}}
  repair: {after: detected, takes: 20m}
  failback: {hold-off: 5m, switches: {from: spare, to: primary}}
  remedies: {stands: `+remedy+`}`, "routes: [primary, backup]", "routes: [primary, spare, backup]", "{hall: 20}, handling: 30s}",
			"{hall: 4}, handling: 30s, queue: 1 calls}\n    spare: {role: backup, centres: {annex: 6}, handling: 30s}", "services: {police: 100%}", "services: {police: 100%}, regions: {uk: 100%}").Replace(twoHalls)
		r := run(t, compiled(t, "stands", []byte(text), ""), experiment.Options{})
		share := func(window string) float64 {
			return onAverage(r, "calls.unconnected", window) / onAverage(r, "calls.offered", window)
		}
		require.Less(t, share("before"), 0.03, remedy)
		require.Less(t, share("late"), 0.03, remedy)
	}
}
