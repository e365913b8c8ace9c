package language

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

func TestEveryNumberHasAnOrigin(t *testing.T) {
	_, r := good(t, `
world:
  source: {first-calls: BT}
  assumed: everything else
  start: 2023-06-25 00:00 Europe/London
  run: 24h
  first-calls: 4543/h
  factors: [0.5, 1.5]
  services: {police: 44%, fire: 3%, fitted: the log}
  platforms:
    primary: {handling: {lognormal: {mean: 39s, cv: 0.8}}, queue: unlimited}
    backup: {handling: {lognormal: {mean: 39s, cv: 0.8, source: the report}}}
    third: {handling: {lognormal: {mean: 39s, cv: 0.8, source: {mean: the report}}}}
    fourth: {handling: {exponential: 39s, source: the minutes}, limit: 5s, source: {limit: me}}
  providers: {m: {circuits: 5, routes: [primary]}}
trouble:
  cut: {at: 06:24, kind: power-cut, for: 69m}
recovery:
  assess: 59m
  source: {assess: the inquiry}
`)
	require.Equal(t, []string{
		"6 world.run 24h assumed everything else",
		"7 world.first-calls 4543/h published BT",
		"8 world.factors [0.5, 1.5] assumed everything else",
		"9 world.services.police 44% fitted the log",
		"9 world.services.fire 3% fitted the log",
		"11 world.platforms.primary.handling {lognormal: {mean: 39s, cv: 0.8}} assumed everything else",
		"11 world.platforms.primary.queue unlimited assumed everything else",
		"12 world.platforms.backup.queue 50 calls default ",
		"12 world.platforms.backup.handling {lognormal: {mean: 39s, cv: 0.8}} published the report",
		"13 world.platforms.third.queue 50 calls default ",
		"13 world.platforms.third.handling.lognormal.mean 39s published the report",
		"13 world.platforms.third.handling.lognormal.cv 0.8 assumed everything else",
		"14 world.platforms.fourth.queue 50 calls default ",
		"14 world.platforms.fourth.handling {exponential: 39s} published the minutes",
		"14 world.platforms.fourth.limit 5s published me",
		"15 world.providers.m.circuits 5 assumed everything else",
		"15 world.providers.m.routes.primary.weight 1 default ",
		"2 world.day-factor 1 default ",
		"17 trouble.cut.at 06:24 unstated ",
		"17 trouble.cut.for 69m unstated ",
		"19 recovery.assess.takes 59m published the inquiry",
		"19 recovery.assess.hold-off 0s default ",
		"18 recovery.probe 5s default ",
		"1 study.seed 999 default ",
		"1 study.replications 200 default ",
	}, leafLines(r))
}

func leafLines(r *Reading) []string {
	var lines []string
	for _, l := range r.Leaves(every) {
		lines = append(lines, fmt.Sprintf("%d %s %s %s %s", l.Line, l.Path, l.Text, l.Kind, l.Why))
	}
	return lines
}

func TestClaimsThatAreWrong(t *testing.T) {
	for text, want := range map[string][]string{
		"study: {seed: 1, source: [a]}":                          {"5:18 study.source: expected text, or a mapping from keys to text, found a list"},
		"study: {seed: 1, source: {sed: a}}":                     {`5:27 study.source: there is no key "sed" here: name a key of this block | seed | seed?`},
		"study: {seed: 1, source: {replications: a}}":            {`5:27 study.source: there is no key "replications" here: name a key of this block | seed`},
		"study: {seed: 1, source: {seed: [a]}}":                  {`5:27 study.source: expected text about "seed", found a list`},
		"study: {seed: 1, source: ~}":                            {"5:26 study.source: \"~\" is not a value: write `none` for nothing, or leave the key out"},
		"study: {seed: 1, source: a, fitted: b}":                 {"5:29 study: \"fitted\" and another note both cover all keys here: say which keys each covers, such as `fitted: {key: …}`"},
		"study: {seed: 1, source: {seed: a}, fitted: {seed: b}}": {`5:46 study.fitted: "seed" already has another note: keep one of source, assumed, fitted and chosen`},
		"trouble: {source: {at: 06:24, kind: power-cut, for: 1m}}": {
			`5:20 trouble.source: there is no key "at" here: name a key of this block`,
			`5:31 trouble.source: there is no key "kind" here: name a key of this block`,
			`5:48 trouble.source: there is no key "for" here: name a key of this block`,
		},
	} {
		require.Equal(t, want, bad(t, world+text+"\n"), text)
	}
}

// every number is wanted.
func every(yamldoc.Leaf) bool { return true }
