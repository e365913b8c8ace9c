package report

import (
	"fmt"
	"nines/sim/measure"
	"slices"
)

// Chart is a picture as data: what it shows, in words, and what is to be drawn. A page, a PNG and an SVG are drawings of it,
// and its table is what those read who see none of them.
type Chart struct {
	ID    string      `json:"id"`    // the name of its place in a page, and of its file
	Title string      `json:"title"` // what is to be seen, as a sentence
	Sub   string      `json:"sub"`   // what is drawn, and in which unit
	X     Axis        `json:"x"`
	Y     Axis        `json:"y"`
	Marks []Mark      `json:"marks"`
	Spans []ChartSpan `json:"spans,omitempty"` // behind the marks: the windows of the study
	Table Section     `json:"-"`
}

// Axis is a scale and what it measures.
type Axis struct {
	Scale string   `json:"scale"`           // clock (seconds since the start), linear, log, or names
	Title string   `json:"title,omitempty"` // with the unit
	Names []string `json:"names,omitempty"` // of a scale of names, from the top
	Whole bool     `json:"whole,omitempty"` // shares: from 0 to 1
	Most  Number   `json:"most,omitempty"`  // where the scale ends, if it must end there
}

// Mark is one kind of drawing. For a line and a stack, X and Y are points. For a band, Low and High are its edges. For an
// interval, Y is the place among the names, X the value, from Low to High; Open means that it continues beyond the end. A
// lane goes from Low to High. For a bar, X is the value.
type Mark struct {
	Name  string    `json:"name"`
	Shape string    `json:"shape"` // line, step, stack, band, interval, lane, bar or point
	Tone  string    `json:"tone"`  // what it stands for, which gives it its colour
	X     []Number  `json:"x,omitempty"`
	Y     []Number  `json:"y,omitempty"`
	Low   []Number  `json:"low,omitempty"`
	High  []Number  `json:"high,omitempty"`
	Open  []bool    `json:"open,omitempty"`
	Words []string  `json:"words,omitempty"` // of each, for who points at it
	Label []string  `json:"label,omitempty"` // of each, short enough to stand beside or in it
	Step  *Sampling `json:"step,omitempty"`  // in place of X: evenly spaced
}

// Sampling is evenly spaced points in time: from the start of the run, so many seconds apart.
type Sampling struct {
	Seconds int `json:"s"`
}

// ChartSpan is a part of the axis with a name.
type ChartSpan struct {
	Name string `json:"name"`
	From Number `json:"from"`
	To   Number `json:"to"`
}

// Charts are the pictures of the document, in the order of the report: those for which it has something to show.
func (d *Document) Charts() []Chart {
	list := []Chart{d.laneChart(), d.callChart(), d.platformChart(), d.queueChart(), d.agentChart(), d.causeChart()}
	for _, by := range []string{"service", "access", "region", "provider"} {
		list = append(list, d.groupChart(by))
	}
	list = append(list, d.recoveryChart(), d.answerChart(), d.delayChart())
	return slices.DeleteFunc(list, func(c Chart) bool { return len(c.Marks) == 0 })
}

// clockAxis is the time of day.
func (d *Document) clockAxis() Axis {
	return Axis{Scale: "clock", Title: "clock time, " + d.Scenario.Zone}
}

// mostPoints is how many points a line has at most: of a run of up to a day, one for each minute.
const mostPoints = 1500

// step is how many minutes stand behind one point of a line.
func (d *Document) step() int {
	minutes := 0
	if len(d.Series) > 0 {
		minutes = len(d.Series[0].Values)
	}
	return max(1, (minutes+mostPoints-1)/mostPoints)
}

// thinned are the means of so many minutes each.
func thinned(values []Number, step int) []Number {
	if step == 1 {
		return values
	}
	var list []Number
	for from := 0; from < len(values); from += step {
		part := values[from:min(from+step, len(values))]
		sum := Number(0)
		for _, v := range part {
			sum += v
		}
		list = append(list, sum/Number(len(part)))
	}
	return list
}

// everyMinute says in words how often a line has a point.
func everyMinute(step int) string {
	if step > 1 {
		return fmt.Sprintf("in each minute, as means over %d minutes", step)
	}
	return "in each minute"
}

// series is one of the document's series; an empty one if it has none of that name.
func (d *Document) series(name string) Series {
	at := slices.IndexFunc(d.Series, func(s Series) bool { return s.Name == name })
	if at < 0 {
		return Series{}
	}
	return d.Series[at]
}

// bandWords says what a band is.
func (d *Document) bandWords() string {
	if !d.hasBands() {
		return ""
	}
	return "; the band holds nine replications in ten"
}

// hasBands says whether lines have bands: a band is of single minutes, and not of means over several.
func (d *Document) hasBands() bool { return d.step() == 1 && len(d.series("calls.offered").Low) > 0 }

// lineOf draws a series as a line with its band.
func (d *Document) lineOf(name, series, tone string) []Mark {
	s, step := d.series(series), d.step()
	every := &Sampling{60 * step}
	var marks []Mark
	if d.hasBands() && len(s.Low) > 0 {
		marks = append(marks, Mark{Name: name, Shape: "band", Tone: tone, Low: thinned(s.Low, step), High: thinned(s.High, step), Step: every})
	}
	return append(marks, Mark{Name: name, Shape: "line", Tone: tone, Y: thinned(s.Values, step), Step: every})
}

// peak is the largest value of a series, and the minute of it.
func peak(values []Number) (most Number, minute int) {
	for m, v := range values {
		if v > most {
			most, minute = v, m
		}
	}
	return most, minute
}

// Spans are the windows of the study, without the whole run.
func (d *Document) Spans() []ChartSpan {
	var list []ChartSpan
	for _, w := range d.Windows {
		if w.Name != measure.WholeRun && (w.FromS > 0 || w.ToS < d.Length()) {
			list = append(list, ChartSpan{plain(w.Name), w.FromS, w.ToS})
		}
	}
	return list
}

// Length is how long the run is, in seconds.
func (d *Document) Length() Number {
	start, end := d.times()
	return Number(end.Sub(start).Seconds())
}
