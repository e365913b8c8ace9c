package against_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/against"
	"nines/sim/report/phrase"
)

// TestDistance: the tolerance, the error of the mean and the spread of days add up as variances, and each alone counts.
func TestDistance(t *testing.T) {
	p := plan.Published{Value: 100, Low: 88, High: 112} // a standard deviation of 6
	require.Zero(t, p.Distance(100, 1, 1))
	require.InDelta(t, 10./6, p.Distance(110, 0, 0), 1e-12)
	require.InDelta(t, 10./10, p.Distance(110, 0, 8), 1e-12)
	require.InDelta(t, -10./10, p.Distance(90, 8, 0), 1e-12)
	exact := plan.Published{Value: 100, Low: 100, High: 100}
	require.True(t, math.IsInf(exact.Distance(101, 0, 0), 1))
}

// TestFigures: a figure and a clock are found, each with the spread of its days; figures of other strategies are left out.
func TestFigures(t *testing.T) {
	published := []plan.Published{
		{Name: "lost", Strategy: "as-happened", Measure: measure.Measure{Name: "calls.unconnected", Window: "outage", Group: measure.Everybody, Unit: "calls"}, Value: 120, Low: 110, High: 130},
		{Name: "back", Strategy: "as-happened", Measure: measure.Measure{Name: "recovery.restored", Window: measure.WholeRun, Unit: "s since onset"}, Value: 3900, Low: 3600, High: 4200},
		{Name: "other", Strategy: "otherwise", Measure: measure.Measure{Name: "calls.unconnected"}},
	}
	d := &report.Document{}
	d.Scenario.Strategy = "as-happened"
	// 1.984 is Student's t of 99 degrees of freedom: days differ by 20 calls.
	d.Figures = []report.Figure{{Measure: "calls.unconnected", Window: "outage", By: measure.Everybody.By, Group: measure.Everybody.Name,
		Estimate: phrase.Estimate{N: 100, Mean: 100, Low: 100 - 3.968, High: 100 + 3.968}}}
	d.Clocks = []report.Clock{{Name: "restored", Mean: &phrase.Estimate{N: 100, Mean: 3900, Low: 3890, High: 3910}}}
	list, err := against.Figures(d, published)
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.InDelta(t, 20, list[0].Day, 0.01)
	require.InDelta(t, -20/math.Sqrt(5*5+20*20+2*2), list[0].Distance, 0.001)
	require.True(t, list[0].Stands())
	require.Equal(t, "110 to 130", list[0].Range())
	require.Equal(t, "100 ± 4.0", list[0].InWords())
	require.Zero(t, list[1].Distance)
	d.Figures = nil
	_, err = against.Figures(d, published)
	require.ErrorContains(t, err, "no value of calls.unconnected")
}
