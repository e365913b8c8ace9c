package against_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/against"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
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

// TestWords: figures are written in the unit of their measure, and the table says how far apart they are.
func TestWords(t *testing.T) {
	d := &report.Document{Windows: []report.Window{{Name: "run"}}}
	d.Published = []figure.Published{
		{Name: "lost", Title: "Calls lost", Measure: "calls.unconnected", Window: "outage", Unit: "calls", Value: 120, Low: 110, High: 130,
			Simulated: phrase.Estimate{N: 100, Mean: 100, Low: 96.03, High: 103.97}, Distance: -0.95},
		{Name: "back", Measure: "recovery.restored", Window: "run", Unit: "s since onset", Value: 3900, Low: 3600, High: 4200, Fitted: true,
			Simulated: phrase.Estimate{N: 100, Mean: 9000, Low: 8990, High: 9010}, Distance: 4},
		{Name: "never", Measure: "recovery.normal", Window: "run", Unit: "s since onset", Value: 3900, Low: 3600, High: 4200, Distance: phrase.Number(math.NaN())},
	}
	list := against.Figures(d)
	require.Equal(t, "110 to 130", list[0].Range())
	require.Equal(t, "100 ± 4.0", list[0].InWords())
	require.True(t, list[0].Stands())
	require.False(t, list[1].Stands())
	require.False(t, list[2].Stands(), "what no day has agrees with nothing")
	rows := against.TableOf(d).Rows
	require.Equal(t, []string{"Calls lost", "120", "110 to 130", "100 ± 4.0", "-0.9", "no"}, rows[0])
	require.Equal(t, []string{"+4.0", "yes"}, rows[1][4:])
	require.Contains(t, rows[1][0], ", run")
	require.Equal(t, "–", rows[2][4])
}

// TestFiguresOfARun: a figure and a clock stand beside those of the run that it is of, and a contradiction is warned of. Another
// strategy has none.
func TestFiguresOfARun(t *testing.T) {
	figures := []string{
		"published={lost: {value: 900 calls, within: 5%, measure: calls.unconnected, title: Calls lost}, back: {value: 50m, within: 50%, measure: recovery.restored, title: Service back, fit: no}}",
		"trouble.power-cut.until=20:00",
	}
	d := reporttest.DocumentOf(t, "first-steps", 8, figures...)
	require.Len(t, d.Published, 2)
	for _, p := range d.Published {
		e, day := p.Simulated, float64(p.Day)
		want := plan.Published{Value: float64(p.Value), Low: float64(p.Low), High: float64(p.High)}
		require.InDelta(t, want.Distance(float64(e.Mean), day/math.Sqrt(8), day), float64(p.Distance), 1e-9)
	}
	require.Equal(t, d.Figure("calls.unconnected", "run").Mean, d.Published[0].Simulated.Mean)
	require.Less(t, float64(d.Published[0].Distance), -3.0)
	require.Contains(t, d.Warnings, "what is simulated contradicts published.lost: they are further apart than three standard deviations of all doubt together")
	require.Positive(t, float64(d.Published[1].Simulated.Mean))
}
