package spread

import (
	"math"
	"slices"
)

// The percentiles between which a spread lies, as probabilities.
const (
	lower = 0.05
	upper = 0.95
)

// Over is the spread of a figure over the ranges. It is the mean at the best guesses, moved by the 5th and the 95th percentile
// of the settings' effects. The effect of setting k is at[k] less best[k], the figures of one day at the setting and at the
// best guesses. What that day has of its own is in both, so it is in no effect.
//
// Pairs without a finite effect are left out. With fewer than Fewest others there is no spread, and ok is false.
func Over(mean float64, best, at []float64) (low, high float64, ok bool) {
	var effects []float64
	for k := range at {
		if effect := at[k] - best[k]; !math.IsNaN(effect) && !math.IsInf(effect, 0) {
			effects = append(effects, effect)
		}
	}
	if len(effects) < Fewest {
		return math.NaN(), math.NaN(), false
	}
	slices.Sort(effects)
	return mean + percentile(effects, lower), mean + percentile(effects, upper), true
}

// percentile is that of sorted observations at probability p: the one at rank p n + 1/2, between two in proportion. In a Latin
// hypercube the observation of rank k stands for the k-th part of n, and lies in its middle on average.
//
// Source: R. J. Hyndman and Y. Fan (1996), definition 5 (Hazen).
func percentile(sorted []float64, p float64) float64 {
	rank := min(max(float64(p*float64(len(sorted)))+0.5, 1), float64(len(sorted)))
	below := int(math.Floor(rank))
	v := sorted[below-1]
	if below < len(sorted) {
		v += float64((rank - float64(below)) * (sorted[below] - v))
	}
	return v
}
