package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// TestSharesInWords: the words are those of the nearest simple fraction, and never far from the share.
func TestSharesInWords(t *testing.T) {
	for share, words := range map[report.Number]string{
		0.117: "one call in nine was lost (11.7 %)", 0.176: "one call in six was lost (17.6 %)", 1: "every call was lost (100.0 %)", 0.997: "nearly every call was lost (99.7 %)",
		0.65: "two calls in three were lost (65.0 %)", 0.5: "half of the calls were lost (50.0 %)", 0.03: "one call in 33 was lost (3.0 %)", 0.0004: "hardly a call was lost (0.0 %)",
	} {
		require.Equal(t, words, callsLost(share))
	}
}

// TestGroupsAreComparedWhereTheDifferenceIsShown: the more pairs there are, the wider apart the worst and the best have to be.
func TestGroupsAreComparedWhereTheDifferenceIsShown(t *testing.T) {
	require.InDelta(t, 1.959964, quantileOfPairs(1), 1e-6, "the usual quantile of 95 %")
	require.InDelta(t, 2.807034, quantileOfPairs(10), 1e-6, "99.5 %")
	around := func(mean report.Number) report.Estimate {
		return report.Estimate{N: 9, Mean: mean, Low: mean - 0.0196, High: mean + 0.0196}
	}
	require.True(t, isApart(around(0.5), around(0.53), 1), "0.03 are 2.1 standard errors of 0.0141")
	require.False(t, isApart(around(0.5), around(0.53), 10))
	require.False(t, isApart(around(0.5), around(0.52), 1))
	none := report.Number(math.NaN())
	require.False(t, isApart(report.Estimate{N: 1, Mean: 0.1, Low: none, High: none}, around(0.9), 1), "without an interval nothing is shown")
	group := func(name string, mean report.Number) report.Figure {
		return report.Figure{Group: name, Estimate: around(mean)}
	}
	require.Equal(t, "No difference by region is shown", groupFinding("region", []report.Figure{group("south", 0.52), group("north", 0.5)}))
}

// TestTheWarmUpIsMarked in charts by the clock, as a span of its own.
func TestTheWarmUpIsMarked(t *testing.T) {
	d := &report.Document{Scenario: report.Subject{WarmUp: 3600}}
	require.Equal(t, []ChartSpan{{"warm-up: in no figure", 0, 3600}}, Spans(d))
}
