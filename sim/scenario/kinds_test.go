package scenario

import (
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// ofKinds are the problems of a scenario with these kinds of callers.
func ofKinds(t require.TestingT, kinds string) yamldoc.Problems {
	text, err := os.ReadFile(filepath.Join("testdata", "good", "kinds-of-callers.yaml"))
	require.NoError(t, err)
	from, to := strings.Index(string(text), "    kinds:\n"), strings.Index(string(text), "    redial:\n")
	_, err = Load("kinds.yaml", []byte(string(text[:from])+"    kinds: "+kinds+"\n"+string(text[to:strings.Index(string(text), "strategies:")])))
	problems, _ := err.(yamldoc.Problems)
	return problems
}

// TestLossesThatAreMissingAreOneMistake: whichever of the losses a kind names, and whatever else, one error says to write all.
func TestLossesThatAreMissingAreOneMistake(t *testing.T) {
	losses := []string{"refused", "silence", "cut", "abandoned"}
	for set := range 1 << len(losses) {
		for _, other := range []string{"", "busy: 50%, ", "thing: 50%, "} {
			again := other
			for i, loss := range losses {
				if set>>i&1 == 1 {
					again += loss + ": 40%, "
				}
			}
			problems := ofKinds(t, "{all: {share: 100%, again: {"+again+"}}}")
			if set == 1<<len(losses)-1 && other == "" {
				require.Empty(t, problems)
				continue
			}
			require.Len(t, problems, 1, again)
			if lacking := len(losses) - bits.OnesCount(uint(set)); lacking > 1 || lacking == 1 && other == "" {
				require.Contains(t, problems[0].Message, "or one share for all, such as again: 50%", again)
			}
		}
	}
}

// TestSharesOfKindsAreMendedByTheirMessage: what it says to write makes the file right.
func TestSharesOfKindsAreMendedByTheirMessage(t *testing.T) {
	said := regexp.MustCompile(`With (\w+): \{share: ([0-9.]+%)\}`)
	for _, shares := range [][3]string{
		{"50%", "30%", "20%"}, {"50%", "30%", "10%"}, {"10%", "0.3", "80%"}, {"0%", "0%", "0%"}, {"100%", "90%", "10%"}, {"33.3%", "33.3%", "33.3%"}, {"49%", "52%", "52%"},
	} {
		written := func() string {
			return fmt.Sprintf("{first: {share: %s, again: 1%%}, other: {share: %s, again: 2%%}, third: {share: %s, again: 3%%}}", shares[0], shares[1], shares[2])
		}
		problems := ofKinds(t, written())
		switch shares[0] {
		case "50%":
			if shares[2] == "20%" {
				require.Empty(t, problems, "they are everybody")
				continue
			}
		case "49%":
			require.NotContains(t, problems[0].Message, "With", "no single kind can be made so much smaller")
			continue
		}
		require.Len(t, problems, 1, written())
		mend := said.FindStringSubmatch(problems[0].Message)
		require.NotNil(t, mend, problems[0].Message)
		shares[slices.Index([]string{"first", "other", "third"}, mend[1])] = mend[2]
		require.Empty(t, ofKinds(t, written()), mend[0])
	}
}

// TestMoreWhoNeedNoHelpThanOfTheLeastKind: those who never call again count as the kind that calls again least. If there are more of
// them, that is remarked on.
func TestMoreWhoNeedNoHelpThanOfTheLeastKind(t *testing.T) {
	const world = `
scenario: town
title: A town
world:
  start: 2024-05-01 00:00 UTC
  run: 24h
  demand: {first-calls: 100/h, services: {police: 100%}, no-request: NOBODY}
  callers: {kinds: KINDS}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 8}, handling: 30s}}
  control-rooms: {police: {}}
`
	const kinds = "{often: {share: 50%, again: 90%}, never: {share: 20%, again: 0%}, some: {share: 30%, again: 40%}}"
	for _, c := range []struct{ nobody, kinds, says string }{
		{"0%", kinds, ""}, {"20%", kinds, ""},
		{"21%", kinds, "21 % of the callers need no help and never call again, but only 20 % are of the kind never. So"},
		{"55%", kinds, "55 % of the callers need no help and never call again, but only 50 % are of the kind never and some. So"},
		{"95%", "{all: {share: 100%, again: 40%}}", ""},
		{"35%", "{some: {again: 50%}}", ""}, // the usual kinds
		{"60%", "{some: {again: 50%}}", "60 % of the callers need no help and never call again, but only 57 % are of the kind once. So"},
	} {
		doc, err := Load("town", []byte(strings.NewReplacer("NOBODY", c.nobody, "KINDS", c.kinds).Replace(world)))
		require.NoError(t, err)
		said := strings.Join(doc.Warnings(), "\n")
		if c.says == "" {
			require.NotContains(t, said, "need no help", c.nobody)
			continue
		}
		require.Contains(t, said, c.says)
	}
}
