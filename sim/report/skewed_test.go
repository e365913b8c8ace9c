package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/stat"
)

// lopsided is a number for each of the replications, of which one in twenty is very bad.
func lopsided(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = 10 + float64(i%3)
		if i%20 == 7 {
			xs[i] = 500 + float64(i)
		}
	}
	return xs
}

func TestSkewedFiguresCarryTheBootstrap(t *testing.T) {
	d := altered(t, 60, func(set func(string, ...float64)) { set("calls.unconnected", lopsided(60)...) })
	f := d.figure("calls.unconnected", measure.WholeRun)
	require.True(t, f.Skewed)
	want := stat.Bootstrap(lopsided(60), 1)
	require.Equal(t, Number(want.Low), *f.BootstrapLow, "drawn from the plan's seed, which is 1")
	require.Equal(t, Number(want.High), *f.BootstrapHigh)
	require.Greater(t, *f.BootstrapHigh, f.High)
	text, err := json.Marshal(f)
	require.NoError(t, err)
	require.Contains(t, string(text), `"skewed":true,"bootstrap-low":`)

	shares := 0
	for _, f := range d.Figures {
		own := f.Skewed && f.Group == ""
		require.Equal(t, own, f.BootstrapLow != nil, "%s %s", f.Measure, f.Group)
		if own && f.Unit == "share" {
			shares++
		}
	}
	require.Positive(t, shares, "quotients, too")

	few := altered(t, 9, func(set func(string, ...float64)) { set("calls.unconnected", lopsided(9)...) })
	require.True(t, few.figure("calls.unconnected", measure.WholeRun).Skewed)
	require.Nil(t, few.figure("calls.unconnected", measure.WholeRun).BootstrapLow, "too few to draw from")
}

// TestTheBootstrapIsOfTheMeasure holds that a quotient's is around its residuals.
func TestTheBootstrapIsOfTheMeasure(t *testing.T) {
	r := referenceOf(t, "first-steps").result
	at := r.Plan.Measures.Find("answer.within-target", measure.WholeRun, measure.Group{})
	m := r.Plan.Measures.Measures()[at]
	require.NotEqual(t, measure.None, m.Numerator)
	require.Equal(t, stat.BootstrapRatio(r.Column(m.Numerator), r.Column(m.Denominator), r.Plan.Seed), r.Bootstrap(at))
	require.Equal(t, r.Estimate(at).Mean, r.Bootstrap(at).Mean)
}

func TestBothIntervalsAreToldWhereTheyDiffer(t *testing.T) {
	d := altered(t, 60, func(set func(string, ...float64)) { set("calls.unconnected", lopsided(60)...) })
	f := d.figure("calls.unconnected", measure.WholeRun)
	told := " (" + count(f.Low) + " to " + count(f.High) + " by Student's t, " + count(*f.BootstrapLow) + " to " + count(*f.BootstrapHigh) + " by the bootstrap)"
	require.Contains(t, strings.Join(d.Warnings, "\n"), "skewed over the replications, so that the interval of the mean is only approximate: calls.unconnected"+told)

	at := func(low, high Number) Estimate {
		return Estimate{N: 60, Mean: 100, Low: 90, High: 110, Skewed: true, BootstrapLow: &low, BootstrapHigh: &high}
	}
	require.Empty(t, bothIntervals(at(90.9, 110.9), count), "by less than a tenth of the half-width of 10")
	require.Equal(t, " (90 to 110 by Student's t, 92 to 110 by the bootstrap)", bothIntervals(at(92, 110), count))
	require.Equal(t, " (90 to 110 by Student's t, 90 to 112 by the bootstrap)", bothIntervals(at(90, 112), count))
	require.Equal(t, " (90 to 110 by Student's t, 89 to 110 by the bootstrap)", bothIntervals(at(88.8, 110), count))
	require.Empty(t, bothIntervals(Estimate{N: 60, Mean: 1, Low: 0, High: 2, Skewed: true}, count))
	short := func(Number) string { return "1m" }
	require.Empty(t, bothIntervals(at(80, 110), short), "what reads alike need not be told twice")
}

func TestComparisonCarriesTheBootstrap(t *testing.T) {
	d := compare(t, "first-steps", 20)
	skewed := 0
	for _, m := range d.Measures {
		for s, f := range m.Figures {
			require.Equal(t, f.Skewed, f.BootstrapLow != nil, "%s under %s", m.Name, d.Strategies[s].Name)
			require.Equal(t, f.Difference.Skewed, f.Difference.BootstrapLow != nil, "%s under %s", m.Name, d.Strategies[s].Name)
			if f.Difference.Skewed {
				require.Less(t, *f.Difference.BootstrapLow, f.Difference.Mean)
				require.Greater(t, *f.Difference.BootstrapHigh, f.Difference.Mean)
				skewed++
			}
		}
	}
	require.Positive(t, skewed)
}

func TestComparisonTellsOfSkewedDifferences(t *testing.T) {
	low, high := Number(0.011), Number(0.02)
	difference := Estimate{N: 20, Mean: 0.01, Low: -0.01, High: 0.03, Skewed: true, BootstrapLow: &low, BootstrapHigh: &high}
	d := Comparison{
		Strategies: []ComparedStrategy{{Name: "a"}, {Name: "b"}, {Name: "c"}},
		Measures: []ComparedMeasure{{Name: "answer.within-target", Unit: "share", Figures: []Compared{
			{Difference: difference}, {}, {Difference: difference},
		}}},
	}
	d.warnOfSkewed()
	require.Equal(t, []string{"answer.within-target: the difference is skewed over the replications, so that its interval is only approximate, " +
		"under c (−1.0 % to 3.0 % by Student's t, 1.1 % to 2.0 % by the bootstrap)"}, d.Warnings)
}
