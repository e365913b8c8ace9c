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
	beside := report.NewComparison(c, nil, measure.WholeRun, "0.1.0").Playback
	require.Equal(t, []string{"typical", "typical", "good", "good", "bad", "bad"}, kinds(beside))
	for i, p := range beside {
		own := c.Results[i%2]
		require.Equal(t, own.Plan.Strategy, p.Strategy)
		require.Equal(t, d.Playback[i/2].Replication, p.Replication, "the same callers under both")
		require.Equal(t, []string{"", r.Plan.Strategy}[i%2], p.Day.Of)
		never := own.Column(own.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{}))
		require.Equal(t, report.Number(never[p.Replication]), p.Day.Without)
	}
	require.Empty(t, kinds(report.New(r.First(19), nil, "0.1.0").Playback), "it has no series; and a twentieth of nineteen is none")
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
