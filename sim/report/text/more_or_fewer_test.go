package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

func TestMoreOrFewer(t *testing.T) {
	require.Equal(t, report.Estimate{N: 10, Mean: 5, Low: 3, High: 9}, opposite(report.Estimate{N: 10, Mean: -5, Low: -9, High: -3}))
	require.Equal(t, "5 ± 2 fewer", MoreOrFewer(reporttest.About(-5, 2)))
	require.Equal(t, "5 ± 2 more", MoreOrFewer(reporttest.About(5, 2)))
}
