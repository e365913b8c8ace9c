// Package picture draws the charts of a report for documents, as PNG and as SVG.
//
// A picture is looked at once, and away from the program that made it. Its title says what to see. Lines, layers and moments
// have their names beside them. Axes have units and times of day. The foot says where the numbers are from. The same chart
// gives the same bytes.
package picture

import (
	"fmt"
	"io"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// Formats are the kinds of file that a picture can be.
func Formats() []string { return []string{"png", "svg"} }

// Write draws a chart in one of the formats.
func Write(to io.Writer, c chart.Chart, s chart.Setting, format string) error {
	switch p := compose(c, s); format {
	case "png":
		return p.png(to)
	case "svg":
		return p.svg(to)
	}
	return fmt.Errorf("a picture cannot be written as %q: give one of %v", format, Formats())
}

// The measures of a picture. A pixel is one of a screen at its usual size. Lengths are in points: 72 points are an inch, and
// so are 96 pixels.
const (
	px        = vg.Length(0.75)
	width     = 1200 * px
	margin    = 32 * px
	plotTall  = 470 * px // the plot itself, where its height does not follow from its names
	lineTall  = 17 * px  // a line of small text
	titleTall = 28 * px
	keyGap    = 12 * px // between the plot and what is named beside it
)

// picture is a chart laid out: what is written above it, and how high everything is.
type picture struct {
	chart      chart.Chart
	setting    chart.Setting
	title, sub []string
	keys       []key
	legend     legend
	rows       *rows    // of a scale of names
	spans      spanRows // names above the plot
	beside     vg.Length
	stairs     bool // counts are drawn as steps, as wide as what they count
	plot       *frame.Frame
}

// compose lays a chart out. How high rows of names and of spans are depends on where times and values are from left to
// right, so these are settled first.
func compose(c chart.Chart, s chart.Setting) *picture {
	p := &picture{chart: c, setting: s, plot: new(frame.Frame)}
	p.title = wrap(titleStyle, c.Title, width-2*margin)
	p.sub = wrap(subStyle, c.Sub, width-2*margin)
	p.axes()
	p.keys, p.legend = p.named(), legendOf(&p.chart)
	p.beside = p.besideWidth()
	across := p.across()
	p.spans = spanRowsOf(c.Spans, across)
	if p.rows != nil {
		p.rows.layOut(c.Marks, across)
		p.nameRows()
	}
	p.plot.Add(ground{p}, grid{p}, marks{p}, keys{p})
	return p
}

// above is how high what stands above the plot is.
func (p *picture) above() vg.Length {
	high := margin + vg.Length(titleTall*vg.Length(len(p.title))) + vg.Length(19*px*vg.Length(len(p.sub))) + p.legend.height() + 12*px
	if p.chart.Y.Title != "" && !p.spans.leaves(margin+smallStyle.Width(legible(p.chart.Y.Title))+keyGap) {
		high += lineTall + 4*px
	}
	return high + p.spans.height()
}

// below is how high what stands below the axis is.
func (p *picture) below() vg.Length { return margin + lineTall }

// height is that of the whole picture.
func (p *picture) height() vg.Length {
	tall := max(plotTall, lineTall*vg.Length(len(p.keys)))
	if p.rows != nil {
		tall = p.rows.height()
	}
	return p.above() + tall + p.axisTall() + p.below()
}

// axisTall is how high the axis below the plot is, with its numbers and its title.
func (p *picture) axisTall() vg.Length {
	whole := draw.NewCanvas(nil, width, 1000)
	data := p.plot.Inside(whole)
	return data.Min.Y - whole.Min.Y
}

// across says where on the paper a value of the axis below is.
func (p *picture) across() func(report.Number) vg.Length {
	data := p.plot.Inside(p.room(draw.NewCanvas(nil, width, 1000)))
	x, _ := p.plot.Transforms(&data)
	return func(v report.Number) vg.Length { return x(float64(v)) }
}

// room is the part of the paper for the plot and its axes.
func (p *picture) room(paper draw.Canvas) draw.Canvas {
	return draw.Crop(paper, margin, -margin-p.beside, p.below(), -p.above())
}

// drawOn draws the picture on a canvas of its size.
func (p *picture) drawOn(paper draw.Canvas) {
	paper.SetColor(colour("ground"))
	paper.Fill(paper.Rectangle.Path())
	p.plot.Draw(p.room(paper))
	y := paper.Max.Y - margin - 16*px
	for _, line := range p.title {
		say(paper, titleStyle, margin, y, line)
		y -= titleTall
	}
	y += 5 * px
	for _, line := range p.sub {
		say(paper, subStyle, margin, y, line)
		y -= 19 * px
	}
	p.legend.draw(paper, y+8*px)
	y -= p.legend.height()
	if p.chart.Y.Title != "" {
		say(paper, smallStyle, margin, y-10*px, legible(p.chart.Y.Title))
	}
	say(paper, footStyle, margin, margin-6*px, short(footStyle, p.setting.Source, width-2*margin))
}

// names are those of an axis of names; nil of any other.
func (p *picture) names() []string {
	if p.chart.Y.Scale != chart.Names {
		return nil
	}
	return slices.Clone(p.chart.Y.Names)
}
