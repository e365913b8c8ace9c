package fitted

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/scenario/quantity"
	"nines/sim/study/calibrate"
	"nines/sim/words"
)

// The most rows, pictures of pairs, and points in one of those.
const (
	mostRows   = 20
	mostPairs  = 3
	mostPoints = 400
)

// drawer makes charts.
type drawer struct{ *teller }

// charts are what is left of each value, the figures, and a picture for each pair that makes up for each other.
func (t drawer) charts() []study.Chart {
	if !t.isFit() {
		return []study.Chart{t.figuresChart()}
	}
	list := []study.Chart{t.valuesChart(), t.figuresChart()}
	for k, p := range t.Tradeoffs[:min(len(t.Tradeoffs), mostPairs)] {
		list = append(list, t.pairChart(k, p))
	}
	return list
}

// valuesChart has a row for each value: its range, and what is left of it.
func (t drawer) valuesChart() study.Chart {
	c := chart.Chart{
		ID: "values", X: chart.Axis{Scale: chart.Linear, Whole: true, Title: "place in the range of the file, from its low end to its high end"}, Y: chart.Axis{Scale: chart.Names},
		Title: t.valuesTitle(), Sub: "The part of each range in which the true value lies with 95 %, and the best setting that was simulated",
	}
	before, after := chart.Mark{Name: "unlikely", Shape: chart.Lane, Tone: "open"}, chart.Mark{Name: "what is left", Shape: chart.Lane, Tone: "first"}
	best := chart.Mark{Name: "best", Shape: chart.Point, Tone: "ink"}
	for row, i := range t.order[:min(len(t.order), mostRows)] {
		p := &t.Parameters[i]
		c.Y.Names = append(c.Y.Names, phrase.Plain(p.Title))
		told := fmt.Sprintf("%s: %s, of %s", phrase.Plain(p.Title), t.span(i, *p.After), t.span(i, p.Before))
		low, high := t.place(i, p.After.Low), t.place(i, p.After.High)
		lane(&before, row, 0, low, told)
		lane(&before, row, high, 1, told)
		lane(&after, row, low, high, told)
		best.X, best.Y = append(best.X, t.place(i, *p.Best)), append(best.Y, Number(row))
		best.Words = append(best.Words, "best: "+t.said(i, *p.Best))
	}
	c.Marks = []chart.Mark{before, after, best}
	return study.Chart{Chart: c}
}

// place is where a value lies in its range, from 0 to 1.
func (t drawer) place(i int, v Number) Number {
	b := t.Parameters[i].Before
	return max(0, min(1, (v-b.Low)/(b.High-b.Low)))
}

// lane puts a bar into a row. One without a length is left out.
func lane(m *chart.Mark, row int, low, high Number, told string) {
	if low < high {
		m.Y, m.Low, m.High, m.Words = append(m.Y, Number(row)), append(m.Low, low), append(m.High, high), append(m.Words, told)
	}
}

func (t drawer) valuesTitle() string {
	pinned, silent := len(t.judged(Pinned)), len(t.judged(Nothing))
	switch {
	case silent == len(t.Parameters):
		return "The figures say nothing about any single value"
	case pinned > 0:
		return fmt.Sprintf("The figures pin down %s of %s", fmt.Sprint(pinned), phrase.Plural(len(t.Parameters), "value"))
	}
	return fmt.Sprintf("The figures narrow %d of %s", len(t.Parameters)-silent, phrase.Plural(len(t.Parameters), "value"))
}

// reach is how far the chart of the figures goes at least, in tolerances.
const reach = 4

// ends are how far it goes: beyond the best setting, but not to the ends of wide ranges.
func (t drawer) ends() Number {
	far := Number(reach)
	for k := range t.Figures {
		if at := t.inTolerances(k, t.Figures[k].Best); !math.IsNaN(float64(at)) {
			far = max(far, 1+at, 1-at)
		}
	}
	return far
}

// inTolerances is how far an amount lies from a published figure, in tolerances.
func (t drawer) inTolerances(k int, v Number) Number {
	f := &t.Figures[k]
	return 2 * (v - f.Published) / (f.Allowed.High - f.Allowed.Low)
}

// figuresChart has a row for each published figure: how far the simulation lies from it, in units of its tolerance.
func (t drawer) figuresChart() study.Chart {
	c := chart.Chart{
		ID: "figures", X: chart.Axis{Scale: chart.Linear, Tight: true, Title: "distance from the published figure, in tolerances"}, Y: chart.Axis{Scale: chart.Names},
		Title: t.figuresTitle(), Sub: "A day as simulated, with 95 %, over all settings that are not ruled out. The lines are the published figure and the ends of its tolerance",
	}
	if !t.isFit() {
		c.Sub = "Where the ranges reach, and the nearest setting to all figures together. The lines are the published figure and the ends of its tolerance"
	}
	fitted, kept := chart.Mark{Name: "fitted", Shape: chart.Interval, Tone: "first"}, chart.Mark{Name: "kept back", Shape: chart.Interval, Tone: "second"}
	for k := range t.Figures {
		c.Y.Names = append(c.Y.Names, t.heading(k))
		mark := &kept
		if t.Figures[k].Fitted {
			mark = &fitted
		}
		t.interval(mark, k)
	}
	c.Marks = []chart.Mark{{Name: "tolerance", Shape: chart.Rule, Tone: "quiet", X: []Number{-1, 1}}, {Name: "published", Shape: chart.Rule, Tone: "ink", X: []Number{0}}}
	for _, m := range []chart.Mark{fitted, kept} {
		if len(m.X) > 0 {
			c.Marks = append(c.Marks, m)
		}
	}
	return study.Chart{Chart: c}
}

