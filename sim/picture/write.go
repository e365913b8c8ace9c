package picture

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// dpi is the resolution of a PNG: two dots to a pixel in each direction, as fine as print and good screens are.
const dpi = 192

func (p *picture) png(to io.Writer) error {
	c := vgimg.NewWith(vgimg.UseWH(width, p.height()), vgimg.UseDPI(dpi))
	p.drawOn(draw.New(c))
	return png.Encode(to, c.Image())
}

// svg writes text as text. Who has not the font of the program sees it in one that is as wide; and who is read to is
// told the title.
func (p *picture) svg(to io.Writer) error {
	c := vgsvg.New(width, p.height())
	p.drawOn(draw.New(c))
	return writeSVG(to, c, p.chart.Title)
}

func writeSVG(to io.Writer, c *vgsvg.Canvas, name string) error {
	var text, title bytes.Buffer
	if _, err := c.WriteTo(&text); err != nil {
		return err
	}
	if err := xml.EscapeText(&title, []byte(legible(name))); err != nil {
		return err
	}
	out := bytes.ReplaceAll(text.Bytes(), []byte(`style="font-family:Liberation Sans;`), []byte(`style="font-family:Liberation Sans,Arial,Helvetica,sans-serif;`))
	out = bytes.Replace(out, []byte("xlink\">\n"), []byte("xlink\" role=\"img\">\n<title>"+title.String()+"</title>\n"), 1)
	_, err := to.Write(out)
	return err
}
