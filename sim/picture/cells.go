package picture

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report/chart"
)

// nameTicks are the names of a horizontal axis, each in the middle of its column. Where they would touch, only every second,
// third and so on is written.
func nameTicks(names []string, room vg.Length) []frame.Tick {
	each := vg.Length(0)
	for _, n := range names {
		each = max(each, smallStyle.Width(legible(n))+labelGap)
	}
	stride := 1
	for vg.Length(stride)*room < each*vg.Length(len(names)) && stride < len(names) {
		stride++
	}
	var ticks []frame.Tick
	for i, n := range names {
		label := ""
		if i%stride == 0 {
			label = short(smallStyle, n, room)
		}
		ticks = append(ticks, frame.Tick{Value: float64(i) + 0.5, Label: label})
	}
	return ticks
}

// drawCells draws the cells of a mark, each as large as its row and column, with its value where there is room for it.
func (r *rows) drawCells(c draw.Canvas, p *frame.Frame, m *chart.Mark) {
	x, _ := p.Transforms(&c)
	for i := range m.X {
		row := int(m.Y[i])
		if row >= len(r.names) || !isDrawn(float64(m.X[i])) {
			continue
		}
		middle, half := c.Max.Y-r.middle(row), vg.Length(r.tall(row)/2)
		cell := vg.Rectangle{
			Min: vg.Point{X: x(float64(m.X[i])) + px/2, Y: middle - half + px/2},
			Max: vg.Point{X: x(float64(m.X[i])+1) - px/2, Y: middle + half - px/2},
		}
		c.SetColor(colour(m.Tone))
		c.Fill(cell.Path())
		style := onTone(m.Tone)
		if words := legible(wordsOf(m.Label, i)); m.Tone != "open" && style.Width(words)+4*px <= cell.Size().X {
			say(c, style, (cell.Min.X+cell.Max.X-style.Width(words))/2, middle-4*px, words)
		}
	}
}

// The styles of words on pale and on strong colours.
var (
	onPale   = smallInk
	onStrong = styleOf(12, 0, "ground")
)

// onTone is the style of words that can be read on a tone.
func onTone(tone chart.Tone) text.Style {
	if lightness(colour(tone)) > 0.18 {
		return onPale
	}
	return onStrong
}

// lightness is the relative luminance of a colour, 0 to 1, roughly: by the square in place of the power of 2.4 that WCAG 2.2 has.
func lightness(c color.NRGBA) float64 {
	part := func(v uint8) float64 { return float64(v) / 255 * float64(v) / 255 }
	return float64(0.2126*part(c.R)) + float64(0.7152*part(c.G)) + float64(0.0722*part(c.B))
}

// drawRule draws the lines of a rule over the plot.
func drawRule(c draw.Canvas, p *frame.Frame, m *chart.Mark) {
	x, y := p.Transforms(&c)
	for _, v := range m.X {
		if isDrawn(float64(v)) {
			c.StrokeLine2(ruleLine(m), x(float64(v)), c.Min.Y, x(float64(v)), c.Max.Y)
		}
	}
	for _, v := range m.Y {
		if isDrawn(float64(v)) {
			c.StrokeLine2(ruleLine(m), c.Min.X, y(float64(v)), c.Max.X, y(float64(v)))
		}
	}
}

// ruleLine is how a rule looks.
func ruleLine(m *chart.Mark) draw.LineStyle {
	return draw.LineStyle{Color: colour(m.Tone), Width: 1.5 * px, Dashes: []vg.Length{6 * px, 4 * px}}
}

// drawPoints draws the points of a plot of numbers, with their labels.
func drawPoints(c draw.Canvas, p *frame.Frame, m *chart.Mark) {
	x, y := p.Transforms(&c)
	for i := range m.X {
		if i >= len(m.Y) || !isDrawn(float64(m.X[i])) || !isDrawn(float64(m.Y[i])) {
			continue
		}
		pt := vg.Point{X: x(float64(m.X[i])), Y: y(float64(m.Y[i]))}
		c.DrawGlyphNoClip(draw.GlyphStyle{Color: colour("ground"), Radius: 7 * px, Shape: draw.CircleGlyph{}}, pt)
		c.DrawGlyphNoClip(draw.GlyphStyle{Color: colour(m.Tone), Radius: 5.5 * px, Shape: draw.CircleGlyph{}}, pt)
		words := short(smallInk, wordsOf(m.Label, i), keyWide)
		left := pt.X + 9*px
		if left+smallInk.Width(words) > c.Max.X {
			left = pt.X - 9*px - smallInk.Width(words)
		}
		say(c, smallInk, left, pt.Y+5*px, words)
	}
}
