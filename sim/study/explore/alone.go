package explore

import (
	"math"
	"slices"

	"nines/sim/stat"
)

// Verdict is whether an input matters.
type Verdict string

// The verdicts. A difference that is shown to be at least the threshold matters. If every difference is shown to be smaller, the input
// does not matter.
const (
	Matters  Verdict = "matters"
	DoesNot  Verdict = "does not matter"
	NotShown Verdict = "not shown"
)

// Level is a value of an input, all others at their best guess.
type Level struct {
	Value   float64
	Figures []stat.Estimate // by strategy: the measure, with its ordinary interval
}

// Shift is by how much the measure is higher at one level of an input than at another, on the same days.
type Shift struct {
	From, To int // levels
	stat.Estimate
}

// Effect is what one input does to the measure under the subject, alone.
type Effect struct {
	Input  int
	Levels []Level // the best guess first, then the ends of the range or the other words
	Shifts []Shift // of all pairs of levels, at a level of confidence that holds for all inputs together
	Swing  Shift   // the largest of them, upwards
	Verdict
}

// levels are the values at which each input is tried beside its best guess: both ends, or all other words.
func (s *Study) levels() [][]float64 {
	list := make([][]float64, len(s.Inputs))
	for i, in := range s.Inputs {
		candidates := []float64{in.Low, in.High}
		if len(in.Words) > 0 {
			candidates = nil
			for w := range in.Words {
				candidates = append(candidates, float64(w))
			}
		}
		for _, v := range candidates {
			if v != in.Best && !slices.Contains(list[i], v) {
				list[i] = append(list[i], v)
			}
		}
	}
	return list
}

// Ends are the points of the first stage, which has every end of a range.
func (s *Study) Ends() []Point { return s.alone(s.levels()) }

// alone are the points of the first stage: the best guess, and each input at its other levels. All have the same days.
func (s *Study) alone(levels [][]float64) []Point {
	points := []Point{{s.guess(), 0, s.Plan.Alone}}
	for i, values := range levels {
		for _, v := range values {
			setting := s.guess()
			setting[i] = v
			points = append(points, Point{setting, 0, s.Plan.Alone})
		}
	}
	return points
}

// effects judges every input by the points of the first stage.
func (r *Result) effects(levels [][]float64) {
	tried := r.at(Alone)
	pairs := 0
	for _, values := range levels {
		pairs += len(values) * (len(values) + 1) / 2
	}
	confidence := 1 - 0.05/float64(max(1, pairs)) // Bonferroni
	guess := tried[0]
	r.Guess = guess.figures()
	next := 1
	for i, values := range levels {
		at := append([]Tried{guess}, tried[next:next+len(values)]...)
		next += len(values)
		r.Effects = append(r.Effects, r.effect(i, at, confidence))
	}
}

// effect compares the levels of one input.
func (r *Result) effect(i int, at []Tried, confidence float64) Effect {
	e := Effect{Input: i}
	for from, a := range at {
		e.Levels = append(e.Levels, Level{a.Point.Values[i], a.figures()})
		for to, b := range at[from+1:] {
			d := stat.Difference(b.Outcome.Values[r.Study.Subject], a.Outcome.Values[r.Study.Subject])
			e.Shifts = append(e.Shifts, Shift{from, from + 1 + to, d.At(confidence)})
		}
	}
	e.judge(r.Study.Threshold)
	return e
}

// judge sets the verdict and the swing.
func (e *Effect) judge(threshold float64) {
	e.Verdict = DoesNot
	for _, s := range e.Shifts {
		if s.Mean < 0 {
			s = s.turned()
		}
		if e.Swing.N == 0 || s.Mean > e.Swing.Mean || math.IsNaN(e.Swing.Mean) {
			e.Swing = s
		}
		switch {
		case s.Low >= threshold:
			e.Verdict = Matters
		case e.Verdict == DoesNot && !(-threshold < s.Low && s.High < threshold):
			e.Verdict = NotShown
		}
	}
}

// IsNone reports whether the input changes nothing on any day.
func (e *Effect) IsNone() bool {
	for _, s := range e.Shifts {
		if s.Mean != 0 || s.StdDev != 0 {
			return false
		}
	}
	return len(e.Shifts) > 0
}

// turned is the shift the other way round.
func (s Shift) turned() Shift {
	s.From, s.To = s.To, s.From
	s.Mean, s.Low, s.High = -s.Mean, -s.High, -s.Low
	return s
}

// figures are the means over the days, by strategy.
func (o *Outcome) figures() (list []stat.Estimate) {
	for _, values := range o.Values {
		list = append(list, stat.Mean(values))
	}
	return list
}

// Order are the inputs, the one that moves the measure most first.
func (r *Result) Order() []int {
	order := make([]int, len(r.Effects))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return -compare(r.Effects[a].Swing.Mean, r.Effects[b].Swing.Mean)
	})
	return order
}

// compare orders numbers; one that is none is the least.
func compare(a, b float64) int {
	switch {
	case a > b || math.IsNaN(b) && !math.IsNaN(a):
		return 1
	case a < b || math.IsNaN(a) && !math.IsNaN(b):
		return -1
	}
	return 0
}
