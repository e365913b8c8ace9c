package picture

import (
	"fmt"
	"image/png"
	"io"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	xfont "golang.org/x/image/font"

	"nines/sim/report/chart"
)

// A slide is a picture as wide as a screen: 16 to 9, and as PNG 1920 by 1080 dots.
const (
	slideWide = 1280 * px
	slideTall = 720 * px
	slideDPI  = 144
)

// Words are a slide without a chart.
type Words struct {
	Title string
	Lines []string // paragraphs, in large letters
	Small []string // what limits them
}

// WriteSlide draws a chart on a slide, as large as it fits, from the top.
func WriteSlide(to io.Writer, c chart.Chart, s chart.Setting, format string) error {
	p := compose(c, s)
	if left := width*slideTall/slideWide - p.height(); p.rows != nil && left > 0 { // the rows fill the slide
		p.rows.more = min(left/vg.Length(len(p.rows.names)), 2*rowTall)
		p.nameRows()
	}
	return onSlide(to, format, c.Title, func(paper vg.Canvas) {
		tall := p.height()
		by := min(float64(slideWide/width), float64(slideTall/tall))
		paper.Push()
		paper.Translate(vg.Point{X: (slideWide - vg.Length(width*vg.Length(by))) / 2, Y: slideTall - vg.Length(tall*vg.Length(by))})
		paper.Scale(by, by)
		p.drawOn(draw.NewCanvas(paper, width, tall))
		paper.Pop()
	})
}

// The styles of words on a slide.
var (
	wordsTitle = styleOf(34, xfont.WeightBold, "ink")
	wordsStyle = styleOf(30, xfont.WeightNormal, "ink")
	wordsSmall = styleOf(18, xfont.WeightNormal, "quiet")
)

// WriteWords writes words on a slide.
func WriteWords(to io.Writer, w Words, s chart.Setting, format string) error {
	return onSlide(to, format, w.Title, func(paper vg.Canvas) {
		c, side := draw.NewCanvas(paper, slideWide, slideTall), 2*margin
		y := slideTall - side - 24*px
		put := func(style draw.TextStyle, text string, tall vg.Length) {
			for _, line := range wrap(style, text, slideWide-2*side) {
				say(c, style, side, y, line)
				y -= tall
			}
		}
		put(wordsTitle, w.Title, 44*px)
		for _, line := range w.Lines {
			y -= 22 * px
			put(wordsStyle, line, 42*px)
		}
		y -= 16 * px
		for _, line := range w.Small {
			y -= 10 * px
			put(wordsSmall, line, 26*px)
		}
		say(c, footStyle, side, margin, short(footStyle, s.Source, slideWide-2*side))
	})
}

// onSlide draws on a slide with the ground of a picture.
func onSlide(to io.Writer, format, title string, drawing func(vg.Canvas)) error {
	paint := func(paper vg.Canvas) {
		paper.SetColor(colour("ground"))
		paper.Fill(vg.Rectangle{Max: vg.Point{X: slideWide, Y: slideTall}}.Path())
		drawing(paper)
	}
	switch format {
	case "png":
		c := vgimg.NewWith(vgimg.UseWH(slideWide, slideTall), vgimg.UseDPI(slideDPI))
		paint(c)
		return png.Encode(to, c.Image())
	case "svg":
		c := vgsvg.New(slideWide, slideTall)
		paint(c)
		return writeSVG(to, c, title)
	}
	return fmt.Errorf("a slide cannot be written as %q: give one of %v", format, Formats())
}
