package picture

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// key is what is named beside the plot, as near as may be to the height at which it is seen there.
type key struct {
	mark   *chart.Mark
	name   string
	at     float64 // on the axis
	filled bool    // an area, not a line
	line   int     // its place among the lines
}

// keyWide is how much room names beside the plot have at most, and swatch what of it shows the colour.
const (
	keyWide = 220 * px
	swatch  = 22 * px
)

// named are the keys of the plot, from the top. A line is named where it ends, a layer where it is thickest; if these are
// in one place, names are in the order of what they name.
func (p *picture) named() []key {
	if p.rows != nil {
		return nil
	}
	var list []key
	for _, k := range p.lines() {
		list = append(list, key{mark: k.mark, name: k.mark.Name, at: k.end(), line: k.place})
	}
	slices.SortStableFunc(list, func(a, b key) int {
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(middle(b.mark), middle(a.mark)))
	})
	layers := p.layers()
	slices.Reverse(layers)
	for _, l := range layers {
		if l.area() < leastArea*p.plot.X.Max*p.plot.Y.Max {
			continue // nobody sees it
		}
		list = append(list, key{mark: l.mark, name: l.mark.Name, at: l.thickest(), filled: true})
	}
	if len(list) < 2 {
		return nil // its title says what it is
	}
	for i := range list {
		list[i].name = short(nameStyle, list[i].name, keyWide-swatch)
	}
	return list
}

// end is where a line ends; of one that has come to nothing, where it was highest.
func (k curve) end() float64 {
	last, most := 0.0, 0.0
	for _, v := range k.high {
		if isDrawn(v) {
			last, most = v, max(most, v)
		}
	}
	if last < 0.05*most {
		return most
	}
	return last
}

// middle is how high a line is on average over its points, as which lines that end in one place are told apart. A line
// that rises sooner is higher.
func middle(m *chart.Mark) float64 {
	isHalf := func(y report.Number) bool { return 2*y >= m.Y[len(m.Y)-1] }
	if at := slices.IndexFunc(m.Y, isHalf); at >= 0 && at < len(m.X) {
		return -float64(m.X[at])
	}
	sum := 0.0
	for _, v := range m.Y {
		if isDrawn(float64(v)) {
			sum += float64(v)
		}
	}
	return sum / float64(max(1, len(m.Y)))
}

// thickest is the middle of a layer where it is thickest.
func (k curve) thickest() float64 {
	at := 0
	for i := range k.high {
		if k.isThick(i) && k.high[i]-k.low[i] > k.high[at]-k.low[at] {
			at = i
		}
	}
	return (k.high[at] + k.low[at]) / 2
}

// leastArea is what share of the plot a layer covers at least if it is to be named: some thirty pixels.
const leastArea = 6e-5

// area is how much a layer covers, by the units of the axes.
func (k curve) area() float64 {
	sum := 0.0
	for i := 1; i < len(k.x); i++ {
		if k.isThick(i) {
			sum += float64((k.high[i] - k.low[i]) * (k.x[i] - k.x[i-1]))
		}
	}
	return sum
}

// besideWidth is how much room the names need, or the values beside intervals.
func (p *picture) besideWidth() vg.Length {
	wide := vg.Length(0)
	for _, k := range p.keys {
		wide = max(wide, keyGap+swatch+nameStyle.Width(k.name))
	}
	if p.rows != nil {
		wide = max(wide, p.rows.valueWidth(p.chart))
	}
	return wide
}

// keys are the names beside the plot.
type keys struct{ *picture }

// Draw implements frame.Layer. Names are moved down, and then up, until none covers another.
func (k keys) Draw(c draw.Canvas, p *frame.Frame) {
	_, y := p.Transforms(&c)
	places := make([]vg.Length, len(k.keys))
	next := c.Max.Y - lineTall/2
	for i, key := range k.keys {
		places[i] = min(y(key.at), next)
		next = places[i] - lineTall
	}
	next = c.Min.Y + lineTall/2
	for i := len(places) - 1; i >= 0; i-- {
		places[i] = max(places[i], next)
		next = places[i] + lineTall
	}
	for i, key := range k.keys {
		key.draw(c, c.Max.X+keyGap, places[i])
	}
}

// draw draws a swatch and the name beside it.
func (k key) draw(c draw.Canvas, x, y vg.Length) {
	if k.filled {
		c.SetColor(colour(k.mark.Tone))
		c.Fill(vg.Rectangle{Min: vg.Point{X: x, Y: y - 6*px}, Max: vg.Point{X: x + 14*px, Y: y + 6*px}}.Path())
	} else {
		c.StrokeLine2(lineStyle(k.mark, k.line), x, y, x+16*px, y)
	}
	say(c, nameStyle, x+swatch, y-4.5*px, k.name)
}
