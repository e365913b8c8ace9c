package chart

import (
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

var platformsKind = Kind[*report.Document]{"platforms", AtEngineers, one(platformChart)}

// platformChart is which platform calls were sent to, minute by minute: where traffic was, on average, however often it moved.
func platformChart(d *report.Document) Chart {
	if len(d.World.Platforms) < 2 {
		return Chart{}
	}
	step := callStep(d)
	c := Chart{
		X: clockAxis(d), Y: Axis{Scale: Linear, Title: "calls a minute"}, Spans: Spans(d),
		Sub: "Calls by the platform that their network last sent them to, " + everyMinute(step) + text.OnAverage(d) + ", counted when they were made",
	}
	made := allCalls(d)
	nowhere := slices.Clone(made)
	var names []string
	for i, p := range d.World.Platforms {
		sent := sentTo(d, p.Name)
		for m := range nowhere {
			nowhere[m] = max(0, nowhere[m]-sent[m])
		}
		names = append(names, phrase.Percent(p.Calls/total(made))+" went to "+phrase.Plain(p.Name))
		c.Marks = append(c.Marks, Mark{Name: phrase.Plain(p.Name), Shape: Stack, Tone: platformTone(i), Y: thinned(perMinute(d, sent), step/d.Step()), Step: &Sampling{60 * step}})
	}
	if lost := total(nowhere); lost > 0.0005*total(made) {
		c.Marks = append(c.Marks, Mark{Name: "to none", Shape: Stack, Tone: "behind", Y: thinned(perMinute(d, nowhere), step/d.Step()), Step: &Sampling{60 * step}})
		names = append(names, phrase.Percent(lost/total(made))+" to none")
	}
	c.Title = "Of the calls made, " + words.Joined(names)
	c.Table = sentTable(d)
	return c
}

// allCalls are the calls of everybody, by minute: what the networks have to carry.
func allCalls(d *report.Document) []report.Number {
	sums := slices.Clone(d.SeriesOf("calls.offered").Values)
	for m, v := range d.SeriesOf("calls.of-others").Values {
		sums[m] += v
	}
	return sums
}

// sentTo is the calls that were last sent to a platform, by minute.
func sentTo(d *report.Document, platform string) []report.Number {
	sums := make([]report.Number, d.Steps())
	for _, p := range d.World.Providers {
		for m, v := range d.SeriesOf("providers." + p.Name + ".routes." + platform + ".calls").Values {
			sums[m] += v
		}
	}
	return sums
}
