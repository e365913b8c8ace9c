package chart

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var agentsKind = Kind[*report.Document]{"agents", AtEngineers, one(agentChart)}

// quarterWords is over how long the load of agents is taken.
func quarterWords(d *report.Document) string {
	if d.Step() > report.Quarter {
		return phrase.MinutesWords(d.Step())
	}
	return "quarter of an hour"
}

// agentChart is how many agents are logged on, and how many of them have a call.
func agentChart(d *report.Document) Chart {
	c := Chart{
		X: clockAxis(d), Y: Axis{Scale: Linear, Title: "agents"}, Spans: Spans(d),
		Sub: "Agents logged on to each platform, and those of them who have a call, sampled " + everyMinute(pointStep(d)) + text.OnAverage(d),
	}
	busiest, where := report.Number(-1), ""
	for i, p := range d.World.Platforms {
		on, _ := peak(d.SeriesOf(p.Name + ".agents").Values)
		if on == 0 {
			continue
		}
		if p.Busiest > busiest {
			busiest, where = p.Busiest, p.Name
		}
		name, step := phrase.Plain(p.Name), pointStep(d)
		c.Marks = append(c.Marks,
			Mark{Name: name + ", logged on", Shape: Step, Tone: platformTone(i), Y: thinned(d.SeriesOf(p.Name+".agents").Values, step/d.Step()), Step: &Sampling{60 * step}},
			Mark{Name: name + ", with a call", Shape: Line, Tone: platformTone(i) + "-busy", Y: thinned(d.SeriesOf(p.Name+".busy").Values, step/d.Step()), Step: &Sampling{60 * step}})
	}
	c.Title = "Hardly any agent was ever logged on"
	if where != "" {
		c.Title = fmt.Sprintf("In the busiest %s %s of the agents on %s were busy", quarterWords(d), phrase.Percent(busiest), phrase.Plain(where))
		if busiest >= 0.9995 {
			c.Title = fmt.Sprintf("Every agent on %s was busy in the worst %s", phrase.Plain(where), quarterWords(d))
		}
	}
	c.Table = platformTable(d, "Agents with a call, of those logged on", "busy", "agents")
	return c
}
