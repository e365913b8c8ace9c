package trial_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/study/solve"
	"nines/sim/study/trial"
)

// points are run here, on all cores.
func points(n, _ int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
	return experiment.Points(context.Background(), n, work, experiment.Options{}, each)
}

// minutes are how long the switch of first-steps takes.
var minutes = []string{"1m", "5m", "9m", "13m", "17m", "21m", "25m"}

// firstSteps is an expectation of first-steps, as written, at those values.
func firstSteps(t *testing.T, expectation ...string) *trial.Trial {
	t.Helper()
	text, _ := scenarios.Text("first-steps")
	var docs []*scenario.Document
	for _, takes := range minutes {
		doc, err := scenario.Load("first-steps.yaml", []byte(text), append([]string{"recovery.runbook.switch-over.takes=" + takes}, expectation...)...)
		require.NoError(t, err)
		docs = append(docs, doc)
	}
	c := docs[0].Criteria()[0]
	plans := func(value, _ int) (list []*plan.Plan, err error) {
		for _, name := range c.Strategies() {
			p, err := docs[value].Plan(name)
			if err != nil {
				return nil, err
			}
			list = append(list, p)
		}
		return list, nil
	}
	return &trial.Trial{Criterion: &c, Plans: plans, Points: points}
}

// TestOutcomesAreThoseOfSingleRuns: whatever order pairs come in, an outcome is that of its value and its day.
func TestOutcomesAreThoseOfSingleRuns(t *testing.T) {
	f := firstSteps(t, "expect.few-lost.in-at-least=95%")
	pairs := []solve.Pair{{Value: 2, Day: 7}, {Value: 0, Day: 3}, {Value: 2, Day: 6}, {Value: 2, Day: 9}, {Value: 0, Day: 4}}
	got, err := f.Outcomes(pairs)
	require.NoError(t, err)
	for i, pair := range pairs {
		plans, err := f.Plans(pair.Value, 0)
		require.NoError(t, err)
		own := *plans[0]
		own.Replications = 10
		r, err := experiment.Run(context.Background(), &own, experiment.Options{})
		require.NoError(t, err)
		require.Equal(t, experiment.Outcomes(f.Criterion, r, nil)[pair.Day], got[i])
	}
	f.Drawn = true
	drawn, err := f.Outcomes(pairs)
	require.NoError(t, err)
	require.Equal(t, got, drawn)
}

// TestSolveOfAScenario: the slowest switch that is quick enough, and what all days say one step on either side.
func TestSolveOfAScenario(t *testing.T) {
	f := firstSteps(t, "expect.few-lost.in-at-least=95%")
	aim, ok := trial.AimOf(f.Criterion)
	require.True(t, ok)
	a, err := solve.Chance(solve.Problem{
		Values: solve.Grid(0, float64(len(minutes)-1), 1), Days: 100, Fresh: 60, Budget: 400, Chance: aim.Chance, Confidence: 0.95,
		Miss: aim.Miss, Run: f.Outcomes,
	})
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.Equal(t, solve.ByThresholds, a.By)
	require.False(t, a.Rises)
	t.Logf("%+v", a)
	good := func(value int) (n int) {
		outcomes, err := f.Outcomes(pairsOf(value, 100))
		require.NoError(t, err)
		for _, y := range outcomes {
			if y <= 60 {
				n++
			}
		}
		return n
	}
	require.GreaterOrEqual(t, good(a.Value), a.Rank)
	require.Less(t, good(a.Value+1), a.Rank)
}

func pairsOf(value, days int) (list []solve.Pair) {
	for d := range days {
		list = append(list, solve.Pair{Value: value, Day: d})
	}
	return list
}

// TestMeansOfAScenario: the expectation of the mean, by single values.
func TestMeansOfAScenario(t *testing.T) {
	f := firstSteps(t)
	a, err := solve.Mean(solve.Means{
		Values: solve.Grid(0, float64(len(minutes)-1), 1), Confidence: 0.95,
		Judge: func(value int, level float64) (solve.Judged, error) { return f.Judge(value, 40, level) },
		Miss:  func(v float64) float64 { return trial.Miss(f.Criterion.Low, f.Criterion.High, v) },
	})
	require.NoError(t, err)
	require.Equal(t, solve.Found, a.Ruling)
	require.False(t, a.Rises)
	t.Logf("%+v", a)
}

// TestAim: each kind of expectation as a chance.
func TestAim(t *testing.T) {
	inf := math.Inf(1)
	for _, row := range []struct {
		c         plan.Criterion
		chance    float64
		good, bad float64
	}{
		{plan.Criterion{Statistic: plan.InAtLeast, P: 0.95, Low: -inf, High: 60}, 0.95, 60, 61},
		{plan.Criterion{Statistic: plan.InAtLeast, P: 0.95, Low: 5, High: inf}, 0.95, inf, 4},
		{plan.Criterion{Statistic: plan.InAtMost, P: 0.1, Low: 5, High: inf}, 0.9, 4, 5},
		{plan.Criterion{Statistic: plan.OfQuantile, P: 0.9, Low: -inf, High: 60}, 0.9, 60, inf},
		{plan.Criterion{Statistic: plan.OfQuantile, P: 0.9, Low: 5, High: inf}, 0.1, 5, 4},
	} {
		a, ok := trial.AimOf(&row.c)
		require.True(t, ok)
		require.InDelta(t, row.chance, a.Chance, 1e-12)
		require.Zero(t, a.Miss(row.good))
		require.Positive(t, a.Miss(row.bad))
	}
	_, ok := trial.AimOf(&plan.Criterion{Statistic: plan.OfMean, Low: -inf, High: 60})
	require.False(t, ok)
	_, ok = trial.AimOf(&plan.Criterion{Statistic: plan.OfQuantile, Low: 3, High: 60})
	require.False(t, ok)
}
