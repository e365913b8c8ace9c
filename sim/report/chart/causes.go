package chart

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var causesKind = Kind[*report.Document]{"causes", AtWhy, one(causeChart)}

// causeChart is how many calls were lost by what was wrong there, and when.
func causeChart(d *report.Document) Chart {
	if len(d.Ledger) == 0 {
		return Chart{}
	}
	each := causeStep(d)
	c := Chart{
		Title: causeFinding(d), X: clockAxis(d), Y: Axis{Scale: Linear, Title: "calls lost in " + phrase.MinutesWords(each)}, Spans: Spans(d),
		Sub: "Calls lost by what was wrong where they were lost, counted when they were made, over " + phrase.MinutesWords(each) + " each", Table: causeTable(d),
	}
	for i, cause := range d.CausesOfLoss() {
		c.Marks = append(c.Marks, Mark{
			Name: text.CauseTitle(d, cause.Cause), Shape: Stack, Tone: Tone(fmt.Sprintf("cause-%d", min(i, mostCauseTones))), Y: every(&cause, each, d.Minutes()), Step: &Sampling{60 * each},
		})
	}
	return c
}

// mostCauseTones is how many causes have a colour of their own.
const mostCauseTones = 7

// causeStep is the number of minutes in one bar. It keeps the bars of a long run wide enough to see.
func causeStep(d *report.Document) int {
	minutes := d.Minutes()
	for _, step := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720} {
		if minutes/step <= 300 && step%d.Step() == 0 {
			return step
		}
	}
	return max(1440, d.Step())
}

func causeFinding(d *report.Document) string {
	first := d.CausesOfLoss()[0]
	return fmt.Sprintf("Where %s of the lost calls failed, this was wrong: “%s”", phrase.Percent(first.Share), text.CauseTitle(d, first.Cause))
}

// every adds up the cause's losses over so many minutes each, of a run of so many.
func every(c *report.CauseOfLoss, step, minutes int) []report.Number {
	sums := make([]report.Number, (minutes+step-1)/step)
	for _, l := range c.Lines {
		for i, minute := range l.Minutes {
			sums[minute/step] += l.InMinute[i]
		}
	}
	return sums
}
