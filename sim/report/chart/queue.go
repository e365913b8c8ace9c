package chart

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var queueKind = Kind[*report.Document]{"queue", AtEngineers, one(queueChart)}

// queueChart is how many wait, by platform.
func queueChart(d *report.Document) Chart {
	c := Chart{
		X: clockAxis(d), Y: Axis{Scale: Linear, Title: "calls waiting"}, Spans: Spans(d),
		Sub: "Calls waiting for an agent, sampled " + everyMinute(pointStep(d)) + bandWords(d),
	}
	most, where, when := report.Number(0), "", 0
	for i, p := range d.World.Platforms {
		if high, minute := peak(d.SeriesOf(p.Name + ".queue").Values); high > most {
			most, where, when = high, p.Name, minute
		}
		c.Marks = append(c.Marks, lineOf(d, phrase.Plain(p.Name), p.Name+".queue", platformTone(i))...)
	}
	if most < 0.05 {
		return Chart{}
	}
	c.Title = phrase.Agree(fmt.Sprintf("Up to %s callers waited at once%s, on %s at %s", phrase.Count(most), text.OnAverage(d), phrase.Plain(where), d.MinuteClock(when*d.Step())))
	if most < 1 {
		c.Title = "Callers hardly ever waited for an agent"
	}
	c.Table = platformTable(d, "Calls waiting", "queue")
	return c
}
