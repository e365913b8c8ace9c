package chart

import (
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Alone are the charts, each fit to stand by itself: those that a page shows side by side, under one heading, have what
// they count on their axes.
func Alone(d *report.Comparison) []Chart {
	list := OfComparison(d)
	for i := range list {
		if y := &list[i].Y; y.Scale == "linear" && y.Title == "" {
			y.Title = "calls lost in " + phrase.MinutesWords(causeStep(d.Base))
		}
	}
	return list
}

// OfComparison are the pictures that set the strategies side by side.
func OfComparison(d *report.Comparison) []Chart {
	list := []Chart{differenceChart(d, "callers.never-connected"), differenceChart(d, "callers.affected"), restoredChart(d)}
	return slices.DeleteFunc(append(list, lossCharts(d)...), func(c Chart) bool { return len(c.Marks) == 0 })
}
