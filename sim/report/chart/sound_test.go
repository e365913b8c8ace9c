package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

func TestChartsOfRunsAreSound(t *testing.T) {
	for _, c := range append(Of(reporttest.DocumentOf(t, "first-steps", 3)), OfComparison(reporttest.Compare(t, "first-steps", 3))...) {
		require.NoError(t, c.IsSound(), c.ID)
	}
	c := Heat(Chart{X: Axis{Names: []string{"a"}}, Y: Axis{Names: []string{"b"}}}, [][]report.Number{{4}}, phrase.Count)
	require.NoError(t, c.IsSound())
}

// TestChartsThatCannotBeDrawnAreRefused changes one thing at a time.
func TestChartsThatCannotBeDrawnAreRefused(t *testing.T) {
	n := func(v ...report.Number) []report.Number { return v }
	for want, change := range map[string]func(c *Chart){
		`a scale "spiral"`:               func(c *Chart) { c.X.Scale = "spiral" },
		`2 names on a scale`:             func(c *Chart) { c.Y.Scale = Linear },
		`0 names on a scale`:             func(c *Chart) { c.Y.Names = nil },
		`a shape "pie"`:                  func(c *Chart) { c.Marks[0].Shape = "pie" },
		`1 values where it needs 2`:      func(c *Chart) { c.Marks[0].Low = n(1) },
		`3 values where it needs 2 or`:   func(c *Chart) { c.Marks[0].Words = []string{"a", "b", "c"} },
		`a value +Inf`:                   func(c *Chart) { c.Marks[0].High[0] = report.Number(math.Inf(1)) },
		`a value 1e+15`:                  func(c *Chart) { c.Marks[0].X[0] = 1e15 },
		`at place 2 of 2 names`:          func(c *Chart) { c.Marks[0].Y[1] = 2 },
		`at place 0.5 of 2 names`:        func(c *Chart) { c.Marks[0].Y[1] = 0.5 },
		`at place NaN of 2 names`:        func(c *Chart) { c.Marks[0].Y[1] = reporttest.None },
		`layer is not evenly`:            func(c *Chart) { c.Marks[0].Shape = Stack },
		`its points are 0 seconds apart`: func(c *Chart) { c.Marks[0].Step = &Sampling{} },
		`1 values where it needs 0`:      func(c *Chart) { c.Marks[0] = Mark{Shape: Band, Low: n(1), High: n(2)} },
	} {
		c := Chart{X: Axis{Scale: Linear}, Y: Axis{Scale: Names, Names: []string{"a", "b"}}, Marks: []Mark{
			{Shape: Interval, X: n(1, 2), Y: n(0, 1), Low: n(0, 1), High: n(2, 3), Words: []string{"x", "y"}},
		}}
		require.NoError(t, c.IsSound())
		change(&c)
		require.ErrorContains(t, c.IsSound(), want)
	}
}
