package chart

import (
	"math"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// Chart is a picture as data: what it shows, in words, and what is to be drawn. A page, a PNG and an SVG are drawings of it,
// and its table is what those read who see none of them.
type Chart struct {
	ID    string       `json:"id" doc:"A name, for its place in a page and for its file."`
	Title string       `json:"title" doc:"What is to be seen, as a sentence."`
	Sub   string       `json:"sub" doc:"What is drawn, and in which unit."`
	X     Axis         `json:"x" doc:"The horizontal axis."`
	Y     Axis         `json:"y" doc:"The vertical axis."`
	Marks []Mark       `json:"marks" doc:"What is drawn, from the back to the front."`
	Spans []ChartSpan  `json:"spans,omitempty" doc:"Parts of the horizontal axis with a name, behind the marks: the windows of the study. Absent if there are none."`
	Table text.Section `json:"-"`
	Place Place        `json:"-"` // in the page
}

// Scale is how the values of an axis become places on it.
type Scale string

// The scales.
const (
	Clock    Scale = "clock"    // seconds since the start of the run, read as the time of day
	Duration Scale = "duration" // seconds, read as a length of time
	Linear   Scale = "linear"
	Log      Scale = "log"
	Names    Scale = "names" // one place for each name
)

// Shape is how a mark is drawn.
type Shape string

// The shapes. Mark says which of its values each has.
const (
	Line     Shape = "line"
	Step     Shape = "step"
	Stack    Shape = "stack"
	Band     Shape = "band"
	Interval Shape = "interval"
	Lane     Shape = "lane"
	Bar      Shape = "bar"
	Point    Shape = "point"
	Cell     Shape = "cell"
	Rule     Shape = "rule"
)

// Axis is a scale and what it measures.
type Axis struct {
	Scale Scale         `json:"scale" doc:"How values become places: clock (seconds since the start), duration (seconds), linear, log or names."`
	Title string        `json:"title,omitempty" doc:"What it measures, with the unit. Absent if the chart says so elsewhere."`
	Names []string      `json:"names,omitempty" doc:"The names of a scale of names, from the top or from the left."`
	Whole bool          `json:"whole,omitempty" doc:"True for shares, from 0 to 1. Absent otherwise."`
	Tight bool          `json:"tight,omitempty" doc:"True if the scale begins at its least value. Absent if it begins at nothing."`
	Most  report.Number `json:"most,omitempty" doc:"Where the scale ends, if it must end there."`
}

// Mark is one kind of drawing. For a line and a stack, X and Y are points. For a band, Low and High are its edges. For an
// interval, Y is the place among the names, X the value, from Low to High; Open means that it continues beyond the end. A
// lane goes from Low to High. For a bar, X is the value, and Low to High its interval, if there is one. A cell is at the
// places X and Y among the names of both axes. A rule is a straight line over the plot: upright at X, or level at Y.
type Mark struct {
	Name   string          `json:"name" doc:"What it is, for a legend."`
	Shape  Shape           `json:"shape" doc:"How it is drawn: line, step, stack, band, interval, lane, bar, point, cell or rule."`
	Tone   Tone            `json:"tone" doc:"What it stands for, which gives it its colour."`
	X      []report.Number `json:"x,omitempty" doc:"Values on the horizontal axis, or places among its names."`
	Y      []report.Number `json:"y,omitempty" doc:"Values on the vertical axis, or places among its names."`
	Low    []report.Number `json:"low,omitempty" doc:"The low ends of bands, intervals and lanes."`
	High   []report.Number `json:"high,omitempty" doc:"Their high ends."`
	Open   []bool          `json:"open,omitempty" doc:"Whether each goes on beyond its high end."`
	Values []report.Number `json:"values,omitempty" doc:"The values of cells."`
	Words  []string        `json:"words,omitempty" doc:"The words for each, for who points at it."`
	Label  []string        `json:"label,omitempty" doc:"The words for each, short enough to stand beside it or in it."`
	Step   *Sampling       `json:"step,omitempty" doc:"In place of x: points that are evenly spaced."`
}

// Sampling is evenly spaced points in time: from the start of the run, so many seconds apart.
type Sampling struct {
	Seconds int `json:"s" doc:"How many seconds they are apart. The first is at the start of the run."`
}

// ChartSpan is a part of the axis with a name.
type ChartSpan struct {
	Name string        `json:"name" doc:"Its name."`
	From report.Number `json:"from" doc:"Where it begins on the axis."`
	To   report.Number `json:"to" doc:"Where it ends."`
}

// clockAxis is the time of day.
func clockAxis(d *report.Document) Axis {
	return Axis{Scale: Clock, Title: "clock time, " + d.Scenario.Zone}
}

// Spans are the windows of the study, without the whole run, and the warm-up.
func Spans(d *report.Document) []ChartSpan {
	var list []ChartSpan
	for _, w := range d.Windows {
		if w.Name != measure.WholeRun && (w.FromS > 0 || w.ToS < d.Length()) {
			list = append(list, ChartSpan{phrase.Plain(w.Name), w.FromS, w.ToS})
		}
	}
	if w := d.Scenario.WarmUp; w > 0 {
		list = append(list, ChartSpan{"warm-up: in no figure", 0, w})
	}
	return list
}

// Words is a value of the axis as it is read.
func (a Axis) Words(v report.Number) string {
	switch {
	case a.Scale == Duration || math.IsInf(float64(v), 0):
		return phrase.Length(v)
	case a.Whole:
		return phrase.Percent(v)
	}
	return phrase.Count(v)
}

// InLegend reports whether a mark is named in a legend. Colours of cells, rules, and lanes of several kinds on a scale of
// numbers have no name beside them.
func (c *Chart) InLegend(m *Mark) bool {
	switch m.Shape {
	case Cell, Rule:
		return true
	case Lane:
		return c.X.Scale == Linear && c.lanes() > 1
	}
	return false
}

// lanes is how many marks are lanes.
func (c *Chart) lanes() (n int) {
	for i := range c.Marks {
		if c.Marks[i].Shape == Lane {
			n++
		}
	}
	return n
}
