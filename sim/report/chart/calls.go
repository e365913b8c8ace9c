package chart

import (
	"fmt"
	"slices"

	"nines/sim/report"
	"nines/sim/report/text"
)

// losses are the outcomes by which calls were lost in the run, the most frequent first.
func losses(d *report.Document) []string {
	var names []string
	for _, o := range d.Windows[0].Outcomes {
		if o.Calls.Mean > 0 {
			names = append(names, o.Name)
		}
	}
	return names
}

var callsKind = Kind[*report.Document]{"calls", AtCurves, one(callChart)}

// callChart is the calls of each minute: what became of them, below what was made.
func callChart(d *report.Document) Chart {
	step := callStep(d)
	c := Chart{
		Title: callFinding(d), X: clockAxis(d), Y: Axis{Scale: Linear, Title: "calls a minute"}, Spans: Spans(d),
		Sub:   "Calls for help by what became of them, " + everyMinute(step) + ", counted when they were made",
		Table: outcomeTable(d),
	}
	every := &Sampling{60 * step}
	drawn := func(series string) []report.Number {
		return thinned(perMinute(d, d.SeriesOf("calls."+series).Values), step/d.Step())
	}
	c.Marks = append(c.Marks, Mark{Name: "connected", Shape: Stack, Tone: "helped", Y: drawn("connected"), Step: every})
	for _, o := range losses(d) {
		c.Marks = append(c.Marks, Mark{Name: o, Shape: Stack, Tone: Tone(o), Y: drawn(o), Step: every})
	}
	if d.SumOver("calls.open", 0, d.Minutes()) > 0 {
		c.Marks = append(c.Marks, Mark{Name: "open at the end of the run", Shape: Stack, Tone: "open", Y: drawn("open"), Step: every})
	}
	if step == pointStep(d) {
		if words := bandWords(d); words != "" {
			c.Sub += words + " of all calls made"
		}
		c.Marks = append(c.Marks, lineOf(d, "made", "calls.offered", "offered")...)
		return c
	}
	c.Marks = append(c.Marks, Mark{Name: "made", Shape: Line, Tone: "offered", Y: drawn("offered"), Step: every})
	return c
}

// fewCalls is the smallest mean number of calls in a part of the picture. Below it the picture would show noise.
const fewCalls = 20

// callStep is over how many minutes calls are averaged: where few are made, over more, in two dozen parts of the run at
// least. A band over the replications is of single minutes, and is not shown beside longer means.
func callStep(d *report.Document) int {
	minutes, step := d.Minutes(), pointStep(d)
	for _, longer := range []int{2, 5, 10, 15, 30, 60} {
		if d.SumOver("calls.offered", 0, minutes)*report.Number(step) >= fewCalls*report.Number(minutes) {
			break
		}
		if longer > step && longer%d.Step() == 0 && minutes >= 24*longer {
			step = longer
		}
	}
	return step
}

// callFinding says when it was worst.
func callFinding(d *report.Document) string {
	if d.Windows[0].Lost.Mean == 0 {
		return "No call was lost"
	}
	if len(d.Windows) < 2 || d.Figure("calls.unconnected", d.Windows[0].Name).Mean == 0 {
		return "In the whole run " + callsLost(d.Windows[0].Lost.Mean)
	}
	worst := slices.MaxFunc(d.Windows[1:], func(x, y report.Window) int { return compareNumbers(x.Lost.Mean, y.Lost.Mean) })
	if compareNumbers(worst.Lost.Mean, d.Windows[0].Lost.Mean) < 0 { // it was worse outside of all windows
		return "In the whole run " + callsLost(d.Windows[0].Lost.Mean)
	}
	return fmt.Sprintf("From %s to %s %s; in the whole run %s",
		text.ShortClock(worst.From), text.ShortClock(worst.To), callsLost(worst.Lost.Mean), callsLost(d.Windows[0].Lost.Mean))
}
