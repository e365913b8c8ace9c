package caution

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/experiment"
	"nines/sim/scenario"
)

// TestTheGravestComesFirst, and warnings of the same weight stay in the order in which they came.
func TestTheGravestComesFirst(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var c Cautions
		want := map[Weight][]string{}
		for i, w := range rapid.SliceOfN(rapid.SampledFrom(weights), 0, 12).Draw(rt, "weights") {
			text := string(rune('a' + i))
			c.Add(w, "%s", text)
			want[w] = append(want[w], text)
		}
		require.Len(rt, c.Weights, len(c.Warnings))
		require.Equal(rt, slices.Concat(want[Misleading], want[Approximate], want[Note]), slices.Clip(c.Warnings[:len(c.Warnings):len(c.Warnings)]))
		for i, text := range c.Warnings {
			require.Contains(rt, want[c.WeightOf(i)], text)
		}
	})
}

func TestWarningsWithoutWeightsAreNotes(t *testing.T) {
	c := Cautions{Warnings: []string{"old"}}
	c.Add(Approximate, "new")
	require.Equal(t, []string{"new", "old"}, c.Warnings)
	require.Equal(t, []Weight{Approximate, Note}, c.Weights)
}

// TestWhatNeverActed is said with the reason, as far as it is known. The remedy comes before the monitor that starves it.
func TestWhatNeverActed(t *testing.T) {
	text, err := os.ReadFile("../../experiment/testdata/never-acts.yaml")
	require.NoError(t, err)
	for strategy, want := range map[string][]string{
		"nothing": {"the fault spare-dead never touched anything", "the monitor ping never raised an alarm (it watches platforms.main, which was well)"},
		"machine": {"the remedy “Takeover by machine” (takeover) never acted. Its monitor ping never raised an alarm (it watches platforms.main, which was well)",
			"the fault spare-dead never touched anything"},
		"sees-it": {"the monitor ping never raised an alarm (it watches platforms.main, which was well)"},
		"waits-in-vain": {"the remedy warning never acted. It waits for detected, which never happened",
			"the fault spare-dead never touched anything", "the monitor ping never raised an alarm (it watches platforms.main, which was well)"},
		"late": {"the step switch-over was never done", "the fault spare-dead never touched anything",
			"the monitor ping never raised an alarm (it watches platforms.main, which was well)"},
	} {
		doc, err := scenario.Load("never-acts.yaml", text, "study.replications=8")
		require.NoError(t, err)
		plan, err := doc.Plan(strategy)
		require.NoError(t, err)
		r, err := experiment.Run(context.Background(), plan, experiment.Options{})
		require.NoError(t, err)
		var got []string
		for _, i := range IdleOf(r) {
			got = append(got, i.Sentence())
		}
		require.Equal(t, want, got, strategy)
	}
}

func TestIdleInMostReplications(t *testing.T) {
	i := Idle{Part: "remedy", Name: "takeover", Share: 0.625, Reason: "Traffic was never moved, although there were alarms."}
	require.Equal(t, "the remedy takeover did nothing in 62.5 % of the replications. Traffic was never moved, although there were alarms", i.Sentence())
}

// TestABlindMonitor is not said to watch what was well: a fault kept its alarm back, and is named.
func TestABlindMonitor(t *testing.T) {
	text, err := os.ReadFile("../../experiment/testdata/never-acts.yaml")
	require.NoError(t, err)
	hurt := "trouble.main-dead={on: platforms.main, kind: down, tone: busy, at: 18:30, for: 20m}"
	for fault, want := range map[string]string{
		"{title: Nobody listens, on: monitors.ping, kind: blind, alarms: recorded, at: 18:00}": "its alarm was only recorded, owing to “Nobody listens”",
		"{on: monitors.ping, kind: blind, at: 18:00}":                                          "it was blind, owing to deafness",
	} {
		doc, err := scenario.Load("never-acts.yaml", text, "study.replications=4", hurt, "trouble.deafness="+fault)
		require.NoError(t, err)
		plan, err := doc.Plan("nothing")
		require.NoError(t, err)
		r, err := experiment.Run(context.Background(), plan, experiment.Options{})
		require.NoError(t, err)
		var got []string
		for _, i := range IdleOf(r) {
			got = append(got, i.Sentence())
		}
		require.Contains(t, got, "the monitor ping never raised an alarm ("+want+")")
	}
}
