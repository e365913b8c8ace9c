package picture

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// curve is values along the axis below, from an edge to another: what an area lies between, or a line follows.
type curve struct {
	mark      *chart.Mark
	x         []float64
	low, high []float64 // of a line they are the same
	place     int       // of a line, among the others
}

// places are where along the axis the values of a mark are. What is sampled evenly is at the middle of what it is of; as
// steps it is at both ends.
func (p *picture) places(m *chart.Mark, n int) []float64 {
	var x []float64
	for i := range n {
		switch {
		case m.Step == nil:
			x = append(x, float64(m.X[i]))
		case p.isStairs(m):
			x = append(x, float64(i*m.Step.Seconds), float64((i+1)*m.Step.Seconds))
		default:
			x = append(x, (float64(i)+0.5)*float64(m.Step.Seconds))
		}
	}
	return p.within(x)
}

// within takes what lies beyond the end of the run back to it: the last of the samples may be of less time.
func (p *picture) within(x []float64) []float64 {
	if p.chart.X.Scale != chart.Clock {
		return x
	}
	end := p.setting.End.Sub(p.setting.Start).Seconds()
	for i := range x {
		x[i] = min(x[i], end)
	}
	return x
}

func (p *picture) isStairs(m *chart.Mark) bool {
	return m.Step != nil && (m.Shape == chart.Step || p.stairs)
}

// values are those of a mark at its places.
func (p *picture) values(m *chart.Mark, of []report.Number) []float64 {
	var list []float64
	for _, v := range of {
		list = append(list, float64(v))
		if p.isStairs(m) {
			list = append(list, float64(v))
		}
	}
	return list
}

// layers are the marks of the stack, each on top of those before it.
func (p *picture) layers() []curve {
	var list []curve
	var below []float64
	for i := range p.chart.Marks {
		m := &p.chart.Marks[i]
		if m.Shape != chart.Stack {
			continue
		}
		l := curve{mark: m, x: p.places(m, len(m.Y)), high: p.values(m, m.Y)}
		l.low = make([]float64, len(l.high))
		copy(l.low, below)
		for j := range l.high {
			l.high[j] += l.low[j]
		}
		below, list = l.high, append(list, l)
	}
	return list
}

// lines are the marks that are drawn on top of areas, and bands the areas about them.
func (p *picture) lines() []curve {
	var list []curve
	place := 0
	for i := range p.chart.Marks {
		m := &p.chart.Marks[i]
		if m.Shape != chart.Line && m.Shape != chart.Step {
			continue
		}
		list = append(list, p.line(m, place))
		if m.Shape == chart.Line {
			place++
		}
	}
	return list
}

// line is a mark as a line. A share that has come to the whole stays there.
func (p *picture) line(m *chart.Mark, place int) curve {
	x, y := p.places(m, len(m.Y)), p.values(m, m.Y)
	if last := len(y) - 1; p.chart.X.Scale == chart.Log && last >= 0 && y[last] > almostAll {
		x, y = append(x, p.plot.X.Max), append(y, y[last])
	}
	return curve{mark: m, x: x, low: y, high: y, place: place}
}

func (p *picture) bands() []curve {
	var list []curve
	for i := range p.chart.Marks {
		if m := &p.chart.Marks[i]; m.Shape == chart.Band {
			list = append(list, curve{mark: m, x: p.places(m, len(m.Low)), low: p.values(m, m.Low), high: p.values(m, m.High)})
		}
	}
	return list
}

// fill draws the area between the edges of a curve, in as many pieces as it has: where it is nothing, nothing is drawn.
func (k curve) fill(c draw.Canvas, p *frame.Frame, clr color.Color) {
	x, y := p.Transforms(&c)
	for from := 0; from < len(k.x); from++ {
		to := from
		for to < len(k.x) && k.isThick(to) {
			to++
		}
		if to == from {
			continue
		}
		first, last := k.fit(max(0, from-1), from), k.fit(min(to, len(k.x)-1), to-1)
		var edge []vg.Point
		for i := first; i <= last; i++ {
			edge = append(edge, vg.Point{X: x(k.x[i]), Y: y(k.high[i])})
		}
		for i := last; i >= first; i-- {
			edge = append(edge, vg.Point{X: x(k.x[i]), Y: y(k.low[i])})
		}
		c.FillPolygon(clr, thin(edge))
		from = to
	}
}

// fit is a point at which the edges meet, or the one beside it if there is no value there.
func (k curve) fit(at, beside int) int {
	if isDrawn(k.high[at]) && isDrawn(k.low[at]) {
		return at
	}
	return beside
}

// isThick says whether there is anything between the edges.
func (k curve) isThick(i int) bool {
	return isDrawn(k.high[i]) && isDrawn(k.low[i]) && k.high[i] > k.low[i]
}

// follow draws a line, with gaps where there is no value.
func (k curve) follow(c draw.Canvas, p *frame.Frame, style draw.LineStyle) {
	x, y := p.Transforms(&c)
	var pieces [][]vg.Point
	var piece []vg.Point
	for i := range k.x {
		if isDrawn(k.high[i]) && k.x[i] >= p.X.Min && k.x[i] <= p.X.Max {
			piece = append(piece, vg.Point{X: x(k.x[i]), Y: y(k.high[i])})
			continue
		}
		pieces, piece = append(pieces, thin(piece)), nil
	}
	c.StrokeLines(style, append(pieces, thin(piece))...)
}

// thin leaves out the points that lie, to what an eye can see, on the way from the one before to the one after.
func thin(points []vg.Point) []vg.Point {
	const seen = 0.15 * px
	var list []vg.Point
	for i, pt := range points {
		if last := len(list) - 1; last >= 1 && i < len(points) && offWay(list[last-1], list[last], pt) < seen {
			list[last] = pt
			continue
		}
		list = append(list, pt)
	}
	return list
}

// offWay is how far a point is, up or down, from the straight way between two others; across, where that is upright.
func offWay(from, at, to vg.Point) vg.Length {
	if to.X == from.X {
		return max(at.X-from.X, from.X-at.X)
	}
	if at.X < min(from.X, to.X) || at.X > max(from.X, to.X) {
		return 10 * px // it turns back
	}
	way := from.Y + (to.Y-from.Y)*(at.X-from.X)/(to.X-from.X)
	return max(at.Y-way, way-at.Y)
}
