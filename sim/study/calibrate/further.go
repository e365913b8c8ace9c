package calibrate

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/portable"
)

// asked are the points over which a further figure is judged: those of the region with equal weight, and those that are as
// probable as they fit.
type asked struct {
	even    []foreseen // of the figure, over the region evenly
	typical []foreseen // of the figure
	values  [][]float64
	head    []float64 // the first headline at the typical points; nil if there is none
}

// hardly is the expected share left above which a figure would not narrow anything.
const hardly = 0.97

// further are the candidates that would narrow the region.
func (c *calibration) further(typical [][]float64) (list []Further) {
	var even [][]float64
	for _, p := range c.search.all[:min(typicals, len(c.search.all))] {
		even = append(even, p.instead)
	}
	head := c.headline(typical)
	for i, f := range c.Figures {
		if !f.Candidate || f.Published != nil || c.surrogates[i] == nil {
			continue
		}
		a := &asked{values: typical, head: head}
		a.even, a.typical = c.surrogates[i].over(even), c.surrogates[i].over(typical)
		if one := a.judged(i); one.narrows() {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b Further) int { return cmp.Compare(a.Left, b.Left) })
	return list
}

func (s *surrogate) over(points [][]float64) []foreseen {
	list := make([]foreseen, len(points))
	for i, values := range points {
		list[i] = s.at(values)
	}
	return list
}

// headline is the first headline figure at some points; nil if there is none.
func (c *calibration) headline(points [][]float64) []float64 {
	i := slices.IndexFunc(c.Figures, func(f Figure) bool { return f.Headline })
	if i < 0 || c.surrogates[i] == nil {
		return nil
	}
	list := make([]float64, len(points))
	for n, values := range points {
		list[n] = c.surrogates[i].at(values).mean
	}
	return list
}

// blur is the standard deviation of all doubt about a further figure.
func (f foreseen) blur() float64 {
	p := Published{Tolerance: max(FurtherWithin/2*math.Abs(f.mean), 1e-9), OneDay: true}
	return f.doubt(&p)
}

// judged is what knowing the figure would do. Each typical point is taken for the truth in turn.
func (a *asked) judged(figure int) Further {
	r := Further{Figure: figure, Inputs: make([]float64, len(a.values[0])), Headline: 1}
	weights := make([]float64, len(a.typical))
	share := 1 / float64(len(a.typical))
	head := 0.0
	for k, truth := range a.typical {
		told := truth.mean + float64(deviate(k)*truth.blur())
		r.Left += float64(share * a.within(told))
		a.weigh(weights, told)
		for i := range r.Inputs {
			r.Inputs[i] += float64(share * a.variance(weights, func(n int) float64 { return a.values[n][i] }))
		}
		if a.head != nil {
			head += float64(share * a.variance(weights, func(n int) float64 { return a.head[n] }))
		}
	}
	even := slices.Repeat([]float64{share}, len(a.typical))
	for i := range r.Inputs {
		r.Inputs[i] = shareLeft(r.Inputs[i], a.variance(even, func(n int) float64 { return a.values[n][i] }))
	}
	if a.head != nil {
		r.Headline = shareLeft(head, a.variance(even, func(n int) float64 { return a.head[n] }))
	}
	return r
}

// shareLeft is the share of a standard deviation that is left.
func shareLeft(variance, before float64) float64 {
	if before <= 0 {
		return 1
	}
	return min(1, math.Sqrt(variance/before))
}

// within is the share of the region that a figure would leave.
func (a *asked) within(told float64) float64 {
	n := 0
	for _, f := range a.even {
		if math.Abs(f.mean-told) <= Cutoff*f.blur() {
			n++
		}
	}
	return float64(n) / float64(len(a.even))
}

// weigh says how probable each typical point is if the figure were told.
func (a *asked) weigh(weights []float64, told float64) {
	all := 0.0
	for n, f := range a.typical {
		off, blur := (f.mean-told)/f.blur(), f.blur()
		weights[n] = portable.Exp(-off*off/2) / blur
		all += weights[n]
	}
	for n := range weights {
		if all > 0 {
			weights[n] /= all
		} else {
			weights[n] = 1 / float64(len(weights))
		}
	}
}

func (a *asked) variance(weights []float64, of func(n int) float64) (sum float64) {
	mean := 0.0
	for n, w := range weights {
		mean += float64(w * of(n))
	}
	for n, w := range weights {
		sum += float64(w * (of(n) - mean) * (of(n) - mean))
	}
	return sum
}

// narrows reports whether knowing the figure would narrow anything.
func (f *Further) narrows() bool { return f.Left < hardly || slices.Min(f.Inputs) < hardly }
