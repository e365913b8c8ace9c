package experiment

import (
	"nines/sim/measure"
	"nines/sim/stat"
)

// Difference is one measure under two strategies that met the same callers and the same trouble.
type Difference struct {
	Measure measure.Measure
	Base    stat.Estimate
	Other   stat.Estimate
	Paired  stat.Paired // other less base
}

// Compare gives the paired differences of some plain measures of a window, over the replications that both have. Both
// results must be of one scenario and one seed.
func Compare(base, other *Result, window string, names ...string) []Difference {
	n := min(len(base.Rows), len(other.Rows))
	var list []Difference
	for _, name := range names {
		a := base.Column(base.Plan.Measures.Find(name, window, measure.Group{}))[:n]
		at := other.Plan.Measures.Find(name, window, measure.Group{})
		b := other.Column(at)[:n]
		list = append(list, Difference{
			Measure: other.Plan.Measures.Measures()[at],
			Base:    stat.Mean(a), Other: stat.Mean(b), Paired: stat.Difference(b, a),
		})
	}
	return list
}

// Estimate is the mean of a measure over the replications; of a quotient, the sum of its numerators over the sum of its
// denominators.
func (r *Result) Estimate(place int) stat.Estimate {
	m := &r.Plan.Measures.Measures()[place]
	if m.Numerator != measure.None {
		return stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
	}
	return stat.Mean(r.Column(place))
}

// Find is the estimate of a named measure.
func (r *Result) Find(name, window string, g measure.Group) stat.Estimate {
	return r.Estimate(r.Plan.Measures.Find(name, window, g))
}
