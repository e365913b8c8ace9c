package report_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
	"nines/sim/stat"
)

func TestSkewedFiguresCarryTheBootstrap(t *testing.T) {
	d := reporttest.Altered(t, 60, func(set func(string, ...float64)) { set("calls.unconnected", reporttest.Lopsided(60)...) })
	f := d.Figure("calls.unconnected", measure.WholeRun)
	require.True(t, f.Skewed)
	want := stat.Bootstrap(reporttest.Lopsided(60), 1)
	require.Equal(t, report.Number(want.Low), *f.BootstrapLow, "drawn from the plan's seed, which is 1")
	require.Equal(t, report.Number(want.High), *f.BootstrapHigh)
	require.Greater(t, f.High, *f.BootstrapHigh, "the interval allows for a day worse than the worst")
	text, err := json.Marshal(f)
	require.NoError(t, err)
	require.Contains(t, string(text), `"skewed":true,"bootstrap-low":`)

	shares := 0
	for _, f := range d.Figures {
		part, _, _ := strings.Cut(f.Measure, ".")
		isDetail := slices.Contains([]string{"platforms", "centres", "control-rooms", "first-calls", "later-calls", "redials"}, part)
		own := f.Skewed && f.Group == "" && !isDetail
		require.Equal(t, own, f.BootstrapLow != nil, "%s %s", f.Measure, f.Group)
		if own && f.Unit == "share" {
			shares++
		}
	}
	require.Positive(t, shares, "quotients, too")

	few := reporttest.Altered(t, 9, func(set func(string, ...float64)) { set("calls.unconnected", reporttest.Lopsided(9)...) })
	require.True(t, few.Figure("calls.unconnected", measure.WholeRun).Skewed)
	require.Nil(t, few.Figure("calls.unconnected", measure.WholeRun).BootstrapLow, "too few to draw from")
}

// TestTheBootstrapIsOfTheMeasure holds that a quotient's is around its residuals.
func TestTheBootstrapIsOfTheMeasure(t *testing.T) {
	r := reporttest.ReferenceOf(t, "first-steps").Result
	at := r.Plan.Measures.Find("answer.within-target", measure.WholeRun, measure.Group{})
	m := r.Plan.Measures.Measures()[at]
	require.NotEqual(t, measure.None, m.Numerator)
	require.Equal(t, stat.BootstrapRatio(r.Column(m.Numerator), r.Column(m.Denominator), r.Plan.Seed).CutAt(0, 1), r.Bootstrap(at))
	require.Equal(t, r.Estimate(at).Mean, r.Bootstrap(at).Mean)
}

func TestBothIntervalsAreToldWhereTheyDiffer(t *testing.T) {
	d := reporttest.Altered(t, 60, func(set func(string, ...float64)) { set("calls.unconnected", reporttest.Lopsided(60)...) })
	f := d.Figure("calls.unconnected", measure.WholeRun)
	told := " (" + phrase.Count(f.Low) + " to " + phrase.Count(f.High) + ", or " + phrase.Count(*f.BootstrapLow) + " to " + phrase.Count(*f.BootstrapHigh) + " by the bootstrap)"
	require.Contains(t, strings.Join(d.Warnings, "\n"), "skewed over the replications, and the interval of the mean is only approximate: calls.unconnected"+told)

	at := func(low, high report.Number) report.Estimate {
		return report.Estimate{N: 60, Mean: 100, Low: 90, High: 110, Skewed: true, BootstrapLow: &low, BootstrapHigh: &high}
	}
	require.Empty(t, phrase.BothIntervals(at(90.9, 110.9), phrase.Count), "by less than a tenth of the half-width of 10")
	require.Equal(t, " (90 to 110, or 92 to 110 by the bootstrap)", phrase.BothIntervals(at(92, 110), phrase.Count))
	require.Equal(t, " (90 to 110, or 90 to 112 by the bootstrap)", phrase.BothIntervals(at(90, 112), phrase.Count))
	require.Equal(t, " (90 to 110, or 89 to 110 by the bootstrap)", phrase.BothIntervals(at(88.8, 110), phrase.Count))
	require.Empty(t, phrase.BothIntervals(report.Estimate{N: 60, Mean: 1, Low: 0, High: 2, Skewed: true}, phrase.Count))
	short := func(report.Number) string { return "1m" }
	require.Empty(t, phrase.BothIntervals(at(80, 110), short), "what reads alike need not be told twice")
}

func TestComparisonCarriesTheBootstrap(t *testing.T) {
	d := reporttest.Compare(t, "first-steps", 20)
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
