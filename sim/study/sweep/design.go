package sweep

import (
	"encoding/binary"
	"math"
	"slices"

	"nines/sim/random"
	"nines/sim/scenario/input"
)

// Shape is how the points of a design were chosen.
type Shape string

// The shapes.
const (
	Grid      Shape = "grid"      // every value of an input with every value of the others
	Hypercube Shape = "hypercube" // a Latin hypercube over the ranges
	Table     Shape = "table"     // as somebody lists them
)

// Design is the points of a sweep.
type Design struct {
	Shape  Shape
	Inputs []input.Input
	Points [][]float64 // by point and input
}

// Settings are the values of a point.
func (d *Design) Settings(point int) []input.Setting {
	list := make([]input.Setting, len(d.Inputs))
	for k := range d.Inputs {
		list[k] = input.Setting{Input: &d.Inputs[k], Value: d.Points[point][k]}
	}
	return list
}

// Levels are the values that an input has at the points, each once, in their order.
func (d *Design) Levels(of int) []float64 {
	var list []float64
	for _, p := range d.Points {
		list = append(list, p[of])
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// IsAlone reports whether a point differs from another in one input only.
func (d *Design) IsAlone(point, other, in int) bool {
	for k, v := range d.Points[point] {
		if (v != d.Points[other][k]) != (k == in) {
			return false
		}
	}
	return true
}

// Even are n values from one end of a range to the other, both included, at equal distances. Of whole numbers there may be
// fewer than n between the ends. Words are all taken.
func Even(in *input.Input, n int) []float64 {
	if in.Words != nil {
		n = len(in.Words)
	}
	var list []float64
	for i := range n {
		v := in.Low
		if i > 0 {
			v += (in.High - in.Low) * float64(i) / float64(n-1)
		}
		list = append(list, in.Rounded(v))
	}
	return slices.Compact(list)
}

// OfGrid is every combination of the values of some inputs. The last input changes from one point to the next.
func OfGrid(inputs []input.Input, values [][]float64) *Design {
	d := &Design{Shape: Grid, Inputs: inputs, Points: [][]float64{nil}}
	for _, list := range values {
		var longer [][]float64
		for _, p := range d.Points {
			for _, v := range list {
				longer = append(longer, append(slices.Clone(p), v))
			}
		}
		d.Points = longer
	}
	return d
}

// Size is how many points a grid would have. Beyond any that can be run it is infinite.
func Size(values [][]float64) float64 {
	n := 1.
	for _, list := range values {
		n *= float64(len(list))
	}
	return n
}

// OfHypercube is a Latin hypercube of n points (McKay, Beckman and Conover 1979). The range of every input is cut into n parts
// of equal probability, and each part has one point. The points of an input depend on the seed and its name, and on no other
// input.
func OfHypercube(inputs []input.Input, n int, seed uint64) *Design {
	d := &Design{Shape: Hypercube, Inputs: inputs, Points: make([][]float64, n)}
	for k := range inputs {
		in := &inputs[k]
		stream := random.New(seed, 0).Stream("sweep " + in.Name)
		for i, part := range stream.Order(n) {
			d.Points[i] = append(d.Points[i], in.At((float64(part)+stream.Uniform())/float64(n)))
		}
	}
	return d
}

// Twice finds two points that are the same.
func (d *Design) Twice() (first, second int, is bool) {
	seen := map[string]int{}
	for i, p := range d.Points {
		key := keyOf(p)
		if other, is := seen[key]; is {
			return other, i, true
		}
		seen[key] = i
	}
	return 0, 0, false
}

// WithoutTwins is the same design in which every point is there once: whole numbers and words fall together.
func (d *Design) WithoutTwins() *Design {
	own := &Design{Shape: d.Shape, Inputs: d.Inputs}
	seen := map[string]bool{}
	for _, p := range d.Points {
		if key := keyOf(p); !seen[key] {
			seen[key] = true
			own.Points = append(own.Points, p)
		}
	}
	return own
}

// keyOf is the same for points with the same values.
func keyOf(point []float64) string {
	var key []byte
	for _, v := range point {
		key = binary.BigEndian.AppendUint64(key, math.Float64bits(v))
	}
	return string(key)
}
