package chart

import (
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Alone are the charts, each fit to stand by itself: those that a page shows side by side, under one heading, have what
// they count on their axes.
func Alone(d *report.Comparison) []Chart {
	list := OfComparison(d)
	for i := range list {
		if y := &list[i].Y; y.Scale == Linear && y.Title == "" {
			y.Title = "calls lost in " + phrase.MinutesWords(causeStep(d.Base))
		}
	}
	return list
}
