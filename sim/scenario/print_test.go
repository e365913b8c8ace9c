package scenario

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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
`, string(effective(r)))
}

func TestTheEffectiveFileMeansTheSame(t *testing.T) {
	for _, text := range samples(t, "good") {
		first, r := good(t, text)
		printed := string(effective(r))
		second, again := good(t, printed)
		for i := range first.Others {
			first.Others[i].Over, second.Others[i].Over = nil, nil // trees, which know their places
		}
		require.Equal(t, first, second, printed)
		marks := regexp.MustCompile(` +# default`)
		require.Equal(t, marks.ReplaceAllString(printed, ""), marks.ReplaceAllString(string(effective(again)), ""), "nothing is left to fill in")
		require.Equal(t, strings.Count(text, "#"), strings.Count(printed, "#")-strings.Count(printed, "# default"), printed)
	}
}
