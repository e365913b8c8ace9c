package chart

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var answersKind = Kind[*report.Document]{"answers", AtWaits, one(answerChart)}

// answerChart is what share of the answered calls waited no longer than a time, by window.
func answerChart(d *report.Document) Chart {
	c := Chart{
		X: Axis{Scale: Log, Title: "seconds from dialling to the agent's answer"}, Y: Axis{Scale: Linear, Title: "share of answered calls", Whole: true},
		Sub: "Share of the answered calls that had been answered within a time, by the window in which they were made; the time on a logarithmic scale",
	}
	slowest, name := report.Number(0), ""
	for i, w := range d.Durations.Windows {
		if m, ok := cumulative(d, w.Window, i, w.Answers); ok {
			c.Marks = append(c.Marks, m)
			if f := d.Figure("answer.median", w.Window); f.Mean > slowest {
				slowest, name = f.Mean, w.Window
			}
		}
	}
	c.Title = "At least half of the answered calls were answered at once, in every window"
	if slowest >= 0.05 {
		c.Title = fmt.Sprintf("Callers waited longest in the window %s: half of those who were answered, for %s s and more", phrase.Plain(name), phrase.Seconds(slowest))
	}
	c.Table = text.SectionOf("answer-times", text.AnswerTimes(d)...)
	return c
}
