package report_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestWhoStaysAwayIsNotMissed: a surge below 1 touches no call; that it did not is no reason to doubt it.
func TestWhoStaysAwayIsNotMissed(t *testing.T) {
	for times, want := range map[float64]int{0.5: 0, 1: 1, 2: 1} {
		result := *reporttest.ReferenceOf(t, "first-steps").Result
		result.Rows, result.Lines, result.Asked = [][]float64{slices.Clone(result.Rows[0])}, result.Lines[:1], 1
		result.Rows[0][result.Plan.Measures.Find("trouble.power-cut.touched", measure.WholeRun, measure.Group{})] = 0
		plan, trouble := *result.Plan, *result.Plan.Trouble
		trouble.Faults = slices.Clone(trouble.Faults)
		trouble.Faults[0].Condition.FirstCalls = times
		plan.Trouble, result.Plan = &trouble, &plan
		got := 0
		for _, idle := range report.New(&result, nil, "test").Idle {
			if idle.Name == "power-cut" {
				got++
			}
		}
		require.Equal(t, want, got, "%g times", times)
	}
}
