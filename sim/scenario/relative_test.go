package scenario

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/plan"
)

const hanging = `
scenario: hanging
title: Times that hang on each other, or do not
world:
  start: 2024-05-01 00:00 Europe/London
  run: 48h
  demand: {first-calls: 600/h, services: {police: 100%}, bursts: {pile-up: {at: BURST, callers: 30, over: 5m}}}
  providers: {network: {routes: [main, spare]}}
  platforms:
    main: {centres: {hall: 12}, handling: 40s}
    spare: {role: backup, same-people-as: main, handling: 40s}
  control-rooms: {police: {}}
trouble:
  dead: {on: platforms.main, at: FIRST, until: UNTIL, kind: down}
  slow: {on: providers.network, at: SECOND, for: 30m, kind: slow, what: set-up, adds: 4s}
  weak: {on: control-rooms.police, at: THIRD, until: AFTER, kind: slow, what: handover, times: 2}
recovery:
  detect: {agents-report: {after: 5 calls}}
  remedies: {short: {kind: queue-cap, platform: main, queue: 50 calls, at: REMEDY, until: LATEST}}
study: {windows: {outage: FIRST to UNTIL, around: EARLY to LATEST}}
expect: {soon: {measure: at.onset, between: [FIRST, SECOND]}}
`

// loaded loads a text with words replaced.
func loaded(t require.TestingT, text string, words map[string]string) *plan.Plan {
	var pairs []string
	for word, value := range words {
		pairs = append(pairs, word, value)
	}
	doc, err := Load("hanging.yaml", []byte(strings.NewReplacer(pairs...).Replace(text)))
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	return p
}

// TestRelativeTimesAreClockTimes: whatever the first fault's time, times that hang on it make the same plan as the clock times
// that they mean; and a plan whose times all hang on one moves as a whole when that one moves.
func TestRelativeTimesAreClockTimes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		first := des.Time(rapid.IntRange(3600, 20*3600).Draw(rt, "first")) * des.Second
		late := des.Time(rapid.IntRange(0, 7200).Draw(rt, "late")) * des.Second
		lasts := des.Time(rapid.IntRange(9100, 20000).Draw(rt, "lasts")) * des.Second
		clock := func(at des.Time) string {
			s := int64(at / des.Second)
			return fmt.Sprintf("2024-05-0%d %02d:%02d:%02d", 1+s/86400, s/3600%24, s/60%60, s%60)
		}
		sum := func(event string, plus des.Time) string { return fmt.Sprintf("%s + %ds", event, plus/des.Second) }
		second, until := first+late, first+lasts
		third, after := second+30*des.Minute+des.Second, until-10*des.Second
		absolute := loaded(rt, hanging, map[string]string{
			"FIRST": clock(first), "UNTIL": clock(until), "SECOND": clock(second), "THIRD": clock(third), "AFTER": clock(after),
			"BURST": clock(second), "REMEDY": clock(third), "EARLY": clock(first - des.Hour), "LATEST": clock(until + des.Hour),
		})
		relative := loaded(rt, hanging, map[string]string{
			"dead: {on: platforms.main, at: FIRST": "dead: {on: platforms.main, at: " + clock(first), "FIRST": "onset", "UNTIL": sum("dead.begins", lasts),
			"SECOND": sum("onset", late), "THIRD": "slow.ends + 1s", "AFTER": "dead.ends - 10s",
			"BURST": "slow.begins", "REMEDY": "weak.begins", "EARLY": "outage.begins - 1h", "LATEST": "trouble.ends + 1h",
		})
		require.Equal(rt, absolute.Network, relative.Network)
		require.Equal(rt, absolute.Trouble, relative.Trouble)
		require.Equal(rt, absolute.Recovery, relative.Recovery)
		require.Equal(rt, absolute.Measures.Windows(), relative.Measures.Windows())
	})
}
