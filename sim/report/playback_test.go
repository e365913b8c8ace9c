package report_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// TestDays: with twenty replications or more, a document has its typical, its good and its bad day, with the figures of these
// replications and with what was counted in them; with fewer it has none. Beside other strategies it has the same days of these.
func TestDays(t *testing.T) {
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	doc, err := scenario.LoadFrom(scenarios.Files(), "first-steps", text)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, name := range doc.StrategyNames()[:2] {
		p, err := doc.Plan(name)
		require.NoError(t, err)
		own := *p
		own.Replications = 40
		plans = append(plans, &own)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	r := c.Results[0]
	d := report.New(r, nil, "0.1.0")
	require.Empty(t, d.Playback)
	require.NoError(t, d.PlayBack(c.Results[:1], reporttest.Again))
	require.Equal(t, []string{"typical", "good", "bad"}, kinds(d.Playback))
	values := slices.Sorted(slices.Values(r.Column(r.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{}))))
	for i, at := range []int{20, 2, 38} {
		p := d.Playback[i]
		require.Equal(t, report.Number(values[at-1]), p.Day.Without, p.Day.Kind)
		lost := 0
		for _, s := range p.Series {
			for _, outcome := range []string{"blocked", "refused", "unanswered", "abandoned", "cut-at-answer", "cut-in-handling", "cut-on-handover", "abandoned-at-handover", "misrouted"} {
				if s.Name == "calls."+outcome {
					for _, v := range s.Values {
						lost += v
					}
				}
			}
		}
		require.Equal(t, int(p.Day.Lost), lost, "what is played back is the day of the figures: %s", p.Day.Kind)
	}
	both := report.NewComparison(c, nil, measure.WholeRun, "0.1.0")
	require.NoError(t, both.PlayBack(c.Results, reporttest.Again))
	require.Equal(t, []string{"typical", "typical", "good", "good", "bad", "bad"}, kinds(both.Playback))
	for i, p := range both.Playback {
		own := c.Results[i%2]
		require.Equal(t, own.Plan.Strategy, p.Strategy)
		require.Equal(t, d.Playback[i/2].Replication, p.Replication, "the same callers under both")
		require.Equal(t, []string{"", r.Plan.Strategy}[i%2], p.Day.Of)
		never := own.Column(own.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{}))
		require.Equal(t, report.Number(never[p.Replication]), p.Day.Without)
	}
	other := report.New(c.Results[1], nil, "0.1.0")
	require.NoError(t, other.PlayBack(c.Results, reporttest.Again))
	require.Equal(t, []string{"typical", "typical", "good", "good", "bad", "bad"}, kinds(other.Playback))
	for i, p := range other.Playback {
		require.Equal(t, c.Results[1-i%2].Plan.Strategy, p.Strategy, "its own come first")
	}

	few := report.New(r.First(19), nil, "0.1.0")
	require.NoError(t, few.PlayBack([]*experiment.Result{r.First(19)}, reporttest.Again))
	require.Empty(t, few.Playback, "it has no series; and a twentieth of nineteen is none")

	interrupted := func([]experiment.Asked, func(int, *experiment.Diary)) error { return experiment.ErrInterrupted }
	require.ErrorIs(t, other.PlayBack(c.Results, interrupted), experiment.ErrInterrupted)
	require.Equal(t, []string{"", ""}, kinds(other.Playback), "what is remembered of both is there without another run")
}

func kinds(list []report.Playback) []string {
	var names []string
	for _, p := range list {
		kind := ""
		if p.Day != nil {
			kind = p.Day.Kind
		}
		names = append(names, kind)
	}
	return names
}
