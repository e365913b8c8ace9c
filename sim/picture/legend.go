package picture

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/report/chart"
)

// legend is what colours stand for that have no name beside the plot: swatches in lines above it.
type legend []entry

// entry is a swatch and its name, at a place in one of the lines.
type entry struct {
	mark *chart.Mark
	name string
	line int
	left vg.Length
}

const legendTall = 22 * px

// legendOf are the steps of a scale of colours, rules, and lanes of several kinds. A step without a cell belongs to the
// scale.
func legendOf(c *chart.Chart) (list legend) {
	left, line, named := margin, 0, map[string]bool{}
	for i := range c.Marks {
		m := &c.Marks[i]
		if m.Name == "" || named[m.Name] || !c.InLegend(m) {
			continue
		}
		named[m.Name] = true
		e := entry{mark: m, name: short(smallInk, m.Name, keyWide)}
		wide := swatch + smallInk.Width(e.name) + 2*keyGap
		if left+wide > width-margin && left > margin {
			left, line = margin, line+1
		}
		e.left, e.line = left, line
		left += wide
		list = append(list, e)
	}
	return list
}

// height is that of all lines.
func (l legend) height() vg.Length {
	if len(l) == 0 {
		return 0
	}
	return vg.Length(legendTall * vg.Length(l[len(l)-1].line+1))
}

// draw draws the lines downwards from a height.
func (l legend) draw(c draw.Canvas, top vg.Length) {
	for _, e := range l {
		y := top - vg.Length(legendTall*vg.Length(e.line)) - 10*px
		if e.mark.Shape == chart.Rule {
			c.StrokeLine2(ruleLine(e.mark), e.left, y, e.left+16*px, y)
		} else {
			box := vg.Rectangle{Min: vg.Point{X: e.left, Y: y - 6*px}, Max: vg.Point{X: e.left + 14*px, Y: y + 6*px}}
			c.SetColor(colour(e.mark.Tone))
			c.Fill(box.Path())
			c.SetColor(colour("quiet"))
			c.SetLineStyle(draw.LineStyle{Color: colour("quiet"), Width: 0.5 * px})
			c.Stroke(box.Path())
		}
		say(c, smallInk, e.left+swatch, y-4.5*px, e.name)
	}
}
