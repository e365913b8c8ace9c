package report

import (
	"testing"

	"github.com/stretchr/testify/require"
)

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
	require.Equal(t, []string{"answer.within-target: the difference is skewed over the replications, and its interval is only approximate, " +
		"under c (−1.0 % to 3.0 %, or 1.1 % to 2.0 % by the bootstrap)"}, d.Warnings)
}
