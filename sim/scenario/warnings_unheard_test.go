package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const pairRemarked = `
scenario: pair
title: A primary and its backup
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 60/h, services: {police: 100%}}
  providers: {network: {routes: [primary, backup]}}
  platforms:
    primary: {centres: {lakeside: {08:00: 8, 20:00: 5}}, seats: 8, handling: 30s}
    backup: {role: backup, same-people-as: primary, seats: 5, handling: 40s}
  control-rooms: {police: {}}
recovery:
`

func remarksOn(t *testing.T, recovery string) []string {
	t.Helper()
	d, err := Load("x.yaml", []byte(pairRemarked+recovery))
	require.NoError(t, err, recovery)
	return d.Warnings()
}

// TestRemarksOnAlarmsThatNobodyActsOn: only where there are neither people at work nor a machine that uses them, also by
// the alarm of several.
func TestRemarksOnAlarmsThatNobodyActsOn(t *testing.T) {
	const monitors = "  detect: {monitors: {p: {watches: probe, on: platforms.primary}, q: {watches: probe, on: platforms.primary}, b: {watches: probe, on: platforms.backup}, " +
		"both: {watches: alarms, at-least: 2, of: [p, q]}}}\n"
	const remark = "nobody acts on the alarm of %, and no remedy uses it: add recovery.assess, or name it in a remedy"
	for name, c := range map[string]struct {
		rest string
		of   []string
	}{
		"one of them alone":         {"  remedies: {m: {kind: automatic-switch, from: primary, to: backup, if: [p]}}\n", []string{"q", "b", "both"}},
		"through several":           {"  remedies: {m: {kind: automatic-switch, from: primary, to: backup, if: [both], unless: [b]}}\n", nil},
		"a veto":                    {"  remedies: {m: {kind: automatic-switch, from: primary, to: backup, if: [both]}}\n", []string{"b"}},
		"steps":                     {"  remedies: {m: {kind: staged-switch, at: 12:00, from: primary, to: backup, steps: [50%, 100%], every: 5m, stop-if: b}}\n", []string{"p", "q", "both"}},
		"no machine":                {"  remedies: {m: {kind: queue-cap, platform: primary, queue: 9 calls, at: 12:00}}\n", []string{"p", "q", "b", "both"}},
		"people":                    {"  assess: 5m\n  remedies: {m: {kind: queue-cap, platform: primary, queue: 9 calls, at: 12:00}}\n", nil},
		"people with a runbook":     {"  runbook: {over: {takes: 5m, switches: {from: primary, to: backup}}}\n", nil},
		"people who repair at once": {"  repair: {takes: 1h}\n", nil},
	} {
		var want []string
		for _, m := range c.of {
			want = append(want, strings.Replace(remark, "%", m, 1))
		}
		require.Equal(t, want, remarksOn(t, monitors+c.rest), name)
	}
}

// TestRemarksOnMonitorsOfAnUnusedBackup: of its calls, and unless anything may put it into service.
func TestRemarksOnMonitorsOfAnUnusedBackup(t *testing.T) {
	const monitors = "  assess: 5m\n  detect: {monitors: {probe: {watches: probe, on: platforms.backup}, losses: {watches: loss-rate, on: platforms.backup, over: 5m, above: 10%}, " +
		"calls: {watches: real-calls, on: platforms.backup}, mine: {watches: cut-rate, on: platforms.primary, over: 5m, above: 10%}}}\n"
	unused := []string{
		"losses watches the calls of backup, but nothing ever switches to this backup, so it has no calls",
		"calls watches the calls of backup, but nothing ever switches to this backup, so it has no calls",
	}
	for name, c := range map[string]struct {
		rest string
		want []string
	}{
		"nothing":      {"", unused},
		"a queue":      {"  remedies: {m: {kind: queue-cap, platform: backup, queue: 9 calls, at: 12:00}}\n", unused},
		"a step":       {"  runbook: {over: {takes: 5m, switches: {from: primary, to: backup}}}\n", nil},
		"a machine":    {"  remedies: {m: {kind: automatic-switch, from: primary, to: backup, if: [mine]}}\n", nil},
		"by steps":     {"  remedies: {m: {kind: staged-switch, at: 12:00, from: primary, to: backup, steps: [50%, 100%], every: 5m}}\n", nil},
		"side by side": {"  remedies: {m: {kind: active-active, shares: {primary: 50%, backup: 50%}}}\n", nil},
		"crankback":    {"  remedies: {m: {kind: crankback, to: backup, people: {primary: 50%, backup: 50%}}}\n", nil},
		"spread":       {"  remedies: {m: {kind: spread, providers: {network: backup}, people: {primary: 50%, backup: 50%}}}\n", nil},
	} {
		require.Equal(t, c.want, remarksOn(t, monitors+c.rest), name)
	}
}

// TestRemarksLookThroughAlarmsAndRoutes: what platform a decision goes by, where the monitor is of a route, or of several alarms.
func TestRemarksLookThroughAlarmsAndRoutes(t *testing.T) {
	const monitors = "  detect: {monitors: {p: {watches: probe, on: platforms.primary}, way: {watches: probe, on: providers.network.routes.backup}, b: {watches: probe, on: platforms.backup}, " +
		"network: {watches: probe, on: providers.network}, backups: {watches: alarms, at-least: 2, of: [way, b]}, mixed: {watches: alarms, at-least: 1, of: [b, p]}, " +
		"unknown: {watches: alarms, at-least: 1, of: [b, network]}}}\n  assess: 5m\n"
	machine := func(by string) string {
		return monitors + "  remedies: {m: {kind: automatic-switch, from: primary, to: backup, if: [" + by + "]}}\n"
	}
	const so = ", which watches backup, not primary: a fault on another platform can take this one out of service"
	for by, want := range map[string][]string{
		"p": nil, "mixed": nil, "unknown": nil, "network": nil,
		"way": {"the remedy m depends on way" + so}, "b": {"the remedy m depends on b" + so}, "backups": {"the remedy m depends on backups" + so},
	} {
		require.Equal(t, want, remarksOn(t, machine(by)), by)
	}
	require.Equal(t, []string{"the step over depends on p, which watches primary, not backup: it can keep traffic from a healthy platform"},
		remarksOn(t, monitors+"  runbook: {over: {takes: 5m, switches: {from: primary, to: backup, unless: [p]}}}\n"))
}
