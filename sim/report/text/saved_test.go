package text

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

func textOfComparison(t *testing.T, d *report.Comparison) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteComparison(&out, d))
	return out.String()
}

// TestComparisonShowsWhatCommonRandomNumbersSaved holds the table to the document: every strategy but the baseline, with
// what was saved and the correlation.
func TestComparisonShowsWhatCommonRandomNumbersSaved(t *testing.T) {
	d := reporttest.Compare(t, "first-steps", 20)
	affected := &reporttest.Of(d, t, "callers.affected")[1]
	require.Greater(t, float64(affected.VarianceRatio), 2.0)
	affected.VarianceRatio, affected.Correlation = 1234.4, 0.99961
	reporttest.Of(d, t, "callers.delayed")[1].VarianceRatio = 0.77
	reporttest.Of(d, t, "callers.delayed")[1].Correlation = -0.123
	lines := reporttest.LinesOf(textOfComparison(t, d))
	at := slices.Index(lines, "THE GAIN FROM COMMON RANDOM NUMBERS")
	require.Positive(t, at)
	require.Equal(t, "affected without help delayed calls unconnected", lines[at+1])
	require.Regexp(t, `^wait 1,234× \(0\.9996\) \d\.\d× \(0\.\d\d\) 0\.8× \(−0\.12\) \d\.\d× \(0\.\d\d\)$`, lines[at+3])
	require.Contains(t, strings.Join(lines[at:], " "), "340× (0.99) means that independent callers would need 340 times as many replications")

	require.NotContains(t, textOfComparison(t, reporttest.Compare(t, "first-steps", 1)), "THE GAIN FROM COMMON RANDOM NUMBERS")
}

func TestWordsOfWhatWasSaved(t *testing.T) {
	for n, want := range map[float64]string{1.04: "1.0×", 9.94: "9.9×", 10.2: "10×", 15967.7: "15,968×", math.Inf(1): "∞×"} {
		require.Equal(t, want, ratio(report.Number(n)))
	}
	for n, want := range map[float64]string{
		0.5: "0.50", 0.994: "0.99", 0.996: "0.996", 0.9999: "0.9999", 0.99996: "0.99996", 0.9999999: "1", 1: "1", 0: "0.00",
		-0.2: "−0.20", -1: "−1", -0.998: "−0.998",
	} {
		require.Equal(t, want, correlation(report.Number(n)))
	}
	require.Equal(t, "–", correlation(report.Number(math.NaN())))
	require.Equal(t, "–", savedCell((&report.Compared{Difference: report.Estimate{N: 20}, VarianceRatio: report.Number(math.NaN())})))
	require.Equal(t, "∞× (1)", savedCell((&report.Compared{Difference: report.Estimate{N: 20}, VarianceRatio: report.Number(math.Inf(1)), Correlation: 1})))
}
