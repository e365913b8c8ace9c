package language

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

func TestTheEffectiveFileShowsEveryDefault(t *testing.T) {
	_, r := good(t, `# yaml-language-server: $schema=./schema.json
# What if?

title: A day
world: # what exists
  start: 2023-06-25 00:00 Europe/London

  # A whole day.
  run: 24h
  source: {run: me}
  platforms:
    # the usual one
    main: {handling: 39s, loud: no} # in use
    "1": {role: backup, queue: 1 call, handling: {exponential: 39s}, loud: yes}
  providers:
    mobile: {circuits: 900, routes: [main]}
trouble:
  bad: {at: 06:24, kind: console-restart} # it was
recovery:
  assess: 59m # an hour
# The end.
`)
	require.Equal(t, `# yaml-language-server: $schema=./schema.json
# What if?

title: A day

world: # what exists
  start: 2023-06-25 00:00 Europe/London

  # A whole day.
  run: 24h
  first-calls: 100/h  # default
  source: {run: me}
  platforms:
    # the usual one
    main: # in use
      role: primary    # default
      queue: 50 calls  # default
      handling: 39s
      loud: no
    "1": {role: backup, queue: 1 call, handling: {exponential: 39s}, loud: yes}
  providers:
    mobile:
      circuits: 900
      routes:
        main:
          weight: 1  # default
  day-factor: 1      # default

trouble:
  bad: # it was
    at: 06:24
    kind: console-restart
    share: 40%                                        # default
    logged-out: {lognormal: {median: 150s, cv: 0.5}}  # default

recovery:
  assess:
    takes: 59m # an hour
    hold-off: 0s  # default
  probe: 5s       # default
# The end.

study:
  seed: 999          # default
  replications: 200  # default
`, string(yamldoc.Effective(r.Doc)))
}

func TestLongLinesAreSpreadAndClocksStayBare(t *testing.T) {
	type long struct {
		At    string        `yaml:"at" default:"07:00"`
		Times []sampleName  `yaml:"times"`
		Parts []sampleLeave `yaml:"parts"`
	}
	text := "at: 06:24\nparts: {a: up, b: down} # two\n\n\ntimes: {" + strings.Repeat("x", 50) + ": {weight: 1}, # one\n  " +
		strings.Repeat("y", 50) + ": {weight: 2}} # all\n"
	doc, _ := yamldoc.Parse("x.yaml", []byte(text))
	var into long
	r := Decode(doc, &into, &Language{})
	require.Empty(t, r.Problems())
	require.Equal(t, "at: 06:24\nparts: {a: up, b: down} # two\n\ntimes: # all\n  "+strings.Repeat("x", 50)+": {weight: 1} # one\n  "+
		strings.Repeat("y", 50)+": {weight: 2}\n", string(yamldoc.Effective(r.Doc)))
	doc, _ = yamldoc.Parse("x.yaml", []byte("parts: {a.06: up}\n"))
	require.Equal(t, "at: 07:00  # default\nparts: {a.06: up}\n", string(yamldoc.Effective(Decode(doc, &into, &Language{}).Doc)))
}

func TestTheEffectiveFileMeansTheSame(t *testing.T) {
	for _, text := range samples(t, "good") {
		first, r := good(t, text)
		printed := string(yamldoc.Effective(r.Doc))
		second, again := good(t, printed)
		for i := range first.Others {
			first.Others[i].Over, second.Others[i].Over = nil, nil // trees, which know their places
		}
		require.Equal(t, first, second, printed)
		marks := regexp.MustCompile(` +# default`)
		require.Equal(t, marks.ReplaceAllString(printed, ""), marks.ReplaceAllString(string(yamldoc.Effective(again.Doc)), ""), "nothing is left to fill in")
		require.Equal(t, strings.Count(text, "#"), strings.Count(printed, "#")-strings.Count(printed, "# default"), printed)
	}
}
