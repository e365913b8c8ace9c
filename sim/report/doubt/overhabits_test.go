package doubt

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/figure"
	"nines/sim/report/reporttest"
)

// TestOtherHabits are named, whichever loses more callers.
func TestOtherHabits(t *testing.T) {
	const help = "callers.without-help"
	of := func(low, high report.Number) (l, h figure.OfHabit) {
		return figure.OfHabit{Value: 1000 + low, Difference: low}, figure.OfHabit{Value: 1000 + high, Difference: high}
	}
	for _, c := range []struct {
		name, unit, title string
		low, high         report.Number
		strategy          int
		says              string
	}{
		{help, "callers", "", 912, 2431, 0, "With other habits of callers, 1,900 (low) to 3,400 (high) callers are without help."},
		{help, "callers", "", 2431, 912, 0, "With other habits of callers, 3,400 (low) to 1,900 (high) callers are without help."},
		{help, "callers", "“B”", -912, -331, 1, "With other habits of callers and “B”, 910 (low) to 330 (high) fewer callers are without help; 90 (low) to 670 (high) still are."},
		{help, "callers", "", 5, 9, 1, "With other habits of callers, 5 (low) to 9 (high) more callers are without help; 1,005 (low) to 1,009 (high) still are."},
		{help, "callers", "", 0, 0, 1, "With other habits of callers, 1,000 (low and high) callers are without help."},
		{help, "callers", "", -120, 80, 1, "With other habits of callers, from 120 fewer (low) to 80 more (high) callers are without help; 880 (low) to 1,080 (high) still are."},
		{help, "callers", "", 80, -120, 1, "With other habits of callers, from 80 more (low) to 120 fewer (high) callers are without help; 1,080 (low) to 880 (high) still are."},
		{"calls.unconnected-share", "share", "", -0.05, -0.02, 1, "With other habits of callers, the share of calls lost is 5.0 (low) to 2.0 (high) percentage points lower."},
	} {
		low, high := of(c.low, c.high)
		a := answer(c.name, c.unit, figure.Span{}, figure.Span{})
		a.OverRanges = nil
		a.OverHabits = &figure.OverHabits{Days: 20, Strategies: []figure.UnderHabits{{Name: "a", Low: low, High: high}, {Name: "b", Low: low, High: high}}}
		require.Equal(t, c.says, OverRanges(a, c.strategy, c.title))
	}
}

// TestARunWithOtherHabits is held against the other end, and says which it has itself.
func TestARunWithOtherHabits(t *testing.T) {
	low, high := figure.OfHabit{Value: 37, Difference: -46}, figure.OfHabit{Value: 6, Difference: -9}
	for _, c := range []struct {
		own      string
		strategy int
		says     string
	}{
		{"", 1, "With other habits of callers, 46 (low) to 9 (high) fewer callers are without help; 37 (low) to 6 (high) still are."},
		{"low", 1, "With high habits of callers in place of this run's low ones, 9 fewer callers are without help; 6 still are."},
		{"high", 1, "With low habits of callers in place of this run's high ones, 46 fewer callers are without help; 37 still are."},
		{"high", 0, "With low habits of callers in place of this run's high ones, 37 callers are without help."},
	} {
		a := answer("callers.without-help", "callers", figure.Span{}, figure.Span{})
		a.OverRanges = nil
		a.OverHabits = &figure.OverHabits{Own: c.own, Days: 20, Strategies: []figure.UnderHabits{{Name: "a", Low: low, High: high}, {Name: "b", Low: low, High: high}}}
		require.Equal(t, c.says, OverRanges(a, c.strategy, ""))
	}
}

// TestReportsSayWhenHabitsAreDefaults, and not where the file says who calls again.
func TestReportsSayWhenHabitsAreDefaults(t *testing.T) {
	d := reporttest.ByHand(60, 20)
	d.Origins = &caution.Origins{Assumed: 5, Habits: true}
	require.Contains(t, Origins(d), " How callers behave is a default of nines, not measured for this place.")
	d.Origins.Habits = false
	require.NotContains(t, Origins(d), "behave")
}
