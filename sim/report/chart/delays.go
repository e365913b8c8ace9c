package chart

import (
	"fmt"
	"math"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var delaysKind = Kind[*report.Document]{"delays", AtWaits, one(delayChart)}

// delayChart is how long delayed callers took from the first call to being connected.
func delayChart(d *report.Document) Chart {
	c := Chart{
		X: Axis{Scale: Log, Title: "seconds from the first call to being connected"}, Y: Axis{Scale: Linear, Title: "share of delayed callers", Whole: true},
		Sub: "Share of the callers who failed at first, and were connected later, who had been connected within a time; on a logarithmic scale",
	}
	for i, w := range d.Durations.Windows {
		if m, ok := cumulative(d, w.Window, i, w.Delays); ok {
			c.Marks = append(c.Marks, m)
		}
	}
	f := d.Figure("callers.delay.mean", d.Windows[0].Name)
	if f.N == 0 || math.IsNaN(float64(f.Mean)) {
		return Chart{}
	}
	c.Title = fmt.Sprintf("Callers who failed at first and got through later did so after %s on average", phrase.Length(f.Mean))
	c.Table = delayTable(d)
	return c
}

// delayTable is the same at a few times.
func delayTable(d *report.Document) text.Section {
	times := []report.Number{10, 100, 1000, 10000}
	s := text.PlainTable("Delay from the first call to being connected", []string{"window", "delayed callers", "within 10 s", "within 100 s", "within 16m 40s", "within 2h 46m 40s"}, nil)
	for i, w := range d.Durations.Windows {
		m, ok := cumulative(d, w.Window, i, w.Delays)
		if !ok {
			continue
		}
		row := []string{phrase.Plain(w.Window), phrase.Counted(d.Figure("callers.delayed", w.Window).Estimate)}
		for _, t := range times {
			row = append(row, phrase.Percent(valueAt(m, t)))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
