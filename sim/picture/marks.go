package picture

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report/chart"
)

// ground is what lies behind: the windows of the study.
type ground struct{ *picture }

// Draw implements frame.Layer.
func (g ground) Draw(c draw.Canvas, p *frame.Frame) {
	x, _ := p.Transforms(&c)
	edge := draw.LineStyle{Color: colour("rule"), Width: 1 * px}
	for _, s := range g.chart.Spans {
		left, right := max(c.Min.X, x(float64(s.From))), min(c.Max.X, x(float64(s.To)))
		c.SetColor(faint("quiet", 0.05))
		c.Fill(vg.Rectangle{Min: vg.Point{X: left, Y: c.Min.Y}, Max: vg.Point{X: right, Y: c.Max.Y}}.Path())
		c.StrokeLine2(edge, left, c.Min.Y, left, c.Max.Y)
		c.StrokeLine2(edge, right, c.Min.Y, right, c.Max.Y)
	}
	g.spans.draw(c)
}

// grid is a faint line at each tick of what is read off: up from the axis below where there are names, else across.
type grid struct{ *picture }

// Draw implements frame.Layer.
func (g grid) Draw(c draw.Canvas, p *frame.Frame) {
	x, y := p.Transforms(&c)
	for _, t := range p.Y.Ticks {
		if g.rows == nil && t.Value >= p.Y.Min && t.Value <= p.Y.Max {
			c.StrokeLine2(ruleStyle(t.Value == 0), c.Min.X, y(t.Value), c.Max.X, y(t.Value))
		}
	}
	for _, t := range p.X.Ticks {
		if g.rows != nil && g.chart.X.Scale != chart.Names && t.Value >= p.X.Min && t.Value <= p.X.Max {
			c.StrokeLine2(ruleStyle(t.Value == 0 && g.chart.X.Scale == chart.Linear), x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
		}
	}
}

// ruleStyle is a line of the grid, or that of nought.
func ruleStyle(nought bool) draw.LineStyle {
	if nought {
		return draw.LineStyle{Color: colour("quiet"), Width: 1 * px}
	}
	return draw.LineStyle{Color: colour("rule"), Width: 1 * px}
}

// marks are what the chart shows.
type marks struct{ *picture }

// Draw implements frame.Layer: areas first, lines on top of them.
func (m marks) Draw(c draw.Canvas, p *frame.Frame) {
	if m.rows != nil {
		m.rows.draw(c, p, m.chart.X, m.chart.Marks)
		m.drawRules(c, p)
		return
	}
	layers := m.layers()
	for _, k := range m.bands() {
		k.fill(c, p, faint(k.mark.Tone, bandShare))
	}
	for _, k := range layers {
		k.fill(c, p, colour(k.mark.Tone))
	}
	for _, k := range m.bands() {
		if len(layers) > 0 { // which hide it, and would be another colour below it
			k.high = k.low
			k.follow(c, p, draw.LineStyle{Color: faint(k.mark.Tone, 0.4), Width: 0.6 * px})
		}
	}
	for _, k := range m.lines() {
		k.follow(c, p, lineStyle(k.mark, k.place))
	}
	m.drawRules(c, p)
	for i := range m.chart.Marks {
		if m.chart.Marks[i].Shape == chart.Point {
			drawPoints(c, p, &m.chart.Marks[i])
		}
	}
}

// drawRules draws the straight lines over the plot.
func (m marks) drawRules(c draw.Canvas, p *frame.Frame) {
	for i := range m.chart.Marks {
		if m.chart.Marks[i].Shape == chart.Rule {
			drawRule(c, p, &m.chart.Marks[i])
		}
	}
}

// bandShare is how much of its colour a band has.
const bandShare = 0.18

// dashes tell lines apart for who does not see their colours, in their order.
var dashes = [][]vg.Length{nil, {14 * px, 3 * px}, {3 * px, 3 * px}, {12 * px, 3 * px, 3 * px, 3 * px}, {24 * px, 4 * px}, {7 * px, 2 * px}}

// lineStyle is that of a line by its place among the others. Steps are what there is room for, and thin; what other lines
// and layers are held against is thin and dark.
func lineStyle(m *chart.Mark, at int) draw.LineStyle {
	s := draw.LineStyle{Color: colour(m.Tone), Width: 2 * px, Dashes: dashes[at%len(dashes)]}
	if m.Shape == chart.Step {
		s.Width, s.Dashes = 1.5*px, []vg.Length{3 * px, 3 * px}
	}
	if m.Tone == "offered" || m.Tone == "behind" {
		s.Width, s.Dashes, s.Color = 1.25*px, nil, colour("ink")
	}
	return s
}
