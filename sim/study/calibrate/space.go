package calibrate

import "nines/sim/scenario/input"

// space are the ranges of the inputs. A point is either its values, or a probability for each input, or its coordinates: where each
// value lies in its range, from -1 to 1.
type space []input.Input

// values are those at probabilities.
func (s space) values(u []float64) []float64 {
	list := make([]float64, len(s))
	for i := range s {
		list[i] = s[i].At(u[i])
	}
	return list
}

// coordinates are those of values, for some of the inputs.
func (s space) coordinates(values []float64, of []int) []float64 {
	list := make([]float64, len(of))
	for k, i := range of {
		list[k] = 2*(values[i]-s[i].Low)/(s[i].High-s[i].Low) - 1
	}
	return list
}

// all are the indices of all inputs.
func (s space) all() []int {
	list := make([]int, len(s))
	for i := range list {
		list[i] = i
	}
	return list
}

// guess is the point at the best guesses.
func (s space) guess() []float64 {
	list := make([]float64, len(s))
	for i := range s {
		list[i] = s[i].Best
	}
	return list
}
