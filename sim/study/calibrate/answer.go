package calibrate

import "math"

// answer says what was found, once all points are simulated.
func (c *calibration) answer() {
	r := c.result
	r.Surrogates = make([]Surrogate, len(c.Figures))
	for i := range c.Figures {
		if c.surrogates[i] == nil {
			c.surrogates[i] = c.newSurrogate(i, r.Tried)
		}
		if s := c.surrogates[i]; s != nil {
			r.Surrogates[i] = s.quality()
			r.Surrogates[i].Lacking = s.lacking
		} else {
			r.Surrogates[i].Lacking = len(r.Tried)
		}
	}
	r.Nearest = c.distance(c.search.best().instead)
	r.Simulated = c.simulated(r.Tried[len(r.Tried)-1])
	r.Verdict = c.verdict()
	if r.Verdict == Misses {
		r.Nearest = c.distance(c.nearest(c.fitted))
		r.Miss = c.miss()
		return
	}
	r.Region = c.region()
}

// verdict is sure of a fit if a point was simulated that fits, or if the surrogate is no rougher than all other doubt.
func (c *calibration) verdict() Verdict {
	if c.left == 0 {
		return Misses
	}
	for _, t := range c.result.Tried {
		if t.Implausibility <= Cutoff {
			return Fits
		}
	}
	if c.result.Waves[len(c.result.Waves)-1].Rough < 1 {
		return Fits
	}
	return Unsure
}

// distance is how far the surrogate is from what was published, at values.
func (c *calibration) distance(values []float64) Distance {
	d := Distance{Values: values}
	for i, f := range c.Figures {
		if f.Published == nil || c.surrogates[i] == nil {
			continue
		}
		at := c.surrogates[i].at(values)
		d.add(i, at.mean, at.doubt(f.Published), f.Published)
	}
	d.AtEnd = c.atEnd(values)
	return d
}

// simulated is how far the simulation of a point is.
func (c *calibration) simulated(t Tried) Distance {
	d := Distance{Values: t.Values}
	for i, f := range c.Figures {
		m := t.Figures[i]
		if f.Published == nil || !finite(m.Mean) {
			continue
		}
		seen := foreseen{mean: m.Mean, level: known(m.Error), spread: known(m.Spread)}
		d.add(i, m.Mean, seen.doubt(f.Published), f.Published)
	}
	d.AtEnd = c.atEnd(t.Values)
	return d
}

func (d *Distance) add(figure int, value, doubt float64, p *Published) {
	off := (value - p.Value) / doubt
	d.Figures = append(d.Figures, Off{figure, value, doubt, off})
	if p.Fitted {
		d.Implausibility = max(d.Implausibility, math.Abs(off))
	}
}

// end is how near to an end of its range a value counts as standing there, as a share of the range.
const end = 0.02

// atEnd are the inputs that stand at an end of their range.
func (c *calibration) atEnd(values []float64) (list []int) {
	s := space(c.Inputs)
	for i, x := range s.coordinates(values, s.all()) {
		if math.Abs(x) > 1-2*end {
			list = append(list, i)
		}
	}
	return list
}