// interval puts a figure into its row, cut where the chart ends.
func (t drawer) interval(m *chart.Mark, k int) {
	f := &t.Figures[k]
	far := t.ends()
	at := func(v Number) Number { return max(-far, min(far, t.inTolerances(k, v))) }
	span := f.Tried
	if f.Day != nil {
		span = *f.Day
	}
	if math.IsNaN(float64(f.Best)) || math.IsNaN(float64(span.Low)) {
		return
	}
	m.X, m.Y, m.Low, m.High = append(m.X, at(f.Best)), append(m.Y, Number(k)), append(m.Low, at(min(span.Low, f.Best))), append(m.High, at(max(span.High, f.Best)))
	m.Words = append(m.Words, fmt.Sprintf("%s: published %s, simulated %s (%s)", phrase.Plain(f.Title), t.amount(k, f.Published), t.amount(k, f.Best), t.between(k, span)))
}

func (t drawer) figuresTitle() string {
	missed := 0
	for k := range t.Figures {
		if !t.Figures[k].Met {
			missed++
		}
	}
	if missed == 0 {
		return fmt.Sprintf("The simulation meets all %s", phrase.Plural(len(t.Figures), "published figure"))
	}
	return fmt.Sprintf("The simulation misses %d of %s", missed, phrase.Plural(len(t.Figures), "published figure"))
}

// pairChart is the region in two of its values.
func (t drawer) pairChart(k int, p Tradeoff) study.Chart {
	a, b := t.byName(p.First), t.byName(p.Second)
	c := chart.Chart{
		ID: fmt.Sprintf("pair-%d", k+1), X: axisOf(&t.inputs[a]), Y: axisOf(&t.inputs[b]),
		Title: fmt.Sprintf("%s and %s: %s", words.Capital(phrase.Plain(t.Parameters[a].Title)), phrase.Plain(t.Parameters[b].Title), together(p)),
		Sub:   "Strong blue: the settings that fit best, with half of all weight. Pale blue: others that no figure rules out. Grey: simulated, and ruled out",
	}
	out, open := chart.Mark{Name: "ruled out", Shape: chart.Point, Tone: "behind"}, chart.Mark{Name: "not ruled out", Shape: chart.Point, Tone: "helped"}
	well, at := chart.Mark{Name: "fits best", Shape: chart.Point, Tone: "first"}, chart.Mark{Name: "best", Shape: chart.Point, Tone: "lost"}
	for i := range t.result.Tried {
		if own := &t.result.Tried[i]; !(own.Implausibility <= calibrate.Cutoff) {
			t.spot(&out, a, b, own.Values)
		}
	}
	for _, one := range sampleOf(t.result.Region.Sample, mostPoints) {
		if one.Weight >= t.heavy() {
			t.spot(&well, a, b, one.Values)
		} else {
			t.spot(&open, a, b, one.Values)
		}
	}
	t.spot(&at, a, b, best(t.result).Values)
	at.Label = []string{"best"}
	c.Marks = []chart.Mark{out, open, well, at}
	return study.Chart{Chart: c}
}

// heavy is the weight from which on settings together have half of all weight.
func (t drawer) heavy() float64 {
	var weights []float64
	for _, one := range t.result.Region.Sample {
		weights = append(weights, one.Weight)
	}
	slices.Sort(weights)
	sum := 0.
	for i := len(weights) - 1; i >= 0; i-- {
		if sum += weights[i]; sum >= 0.5 {
			return weights[i]
		}
	}
	return 0
}

// spot puts a setting into a picture of two values.
func (t drawer) spot(m *chart.Mark, a, b int, values []float64) {
	m.X, m.Y = append(m.X, drawn(&t.inputs[a], values[a])), append(m.Y, drawn(&t.inputs[b], values[b]))
	m.Words = append(m.Words, fmt.Sprintf("%s: %s and %s", m.Name, t.said(a, Number(values[a])), t.said(b, Number(values[b]))))
}

// axisOf is the axis of a value, with its unit.
func axisOf(in *input.Input) chart.Axis {
	title := phrase.Plain(in.Title)
	switch in.Unit {
	case quantity.Share:
		title += ", in per cent"
	case quantity.Duration, quantity.Instant:
		title += ", in minutes"
	case quantity.Rate:
		title += ", per hour"
	}
	return chart.Axis{Scale: chart.Linear, Tight: true, Title: title}
}

// drawn is a value as its axis has it.
func drawn(in *input.Input, v float64) Number {
	switch in.Unit {
	case quantity.Share:
		return Number(100 * v)
	case quantity.Duration, quantity.Instant:
		return Number(v / 60)
	case quantity.Rate:
		return Number(3600 * v)
	}
	return Number(v)
}
