package narrate

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// otherNumber is a scenario with public notices in force from before the fault: some calls to their numbers are in vain, some
// people call the emergency number after that, and some have not finished when the run ends.
const otherNumber = `
scenario: numbers
title: Other numbers
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 600/h, services: {police: 100%}, no-request: 10%}
  callers: {redial: {at-most: 3 calls, after: {refused: {share: 80%, delay: 20s}}}, elsewhere: 20%}
  providers: {network: {routes: [primary]}}
  platforms: {primary: {centres: {lakeside: 8}, handling: 30s}}
  control-rooms: {police: {}}
trouble: {dead: {on: platforms.primary, at: 01:00, for: 30m, kind: down, tone: busy}}
recovery:
  remedies:
    NOTICE
    back: {kind: public-notice, test-calls: 50 calls, at: 01:30}
study: {replications: 1, seed: 4}
`

var notices = []string{
	"few: {kind: public-notice, diverts: 60%, lines: 3, takes: 2m, answers: 70%, otherwise: {call: 60%, after: 30s}, at: 00:30}",
	"wrong: {kind: public-notice, diverts: 60%, number: wrong, takes: 40s, otherwise: 50%, at: 00:30}",
	"wrong: {kind: public-notice, diverts: 60%, number: wrong, takes: 4m, at: 02:50}",
	"bad: {kind: public-notice, diverts: 60%, number: wrong, takes: 1m, otherwise: {call: 90%}, at: 00:30}\n    good: {kind: public-notice, diverts: 60%, answers: 50%, takes: 1m, at: 01:05}",
}

func numbersPlan(t *testing.T, notice string) *plan.Plan {
	t.Helper()
	doc, err := scenario.Load("numbers.yaml", []byte(strings.Replace(otherNumber, "NOTICE", notice, 1)))
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	return plan
}

// TestStoriesOfAnotherNumberAgreeWithTheReport: whoever calls another number in vain has a story and is among the affected,
// also without a call to the emergency number.
func TestStoriesOfAnotherNumberAgreeWithTheReport(t *testing.T) {
	for i, notice := range notices {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			plan := numbersPlan(t, notice)
			e, row := play(t, plan)
			counted := map[string]int{}
			silent := 0
			for _, id := range e.ids {
				s := e.storyOf(id)
				count(t, counted, s)
				require.NotEmpty(t, s.Ending, "%s", plan.CallerName(id))
				if s.Calls == 0 {
					silent++
				}
			}
			require.Positive(t, silent, "some call no emergency number")
			require.Positive(t, counted["callers.in-vain"])
			for _, m := range []string{
				"calls.offered", "calls.refused", "calls.connected", "calls.no-request", "calls.open", "callers.in-vain", "callers.affected", "callers.delayed",
				"callers.without-help", "callers.diverted", "callers.trying", "callers.forewarned",
			} {
				require.EqualValues(t, row[plan.Measures.Find(m, measure.WholeRun, measure.Everybody)], counted[m], m)
			}
			require.Len(t, e.affected, counted["callers.affected"])
			var out bytes.Buffer
			require.NoError(t, WhomToAsk(&out, []*Replication{&e.Replication}))
			require.Contains(t, out.String(), "called another number in vain\n")
			require.Contains(t, out.String(), " had a call lost, or called another number in vain.")
		})
	}
}

// TestEveryFactIsInTheTrace: whatever is told of a run with other numbers has its line, in both forms.
func TestEveryFactIsInTheTrace(t *testing.T) {
	plan := numbersPlan(t, notices[0])
	var text, lines bytes.Buffer
	for _, trace := range []*Trace{NewTextTrace(&text, plan), NewTrace(&lines, plan)} {
		require.NoError(t, experiment.Replay(plan, 0, trace))
		require.NoError(t, trace.Flush())
		require.Equal(t, trace.Heard, trace.Written)
	}
	require.Regexp(t, `other-number-failed +\d+/1 +by remedies.few`, text.String())
	require.Contains(t, lines.String(), `"fact":"other-number-failed"`)
	failed := linesOf(t, plan, Query{Facts: []string{"other-number-failed"}})
	result, err := experiment.Run(context.Background(), plan, experiment.Options{Workers: 1})
	require.NoError(t, err)
	require.EqualValues(t, result.Rows[0][plan.Measures.Find("remedies.few.in-vain", measure.WholeRun, measure.Group{})], len(failed))
	for _, l := range failed {
		require.Equal(t, "remedies.few", l.Cause)
	}
}

// TestABackupThatDoesNotStartIsInTheStory of a caller who is there meanwhile.
func TestABackupThatDoesNotStartIsInTheStory(t *testing.T) {
	plan := numbersPlan(t, notices[0])
	r := &Replication{Plan: plan, id: 7, otherwise: map[uint64]bool{}}
	r.Observe([]emergency.Observation{
		{At: 1, Fact: emergency.CallMade, Caller: 7, Attempt: 1, Cause: emergency.NoCause},
		{At: 2, Fact: emergency.StartFailed, Slot: emergency.None, Cause: emergency.NoCause},
		{At: 3, Fact: emergency.CallerLeft, Fate: emergency.GaveUp, Caller: 7, Attempt: 1, Cause: emergency.NoCause},
	})
	require.Contains(t, r.Story().Paragraphs[0].Text+r.Story().Paragraphs[1].Text, "[primary does not start up, and is being started again.]")
}
