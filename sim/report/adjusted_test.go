package report_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/scenario"
)

// withThird is the first scenario of the library with a third strategy, and its plans.
func withThird(t *testing.T, replications int, assignments ...string) (*scenario.Document, []*plan.Plan) {
	t.Helper()
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	doc, err := scenario.Load("x.yaml", append(text, "\n  third: {recovery: {assess: {takes: 9m}}}\n"...), assignments...)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, name := range doc.StrategyNames() {
		p, err := doc.Plan(name)
		require.NoError(t, err)
		own := *p
		own.Replications, own.Budget = replications, replications
		plans = append(plans, &own)
	}
	require.Len(t, plans, 3)
	return doc, plans
}

// threeSides are three strategies whose callers without help are given by hand: the second loses more than the first by a
// difference that alone would be shown, and so does the third.
func threeSides(t *testing.T) (c *experiment.Comparison, alone [2]float64) {
	t.Helper()
	_, plans := withThird(t, 20)
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	more := [3]float64{0, 0.54, 0.51}
	for s, r := range c.Results {
		at := r.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})
		for i, row := range r.Rows {
			if row[at] = 100 + float64(i); s > 0 {
				row[at] += more[s] + float64(2*(i%2)-1)
			}
		}
	}
	for i := range alone { // the standard deviation of ones on either side, over the root of 20
		t := more[i+1] / math.Sqrt(1.0/19)
		alone[i] = 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: 19}.Survival(t)
	}
	return c, alone
}

// TestComparedPValuesAreAdjusted: of two differences that either alone would be shown, with p-values of 3 and 4 %, neither is.
// The document has Holm's values: twice the smaller, and for the greater no less than that.
func TestComparedPValuesAreAdjusted(t *testing.T) {
	c, alone := threeSides(t)
	require.InDelta(t, 0.03, alone[0], 0.003)
	require.InDelta(t, 0.04, alone[1], 0.003)
	d := report.NewComparison(c, nil, measure.WholeRun, "0.1.0")
	figures := reportedOf(d, "callers.without-help")
	require.Equal(t, 1.0, float64(figures[0].P))
	for s, f := range figures[1:] {
		plain := c.Difference(s+1, "callers.without-help", measure.WholeRun, measure.Group{})
		require.InDelta(t, alone[s], plain.P(), 1e-9, "the p-value of the one difference is not adjusted")
		require.True(t, plain.Paired.Shown)
		require.InDelta(t, 2*alone[0], float64(f.P), 1e-9)
		require.False(t, f.Shown)
	}
	var b strings.Builder
	require.NoError(t, d.JSON(&b))
	require.Contains(t, b.String(), `"p-adjusted":`)
}

func reportedOf(d *report.Comparison, name string) []report.Compared {
	for _, m := range d.Measures {
		if m.Name == name {
			return m.Figures
		}
	}
	return nil
}
