package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWarnings of what is not wrong, and hardly meant.
func TestWarnings(t *testing.T) {
	const world = `
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
`
	const detect = "  detect: {agents-report: {after: 5 calls}}\n"
	for name, c := range map[string]struct {
		rest string
		want []string
	}{
		"nothing is done, and that is the point": {"trouble: {dead: {on: platforms.primary, at: 12:00, until: repaired, kind: down}}\nrecovery: do-nothing\n", nil},
		"trouble in the warm-up": {
			"trouble:\n  first: {on: platforms.primary, at: 00:30, for: 10m, kind: down}\n  always: {on: platforms.primary, at: 00:00, kind: cut, where: answer, share: 1%}\n  late: {on: platforms.primary, at: 01:00, kind: down}\n" +
				"recovery: do-nothing\nstudy: {warm-up: 1h}\n",
			[]string{"the fault first begins in the warm-up: calls that it meets before 2024-05-01 01:00 are not measured"},
		},
		"nobody repairs": {
			"trouble:\n  dead: {on: platforms.primary, at: 12:00, until: repaired, kind: down}\n  then: {on: platforms.primary, after: repaired, kind: down}\n  short: {on: platforms.primary, at: 12:00, for: 1h, until: repaired, kind: down}\n" +
				"recovery:\n" + detect + "  remedies:\n    room: {kind: queue-cap, platform: primary, queue: 9 calls, after: detected, until: repaired}\n    back: {kind: queue-cap, platform: backup, queue: 9 calls, after: repaired}\n",
			[]string{
				"nothing repairs the cause, so the fault dead lasts to the end of the run: add recovery.repair",
				"nothing repairs the cause, so the fault then never begins: add recovery.repair",
				"nothing repairs the cause, so the remedy room lasts to the end of the run: add recovery.repair",
				"nothing repairs the cause, so the remedy back never begins: add recovery.repair",
			},
		},
		"two that decide on the same thing, perhaps at once": {
			"recovery:\n" + detect + "  remedies:\n    room: {kind: queue-cap, platform: primary, queue: 9 calls, at: 10:00}\n    more: {kind: queue-cap, platform: primary, queue: 99 calls, after: detected, for: 1h}\n    there: {kind: queue-cap, platform: backup, queue: 9 calls}\n",
			[]string{"room and more both decide on the queue of primary and can be on together: the newer one decides until it ends"},
		},
		"one after the other": {
			"recovery:\n" + detect + "  remedies:\n    by-clock: {kind: queue-cap, platform: primary, queue: 9 calls, at: 10:00, until: 11:00}\n    for-a-time: {kind: queue-cap, platform: primary, queue: 99 calls, at: 11:00, for: 30m, until: last.begins}\n    last: {kind: queue-cap, platform: primary, queue: 9 calls, at: 11:30}\n" +
				"    first: {kind: queue-cap, platform: backup, queue: 9 calls, after: detected, until: decided}\n    then: {kind: queue-cap, platform: backup, queue: 99 calls, after: decided}\n",
			nil,
		},
		"who fixes forward repairs": {
			"trouble: {dead: {on: platforms.primary, at: 12:00, until: repaired, kind: down}}\nrecovery:\n" + detect + "  remedies: {fix: {kind: fix-forward, takes: 1h, after: detected}}\n", nil,
		},
		"too late": {
			"trouble:\n  dead: {on: platforms.primary, at: 12:00, delay: 12h, kind: down}\n  perhaps: {on: platforms.primary, after: detected, delay: {exponential: 90h}, kind: down}\n  soon: {on: platforms.primary, at: 12:00, delay: 11h, kind: down}\n" +
				"recovery:\n" + detect + "  remedies: {room: {kind: queue-cap, platform: primary, queue: 9 calls, after: detected, delay: 24h}}\n",
			[]string{
				"the fault dead begins only after the run: shorten its delay, or make the run longer",
				"the remedy room begins only after the run: shorten its delay, or make the run longer",
			},
		},
		"no seats": {
			"recovery:\n" + detect + "  remedies:\n    more: {kind: extra-agents, platform: backup, agents: 3, arrive: 20m, after: detected}\n    at-night: {kind: extra-agents, platform: primary, agents: 3, arrive: 20m, after: detected}\n",
			[]string{"backup has no free seats for the agents that the remedy more calls in, so they work only when others are away: add seats"},
		},
		"monitors that cannot see it": {
			"trouble: {dead: {on: platforms.primary, at: 12:00, for: 1h, kind: down, tone: silence}, some: {on: platforms.primary, only: {calls: 40%}, at: 14:00, for: 1h, kind: down}}\n" +
				"recovery:\n  assess: 5m\n  detect:\n    monitors:\n" +
				"      losses: {watches: loss-rate, on: platforms.primary, over: 5m, above: 10%}\n" +
				"      network: {watches: loss-rate, on: providers.network, over: 5m, above: 10%}\n" +
				"      many: {watches: cut-rate, on: platforms.primary, over: 5m, above: 10%, at-least: 400 calls}\n" +
				"      enough: {watches: cut-rate, on: platforms.primary, over: 5m, above: 10%, at-least: 5 calls}\n" +
				"      flood: {watches: offered, on: providers.network, over: 5m, above: 400 calls}\n" +
				"      drought: {watches: offered, on: providers.network, over: 5m, below: 1 calls}\n",
			[]string{
				"losses cannot see the fault dead, because a platform that is down logs nothing: watch it with a probe, or watch the loss-rate of a provider",
				"many hardly ever raises its alarm: at the busiest time about 5 first calls come in 5m, but it says nothing below 400",
				"flood hardly ever raises its alarm: at the busiest time about 5 first calls come in 5m, but its alarm needs more than 400",
			},
		},
		"a surge may fill the window": {
			"trouble: {storm: {on: demand, kind: surge, times: 30, at: 12:00, for: 1h}}\n" +
				"recovery: {assess: 5m, detect: {monitors: {many: {watches: cut-rate, on: platforms.primary, over: 5m, above: 10%, at-least: 400 calls}}}}\n", nil,
		},
		"it cannot go wrong": {
			"trouble: {worse: {on: platforms.primary, after: over.wrong, kind: down}}\nrecovery:\n" + detect + "  runbook: {over: {takes: 5m, switches: {from: primary, to: backup}}}\n  remedies: {room: {kind: queue-cap, platform: primary, queue: 9 calls, after: over.noticed}, more: {kind: queue-cap, platform: backup, queue: 9 calls, after: over.done}}\n",
			[]string{
				"the fault worse never begins: it waits for the step over to go wrong, but that step has no wrong. Add one",
				"the remedy room never begins: it waits for the step over to go wrong, but that step has no wrong. Add one",
			},
		},
		"the other platform's alarm": {
			"recovery:\n  detect: {monitors: {p: {watches: probe, on: platforms.primary}, b: {watches: probe, on: platforms.backup}, n: {watches: probe, on: providers.network}}}\n" +
				"  repair: {takes: 1h}\n  failback: {proof: {monitor: b}, switches: {from: backup, to: primary}}\n" +
				"  remedies: {machine: {kind: automatic-switch, from: primary, to: backup, if: [p, b, n]}}\nstrategies:\n  one: {}\n  two: {recovery.failback: none, recovery.remedies.machine: {unless: [p], if: [n]}}\n  three: {recovery.failback: none, recovery.remedies.machine: {kind: staged-switch, at: 12:00, from: primary, to: backup, steps: [50%, 100%], every: 5m, stop-if: p}}\n",
			[]string{
				"under the strategy one the remedy machine depends on b, which watches backup, not primary: a fault on another platform can take this one out of service",
				"under the strategy one the failback depends on b, which watches backup, not primary: a healthy platform elsewhere proves nothing about this one",
				"under the strategy two the remedy machine depends on p, which watches primary, not backup: it can keep traffic from a healthy platform",
				"under the strategy three the remedy machine depends on p, which watches primary, not backup: a fault on the platform that traffic leaves can send traffic back to it",
			},
		},
		"of one strategy": {
			"recovery:\n" + detect + "  remedies: {room: {kind: queue-cap, platform: primary, queue: 9 calls, after: detected}}\nstrategies:\n  one: {}\n  two: {recovery.remedies.room.until: repaired}\n",
			[]string{"under the strategy two nothing repairs the cause, so the remedy room lasts to the end of the run: add recovery.repair"},
		},
	} {
		d, err := Load("x.yaml", []byte(world+c.rest))
		require.NoError(t, err, name)
		require.Equal(t, c.want, d.Warnings(), name)
	}
}

// TestPointsBetweenThousands are remarked on: in half of Europe 1.000 is a thousand.
func TestPointsBetweenThousands(t *testing.T) {
	for text, wanted := range map[string]string{"1.000/h": "1000/h", "12.500 / h": "12500 / h", "1.5/h": "", "1000/h": "", "0.250/h": "", "1.2345/min": ""} {
		doc, err := Load("x.yaml", []byte("scenario: x\ntitle: X\nworld:\n  start: 2024-05-01 00:00 UTC\n  run: 1h\n  demand: {first-calls: "+text+
			", services: {police: 100%}}\n  providers: {network: {routes: [main]}}\n  platforms: {main: {centres: {a: 3}, handling: 30s}}\n  control-rooms: {police: {}}\nrecovery: do-nothing\n"))
		require.NoError(t, err, text)
		if wanted == "" {
			require.Empty(t, doc.Warnings(), text)
			continue
		}
		require.Equal(t, []string{"world.demand.first-calls is " + text + ", with a decimal point. If you mean " + wanted + ", leave the point out"}, doc.Warnings())
	}
}
