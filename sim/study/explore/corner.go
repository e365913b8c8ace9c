package explore

import (
	"math"
	"slices"

	"nines/sim/stat"
)

// corners tries the settings at which the best strategy is least ahead of another, as far as is known. The first is where the
// fits say so. Its days teach the fits, which then say where to look next. A setting that comes up again ends the search.
func (r *Result) corners(from *sample, simulate Simulate) error {
	d, plan := r.Decision, r.Study.Plan
	known := from.copied()
	for n := range plan.Corners {
		c := r.hardest(known)
		if slices.ContainsFunc(d.Corners, func(other Corner) bool { return slices.Equal(other.Values, c.Values) }) {
			return nil
		}
		point := Point{c.Values, plan.Alone + plan.Points + n*plan.Corner, plan.Corner}
		if err := r.try([]Stage{Hardest}, []Point{point}, simulate); err != nil {
			return err
		}
		tried := &r.Tried[len(r.Tried)-1]
		own, best := r.Study.allWorse(tried.Outcome.Values[c.Against]), r.Study.allWorse(tried.Outcome.Values[d.Best])
		c.Found = stat.Difference(own, best)
		c.Found.Estimate = c.Found.At(1 - 0.05/float64(plan.Corners))
		d.Corners = append(d.Corners, c)
		known.add(r.Study, tried)
	}
	d.Next = r.hardest(known)
	return nil
}

// hardest is the setting at which the fits see another strategy least behind.
func (r *Result) hardest(known *sample) (hardest Corner) {
	guess := r.Study.guess()
	for k, f := range r.fits(known) {
		if k == r.Decision.Best {
			continue
		}
		plain := f.pruned()
		values := plain.least(known.settings, guess)
		if c := (Corner{Against: k, Values: values, Fitted: plain.value(values)}); hardest.Values == nil || c.Fitted < hardest.Fitted {
			hardest = c
		}
	}
	return hardest
}

func (s *Study) allWorse(values []float64) []float64 {
	list := make([]float64, len(values))
	for i, v := range values {
		list[i] = s.worse(v)
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
	s.settle(at, guess)
	return at
}

// settled is the share of what a setting gains over the best guesses that may be lost when inputs go back to theirs.
const settled = 0.02

// settle takes inputs back to their best guess that hardly matter at a setting. It is easier to grasp with few moved.
func (s *surface) settle(at, guess []float64) {
	least := s.value(at)
	allowed := least + float64(settled*(s.value(guess)-least))
	for i, v := range at {
		at[i] = guess[i]
		if s.value(at) > allowed {
			at[i] = v
		}
	}
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
