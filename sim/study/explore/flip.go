package explore

import (
	"math"

	"nines/sim/portable"
	"nines/sim/stat"
)

// Flip is where another strategy becomes better than the best one along one input, averaged over the others.
type Flip struct {
	Input, To int  // the input, and the strategy that becomes better
	Above     bool // it is better above the point; otherwise below. False of words
	// Point is where both are as good, within its interval. The interval of 95 % is all values at which the fit cannot tell the
	// two apart.
	Point float64
	stat.Interval
	Words []int   // of an input of words: with which the other is better
	Gain  float64 // by how much the other is better at that end of the range, or with the best of these words
	Curve []Height
}

// Height is by how much the other strategy is worse at a value of the input, averaged over the others, with a 95 % interval.
type Height struct {
	At, Value float64
	stat.Interval
}

// grid is how finely an input is looked at for flip points.
const grid = 200

// crooked is the p-value below which a curve is not trusted to say where it crosses zero.
const crooked = 0.01

// flips looks for flip points along every input, against every other strategy.
func (r *Result) flips(from *sample, fits []*surface) (list []Flip) {
	d := r.Decision
	tests := float64(len(r.Study.Inputs) * (len(fits) - 1))
	sure := portable.NormalQuantile(1 - 0.025/tests) // Bonferroni: an end of a range has to show its sign among all of them
	for k, f := range fits {
		if k == d.Best {
			continue
		}
		for i := range r.Study.Inputs {
			if flip, ok := f.flip(i, sure); ok && f.bent(i, from.settings) > crooked/tests {
				flip.Input, flip.To = i, k
				list = append(list, flip)
			}
		}
	}
	return list
}

// flip is the flip point along an input, if its curve crosses zero once and the signs of both sides are shown.
func (s *surface) flip(i int, sure float64) (Flip, bool) {
	in := s.axes[i].in
	if in.Words != nil {
		return s.flipWords(i, sure)
	}
	if in.Low == in.High {
		return Flip{}, false
	}
	var curve curve
	for k := range grid + 1 {
		v := in.Low + float64(float64(k)/grid*(in.High-in.Low))
		value, deviation := s.at(s.curve(i, v))
		curve = append(curve, place{v, value, deviation})
	}
	return curve.crossing(sure)
}

// place is the height of a curve at a value of an input, with its standard error.
type place struct{ at, value, deviation float64 }

type curve []place

// crossing is the one place at which a curve goes through zero.
func (c curve) crossing(sure float64) (f Flip, ok bool) {
	first, last := c[0], c[len(c)-1]
	f.Above = last.value < 0
	crossings := 0
	for k, p := range c[1:] {
		if before := c[k]; (before.value < 0) != (p.value < 0) {
			crossings++
			f.Point = before.at + float64((p.at-before.at)*before.value/(before.value-p.value))
		}
	}
	if crossings != 1 || !c.shows(-1, sure) || !c.shows(1, sure) {
		return f, false
	}
	f.Gain = math.Abs(math.Min(first.value, last.value))
	f.Interval, f.Curve = c.undecided(f.Point), c.heights()
	return f, true
}

// heights are the curve for others, less finely.
func (c curve) heights() (list []Height) {
	for k := 0; k < len(c); k += 5 {
		p := c[k]
		half := float64(1.96 * p.deviation)
		list = append(list, Height{p.at, p.value, stat.Interval{Low: p.value - half, High: p.value + half}})
	}
	return list
}

// shows reports whether the curve is surely on one side of zero somewhere.
func (c curve) shows(sign, sure float64) bool {
	for _, p := range c {
		if sign*p.value > sure*p.deviation {
			return true
		}
	}
	return false
}

// undecided are the values around a crossing at which the sign of the curve is not shown at 95 % (Fieller's way).
func (c curve) undecided(point float64) stat.Interval {
	in := stat.Interval{Low: point, High: point}
	isOpen := func(p place) bool { return math.Abs(p.value) <= 1.96*p.deviation }
	for k := len(c) - 1; k >= 0; k-- {
		if p := c[k]; p.at <= point {
			if !isOpen(p) {
				break
			}
			in.Low = p.at
		}
	}
	for _, p := range c {
		if p.at >= point {
			if !isOpen(p) {
				break
			}
			in.High = p.at
		}
	}
	step := c[1].at - c[0].at
	return stat.Interval{Low: max(c[0].at, in.Low-step), High: min(c[len(c)-1].at, in.High+step)}
}

// flipWords says with which words the other strategy is better, if with some word it is shown, and with another the reverse.
func (s *surface) flipWords(i int, sure float64) (f Flip, ok bool) {
	worse := false
	for w := range s.axes[i].in.Words {
		value, deviation := s.at(s.curve(i, float64(w)))
		switch {
		case -value > sure*deviation:
			f.Words = append(f.Words, w)
			f.Gain = max(f.Gain, -value)
		case value > sure*deviation:
			worse = true
		}
	}
	return f, worse && f.Words != nil
}
