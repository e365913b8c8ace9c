package explore

import "nines/sim/random"

// hypercube are the points over all ranges: a Latin hypercube. The range of each input is cut into as many parts of equal
// probability as there are points, and each part has one point. The parts of the inputs are joined at random. An input's
// places depend on the seed, its name and the number of points alone.
//
// Source: M. D. McKay, R. J. Beckman and W. J. Conover (1979).
func (s *Study) hypercube() []Point {
	points := make([]Point, s.Plan.Points)
	for n, values := range s.spread(s.Plan.Points, "points") {
		points[n] = Point{values, s.Plan.Alone + n, 1}
	}
	return points
}

// spread are so many settings of a Latin hypercube.
func (s *Study) spread(n int, purpose string) [][]float64 {
	settings := make([][]float64, n)
	for k := range settings {
		settings[k] = make([]float64, len(s.Inputs))
	}
	for i := range s.Inputs {
		stream := random.New(s.Seed, 0).Stream("explore " + purpose + " " + s.Inputs[i].Name)
		for k, part := range stream.Order(n) {
			settings[k][i] = s.Inputs[i].At((float64(part) + stream.Uniform()) / float64(n))
		}
	}
	return settings
}
