package calibrate

import (
	"math"

	"nines/sim/study/sweep"
)

// hypercubes is how many Latin hypercubes are tried for the first wave. The one whose nearest points are farthest apart is taken.
const hypercubes = 100

// first are the points of the first wave: a Latin hypercube over the ranges, as far apart as the best of some is.
func (p *Problem) first() (best [][]float64) {
	widest := -1.0
	for k := range uint64(hypercubes) {
		points := sweep.OfHypercube(p.Inputs, p.Budget.Points, p.Seed+k<<32).Points
		if w := p.nearest(points); w > widest {
			best, widest = points, w
		}
	}
	return best
}

// nearest is the square of the distance of the two points that are nearest to each other.
func (p *Problem) nearest(points [][]float64) float64 {
	at := make([][]float64, len(points))
	for i := range points {
		at[i] = space(p.Inputs).coordinates(points[i], space(p.Inputs).all())
	}
	least := math.Inf(1)
	for i := range at {
		for k := range i {
			least = min(least, apartBy(at[i], at[k], nil))
		}
	}
	return least
}

// apartBy is the square of the distance of two points, in units of a scale for each coordinate.
func apartBy(a, b, scale []float64) (sum float64) {
	for k := range a {
		d := a[k] - b[k]
		if scale != nil {
			d /= scale[k]
		}
		sum += float64(d * d)
	}
	return sum
}

// candidates is how many particles compete for the points of a wave.
const candidates = 600

// next are the points of a later wave: particles that are far from each other and from the points already tried.
func (p *Problem) next(particles []particle, tried []Tried) [][]float64 {
	s := space(p.Inputs)
	pool := particles[:min(len(particles), candidates)]
	at := make([][]float64, len(pool))
	for i := range pool {
		at[i] = s.coordinates(pool[i].instead, s.all())
	}
	scale := deviations(at)
	away := make([]float64, len(pool)) // from the nearest point taken
	for i := range away {
		away[i] = math.Inf(1)
		for _, t := range tried {
			away[i] = min(away[i], apartBy(at[i], s.coordinates(t.Values, s.all()), scale))
		}
	}
	var points [][]float64
	for range p.Budget.Points {
		farthest := 0
		for i := range away {
			if away[i] > away[farthest] {
				farthest = i
			}
		}
		points = append(points, pool[farthest].instead)
		for i := range away {
			away[i] = min(away[i], apartBy(at[i], at[farthest], scale))
		}
	}
	return points
}

// deviations are the standard deviations of coordinates, none of them 0.
func deviations(at [][]float64) []float64 {
	list := make([]float64, len(at[0]))
	for k := range list {
		var sum, squares float64
		for _, x := range at {
			sum += x[k]
			squares += float64(x[k] * x[k])
		}
		n := float64(len(at))
		list[k] = math.Sqrt(max(1e-12, squares/n-sum/n*sum/n))
	}
	return list
}
