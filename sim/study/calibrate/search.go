package calibrate

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/random"
)

// judge says how implausible a point is. It may stop and return any value above the limit once it is above it.
type judge func(values []float64, limit float64) float64

// particle is a point of the search: a probability for each input, and what the judge says.
type particle struct {
	u       []float64
	value   float64
	instead []float64 // the values
}

// search finds where a judge is within a cutoff: particles that are spread evenly over that part of the ranges, and its share of the
// ranges. It narrows level by level, each with a fifth of the volume of the one before.
//
// Source: S.-K. Au and J. L. Beck (2001), subset simulation; the moves: C. J. F. ter Braak (2006), differential evolution.
type search struct {
	space  space
	judge  judge
	stream random.Stream
	all    []particle
}

const (
	kept   = 0.2 // share of the particles that pass a level
	sweeps = 6   // moves of each particle at a level
	levels = 25
	gain   = 0.99 // a level that is not lower by this factor gains nothing
)

// find gives the share of the ranges within the cutoff. If it is 0, the particles are those that come nearest.
func (s *search) find(n int, cutoff float64) (left float64) {
	s.begin(n)
	left = 1
	before, idle := math.Inf(1), 0
	for range levels {
		slices.SortStableFunc(s.all, func(a, b particle) int { return cmp.Compare(a.value, b.value) })
		within := s.within(cutoff)
		if float64(within) >= kept*float64(n) {
			s.all = s.all[:within]
			s.replenish(n, cutoff)
			return left * float64(within) / float64(n)
		}
		level := s.all[int(kept*float64(n))-1].value
		if idle++; level < gain*before {
			idle = 0
		}
		if idle == 2 {
			break
		}
		before = level
		passed := s.within(level)
		left *= float64(passed) / float64(n)
		s.all = s.all[:passed]
		s.replenish(n, level)
	}
	slices.SortStableFunc(s.all, func(a, b particle) int { return cmp.Compare(a.value, b.value) })
	if within := s.within(cutoff); within > 0 { // a part too small to fill, or one that was met late
		s.all = s.all[:within]
		s.replenish(n, cutoff)
		return left * float64(within) / float64(n)
	}
	return 0
}

// begin spreads the particles over all ranges.
func (s *search) begin(n int) {
	s.all = make([]particle, n)
	for i := range s.all {
		u := make([]float64, len(s.space))
		for k := range u {
			u[k] = s.stream.Uniform()
		}
		values := s.space.values(u)
		s.all[i] = particle{u, s.judge(values, math.Inf(1)), values}
	}
}

// within is how many of the sorted particles are within a level.
func (s *search) within(level float64) int {
	n := 0
	for n < len(s.all) && s.all[n].value <= level {
		n++
	}
	return n
}

// replenish copies the particles until there are n, and moves all within a level.
func (s *search) replenish(n int, level float64) {
	passed := len(s.all)
	for i := passed; i < n; i++ {
		s.all = append(s.all, s.all[i%passed])
	}
	for sweep := range sweeps {
		for i := range s.all {
			s.move(i, sweep, level)
		}
	}
}

// move proposes another place for a particle: along the line through two others, or in one coordinate alone.
func (s *search) move(i, sweep int, level float64) {
	a, b := s.pick(), s.pick()
	u := slices.Clone(s.all[i].u)
	if sweep%2 == 0 {
		step := 2.38 / math.Sqrt(float64(2*len(u)))
		for k := range u {
			u[k] += float64(step*(a.u[k]-b.u[k])) + float64(1e-6*(s.stream.Uniform()-0.5))
		}
	} else {
		k := int(s.stream.Uniform() * float64(len(u)))
		u[k] += float64(2*(a.u[k]-b.u[k])) + float64(0.02*(s.stream.Uniform()-0.5))
	}
	for k := range u {
		if !(u[k] >= 0 && u[k] < 1) {
			return
		}
	}
	values := s.space.values(u)
	if v := s.judge(values, level); v <= level {
		s.all[i] = particle{u, v, values}
	}
}

func (s *search) pick() particle { return s.all[int(s.stream.Uniform()*float64(len(s.all)))] }

// best is the particle with the least value.
func (s *search) best() particle {
	return slices.MinFunc(s.all, func(a, b particle) int { return cmp.Compare(a.value, b.value) })
}
