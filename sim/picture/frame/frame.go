// Package frame draws the axes around a plot, and says where on the paper a value is.
//
// The drawing is that of gonum.org/v1/plot, with what charts here need of it. That package cannot be imported: with it come
// twelve fonts and the writers of PDF, TeX and EPS, an eighth of the program, which nobody could use.
package frame

import (
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/portable"
)

// Layer is something that is drawn within the axes.
type Layer interface {
	Draw(draw.Canvas, *Frame)
}

// Frame is a pair of axes. The horizontal one has a line, ticks and a title; the vertical one has only labels.
type Frame struct {
	X, Y   Axis
	Look   Look
	layers []Layer
}

// Look is how axes are drawn.
type Look struct {
	Line draw.LineStyle // of the horizontal axis and its ticks
	Tick vg.Length      // the length of a tick with a label
	Gap  vg.Length      // between the title and the labels
}

// Axis is a scale. Its ends differ, and those of a logarithmic one are above zero.
type Axis struct {
	Min, Max float64
	Log      bool
	Ticks    []Tick
	Words    text.Style // of the title and the labels
	Title    string     // of a horizontal axis
	NoLine   bool       // it has ticks and labels alone
	Padding  vg.Length  // between a vertical axis and what is drawn
}

// Tick is a value that is marked on an axis. Without a label it is a small one.
type Tick struct {
	Value float64
	Label string
}

// Norm is where a value is on the axis: 0 at its lower end, and 1 at its upper end.
func (a *Axis) Norm(value float64) float64 {
	if !a.Log {
		return (value - a.Min) / (a.Max - a.Min)
	}
	low := portable.Log(a.Min)
	return (portable.Log(value) - low) / (portable.Log(a.Max) - low)
}

// labelled are the ticks that have labels.
func (a *Axis) labelled() []Tick {
	var list []Tick
	for _, t := range a.Ticks {
		if t.Label != "" {
			list = append(list, t)
		}
	}
	return list
}

// settle gives the axis two ends in their order.
func (a *Axis) settle() {
	if a.Min > a.Max {
		a.Min, a.Max = a.Max, a.Min
	}
	if a.Min == a.Max {
		a.Min--
		a.Max++
	}
}

// Add adds layers. They are drawn in their order, after the axes.
func (f *Frame) Add(layers ...Layer) { f.layers = append(f.layers, layers...) }

// Transforms say where on a canvas values are.
func (f *Frame) Transforms(c *draw.Canvas) (x, y func(float64) vg.Length) {
	return func(v float64) vg.Length { return c.X(f.X.Norm(v)) }, func(v float64) vg.Length { return c.Y(f.Y.Norm(v)) }
}

// Inside is the part of a canvas within the axes.
func (f *Frame) Inside(c draw.Canvas) draw.Canvas {
	f.X.settle()
	f.Y.settle()
	x, y := across{&f.X, &f.Look}, up{&f.Y}
	return y.shrunk(x.shrunk(draw.Crop(c, y.wide(), 0, x.tall(), 0)))
}

// Draw draws the axes, and then the layers.
func (f *Frame) Draw(c draw.Canvas) {
	inside := f.Inside(c)
	x, y := across{&f.X, &f.Look}, up{&f.Y}
	x.draw(x.shrunk(draw.Crop(c, y.wide(), 0, 0, 0)))
	y.draw(y.shrunk(draw.Crop(c, 0, 0, x.tall(), 0)))
	for _, l := range f.layers {
		l.Draw(inside, f)
	}
}

// reach is a label: where it is on its axis, and how far it reaches from there.
type reach struct {
	at           float64
	before, size vg.Length
}

// furthest is the label that reaches furthest beyond the upper end of an axis, and how far. Without one it is the end.
func furthest(labels []reach, end vg.Length, place func(float64) vg.Length) reach {
	most := reach{at: 1}
	for _, l := range labels {
		if to := place(l.at) + l.before + l.size; l.size > 0 && to > end && l.at <= 1 {
			end, most = to, l
		}
	}
	return most
}

// between is where the ends of an axis are, if a label at one place ends where the canvas ends.
func between(low, high vg.Length, label reach) (from, to vg.Length) {
	high -= label.before + label.size
	at := vg.Length(label.at)
	return (0 - vg.Length(at*low)) / (0 - at), (-high - vg.Length(at*low) + low) / (0 - at)
}
