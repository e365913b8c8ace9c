package picture

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// rows are the names of an axis of names, from the top, each as high as what is written in it needs.
type rows struct {
	full   []string // the names
	names  []string // as they are written
	lines  []int    // of text, in each
	labels []label
	more   vg.Length // by how much every row is higher than it needs
}

// label is what is written beside a mark in a row.
type label struct {
	words       string
	row, line   int
	left, right vg.Length
	inside      bool // of a bar, where it needs no line of its own
	tone        chart.Tone
}

const (
	rowTall   = 28 * px
	rowFlat   = 22 * px // of many
	manyRows  = 16
	rowLine   = 16 * px
	nameWide  = 360 * px
	wordsWide = 620 * px
	labelGap  = 8 * px
	barTall   = 14 * px
)

func newRows(names []string) *rows {
	r := &rows{full: names, lines: make([]int, len(names))}
	for _, n := range names {
		r.names = append(r.names, short(nameStyle, n, nameWide))
	}
	return r
}

// tall is how high a row is.
func (r *rows) tall(row int) vg.Length {
	return r.bare() + r.more + vg.Length(rowLine*vg.Length(r.lines[row]))
}

// bare is how high a row without text is.
func (r *rows) bare() vg.Length {
	if len(r.names) > manyRows {
		return rowFlat
	}
	return rowTall
}

func (r *rows) height() vg.Length {
	tall := vg.Length(0)
	for i := range r.names {
		tall += r.tall(i)
	}
	return tall
}

// middle is where the marks of a row are, below the top of the plot: its text stands below them.
func (r *rows) middle(row int) vg.Length {
	y := vg.Length(0)
	for i := range row {
		y += r.tall(i)
	}
	return y + vg.Length((r.bare()+r.more)/2)
}

// nameRows writes the names at their rows.
func (p *picture) nameRows() {
	height := p.rows.height()
	ticks := make([]frame.Tick, len(p.rows.names))
	for i, n := range p.rows.names {
		ticks[i] = frame.Tick{Value: float64(height - p.rows.middle(i)), Label: n}
	}
	y := &p.plot.Y
	y.Min, y.Max, y.Ticks = 0, float64(height), ticks
	y.Words = nameStyle
}

// layOut places the labels of marks: in the bar if they fit, else in a line below it, to the right or to the left.
func (r *rows) layOut(list []chart.Mark, across func(report.Number) vg.Length) {
	for i := range list {
		switch m := &list[i]; m.Shape {
		case chart.Lane:
			r.nameBars(m, across)
		case chart.Point:
			r.namePoints(m, across)
		}
	}
}

// nameBars writes in the bars of a lane what each is; where the lane is called so, below it what more there is to say.
func (r *rows) nameBars(m *chart.Mark, across func(report.Number) vg.Length) {
	for i := range m.Low {
		row := int(m.Y[i])
		if row >= len(r.names) || !isDrawn(float64(m.Low[i])) || !isDrawn(float64(m.High[i])) {
			continue
		}
		left, right := across(m.Low[i]), across(m.High[i])
		more, isLane := strings.CutPrefix(wordsOf(m.Words, i), r.full[row]+", ")
		name := short(barStyle, wordsOf(m.Label, i), wordsWide)
		switch {
		case name != "" && barStyle.Width(name)+labelGap <= right-left:
			r.labels = append(r.labels, label{words: name, row: row, left: left + labelGap/2, inside: true, tone: m.Tone})
		case name != "":
			r.place(name, row, left, left)
		case isLane:
			r.place(short(smallInk, more, wordsWide), row, left, right)
		}
	}
}

// wordsOf is one of the words of a mark, if there are any.
func wordsOf(list []string, at int) string {
	if at < len(list) {
		return list[at]
	}
	return ""
}

// namePoints writes what happened at each point.
func (r *rows) namePoints(m *chart.Mark, across func(report.Number) vg.Length) {
	for i := range m.X {
		if i < len(m.Words) && int(m.Y[i]) < len(r.names) && isDrawn(float64(m.X[i])) {
			at := across(m.X[i])
			r.place(short(smallInk, m.Words[i], wordsWide), int(m.Y[i]), at-5*px, at+5*px)
		}
	}
}

// place puts words below a mark, from its left on, or up to its right if they would leave the paper.
func (r *rows) place(words string, row int, left, right vg.Length) {
	wide := smallInk.Width(words)
	l := label{words: words, row: row, left: left, right: left + wide}
	if l.right > width-margin {
		l.left, l.right = right-wide, right
	}
	for r.isTaken(l) {
		l.line++
	}
	r.lines[row] = max(r.lines[row], l.line+1)
	r.labels = append(r.labels, l)
}

func (r *rows) isTaken(l label) bool {
	for _, o := range r.labels {
		if !o.inside && o.row == l.row && o.line == l.line && l.left < o.right+labelGap && o.left < l.right+labelGap {
			return true
		}
	}
	return false
}

// valueWidth is how much room the values beside intervals and bars need.
func (r *rows) valueWidth(c chart.Chart) vg.Length {
	wide := vg.Length(0)
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Shape == chart.Interval || m.Shape == chart.Bar {
			for j := range m.X {
				wide = max(wide, keyGap+nameStyle.Width(valueWords(c.X, m, j)))
			}
		}
	}
	return wide
}

// valueWords is the value of an interval or a bar. A time that was not reached is "later than" the end.
func valueWords(a chart.Axis, m *chart.Mark, at int) string {
	words := legible(a.Words(m.X[at]))
	ends := m.Low
	if m.Shape == chart.Bar {
		ends = m.X
	}
	if m.X[at] > 0 && slices.ContainsFunc(ends, func(v report.Number) bool { return v < 0 }) {
		words = "+" + words // beside others that are less than nothing
	}
	if at < len(m.Open) && m.Open[at] && at < len(m.High) && m.X[at] >= m.High[at] {
		return "not by " + words
	}
	return words
}

// draw draws the marks of all rows, and what is written in them.
func (r *rows) draw(c draw.Canvas, p *frame.Frame, axis chart.Axis, list []chart.Mark) {
	for i := 1; i < len(r.names); i++ {
		y := c.Max.Y - r.middle(i) + vg.Length(r.bare()/2)
		c.StrokeLine2(ruleStyle(false), c.Min.X, y, c.Max.X, y)
	}
	x, _ := p.Transforms(&c)
	s := strip{c, func(v report.Number) vg.Length { return x(float64(v)) }, axis}
	for i := range list {
		m := &list[i]
		if m.Shape == chart.Cell {
			r.drawCells(c, p, m)
			continue
		}
		for j := range max(len(m.X), len(m.Low)) {
			row := j
			if j < len(m.Y) {
				row = int(m.Y[j])
			}
			if row < len(r.names) {
				s.draw(m, j, c.Max.Y-r.middle(row))
			}
		}
	}
	for _, l := range r.labels {
		y := c.Max.Y - r.middle(l.row)
		if l.inside {
			say(c, onTone(l.tone), l.left, y-4*px, l.words)
		} else {
			say(c, smallInk, l.left, y-vg.Length(r.bare()/2)-vg.Length(rowLine*vg.Length(l.line))-9*px, l.words)
		}
	}
}
