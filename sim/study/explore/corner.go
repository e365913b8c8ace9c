package explore

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/stat"
)

// corners finds the settings at which the fits see the best strategy least ahead of another, and tries them with days of
// their own. It does so for the strategies that come nearest.
func (r *Result) corners(fits []*surface, simulate Simulate) error {
	d, plan := r.Decision, r.Study.Plan
	var list []Corner
	for k, f := range fits {
		if k == d.Best {
			continue
		}
		plain := f.pruned()
		values := plain.least(r.settings(), r.Study.guess())
		list = append(list, Corner{Against: k, Values: values, Fitted: plain.value(values)})
	}
	slices.SortStableFunc(list, func(a, b Corner) int { return cmp.Compare(a.Fitted, b.Fitted) })
	list = list[:min(len(list), plan.Corners)]
	points := make([]Point, len(list))
	for i, c := range list {
		points[i] = Point{c.Values, plan.Alone + plan.Points, plan.Corner}
	}
	before := len(r.Tried)
	if err := r.try(repeated(Hardest, len(points)), points, simulate); err != nil {
		return err
	}
	confidence := 1 - 0.05/float64(max(1, len(list)))
	for i := range list {
		values := r.Tried[before+i].Outcome.Values
		list[i].Found = stat.Difference(r.Study.allWorse(values[list[i].Against]), r.Study.allWorse(values[d.Best]))
		list[i].Found.Estimate = list[i].Found.At(confidence)
	}
	d.Corners = list
	return nil
}

func (s *Study) allWorse(values []float64) []float64 {
	list := make([]float64, len(values))
	for i, v := range values {
		list[i] = s.worse(v)
	}
	return list
}

// settings are those of the hypercube.
func (r *Result) settings() (list [][]float64) {
	for _, t := range r.at(Ranges) {
		list = append(list, t.Point.Values)
	}
	return list
}

// pruned is the fit without the terms that are within two standard errors of zero. At the edges of all ranges at once they would add up
// to a large error. An input without a term left does not move the outcome.
func (s *surface) pruned() *surface {
	p := *s
	p.coefficients = slices.Clone(s.coefficients)
	for c := 1; c < len(p.coefficients); c++ {
		row := make([]float64, len(p.coefficients))
		row[c] = 1
		if value, deviation := s.at(row); math.Abs(value) < 2*deviation {
			p.coefficients[c] = 0
		}
	}
	return &p
}

// least is the setting at which the fitted outcome is least. It starts at the best guess or a tried
// setting, whichever is less, and changes one input at a time for the better, until none helps.
func (s *surface) least(settings [][]float64, guess []float64) []float64 {
	at := slices.Clone(guess)
	for _, setting := range settings {
		if s.value(setting) < s.value(at) {
			at = slices.Clone(setting)
		}
	}
	for range 10 {
		before := slices.Clone(at)
		for i := range s.axes {
			s.improve(at, i)
		}
		if slices.Equal(before, at) {
			break
		}
	}
	return at
}

func (s *surface) value(setting []float64) float64 { return dot(s.row(setting), s.coefficients) }

// improve moves one input to where the outcome is least.
func (s *surface) improve(at []float64, i int) {
	best, least := at[i], s.value(at)
	for _, v := range s.axes[i].candidates() {
		at[i] = v
		if value := s.value(at); value < least {
			best, least = v, value
		}
	}
	at[i] = best
}

// candidates are values all over the range, both ends among them.
func (a *axis) candidates() []float64 {
	const steps = 20
	var list []float64
	for k := range steps + 1 {
		if v := a.in.At(float64(k) / steps); !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
