package calibrate

import (
	"fmt"
	"math"

	"nines/sim/random"
)

// Run calibrates. The problem needs an input, a fitted figure and a budget. Simulate is called once for each wave. Errors are those of
// the problem and of Simulate.
func Run(p *Problem, simulate Simulate) (*Result, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	c := &calibration{Problem: p, result: &Result{Problem: p, Stopped: Spent}}
	for wave := 1; wave <= p.Budget.Waves; wave++ {
		if err := c.simulate(wave, simulate); err != nil {
			return nil, err
		}
		if err := c.fit(); err != nil {
			return nil, err
		}
		c.look(wave)
		if stop := c.enough(wave); stop != "" {
			c.result.Stopped = stop
			break
		}
	}
	c.answer()
	return c.result, nil
}

// calibration is on its way.
type calibration struct {
	*Problem
	result     *Result
	surrogates []*surrogate // by figure; those that are not fitted only at the end
	fitted     []int        // figures
	search     *search      // of the last wave
	left       float64
}

// simulate simulates the points of a wave, and its centre.
func (c *calibration) simulate(wave int, simulate Simulate) error {
	points, centre := c.design(wave)
	var batch []Point
	for _, values := range points {
		batch = append(batch, Point{values, c.Budget.Days})
	}
	batch = append(batch, Point{centre, c.Budget.Centre})
	figures, err := simulate(batch)
	if err != nil {
		return err
	}
	if len(figures) != len(batch) {
		return fmt.Errorf("%d points gave the figures of %d", len(batch), len(figures))
	}
	w := Wave{Points: len(batch)}
	for i, point := range batch {
		w.Days += point.Days
		c.result.Tried = append(c.result.Tried, Tried{
			Wave: wave, Centre: i == len(batch)-1, Point: point, Figures: figures[i], Implausibility: c.implausibility(figures[i]),
		})
	}
	c.result.Waves = append(c.result.Waves, w)
	return nil
}

// design are the points of a wave, and its centre: first the best guess, then where the fit is best.
func (c *calibration) design(wave int) (points [][]float64, centre []float64) {
	if wave == 1 {
		return c.first(), space(c.Inputs).guess()
	}
	return c.next(c.search.all, c.result.Tried), c.search.best().instead
}

// fit fits a surrogate to each fitted figure.
func (c *calibration) fit() error {
	c.surrogates = make([]*surrogate, len(c.Figures))
	c.fitted = nil
	for i, f := range c.Figures {
		if f.Published == nil || !f.Published.Fitted {
			continue
		}
		c.fitted = append(c.fitted, i)
		if c.surrogates[i] = c.newSurrogate(i, c.result.Tried); c.surrogates[i] == nil {
			return fmt.Errorf("%s has no value at nearly all points, so nothing can be fitted to it: keep it back with `fit: no`, or take it out", f.Name)
		}
	}
	return nil
}

// judge judges by some figures together: the largest implausibility.
func (c *calibration) judge(figures []int) judge {
	return func(values []float64, limit float64) (worst float64) {
		for _, i := range figures {
			if worst = max(worst, math.Abs(c.surrogates[i].at(values).off(c.Figures[i].Published))); worst > limit {
				break
			}
		}
		return worst
	}
}

// searchOf finds where some figures are met.
func (c *calibration) searchOf(figures []int, n int, purpose string) (s *search, left float64) {
	s = &search{space: c.Inputs, judge: c.judge(figures), stream: random.New(c.Seed, 0).Stream("calibrate " + purpose)}
	return s, s.find(n, Cutoff)
}

// look looks at what a wave left.
func (c *calibration) look(wave int) {
	c.search, c.left = c.searchOf(c.fitted, c.Budget.Particles, fmt.Sprintf("wave %d", wave))
	w := &c.result.Waves[wave-1]
	w.Left = c.left
	for _, i := range c.fitted {
		w.Rough = max(w.Rough, c.rough(i))
	}
}

// sampled is over how many particles an average is taken.
const sampled = 200

// rough is the error of the surrogate over all other doubt, over the particles.
func (c *calibration) rough(figure int) float64 {
	var own, other float64
	for _, p := range c.search.all[:min(sampled, len(c.search.all))] {
		f := c.surrogates[figure].at(p.instead)
		own += float64(f.error * f.error)
		other += f.otherDoubt(c.Figures[figure].Published)
	}
	return math.Sqrt(own / other)
}

// fine is how rough a surrogate may be when more points hardly narrow the region.
const fine = 1. / 3

// enough says why no further wave is needed; empty if one is. One wave alone never rules everything out.
func (c *calibration) enough(wave int) Stop {
	switch rough := c.result.Waves[wave-1].Rough; {
	case c.left > 0 && rough < fine && wave > 1:
		return Precise
	case c.left == 0 && rough < fine && wave > 1:
		return Ruled
	}
	return ""
}
