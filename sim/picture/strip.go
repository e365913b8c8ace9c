package picture

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/report"
	"nines/sim/report/chart"
)

// strip is where the marks of a row are drawn: a canvas, and where on it a value is.
type strip struct {
	draw.Canvas
	x    func(report.Number) vg.Length
	axis chart.Axis
}

// draw draws one of the things that a mark stands for, at a height.
func (s strip) draw(m *chart.Mark, at int, y vg.Length) {
	switch m.Shape {
	case chart.Lane:
		s.bar(m.Tone, m.Low[at], m.High[at], y)
	case chart.Bar:
		s.bar(m.Tone, 0, m.X[at], y)
		s.whisker(m, at, y)
		s.value(m, at, y)
	case chart.Point:
		s.glyph(m.Tone, m.X[at], y)
	case chart.Interval:
		s.interval(m, at, y)
		s.value(m, at, y)
	}
}

// bar is a bar from a value to another, which is seen however short it is.
func (s strip) bar(tone chart.Tone, from, to report.Number, y vg.Length) {
	if !isDrawn(float64(from)) || !isDrawn(float64(to)) {
		return
	}
	left, right := s.inside(min(from, to)), s.inside(max(from, to))
	right = max(right, left+2*px)
	s.SetColor(colour(tone))
	s.Fill(vg.Rectangle{Min: vg.Point{X: left, Y: y - barTall/2}, Max: vg.Point{X: right, Y: y + barTall/2}}.Path())
}

// whisker is the interval of a bar, over its end.
func (s strip) whisker(m *chart.Mark, at int, y vg.Length) {
	if at < len(m.Low) && at < len(m.High) && isDrawn(float64(m.Low[at])) && isDrawn(float64(m.High[at])) {
		s.StrokeLine2(draw.LineStyle{Color: colour("ink"), Width: 1.5 * px}, s.inside(m.Low[at]), y, s.inside(m.High[at]), y)
	}
}

// inside is where a value is, at most at the ends of the plot.
func (s strip) inside(v report.Number) vg.Length { return min(max(s.x(v), s.Min.X), s.Max.X) }

// interval is a dot and the line it lies on, with an arrow where that goes on. A ring stands for what lies beyond.
func (s strip) interval(m *chart.Mark, at int, y vg.Length) {
	style := draw.LineStyle{Color: colour(m.Tone), Width: 2.5 * px}
	isLine := isDrawn(float64(m.Low[at])) && isDrawn(float64(m.High[at]))
	if isLine {
		s.StrokeLine2(style, s.inside(m.Low[at]), y, s.inside(m.High[at]), y)
	}
	open := at < len(m.Open) && m.Open[at]
	if isLine && open {
		s.arrow(style, s.inside(m.High[at]), y)
	}
	if !isDrawn(float64(m.X[at])) || open && m.X[at] >= m.High[at] {
		return
	}
	s.DrawGlyphNoClip(draw.GlyphStyle{Color: colour(m.Tone), Radius: 5 * px, Shape: draw.CircleGlyph{}}, vg.Point{X: s.inside(m.X[at]), Y: y})
}

// arrow says that a line goes on.
func (s strip) arrow(style draw.LineStyle, x, y vg.Length) {
	s.StrokeLine2(style, x, y, x+14*px, y)
	s.FillPolygon(style.Color, []vg.Point{{X: x + 20*px, Y: y}, {X: x + 11*px, Y: y + 5.5*px}, {X: x + 11*px, Y: y - 5.5*px}})
}

// glyphs tell apart what happened for who does not see colours; what is none of these is a dot.
var glyphs = map[chart.Tone]draw.GlyphDrawer{"wrong": draw.BoxGlyph{}, "alarm": draw.PyramidGlyph{}}

// glyph marks a moment, set off from what it lies on.
func (s strip) glyph(tone chart.Tone, at report.Number, y vg.Length) {
	if !isDrawn(float64(at)) {
		return
	}
	style := draw.GlyphStyle{Color: colour("ground"), Radius: 7 * px, Shape: draw.CircleGlyph{}}
	if shape, ok := glyphs[tone]; ok {
		style.Shape = shape
	}
	pt := vg.Point{X: s.inside(at), Y: y}
	s.DrawGlyphNoClip(style, pt)
	style.Color, style.Radius = colour(tone), 5.5*px
	s.DrawGlyphNoClip(style, pt)
}

// value writes the value to the right of the plot.
func (s strip) value(m *chart.Mark, at int, y vg.Length) {
	say(s.Canvas, nameStyle, s.Max.X+keyGap, y-4.5*px, valueWords(s.axis, m, at))
}
