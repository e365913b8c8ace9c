package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCallersWhoCallAgainOnlyAfterACutLine: the habits add callers after a cut line. Where a kind hardly calls again, and the file
// does not say what happens there, that is remarked on.
func TestCallersWhoCallAgainOnlyAfterACutLine(t *testing.T) {
	const world = `
scenario: town
title: A town
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 100/h, services: {police: 100%}, no-request: NOBODY}
  callers: CALLERS
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 8}, handling: 30s}}
  control-rooms: {police: {}}
`
	const none = "kinds: {all: {share: 100%, again: 0%}}"
	for _, c := range []struct{ callers, nobody, says, tells string }{
		{"{" + none + "}", "0%", "the kind all has again: 0 %, but after a cut line 20 % of them call again all the same, by redial.after.cut.more. Write world.callers.redial.after.cut.more: 0%, if", "alone: with 0% nobody does"},
		{"{kinds: {all: {share: 100%, again: 1%}}}", "0%", "has again: 1 %, but after a cut line 20.8 % of", ""},
		{"{kinds: {all: {share: 100%, again: [0%, 0%]}}}", "0%", "has again: 0 %", "alone: with 0% nobody does"},
		{"{kinds: {often: {share: 50%, again: 60%}, never: {share: 50%, again: 0%}}}", "0%", "the kind never has again: 0 %", ""},
		{"{kinds: {often: {share: 50%, again: 60%}, never: {share: 50%, again: 0%}}}", "50%", "", ""}, // those who want nothing
		{"{kinds: {all: {share: 100%, again: 10%}}}", "0%", "", ""},
		{"{kinds: {all: {share: 100%, again: [0%, 30%]}}}", "0%", "", ""},
		{"{kinds: {all: {share: 100%, again: {refused: 0%, silence: 0%, cut: 0%, abandoned: 0%}}}}", "0%", "", ""},
		{"{" + none + ", redial: {after: {cut: {more: 0%}}}}", "0%", "", ""},
		{"{" + none + ", redial: {after: {cut: {more: 20%}}}}", "0%", "", "alone: with 0% nobody does"},
		{"{" + none + ", redial: {after: {cut: {share: 0%}}}}", "0%", "", ""},
		{"{" + none + ", redial: {at-most: 1 call}}", "0%", "", ""},
	} {
		doc, err := Load("town", []byte(strings.NewReplacer("NOBODY", c.nobody, "CALLERS", c.callers).Replace(world)))
		require.NoError(t, err, c.callers)
		said := strings.Join(doc.Warnings(), "\n")
		if c.says == "" {
			require.NotContains(t, said, "after a cut line", c.callers)
		} else {
			require.Contains(t, said, c.says, c.callers)
		}
		chapters, err := doc.Story("")
		require.NoError(t, err)
		story := strings.Join(chapters[0].Sentences, "\n")
		if c.tells == "" {
			require.NotContains(t, story, "by redial.after.cut.more alone", c.callers)
		} else {
			require.Contains(t, story, c.tells, c.callers)
		}
	}
}
