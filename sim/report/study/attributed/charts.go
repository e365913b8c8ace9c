package attributed

import (
	"fmt"
	"math"

	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/words"
)

// Names of the charts, in pictures and in a page.
const (
	partsChart = "attribute-parts"
	jointChart = "attribute-together"
	aloneChart = "attribute-alone"
)

func (b *builder) charts() []study.Chart {
	list := []study.Chart{{Chart: b.partsChart()}}
	if len(b.Result.Joint) > 0 {
		list = append(list, study.Chart{Chart: b.jointChart()})
	}
	if len(b.Single) > 0 {
		list = append(list, study.Chart{Chart: b.singlesChart()})
	}
	return list
}

// bars are bars in rows of their own, each with its interval.
func (b *builder) bars(c *chart.Chart, m *chart.Mark, name string, e stat.Estimate) {
	m.X, m.Y = append(m.X, phrase.Number(b.scaled(e.Mean))), append(m.Y, phrase.Number(len(c.Y.Names)))
	m.Low, m.High = append(m.Low, phrase.Number(b.scaled(b.orMean(e.Low, e)))), append(m.High, phrase.Number(b.scaled(b.orMean(e.High, e))))
	m.Words = append(m.Words, fmt.Sprintf("%s: %s", name, b.cell(e)))
	c.Y.Names = append(c.Y.Names, name)
}

// scaled is a value as the axis has it: shares in percentage points.
func (b *builder) scaled(v float64) float64 {
	if b.unit == points {
		return 100 * v
	}
	return v
}

// orMean is an end of an interval; the mean where there is no end.
func (b *builder) orMean(end float64, e stat.Estimate) float64 {
	if math.IsInf(end, 0) || math.IsNaN(end) {
		return e.Mean
	}
	return end
}

// newChart is a chart of bars.
func (b *builder) newChart(id, title string) chart.Chart {
	return chart.Chart{
		ID: id, Title: title, X: chart.Axis{Scale: chart.Linear, Title: b.counted()}, Y: chart.Axis{Scale: chart.Names},
		Sub: fmt.Sprintf("Means over %s, with 95 %% confidence intervals. All sets of parts meet the same callers", phrase.Plural(b.Result.Table.Days, b.Period.One())),
	}
}

// partsChart has three bars for each part. Which is which comes first in its name: the end of a long name is cut.
func (b *builder) partsChart() chart.Chart {
	r := b.Result
	c := b.newChart(partsChart, b.headline())
	first, average, last := chart.Mark{Name: "removed first", Shape: chart.Bar, Tone: "first"}, chart.Mark{Name: "on average", Shape: chart.Bar, Tone: "second"}, chart.Mark{Name: "removed last", Shape: chart.Bar, Tone: "third"}
	for _, i := range r.Ranked() {
		title := nouns(b.Shared[i : i+1])[0]
		b.bars(&c, &first, "First: "+title, r.First[i].Estimate)
		if r.Parts > 1 {
			b.bars(&c, &average, "On average: "+title, r.Average[i].Estimate)
			b.bars(&c, &last, "Last: "+title, r.Last[i].Estimate)
		}
	}
	c.Marks = []chart.Mark{first}
	if r.Parts > 1 {
		c.Marks = append(c.Marks, average, last)
	}
	return c
}

// headline is what is to be seen: the part that matters most on average.
func (b *builder) headline() string {
	top := b.byFirst()[0]
	e := b.Result.First[top]
	if !e.Shown {
		return "No part alone is shown to matter"
	}
	return words.Capital(fmt.Sprintf("without %s, %s", b.Shared[top].Noun, b.without(e.Estimate)))
}

// jointChart has a bar for what each part did alone, and for what parts did only together.
func (b *builder) jointChart() chart.Chart {
	r := b.Result
	c := b.newChart(jointChart, "How the total adds up: what each part did alone, and what several did only together")
	c.Sub = "Alone and together: with all other parts here gone, so not as the day was. " + c.Sub
	alone, joint := chart.Mark{Name: "alone", Shape: chart.Bar, Tone: "third"}, chart.Mark{Name: "only together", Shape: chart.Bar, Tone: "fourth"}
	for _, i := range r.Ranked() {
		b.bars(&c, &alone, "Alone: "+nouns(b.Shared[i : i+1])[0], r.Last[i].Estimate)
	}
	for _, j := range b.joint {
		b.bars(&c, &joint, "Together: "+words.Joined(nouns(b.partsOf(j.Set))), j.Estimate)
	}
	if len(b.joint) < len(r.Joint) {
		v := b.untold()
		b.bars(&c, &joint, "Together: everything else", stat.Estimate{Mean: v, Interval: stat.Interval{Low: v, High: v}})
	}
	c.Marks = []chart.Mark{alone, joint}
	return c
}

// singlesChart has a bar for each part that was removed one at a time.
func (b *builder) singlesChart() chart.Chart {
	all := b.singles()
	c := b.newChart(aloneChart, words.Capital(fmt.Sprintf("without %s, %s", all[0].Noun, b.without(all[0].adds.Estimate))))
	m := chart.Mark{Name: "removed alone", Shape: chart.Bar, Tone: "behind"}
	for _, s := range all {
		b.bars(&c, &m, s.Title, s.adds.Estimate)
	}
	c.Marks = []chart.Mark{m}
	return c
}
