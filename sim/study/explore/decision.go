package explore

import (
	"math"
	"slices"

	"nines/sim/stat"
)

// Decision is what the unknowns do to the choice between strategies.
type Decision struct {
	Points  int             // of the hypercube that count: each strategy has a number there
	Dropped int             // points without
	Best    int             // the strategy with the best mean over the ranges
	Means   []stat.Estimate // by strategy, over the ranges and days
	Behind  []stat.Paired   // by strategy: by how much it is worse than the best one over the ranges and days; zero of itself
	Shares  []Share         // by strategy
	Explain []float64       // by strategy: what share of the variance of Behind the fit foretells, 1 at most
	Corners []Corner        // in the order in which they were tried
	Next    Corner          // the setting that the fits then see as hardest, which was not tried
	Stays   Stays
	Flips   []Flip
	Fails   []Region
	Worth   []Worth // of the unknowns, in their order
	All     Worth   // of knowing all of them, by the fit
}

// Share is in how much of the ranges a strategy is the best, and in how many of the days that were tried.
type Share struct {
	Ranges stat.Interval // of the probability, from the fit; its middle is Fitted
	Fitted float64
	Days   int // on which no other strategy was better
}

// Stays says whether the best strategy is the best everywhere in the ranges.
type Stays string

// The answers.
const (
	Everywhere Stays = "everywhere" // nowhere is another better by the threshold, as far as fits and the hardest settings show
	Somewhere  Stays = "not everywhere"
	Unsure     Stays = "not shown"
)

// Corner is a setting at which the fit says that the best strategy does worst against another, with what its days gave.
type Corner struct {
	Against int
	Values  []float64
	Fitted  float64     // by how much the other one is worse there; below 0 it is better
	Found   stat.Paired // the same, from days there
}

// sample is the hypercube as the regressions take it.
type sample struct {
	settings [][]float64
	worse    [][]float64 // by strategy and point, with the sign that makes less the better
	missed   [][]bool    // by strategy and point; nil if there are no expectations
}

// decide draws all conclusions on the decision. It tries the hardest settings.
func (r *Result) decide(simulate Simulate) error {
	d := &Decision{}
	r.Decision = d
	sample := r.sample()
	d.Points, d.Dropped = len(sample.settings), r.Study.Plan.Points-len(sample.settings)
	if d.Points < 20 {
		r.Decision = nil
		return nil
	}
	d.average(r.Study, sample)
	fits := r.fits(sample)
	for _, f := range fits {
		d.Explain = append(d.Explain, f.explains)
	}
	if err := r.corners(sample, simulate); err != nil {
		return err
	}
	drawn := r.Study.wild(fits)
	d.Shares = r.shares(sample, fits, drawn)
	d.Flips = r.flips(sample, fits)
	d.Stays = r.stays()
	d.Worth, d.All = r.worth(fits, drawn)
	d.Fails = r.regions(sample)
	return nil
}

// sample takes the points of the hypercube at which every strategy has a number.
func (r *Result) sample() *sample {
	s := &sample{worse: make([][]float64, len(r.Study.Strategies))}
	for _, t := range r.at(Ranges) {
		s.add(r.Study, &t)
	}
	return s
}

// add takes in the days of a point on which every strategy has a number.
func (s *sample) add(of *Study, t *Tried) {
	for d := range t.N {
		if !t.isWhole(d) {
			continue
		}
		s.settings = append(s.settings, t.Point.Values)
		for k, values := range t.Outcome.Values {
			s.worse[k] = append(s.worse[k], of.worse(values[d]))
		}
		if t.Missed != nil {
			s.miss(t, d)
		}
	}
}

// miss takes in which strategies missed an expectation on a day.
func (s *sample) miss(t *Tried, d int) {
	if s.missed == nil {
		s.missed = make([][]bool, len(t.Missed))
	}
	for k, missed := range t.Missed {
		s.missed[k] = append(s.missed[k], missed != nil && missed[d])
	}
}

// copied is a sample to which can be added.
func (s *sample) copied() *sample {
	c := &sample{settings: slices.Clone(s.settings)}
	for _, values := range s.worse {
		c.worse = append(c.worse, slices.Clone(values))
	}
	return c
}

func (t *Tried) isWhole(day int) bool {
	for _, values := range t.Outcome.Values {
		if math.IsNaN(values[day]) || math.IsInf(values[day], 0) {
			return false
		}
	}
	return true
}

// worse turns a measure if more of it is better. Less is then the better everywhere.
func (s *Study) worse(v float64) float64 {
	if s.More {
		return -v
	}
	return v
}

// average compares the strategies over all ranges and days.
func (d *Decision) average(s *Study, from *sample) {
	for k, values := range from.worse {
		mean := stat.Mean(values)
		if len(d.Means) > 0 && mean.Mean < d.Means[d.Best].Mean {
			d.Best = k
		}
		d.Means = append(d.Means, mean)
	}
	for k := range from.worse {
		d.Behind = append(d.Behind, stat.Difference(from.worse[k], from.worse[d.Best]))
	}
	if s.More {
		for k := range d.Means {
			d.Means[k] = d.Means[k].Times(-1)
			d.Means[k].Low, d.Means[k].High = d.Means[k].High, d.Means[k].Low
			d.Means[k].StdDev = -d.Means[k].StdDev
		}
	}
}

// fits are by strategy: by how much it is worse than the best one.
func (r *Result) fits(from *sample) []*surface {
	axes := newAxes(r.Study, len(from.settings))
	best := from.worse[r.Decision.Best]
	list := make([]*surface, len(from.worse))
	for k, values := range from.worse {
		behind := append([]float64(nil), values...)
		subtract(behind, 1, best)
		list[k] = fit(axes, from.settings, behind)
	}
	return list
}

// stays concludes whether the best strategy is the best everywhere. Differences below the threshold do not count. A flip by more, or
// days at a hard setting, can say no. To say yes it takes that neither the fit nor those days leave room for another that is
// ahead by the threshold.
func (r *Result) stays() Stays {
	d, threshold := r.Decision, r.Study.Threshold
	for _, f := range d.Flips {
		if f.Gain >= threshold {
			return Somewhere
		}
	}
	stays := Everywhere
	for _, c := range d.Corners {
		switch {
		case c.Found.High <= -threshold:
			return Somewhere
		case !(c.Found.Low > -threshold):
			stays = Unsure
		}
	}
	if d.Next.Fitted < -threshold {
		return Unsure
	}
	return stays
}
