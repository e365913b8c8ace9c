package experiment_test

// grammar is how the swarm's files are written. Of a LIST there are several, or none.
var grammar = map[string][]string{
	"SCENARIO": {`scenario: swarm
title: A day that nobody planned
world:
  start: 2024-03-31 00:00 Europe/London
  run: 80m
  demand:
    first-calls: 4/min
    services: {police: 60%, ambulance: 40%}
    no-request: 20%
    access: {mobile: 70%, fixed: 30%}
    regions: {west: 40%, east: 60%}
  callers:
    patience: {ringing: {exponential: 40s}, silence: {exponential: 20s}, handover: {exponential: 2m}}
    elsewhere: <ELSEWHERE>
    <HABITS>
  providers:
    cellular: {access: [mobile], circuits: 12, routes: [primary, backup, reserve], set-up: {uniform: {from: 1s, to: 3s}}}
    landline: {access: [fixed], circuits: 8, routes: [primary, backup, reserve], silence-timer: 20s}
  platforms:
    primary: {centres: {hill: 3, dale: 2}, queue: 6 calls, channels: 20, rate-limit: 5/s, handling: {lognormal: {mean: 36s, cv: 0.8}}, features: [location]}
    backup: {role: backup, same-people-as: primary, seats: 4, log-on: 20s, queue: 6 calls, handling: {lognormal: {mean: 36s, cv: 0.8}}, without: {location: {adds: 20s}}}
    reserve: {role: backup, centres: {cellar: 2}, <STARTUP> handling: 40s}
  control-rooms:
    police: {one-per: region, call-takers: 8, queue: 4 calls, conversation: {exponential: 2m}}
    ambulance: {call-takers: 6, queue: 4 calls, conversation: {exponential: 2m}}
trouble:
    first: {at: 00:15, for: 15m, <ANY>}<FAULTLIST>
recovery:
  detect: {public-reports: {after: 3 calls, delay: {exponential: 1m}}, monitors: {w: {<WATCH>}, x: {<WATCH>}, y: {<WATCH>}, z: {watches: alarms, at-least: 2, of: [w, x, y]}}}
  assess: {takes: <LENGTH>, wrong: {share: <SHARE>, costs: 2m}}
  runbook:
    prepare: {takes: <LENGTH>}
    switch: {takes: 1m, <SWITCHES> wrong: {share: <SHARE>, leaves: {platforms.primary: <LEFT>}, noticed-after: 2m, redo: <LENGTH>}}
  <MENDING>
study: {seed: <SEED>, replications: 2}
`},
	"STARTUP": {"", "", "start-up: {takes: <LENGTH>, fails: 30%, ramp: 10m},"},
	"HABITS": {
		"habits: default", "habits: low", "habits: high", "kinds: {some: {again: <AGAIN>}}",
		"kinds: {few: {share: 30%, again: <AGAIN>}, most: {share: 70%, again: <AGAIN>}}",
		"redial: {after: {refused: {share: <SHARE>}, cut: {more: <SHARE>}, abandoned: {early: {before: <SHORT>, times: 0.1}}}}",
	},
	"AGAIN": {"0%", "<SHARE>", "[40%, 60%, 95%]", "{refused: <SHARE>, silence: [10%, <SHARE>], cut: 95%, abandoned: <SHARE>}"},
	"ELSEWHERE": {"10%", "10%", "{another-phone: <SHARE>, neighbour: <SHARE>}",
		"{another-phone: <SHARE>, another-number: {share: <SHARE>, lines: 2, takes: <LENGTH>, answers: <SHARE>, otherwise: {call: <SHARE>, after: <LENGTH>}}}"},
	"SEED": {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
	"MENDING": {`repair: {takes: 10m}
  <FAILBACK>
  remedies:
    early: {<EARLY>, <MOVES>}<REMEDYLIST>`, `repair: {after: decided, takes: <LENGTH>}
  decide: 5m
  remedies:
    early: {<EARLY>, <MOVES>}<REMEDYLIST>`, `remedies:
    early: {<ACT>}<REMEDYLIST>
  <FAILBACK>`},
	"SWITCHES": {"", "switches: {from: primary, to: backup},"},
	"FAILBACK": {"", "failback: {hold-off: <LENGTH>, switches: {from: backup, to: primary}}"},
	"LEFT":     {"down", "{kind: down, tone: silence}", "{kind: reduced, agents: <SHARE>}", "{kind: cut, where: answer, share: <SHARE>}"},

	"SHARE":  {"0%", "10%", "50%", "90%", "95%"},
	"WHOLE":  {"0%", "50%", "100%"},
	"TIMES":  {"0.5", "1.5", "3"},
	"LENGTH": {"0s", "20s", "5m", "{exponential: 3m}", "{lognormal: {median: 2m, cv: 1}}", "{uniform: {from: 1s, to: 9m}}"},
	"SHORT":  {"5s", "40s", "5m"},
	"FEW":    {"1 calls", "3 calls", "20 calls"},
	"SITE":   {"primary", "backup", "reserve"},

	// When trouble comes, and whom it hits.
	"FAULTLIST": {"<BEGIN>, <ANY>", "<BEGIN>, <ANY>", "<GROWN>", "<TIMED>", "<CYCLE>", "<FITFUL>", "<WATCHED>"},
	"BEGIN":     {"<FROM>", "<FROM>, for: <LENGTH>", "<FROM>, until: <UNTIL>", "<FROM>, for: <LENGTH>, chance: 50%", "<ONCE>"},
	"FROM":      {"at: 00:20", "at: 00:40, delay: <LENGTH>", "after: <EVENT>", "after: <EVENT>, delay: <LENGTH>"},
	"ONCE":      {"when: {<WHEN>}, for: <SHORT>", "when: {<WHEN>, for: <SHORT>}, for: <SHORT>", "when: {<WHEN>}, until: <UNTIL>"},
	"WHEN":      {"queue: <FEW>, of: platforms.primary", "queue: 1 calls, of: control-rooms.ambulance", "calls: <FEW>, of: platforms.primary", "agents-below: 5 agents, of: platforms.primary", "busy: <SHAREUP>, of: platforms.primary", "in-use: <SHAREUP>, of: providers.cellular.routes.primary"},
	"SHAREUP":   {"30%", "80%"},
	"UNTIL":     {"00:50", "02:10", "<EVENT>"},
	"EVENT":     {"detected", "decided", "repaired", "prepare.begins", "switch.done", "switch.wrong", "first.begins", "first.ends", "f1.begins"},
	"ONLY":      {"", "", "only: {regions: [west]},", "only: {access: [fixed], share: <SHARE>},", "only: {services: [police, no-request]},"},
	"TIMED":     {"<FROM>, kind: exhausted, on: platforms.primary, limit: 30 calls, counter-at: 25 calls, tone: <TONE>, calls-in-progress: <FATE>, for: 30m", "kind: exhausted, on: providers.cellular, limit: 40 calls"},
	"CYCLE":     {"mtbf: {exponential: 10m}, mttr: <LENGTH>, strikes: <HITS>, <ANY>", "mtbf: 7m, mttr: <SHORT>, <ANY>"},
	"HITS":      {"any-time", "in-use"},
	"FITFUL":    {"<BEGIN>, kind: flapping, on: platforms.primary, with: <LEFT>, bad-for: <SHORT>, good-for: {exponential: 3m}"},
	"GROWN":     {"<BEGIN>, ramp: 5m, on: platforms.primary, kind: slow, what: handling, times: 3", "<BEGIN>, ramp: 5m, on: demand, kind: surge, times: 4", "<BEGIN>, ramp: 5m, on: platforms.primary, kind: cut, where: handling, share: 50%"},
	"WATCHED":   {"<FROM>, kind: blind, on: monitors.w, alarms: none", "<FROM>, kind: blind, on: [monitors.x, monitors.y], alarms: recorded, for: 20m"},

	// What trouble is like.
	"ANY": {
		"on: platforms.<SITE>, <ONLY> kind: down, tone: <TONE>", "on: platforms.primary, kind: down, tone: <TONE>, calls-in-progress: <FATE>",
		"on: platforms.primary.centres.hill, kind: down, tone: <TONE>, calls-in-progress: <FATE>", "on: [providers.cellular, providers.landline.routes.primary], kind: down, tone: busy, calls-in-progress: kept",
		"on: control-rooms.police, <ONLY> kind: down, tone: <TONE>", "on: regions.west, kind: down, tone: silence", "on: runbook.prepare, kind: slow, what: step, times: 3",
		"on: runbook.switch, kind: down",
		"on: platforms.primary, kind: reduced, agents: <WHOLE>, queue: <SHARE>, channels: <SHARE>, rate: <SHARE>", "on: providers.cellular.routes.primary, kind: reduced, circuits: <WHOLE>", "on: control-rooms.ambulance, kind: reduced, call-takers: <WHOLE>, queue: <WHOLE>", "on: platforms.backup, kind: reduced, seats: <WHOLE>",
		"on: platforms.<SITE>, <ONLY> kind: slow, what: handling, times: <TIMES>, adds: <LENGTH>", "on: control-rooms.police.east, kind: slow, what: handover, adds: 20s", "on: providers.landline, <ONLY> kind: slow, what: set-up, adds: <LENGTH>, times: 2",
		"on: platforms.primary, <ONLY> kind: cut, where: <PLACE>, share: <SHARE>", "on: platforms.primary.handover.police, kind: cut, where: handover, share: <WHOLE>",
		"on: platforms.primary, <ONLY> kind: console-restart, share: <SHARE>, logged-out: {exponential: 1m}, call: {requeued-at-back: 60%, requeued-at-front: 20%, cut: 20%}",
		"on: platforms.primary, kind: lost-feature, feature: location",
		"on: platforms.primary.handover, <ONLY> kind: misroute, share: <SHARE>, put-right: <SHARE>",
		"on: [demand], <ONLY> kind: surge, times: <TIMES>", "on: [regions.east, regions.west], kind: surge, times: <TIMES>",
	},
	"TONE":  {"busy", "silence", "ringing"},
	"FATE":  {"cut", "kept", "resumed"},
	"PLACE": {"answer", "handling", "handover"},

	// Who watches.
	"WATCH": {
		"watches: answer-rate, on: platforms.primary, over: 5m, below: 90%, <PACE>", "watches: cut-rate, on: platforms.primary, over: 5m, above: 5%, <PACE>",
		"watches: loss-rate, on: providers.cellular, over: 5m, above: 10%, at-least: 2 calls, <PACE>", "watches: offered, on: platforms.<SITE>, over: 5m, below: 5 calls, <PACE>",
		"watches: offered, on: control-rooms.police.west, over: 10m, above: 3 calls, <PACE>", "watches: queue, on: platforms.primary, above: 3 calls, <PACE>",
		"watches: agents, on: platforms.primary, below: 5, <PACE>", "watches: probe, on: platforms.primary, <PACE>", "watches: probe, on: providers.landline, timeout: 100ms, <PACE>",
		"watches: probe, on: providers.cellular.routes.primary, timeout: 45s, every-in-doubt: 2s, every-alarmed: 1m, every-counts-from: <FROMWHAT>, <PACE>",
		"watches: real-calls, on: <SEEN>, failures: [refused, unanswered, cut, abandoned], forgotten-after: 4m, alarm-after: 2",
	},
	"FROMWHAT": {"sample", "verdict"},
	"SEEN":     {"platforms.primary", "providers.cellular", "providers.cellular.routes.primary"},
	"PACE":     {"every: 30s", "every: 10s, alarm-after: 2 failures, clear-after: 3, delay: <LENGTH>", "every: 20s, phase: 5s, initial-delay: 3m, people-act-after: <LENGTH>", "every: 1m, false-alarms: 30/day"},

	// What is done beside the runbook.
	"REMEDYLIST": {"<DURING>, <DOES>"},
	"EARLY":      {"at: 00:10, for: 20m", "after: detected, for: 20m", "after: detected, until: 02:05"},
	"DURING":     {"at: 00:20", "at: 00:10, for: <LENGTH>", "after: <DEED>", "after: <DEED>, delay: <LENGTH>, until: 02:10", "after: <DEED>, for: 20m", "at: 00:00, until: <DEED>"},
	"DEED":       {"detected", "decided", "repaired", "switch.done", "switch.begins", "early.begins", "early.ends"},
	"DOES": {
		"kind: queue-cap, platform: <SITE>, queue: <CAP>", "kind: call-gapping, most: 3/min, providers: [landline]", "kind: call-gapping, gap: <SHORT>, burst: <FEW>, providers: [cellular]",
		"kind: rate-control, platform: primary, target: <SHARE>", "kind: announcement, platform: <SITE>, patience-times: <TIMES>, redial-times: <TIMES>, refused-too: yes",
		"kind: extra-agents, platform: <SITE>, agents: 3, arrive: <LENGTH>", "kind: buddy-rooms, after-ringing: <SHORT>",
		"kind: call-back, platform: <SITE>, recorded: <SHARE>, answers: <SHARE>, again-after: <SHORT>, listed-after: <SHORT>", "kind: call-back, <ROOMS>, unseen: <SHARE>, no-longer-needed: <SHARE>, at-once: 1, takes: <LENGTH>, rings-for: <SHORT>",
		"kind: public-notice, diverts: <SHARE>", "kind: public-notice, damps: <SHARE>, test-calls: <FEW>, test-over: <SHORT>",
	},
	"ROOMS": {"control-rooms: all", "control-rooms: police", "control-rooms: [police, ambulance]"},
	"MOVES": {
		"kind: automatic-switch, from: primary, to: reserve, if: [w, x], takes: <LENGTH>, hold-down: <SHORT>, returns: <SHORT>, at-most: 3 switches", "kind: automatic-switch, from: primary, to: backup, if: [x], unless: [y]",
		"kind: active-active, shares: {primary: 60%, reserve: 40%}", "kind: active-active, shares: {primary: 50%, backup: 50%}, people: {primary: 80%, backup: 20%}",
		"kind: spread, regions: {west: reserve}", "kind: spread, providers: {landline: backup}, people: {primary: 70%, backup: 30%}",
		"kind: crankback, to: reserve, silence-timer: <SHORT>", "kind: staged-switch, from: primary, to: reserve, steps: [10%, 50%, 100%], every: <SHORT>, stop-if: y", "kind: staged-switch, from: primary, to: backup, steps: [100%], every: 1m",
	},
	"CAP": {"0 calls", "9 calls", "unlimited"},
	"ACT": {"kind: fix-forward, after: detected, takes: <LENGTH>", "kind: fix-forward, after: decided, takes: <LENGTH>, wrong: 40%, redo: 3m"},
}
