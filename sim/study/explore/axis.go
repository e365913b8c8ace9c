package explore

import "nines/sim/scenario/input"

// axis turns the value of an input into the terms of a regression. A number has Legendre polynomials over its range, which hardly
// depend on each other. Each word but the first has a term that is 1 for it.
type axis struct {
	in     *input.Input
	degree int
	means  []float64 // of the raw terms over the range; taken off
}

// quadrature is at how many values of an input an average over its range is taken: equal parts of the probability.
const quadrature = 60

// newAxis has terms up to a degree, as far as the input has values enough.
func newAxis(in *input.Input, degree int) axis {
	a := axis{in: in, degree: degree}
	if in.Whole {
		a.degree = min(degree, int(in.High-in.Low))
	}
	values := a.values()
	means := make([]float64, len(a.raw(in.Low)))
	for _, v := range values {
		subtract(means, -1/float64(len(values)), a.raw(v))
	}
	a.means = means
	return a
}

// values stand for the range of the input: each is as probable as the others.
func (a *axis) values() []float64 {
	n := quadrature
	if a.in.Words != nil {
		n = len(a.in.Words)
	}
	list := make([]float64, n)
	for i := range list {
		list[i] = a.in.At((float64(i) + 0.5) / float64(n))
	}
	return list
}

// terms are those of a value.
func (a *axis) terms(v float64) []float64 {
	list := a.raw(v)
	if a.means != nil {
		subtract(list, 1, a.means)
	}
	return list
}

func (a *axis) raw(v float64) []float64 {
	if a.in.Words != nil {
		list := make([]float64, len(a.in.Words)-1)
		if v >= 1 {
			list[int(v)-1] = 1
		}
		return list
	}
	if a.in.High == a.in.Low {
		return nil
	}
	z := 2*(v-a.in.Low)/(a.in.High-a.in.Low) - 1
	before, now := 1.0, z
	var list []float64
	for k := 1; k <= a.degree; k++ {
		list = append(list, now)
		next := (float64(float64(2*k+1)*z*now) - float64(float64(k)*before)) / float64(k+1)
		before, now = now, next
	}
	return list
}
