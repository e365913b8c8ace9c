package calibrate

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/random"
)

// lookers is how many particles search for where some of the figures meet.
const lookers = 200

// miss finds what contradicts. The fewest figures that cannot be met together are looked for among one, two and three; beyond that
// it is all of them.
func (c *calibration) miss() *Miss {
	for size := 1; size <= min(3, len(c.fitted)-1); size++ {
		var sets [][]int
		for _, set := range subsets(c.fitted, size) {
			if _, left := c.searchOf(set, lookers, fmt.Sprint("miss ", set)); left == 0 {
				sets = append(sets, set)
			}
		}
		if len(sets) > 0 {
			return c.missOf(sets)
		}
	}
	return c.missOf([][]int{c.fitted})
}

// missOf describes the sets that cannot be met, the one that is farthest from it first.
func (c *calibration) missOf(sets [][]int) *Miss {
	m := &Miss{}
	for _, set := range sets {
		where := c.nearest(set)
		if apart := c.apart(where, set); apart > m.Apart {
			m.Figures, m.Apart, m.Where = set, apart, c.distance(where)
			m.Where.AtEnd = slices.DeleteFunc(m.Where.AtEnd, func(i int) bool { return !c.matters(i, where, set) })
		}
	}
	for _, set := range sets {
		if !slices.Equal(set, m.Figures) {
			m.Others = append(m.Others, set)
		}
	}
	m.Without = c.without()
	return m
}

// nearest is where figures that cannot be met come nearest.
func (c *calibration) nearest(figures []int) []float64 {
	s := &search{space: c.Inputs, judge: c.levelled(figures), stream: random.New(c.Seed, 0).Stream(fmt.Sprint("calibrate nearest ", figures))}
	s.find(lookers, 0)
	return s.best().instead
}

// levelled judges points by the same doubt for all.
func (c *calibration) levelled(figures []int) judge {
	return func(values []float64, limit float64) (worst float64) {
		for _, i := range figures {
			s := c.surrogates[i]
			if worst = max(worst, math.Abs(s.at(values).levelled(s).off(c.Figures[i].Published))); worst > limit {
				break
			}
		}
		return worst
	}
}

// mattersFrom is by how much farther off the figures are, as a share, with an input in the middle of its range that stands at an end.
// Below it the input is at the end by chance: the figures hardly depend on it.
const mattersFrom = 0.05

// matters reports whether an input that stands at an end of its range brings the figures nearer.
func (c *calibration) matters(input int, values []float64, figures []int) bool {
	middle := slices.Clone(values)
	middle[input] = c.Inputs[input].At(middleShare)
	far := c.levelled(figures)
	return far(middle, math.Inf(1)) > (1+mattersFrom)*far(values, math.Inf(1))
}

// apart is how far the worst of some figures is off.
func (c *calibration) apart(values []float64, figures []int) (far float64) {
	for _, off := range c.distance(values).Figures {
		if slices.Contains(figures, off.Figure) {
			far = max(far, math.Abs(off.Off))
		}
	}
	return far
}

// without drops one figure at a time.
func (c *calibration) without() (list []Dropped) {
	for _, i := range c.fitted {
		rest := slices.DeleteFunc(slices.Clone(c.fitted), func(k int) bool { return k == i })
		d := Dropped{Figure: i}
		if len(rest) > 0 {
			s, _ := c.searchOf(rest, lookers, fmt.Sprint("without ", i))
			d.Implausibility = s.best().value
		}
		list = append(list, d)
	}
	return list
}

// subsets are those of a size, in order.
func subsets(of []int, size int) (list [][]int) {
	if size == 0 {
		return [][]int{nil}
	}
	for k := range of {
		for _, rest := range subsets(of[k+1:], size-1) {
			list = append(list, append([]int{of[k]}, rest...))
		}
	}
	return list
}
