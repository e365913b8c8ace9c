package random

import (
	"errors"
	"fmt"
	"slices"
)

// list is equally likely values in rising order, with their moments.
type list struct {
	sorted         []float64
	mean, variance float64
}

// Empirical is each of the values, 0 or more, with the same probability. Their order
// does not matter and they are copied; a value that is written twice is twice as likely.
func Empirical(values []float64) (Distribution, error) {
	if len(values) == 0 {
		return Distribution{}, errors.New("an empirical distribution needs at least one value")
	}
	for i, v := range values {
		if notNegative("", "", v) != nil {
			return Distribution{}, fmt.Errorf("an empirical distribution needs values of 0 or more, not %v (value %d of %d)", v, i+1, len(values))
		}
	}
	l := &list{sorted: slices.Sorted(slices.Values(values))}
	if l.sorted[0] == l.sorted[len(values)-1] {
		return Constant(values[0])
	}
	l.measure()
	return Distribution{kind: empirical, factor: 1, list: l}, nil
}

// measure sets the moments, those of the values as a whole population.
func (l *list) measure() {
	n := float64(len(l.sorted))
	for _, v := range l.sorted {
		l.mean += v / n
	}
	for _, v := range l.sorted {
		l.variance += float64((v-l.mean)*(v-l.mean)) / n
	}
}

// quantile is the value at place u of the sorted list.
func (l *list) quantile(u float64) float64 {
	n := len(l.sorted)
	return l.sorted[min(int(u*float64(n)), n-1)]
}
