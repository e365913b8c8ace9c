package ranged

import (
	"context"
	"io"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines/progress"
	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/scenario"
	"nines/sim/study/spread"
)

// asked is --ranges with a text.
func asked(t *testing.T, text string) *Flag {
	f := &Flag{}
	flags := pflag.NewFlagSet("run", pflag.ContinueOnError)
	f.Add(flags)
	if text != "" {
		require.NoError(t, flags.Set("ranges", text))
	}
	return f
}

// first is the first scenario of the library with some replications under both strategies, and other values.
func first(t *testing.T, replications int, assignments ...string) Study {
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps.yaml", text, assignments...)
	require.NoError(t, err)
	adjusted := func(p *plan.Plan) *plan.Plan {
		own := *p
		own.Replications = replications
		return &own
	}
	c := compared(t, doc, adjusted)
	return Study{
		Scenario: doc, Answer: report.AnswerTo(c), Results: c.Results, Asked: replications, Adjusted: adjusted,
		Cautions: &caution.Cautions{}, Display: &progress.Display{To: io.Discard, Quiet: true},
	}
}

func compared(t *testing.T, doc *scenario.Document, adjusted func(*plan.Plan) *plan.Plan) *experiment.Comparison {
	plans, _, err := doc.SideBySide("", nil)
	require.NoError(t, err)
	for i := range plans {
		plans[i] = adjusted(plans[i])
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	return c
}

// never are the callers without help by day.
func never(r *experiment.Result) []float64 {
	return r.Column(r.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{}))
}

// TestTheSpreadIsThatOfRunsWithTheValuesSet: each setting is what --set with its values would run.
func TestTheSpreadIsThatOfRunsWithTheValuesSet(t *testing.T) {
	const days, settings = 3, 20
	s := first(t, days)
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	require.Empty(t, s.Cautions.Warnings)
	unknowns := spread.Unknowns(s.Scenario.Inputs())
	require.Len(t, unknowns, 3)

	var best, at []float64
	for k, setting := range spread.Settings(s.Results[0].Plan.Seed, unknowns, settings) {
		var assignments []string
		for _, v := range setting {
			assignments = append(assignments, v.Input.Name+"="+v.Input.Written(v.Value))
		}
		doc, err := s.Scenario.Changed(assignments...)
		require.NoError(t, err)
		c := compared(t, doc, s.Adjusted)
		day := k % days
		best = append(best, never(s.Results[1])[day]-never(s.Results[0])[day])
		at = append(at, never(c.Results[1])[day]-never(c.Results[0])[day])
	}
	low, high, ok := spread.Over(float64(s.Answer.Strategies[1].Figure.Difference.Mean), best, at)
	require.True(t, ok)
	over := s.Answer.OverRanges
	require.Equal(t, settings, over.Settings)
	require.Len(t, over.Unknowns, 3)
	require.Equal(t, report.Number(low), over.Strategies[1].Difference.Low)
	require.Equal(t, report.Number(high), over.Strategies[1].Difference.High)
	require.Less(t, low, high)
	require.NoError(t, s.Answer.IsSound())
}

// TestHowManySettings: as many as replications up to a limit, and none where a command has no flag.
func TestHowManySettings(t *testing.T) {
	for _, c := range []struct {
		text               string
		replications, says int
	}{{"", 1, 0}, {"", 19, 0}, {"", 20, 20}, {"", 45, 45}, {"", 1000, 60}, {"0", 1000, 0}, {"200", 5, 200}} {
		require.NoError(t, asked(t, c.text).Validate())
		require.Equal(t, c.says, asked(t, c.text).settings(c.replications), c)
	}
	require.Zero(t, (&Flag{}).settings(1000))
	for _, wrong := range []string{"19", "1", "-1", "many", "1e3", "100001"} {
		require.ErrorContains(t, asked(t, wrong).Validate(), "give 0 for none, or a number from 20 to 100000", wrong)
	}
}

// TestNothingUnknown: without ranges, and for a time that some days do not reach, the answer stays as it is.
func TestNothingUnknown(t *testing.T) {
	for _, assignments := range [][]string{
		{"world.platforms.spare.log-on=2m", "world.platforms.spare.handling.lognormal.mean=50s", "recovery.detect.public-reports.delay=2m"},
		{"question.measure=recovery.restored"},
	} {
		s := first(t, 2, assignments...)
		require.NoError(t, asked(t, "20").Fill(context.Background(), s))
		require.Nil(t, s.Answer.OverRanges, assignments)
	}
}

// TestASettingThatTheScenarioRefuses is told, and the rest of the report stays.
func TestASettingThatTheScenarioRefuses(t *testing.T) {
	s := first(t, 2, "world.demand.services.police=50% (40% to 60%)")
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	require.Nil(t, s.Answer.OverRanges)
	require.Len(t, s.Cautions.Warnings, 1)
	require.Regexp(t, `^there is no spread over the ranges: within them the scenario can be wrong, with .*police=.*%`, s.Cautions.Warnings[0])
}

func TestInterrupted(t *testing.T) {
	s := first(t, 2)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, asked(t, "20").Fill(ctx, s), experiment.ErrInterrupted)
	require.Nil(t, s.Answer.OverRanges)
}
