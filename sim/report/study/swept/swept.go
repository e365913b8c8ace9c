// Package swept says what a sweep found: in sentences, tables, charts and tidy data.
//
// It says where the answer is least and where it is most, and where another strategy becomes the best. It does not say
// why, and nothing about values between the points. A strategy is called the best at a point only if that is shown there.
package swept

import (
	"time"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/study/sweep"
)

// Strategy is one of those that were run at every point.
type Strategy struct{ Name, Title string }

// called is how people know a strategy.
func (s Strategy) called() string {
	if s.Title != "" {
		return "“" + phrase.Plain(s.Title) + "”"
	}
	return phrase.Plain(s.Name)
}

// Sweep is a sweep with all that was found at its points.
type Sweep struct {
	Design     *sweep.Design
	When       []time.Time // the instants to which the trouble was moved, by the value of the input When; nil without one
	WhenInput  int         // which input that is
	IsWeek     bool        // the instants are hours of one week
	Strategies []Strategy
	Measures   []measure.Measure  // the first is what the answer is about
	Standings  [][]sweep.Standing // by measure and point
	Runs       []Run              // by point: how it is run alone
	Each       int                // replications of each point and strategy
}

// Run is how a point is run alone.
type Run struct {
	Set     []string // assignments for --set
	ShiftTo string   // for --shift-to; empty: not moved
}

// Standing is how the strategies do at a point by a measure.
func Standing(c *experiment.Comparison, m measure.Measure) sweep.Standing {
	s := sweep.Standing{Best: -1}
	for _, r := range c.Results {
		s.Figures = append(s.Figures, estimate(r, m))
		if !experiment.IsTime(&m) {
			s.Days = append(s.Days, r.Parts(r.Plan.Measures.Find(m.Name, m.Window, m.Group)))
		}
	}
	if len(c.Results) == 1 {
		s.Best = 0
	} else if m.Better() != measure.Neither {
		rank := c.Rank(m)
		s.Best, s.Leading = rank.Best, rank.Order[0]
	}
	return s
}

// estimate is the mean of a measure; of a time, which some days may never reach, it is the median.
func estimate(r *experiment.Result, m measure.Measure) stat.Estimate {
	place := r.Plan.Measures.Find(m.Name, m.Window, m.Group)
	if !experiment.IsTime(&m) {
		return r.Estimate(place)
	}
	q := r.Quantiles(place)
	return stat.Estimate{N: len(r.Rows), Mean: q.Median, Interval: q.Within, Level: 0.95}
}

// Fill fills the document of a sweep.
func Fill(d *study.Document, s *Sweep) {
	d.Question = s.question()
	d.Answer = s.answer()
	d.Doubts = s.doubts()
	d.Method = s.method()
	d.Tables = s.tables()
	d.Charts = s.charts()
	d.Data = s.data()
	d.Findings = s.findings()
}
