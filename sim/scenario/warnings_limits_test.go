package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// limitsWorld has queues of known length, and a place for a monitor and a remedy.
const limitsWorld = `
scenario: limits
title: Monitors and their limits
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 600/h, services: {police: 100%}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {lakeside: 8}, queue: 20 calls, handling: 30s}}
  control-rooms: {police: {queue: 3 calls}}
recovery:
  assess: 5m
  detect: {monitors: {m: {MONITOR}}}
  remedies: {REMEDY}
`

// TestMonitorsThatCannotRaiseTheirAlarm: a limit at which no sample can be is warned of, and the one beside it is not.
func TestMonitorsThatCannotRaiseTheirAlarm(t *testing.T) {
	for monitor, want := range map[string]string{
		"watches: queue, on: platforms.main, above: 19 calls":                                                            "",
		"watches: queue, on: platforms.main, above: 20 calls":                                                            "m never raises its alarm: the queue holds 20 calls, and the alarm needs more than 20. Write above: 19 calls or fewer",
		"watches: queue, on: platforms.main, above: 30 calls":                                                            "m never raises its alarm: the queue holds 20 calls, and the alarm needs more than 30. Write above: 19 calls or fewer",
		"watches: queue, on: control-rooms.police, above: 2 calls":                                                       "",
		"watches: queue, on: control-rooms.police, above: 3 calls":                                                       "m never raises its alarm: the queue holds 3 calls, and the alarm needs more than 3. Write above: 2 calls or fewer",
		"watches: loss-rate, on: providers.network, over: 5m, above: 99%":                                                "",
		"watches: loss-rate, on: providers.network, over: 5m, above: 100%":                                               "m never raises its alarm: no share is above 100%. Write a lower limit, such as above: 5%",
		"watches: cut-rate, on: platforms.main, over: 5m, above: 100%":                                                   "m never raises its alarm: no share is above 100%. Write a lower limit, such as above: 5%",
		"watches: answer-rate, on: platforms.main, over: 5m, below: 1%":                                                  "",
		"watches: answer-rate, on: platforms.main, over: 5m, below: 0%":                                                  "m never raises its alarm: no share is below 0%. Write a higher limit, such as below: 90%",
		"watches: offered, on: providers.network, over: 5m, below: 1 call":                                               "",
		"watches: offered, on: providers.network, over: 5m, below: 0 calls":                                              "m never raises its alarm: there are never fewer than 0 calls. Write a higher limit, such as below: 1 call",
		"watches: queue, on: platforms.main, above: 30 calls; room: {kind: queue-cap, platform: main, queue: 31 calls}":  "",
		"watches: queue, on: platforms.main, above: 30 calls; room: {kind: queue-cap, platform: main, queue: unlimited}": "",
		"watches: queue, on: platforms.main, above: 30 calls; room: {kind: queue-cap, platform: main, queue: 30 calls}":  "m never raises its alarm: the queue holds 30 calls, and the alarm needs more than 30. Write above: 29 calls or fewer",
	} {
		monitor, remedy, _ := strings.Cut(monitor, "; ")
		d, err := Load("x.yaml", []byte(strings.NewReplacer("MONITOR", monitor, "{REMEDY}", "{"+remedy+"}").Replace(limitsWorld)))
		require.NoError(t, err, monitor)
		if want == "" {
			require.Empty(t, d.Warnings(), monitor)
		} else {
			require.Equal(t, []string{want}, d.Warnings(), monitor)
		}
	}
}

// TestARepairThatEndsNoFault is warned of; one that a fault waits for is not.
func TestARepairThatEndsNoFault(t *testing.T) {
	const idle = "no fault ends with the repair, so recovery.repair repairs nothing"
	const early = ", and the failback can come while a fault still lasts"
	const advice = ": write until: repaired in the fault that it ends"
	world := strings.NewReplacer("detect: {monitors: {m: {MONITOR}}}", "detect: {agents-report: {after: 5 calls}}", "  remedies: {REMEDY}\n", "  repair: {takes: 1h}\n",
		"[main]", "[main, spare]", "{main: {", "{spare: {role: backup, same-people-as: main, handling: 30s}, main: {").Replace(limitsWorld)
	const failback = "  failback: {switches: {from: spare, to: main}}\n"
	for rest, want := range map[string]string{
		"for: 2h":              idle + advice,
		"until: 14:00":         idle + advice,
		"for: 2h; " + failback: idle + early + advice,
		"for: 2h; " + "  failback: {when: switched, switches: {from: spare, to: main}}\n": idle + advice,
		"until: repaired":                    "",
		"until: repaired; " + failback:       "",
		"until: repaired, for: 2h":           "",
		"back: {13:00: 50%, repaired: 100%}": "",
	} {
		ends, more, _ := strings.Cut(rest, "; ")
		d, err := Load("x.yaml", []byte(world+more+"trouble: {dead: {on: platforms.main, kind: down, at: 12:00, "+ends+"}}\n"))
		require.NoError(t, err, rest)
		if want == "" {
			require.Empty(t, d.Warnings(), rest)
		} else {
			require.Equal(t, []string{want}, d.Warnings(), rest)
		}
	}
}

// TestTotalsAndSharesAreNotGuessed: a plus sign, a number for a share, and two limits each have a message of their own.
func TestTotalsAndSharesAreNotGuessed(t *testing.T) {
	for set, want := range map[string]string{
		"world.platforms.main.centres.lakeside=+3":                                                                      "looks like a change, but this is the number of agents in all: write the total. To call people in during the run, add a remedy of the kind extra-agents",
		"world.platforms.main.centres.lakeside={08:00: +3}":                                                             "add a remedy of the kind extra-agents",
		"world.platforms.main.seats=+3":                                                                                 "+3 looks like a change, but this is the total: write the total without a plus sign",
		"world.control-rooms.police.call-takers=+3":                                                                     "+3 looks like a change, but this is the total",
		"world.platforms.main.queue=+3 calls":                                                                           "+3 calls looks like a change, but this is the total",
		"trouble={few: {on: platforms.main, kind: reduced, agents: 5}}":                                                 "5 is more than 1 (100%): this is the share that is left, not a number; write it such as 56%",
		"trouble={few: {on: control-rooms.police, kind: reduced, call-takers: 5}}":                                      "this is the share that is left",
		"recovery.detect.monitors.m={watches: offered, on: providers.network, over: 5m, above: 5 calls, below: 1 call}": "leave one out",
		"recovery.detect.monitors.m={watches: offered, on: providers.network, over: 5m}":                                "add below or above",
	} {
		text := strings.NewReplacer("MONITOR", "watches: queue, on: platforms.main, above: 5 calls", "{REMEDY}", "{}").Replace(limitsWorld)
		_, err := Load("x.yaml", []byte(text), set)
		require.Error(t, err, set)
		require.Contains(t, strings.Join(strings.Fields(err.Error()), " "), want, set)
	}
}
