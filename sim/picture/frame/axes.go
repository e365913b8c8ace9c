package frame

import (
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// across draws a horizontal axis along the lower edge of a canvas.
type across struct {
	*Axis
	look *Look
}

func (a across) titleStyle() text.Style {
	s := a.Words
	s.XAlign, s.YAlign = draw.XCenter, draw.YBottom
	return s
}

func (a across) labelStyle() text.Style {
	s := a.Words
	s.XAlign, s.YAlign = draw.XCenter, draw.YTop
	return s
}

// width is that of the axis's line.
func (a across) width() vg.Length {
	if a.NoLine {
		return 0
	}
	return a.look.Line.Width
}

// titleTall is how high the title is, with the gap above it.
func (a across) titleTall() vg.Length {
	if a.Title == "" {
		return 0
	}
	return a.titleStyle().Height(a.Title) + a.look.Gap
}

func (a across) labelTall() (tall vg.Length) {
	for _, t := range a.labelled() {
		box := a.labelStyle().Rectangle(t.Label)
		tall = max(tall, box.Max.Y-box.Min.Y)
	}
	return tall
}

// tall is how high the axis is with all that belongs to it.
func (a across) tall() vg.Length {
	tall := a.titleTall()
	if len(a.Ticks) > 0 {
		tall += a.look.Tick
		tall += a.labelTall()
	}
	return tall + vg.Length(a.width()/2)
}

// shrunk makes a canvas narrower. The labels then fit on it.
func (a across) shrunk(c draw.Canvas) draw.Canvas {
	labels := []reach{}
	if a.Title != "" {
		box := a.titleStyle().Rectangle(a.Title)
		labels = append(labels, reach{a.Norm(0.5 * (a.Max + a.Min)), box.Min.X, box.Size().X})
	}
	for _, t := range a.labelled() {
		box := a.labelStyle().Rectangle(t.Label)
		labels = append(labels, reach{a.Norm(t.Value), box.Min.X, box.Size().X})
	}
	c.Min.X, c.Max.X = between(c.Min.X, c.Max.X, furthest(labels, c.Max.X, c.X))
	return c
}

func (a across) draw(c draw.Canvas) {
	y := c.Min.Y
	if a.Title != "" {
		c.FillText(a.titleStyle(), vg.Point{X: c.Center().X, Y: y + a.titleStyle().FontExtents().Descent}, a.Title)
		y += a.titleStyle().Height(a.Title)
		y += a.look.Gap
	}
	tall, descent := a.labelTall(), a.labelStyle().FontExtents().Descent
	for _, t := range a.labelled() {
		if x := c.X(a.Norm(t.Value)); c.ContainsX(x) {
			c.FillText(a.labelStyle(), vg.Point{X: x, Y: y + tall + descent}, t.Label)
		}
	}
	if len(a.Ticks) == 0 {
		y += vg.Length(a.width() / 2)
	} else {
		y += tall
		a.drawTicks(c, y)
		y += a.look.Tick
	}
	if !a.NoLine {
		c.StrokeLine2(a.look.Line, c.Min.X, y, c.Max.X, y)
	}
}

func (a across) drawTicks(c draw.Canvas, y vg.Length) {
	for _, t := range a.Ticks {
		from := y
		if t.Label == "" {
			from += vg.Length(a.look.Tick / 2)
		}
		if x := c.X(a.Norm(t.Value)); c.ContainsX(x) {
			c.StrokeLine2(a.look.Line, x, from, x, y+a.look.Tick)
		}
	}
}

// up writes the labels of a vertical axis along the left edge of a canvas.
type up struct{ *Axis }

func (a up) labelStyle() text.Style {
	s := a.Words
	s.XAlign, s.YAlign = draw.XRight, draw.YCenter
	return s
}

func (a up) labelWide() (wide vg.Length) {
	for _, t := range a.labelled() {
		box := a.labelStyle().Rectangle(t.Label)
		wide = max(wide, box.Max.X-box.Min.X)
	}
	return wide
}

// wide is how wide the labels are, with the space behind them.
func (a up) wide() vg.Length {
	wide := a.labelWide()
	if wide > 0 {
		wide += a.labelStyle().Width(" ")
	}
	return wide + a.Padding
}

// shrunk makes a canvas lower. The labels then fit on it.
func (a up) shrunk(c draw.Canvas) draw.Canvas {
	extents := a.labelStyle().FontExtents()
	var labels []reach
	for _, t := range a.labelled() {
		box := a.labelStyle().Rectangle(t.Label).Add(vg.Point{Y: extents.Height - extents.Ascent})
		labels = append(labels, reach{a.Norm(t.Value), box.Min.Y, box.Size().Y})
	}
	c.Min.Y, c.Max.Y = between(c.Min.Y, c.Max.Y, furthest(labels, c.Max.Y, c.Y))
	return c
}

func (a up) draw(c draw.Canvas) {
	x, descent := c.Min.X+a.labelWide(), a.labelStyle().FontExtents().Descent
	for _, t := range a.labelled() {
		if y := c.Y(a.Norm(t.Value)); c.ContainsY(y) {
			c.FillText(a.labelStyle(), vg.Point{X: x, Y: y + descent}, t.Label)
		}
	}
}
