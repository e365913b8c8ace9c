package explore

import "nines/sim/portable"

// Region is where the best strategy fails: a box that a few inputs bound. It was found on one half of the points, and its
// figures are those of the other half.
type Region struct {
	Failure
	Bounds  []Bound
	Inside  int     // points in it, of the half that was held back
	Failed  int     // of these, on whose day the strategy failed
	Among   int     // points that were held back
	AllFail int     // of these, on whose day it failed
	P       float64 // the probability that chance alone gives so many failures inside
}

// Failure is a way to fail on a day.
type Failure string

// The failures.
const (
	Beaten Failure = "another is better" // by the threshold at least
	Missed Failure = "an expectation is missed"
)

// Density is the share of the days inside on which the strategy failed.
func (r *Region) Density() float64 { return float64(r.Failed) / float64(r.Inside) }

// Base is the share of all days on which it failed.
func (r *Region) Base() float64 { return float64(r.AllFail) / float64(r.Among) }

// Coverage is the share of the failures that lie inside.
func (r *Region) Coverage() float64 { return float64(r.Failed) / float64(r.AllFail) }

// Bound keeps an input within two values, or to some words.
type Bound struct {
	Input     int
	Low, High float64
	Words     []int
}

const (
	fewestFailures = 8     // in each half, below which no region is looked for
	fewestInside   = 8     // points of a region, in each half
	peel           = 0.1   // share of the points that one step takes off, at most
	chance         = 0.025 // P above which a region is not told: one study in 20 tells one by chance, of two failures
	mostBounds     = 3     // of a region: more do not fit in a sentence
)

// regions looks for the region of each failure.
func (r *Result) regions(from *sample) (list []Region) {
	best := r.Decision.Best
	if region, ok := r.Study.region(from.settings, beaten(from.worse, best, r.Study.Threshold)); ok {
		region.Failure = Beaten
		list = append(list, region)
	}
	if from.missed == nil {
		return list
	}
	if region, ok := r.Study.region(from.settings, from.missed[best]); ok {
		region.Failure = Missed
		list = append(list, region)
	}
	return list
}

// beaten says by point whether another strategy was better by the threshold.
func beaten(worse [][]float64, best int, threshold float64) []bool {
	list := make([]bool, len(worse[best]))
	for n, own := range worse[best] {
		for k := range worse {
			list[n] = list[n] || worse[k][n] <= own-threshold
		}
	}
	return list
}

// region finds the box in which a strategy fails most, on every second point, and judges it on the others. It reports
// whether the box is better than chance.
//
// Source: J. H. Friedman and N. I. Fisher (1999), the patient rule induction method (PRIM); B. P. Bryant and R. J. Lempert
// (2010), its use for scenarios.
func (s *Study) region(settings [][]float64, fails []bool) (Region, bool) {
	var found, held half
	for n := range fails {
		to := &found
		if n%2 == 1 {
			to = &held
		}
		to.settings, to.fails = append(to.settings, settings[n]), append(to.fails, fails[n])
	}
	if count(found.fails) < fewestFailures || count(held.fails) < fewestFailures {
		return Region{}, false
	}
	b := s.search(found)
	r := Region{Bounds: b.bounds(s), Among: len(held.fails), AllFail: count(held.fails)}
	r.Inside, r.Failed = b.counts(held)
	if len(r.Bounds) == 0 || r.Inside < fewestInside || r.Failed == 0 {
		return r, false
	}
	r.P = 1 - portable.BinomialCDF(r.Inside, r.Base(), r.Failed-1)
	return r, r.P <= chance
}

// half are the points of one half.
type half struct {
	settings [][]float64
	fails    []bool
}

func count(list []bool) (n int) {
	for _, yes := range list {
		if yes {
			n++
		}
	}
	return n
}
