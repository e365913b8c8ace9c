package narrate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario"
)

// otherWays is a scenario in which all go the other ways to help, as far as they lead.
const otherWays = `
scenario: ways
title: Other ways
world:
  start: 2024-05-01 00:00 UTC
  run: 1h
  demand: {first-calls: 100/h, access: {mobile: 50%%, fixed: 50%%}, services: {police: 100%%}}
  callers:
    kinds: {all: {share: 100%%, again: 0%%}}
    elsewhere: {another-phone: 100%%, another-number: {share: 100%%, answers: %s}, neighbour: 100%%}
  providers: {cellular: {access: [mobile], routes: [primary]}, landline: {access: [fixed], routes: [primary]}}
  platforms: {primary: {centres: {lakeside: 8}, handling: 30s}}
  control-rooms: {police: {}}
trouble: {dead: {on: %s, at: 00:00, for: 1h, kind: down, tone: busy}}
study: {replications: 1, seed: 4}
`

// TestStoriesNameTheOtherWay: another phone, a number that people know, and a neighbour, each in plain words.
func TestStoriesNameTheOtherWay(t *testing.T) {
	for _, c := range []struct{ answers, on, says, ends string }{
		{"100%", "providers.cellular", "for the second time, from another phone, by landline (fixed).", "Helped: connected by the second call, "},
		{"100%", "platforms.primary", "for the second time, from another phone, by landline (fixed).", "Helped by another number that they know, "},
		{"0%", "platforms.primary", "Has called another number that they know, and is not helped there.", "Helped in another way, such as by a neighbour, "},
	} {
		doc, err := scenario.Load("ways.yaml", []byte(fmt.Sprintf(otherWays, c.answers, c.on)))
		require.NoError(t, err)
		plan, err := doc.Plan("")
		require.NoError(t, err)
		e, _ := play(t, plan)
		found := false
		for _, id := range e.ids {
			s := e.storyOf(id)
			text := ""
			for _, p := range s.Paragraphs {
				text += p.Text + " "
			}
			found = found || strings.Contains(text, c.says) && strings.HasPrefix(s.Ending, c.ends)
		}
		require.True(t, found, "%v", c)
	}
}
