package calibrate

import "math"

// surrogate stands in for the simulation of a figure: its mean, how sure that is, and how far days differ.
type surrogate struct {
	*process
	space space
	of    []int // the inputs that move it

	shift float64 // from the centre of the last wave, which has more days: they move the level of all points
	error float64 // standard error of the level that is left

	// The spread of days is a line over the mean, kept within what was seen.
	base, slope, least, most float64
	typical                  float64 // on average over all points
	lacking                  int
	share                    bool // it is kept within 0 and 1
	positive                 bool // it was never below 0
}

// fewest is how many points with a value a surrogate takes.
const fewest = 4

// newSurrogate fits what was tried to a figure; nil if hardly a point has a value.
func (p *Problem) newSurrogate(figure int, tried []Tried) *surrogate {
	f := &p.Figures[figure]
	s := &surrogate{space: p.Inputs, of: f.Inputs, share: f.Unit == "share", positive: true}
	if s.of == nil {
		s.of = s.space.all()
	}
	var at [][]float64
	var means []float64
	var seen []Measured
	centre := -1
	for i := range tried {
		m := tried[i].Figures[figure]
		switch {
		case !finite(m.Mean):
			s.lacking++
		case tried[i].Centre:
			centre = i
		default:
			at, means, seen = append(at, s.space.coordinates(tried[i].Values, s.of)), append(means, m.Mean), append(seen, m)
		}
		s.positive = s.positive && !(m.Mean < 0)
	}
	if len(at) < fewest {
		return nil
	}
	s.process = newProcess(at, means)
	s.spreads(seen)
	if centre >= 0 {
		s.level(tried[centre].Values, tried[centre].Figures[figure])
	}
	return s
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// spreads fits the line of the spread over the mean, and takes the largest standard error until the centre says more.
func (s *surrogate) spreads(seen []Measured) {
	var n, x, y, xx, xy float64
	s.least, s.most = math.Inf(1), 0
	for _, m := range seen {
		spread := known(m.Spread)
		n, x, y = n+1, x+m.Mean, y+spread
		xx += float64(m.Mean * m.Mean)
		xy += float64(m.Mean * spread)
		s.least, s.most = min(s.least, spread), max(s.most, spread)
		s.error += known(m.Error) / float64(len(seen))
	}
	s.base, s.typical = y/n, y/n
	if d := float64(n*xx) - float64(x*x); d > 1e-9*n*xx {
		s.slope = (float64(n*xy) - float64(x*y)) / d
		s.base = (y - float64(s.slope*x)) / n
	}
}

// known is a standard deviation, or 0 if there is none.
func known(v float64) float64 {
	if finite(v) {
		return v
	}
	return 0
}

// level takes level and spread from a point with more days. How far the level moves is what the surrogate does not explain by its
// own error.
func (s *surrogate) level(values []float64, m Measured) {
	mean, deviation := s.process.predict(s.space.coordinates(values, s.of))
	between := max(0, float64(s.error*s.error)-float64(known(m.Error)*known(m.Error)))
	if between > 0 {
		s.shift = (m.Mean - mean) * between / (between + float64(deviation*deviation))
		s.error = known(m.Error)
	}
	if now := s.spread(mean); now > 0 && known(m.Spread) > 0 {
		times := min(3, max(1./3, m.Spread/now))
		s.base, s.slope, s.least, s.most, s.typical = s.base*times, s.slope*times, s.least*times, s.most*times, s.typical*times
	}
}

// spread is the standard deviation of days where the mean is so much.
func (s *surrogate) spread(mean float64) float64 {
	return min(s.most, max(s.least, s.base+float64(s.slope*mean)))
}

// foreseen is what a surrogate says of a figure at a point.
type foreseen struct {
	mean   float64
	error  float64 // standard deviation of the surrogate's error
	level  float64 // of the simulation's
	spread float64 // of days
}

// at is what the surrogate says at values.
func (s *surrogate) at(values []float64) foreseen {
	mean, deviation := s.process.predict(s.space.coordinates(values, s.of))
	f := foreseen{mean: mean + s.shift, error: deviation, level: s.error}
	f.mean = s.possible(f.mean)
	f.spread = s.spread(f.mean)
	return f
}

// levelled is a point with the doubt that all points have. Where nothing fits, points are told apart by the means alone. A point at which the surrogate is unsure,
// or where days happen to differ more, is not nearer for that.
func (f foreseen) levelled(s *surrogate) foreseen {
	f.error, f.spread = 0, s.typical
	return f
}

// possible keeps a value where the figure can be.
func (s *surrogate) possible(v float64) float64 {
	if s.positive {
		v = max(0, v)
	}
	if s.share {
		v = min(1, v)
	}
	return v
}

// sure is the standard deviation of the mean.
func (f foreseen) sure() float64 {
	return math.Sqrt(float64(f.error*f.error) + float64(f.level*f.level))
}

// doubt is the standard deviation of all doubt about a published figure.
func (f foreseen) doubt(p *Published) float64 {
	return math.Sqrt(float64(f.error*f.error) + f.otherDoubt(p))
}

// otherDoubt is the variance of what more points cannot help.
func (f foreseen) otherDoubt(p *Published) float64 {
	v := float64(f.level*f.level) + float64(p.Tolerance*p.Tolerance)
	if p.OneDay {
		v += float64(f.spread * f.spread)
	}
	return v
}

// off is how far a figure is from what was published, over the doubt.
func (f foreseen) off(p *Published) float64 { return (f.mean - p.Value) / f.doubt(p) }

// implausibility is the largest of the fitted figures at a tried point, by its simulation alone.
func (p *Problem) implausibility(figures []Measured) (worst float64) {
	for i, f := range p.Figures {
		if f.Published == nil || !f.Published.Fitted {
			continue
		}
		m := figures[i]
		if !finite(m.Mean) {
			return math.Inf(1)
		}
		seen := foreseen{mean: m.Mean, level: known(m.Error), spread: known(m.Spread)}
		worst = max(worst, math.Abs(seen.off(f.Published)))
	}
	return worst
}
