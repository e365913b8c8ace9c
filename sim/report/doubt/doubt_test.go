package doubt

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/figure"
	"nines/sim/report/reporttest"
)

// answer is one of two strategies over the ranges, with means at the best guesses in the middle.
func answer(name, unit string, value, difference figure.Span) *report.Answer {
	middle := func(s figure.Span) report.Estimate { return report.Estimate{Mean: (s.Low + s.High) / 2} }
	second := report.Answering{Name: "b", Figure: report.Compared{Estimate: middle(value), Difference: middle(difference)}}
	return &report.Answer{
		Measure: name, Window: "run", Unit: unit, Strategies: []report.Answering{{Name: "a", Figure: report.Compared{Estimate: middle(value)}}, second},
		OverRanges: &figure.OverRanges{Unknowns: []string{"x", "y"}, Settings: 60, Strategies: []figure.Spanned{{Name: "a", Value: value}, {Name: "b", Value: value, Difference: difference}}},
	}
}

func TestOverRanges(t *testing.T) {
	const help = "callers.without-help"
	span := func(low, high report.Number) figure.Span { return figure.Span{Low: low, High: high} }
	for _, c := range []struct {
		name, unit        string
		value, difference figure.Span
		strategy          int
		title, says       string
	}{
		{help, "callers", span(4123, 6871), figure.Span{}, 0, "", "4,100 to 6,900 callers are without help"},
		{help, "callers", span(0, 1), span(-3877, -2104), 1, "", "2,100 to 3,900 fewer callers are without help"},
		{help, "callers", span(0, 1), span(12, 18.4), 1, "“B”", "with “B” 12 to 18 more callers are without help"},
		{help, "callers", span(0, 1), span(-312, 871), 1, "", "from 300 fewer to 900 more callers are without help"},
		{help, "callers", span(5, 5), span(0, 0), 1, "", "0 more callers are without help"},
		{"calls.unconnected-share", "share", span(0.101, 0.203), span(-0.05, -0.02), 0, "", "calls unconnected share is 10.1 to 20.3 %"},
		{"calls.unconnected-share", "share", span(0.101, 0.203), span(-0.05, -0.02), 1, "", "calls unconnected share is 2.0 to 5.0 percentage points lower"},
	} {
		a := answer(c.name, c.unit, c.value, c.difference)
		says := OverRanges(a, c.strategy, c.title)
		require.Contains(t, says, "Over the ranges of 2 unknowns, ")
		require.Contains(t, says, " (5th to 95th percentile of 60 settings).")
		if c.name == help {
			require.Equal(t, "Over the ranges of 2 unknowns, "+c.says+" (5th to 95th percentile of 60 settings).", says)
		} else {
			require.Regexp(t, c.says[len("calls unconnected share"):], says)
		}
	}
	require.Empty(t, OverRanges(&report.Answer{}, 0, ""))
}

// TestBestGuessesOutsideTheRange: the interval of the noise is not inside the other one then, and readers would wonder.
func TestBestGuessesOutsideTheRange(t *testing.T) {
	a := answer("callers.without-help", "callers", figure.Span{Low: 1, High: 2}, figure.Span{Low: -2700, High: -1400})
	mean := &a.Strategies[1].Figure.Difference.Mean
	require.NotContains(t, OverRanges(a, 1, ""), "Nearly")
	*mean = -2758
	require.Contains(t, OverRanges(a, 1, ""), ". Nearly all settings give less than the best guesses.")
	*mean = -1000
	require.Contains(t, OverRanges(a, 1, ""), ". Nearly all settings give more than the best guesses.")
}

// TestTheSentenceOnOriginsSaysWhatIsCovered, where the ranges were simulated.
func TestTheSentenceOnOriginsSaysWhatIsCovered(t *testing.T) {
	d := reporttest.ByHand(60, 20)
	d.Origins = &caution.Origins{Published: 2, Assumed: 5, Ranged: 2}
	require.Equal(t, "Of 7 numbers of the scenario, 2 are published and 5 assumed. The intervals are simulation noise only.", Origins(d))
	d.Answer = answer("callers.without-help", "callers", figure.Span{}, figure.Span{})
	require.Equal(t, "Of 7 numbers of the scenario, 2 are published and 5 assumed. The ± is simulation noise; the range is what nobody knows. 3 assumed numbers have no range.", Origins(d))
	d.Origins.Ranged = 4
	require.Contains(t, Origins(d), " 1 assumed number has no range.")
	require.Equal(t, []string{"", " 1 fitted number has no range.", " 1 assumed and 1 fitted numbers have no range.", " 3 assumed numbers have no range."},
		[]string{withoutRange(0, 0), withoutRange(0, 1), withoutRange(1, 1), withoutRange(3, 0)})
	d.Origins.Ranged = 5
	require.NotContains(t, Origins(d), "no range")
	d.Run.Replications = 1
	require.Contains(t, Origins(d), "One run does not show how much runs differ.")
}
