// Package against holds a simulated incident against the figures that were published about it.
//
// Its opinion: a published figure is one day, seen through a count that is itself uncertain. So it is compared in units of all
// doubt together, and never called wrong because it is not the mean.
package against

import (
	"fmt"
	"math"

	"nines/sim/plan"
	"nines/sim/portable"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Compared is a published figure beside the simulated one.
type Compared struct {
	*plan.Published
	Simulated phrase.Estimate // the mean, with its confidence interval
	Day       float64         // the standard deviation of days, in the unit of the measure
	Distance  float64         // above the published figure, in units of all doubt; see [plan.Published.Distance]
}

// Figures compares all figures of what happened with the document of its simulation. Those of another strategy are left out.
// It is an error if the document lacks one.
func Figures(d *report.Document, published []plan.Published) ([]Compared, error) {
	var list []Compared
	for i := range published {
		p := &published[i]
		if p.Strategy != d.Scenario.Strategy {
			continue
		}
		e := estimate(d, p)
		if e.N == 0 || math.IsNaN(float64(e.Mean)) {
			return nil, fmt.Errorf("%s of %s: the simulation has no value of %s", p.Name, d.Scenario.Name, p.Measure.Name)
		}
		c := Compared{Published: p, Simulated: e}
		standardError := errorOf(e)
		c.Day = standardError * math.Sqrt(float64(e.N))
		c.Distance = p.Distance(float64(e.Mean), standardError, c.Day)
		list = append(list, c)
	}
	return list, nil
}

// errorOf is the standard error of a mean, from its confidence interval; 0 where nothing is known of it.
func errorOf(e phrase.Estimate) float64 {
	half := float64(e.High-e.Low) / 2
	if e.N < 2 || math.IsNaN(half) || math.IsInf(half, 0) {
		return 0
	}
	return half / portable.StudentTwoSided(0.95, float64(e.N-1))
}

// Stands reports whether the simulated figure is no contradiction to the published one.
func (c *Compared) Stands() bool { return math.Abs(c.Distance) <= plan.Farthest }

// Range is the published figure as its bounds, such as “13,246 to 14,640”, or as one value where they round to the same.
func (c *Compared) Range() string {
	in := c.inUnit()
	low, high := in(phrase.Number(c.Low)), in(phrase.Number(c.High))
	if low == high {
		return low
	}
	return low + " to " + high
}

// Value is the published figure in words.
func (c *Compared) Value() string { return c.inUnit()(phrase.Number(c.Published.Value)) }

// InWords is the simulated figure with its interval.
func (c *Compared) InWords() string { return phrase.WithInterval(c.Simulated, c.inUnit()) }

func (c *Compared) inUnit() func(phrase.Number) string { return InUnit(string(c.Measure.Unit)) }

// InUnit writes figures of a unit with what a reader needs to tell it: a share in per cent with its sign, a time as a length.
func InUnit(unit string) func(phrase.Number) string {
	in := phrase.InUnit(unit)
	if unit == "share" {
		return func(n phrase.Number) string { return in(n) + " %" }
	}
	return in
}

// estimate is the simulated figure of a measure, or of a clock.
func estimate(d *report.Document, p *plan.Published) phrase.Estimate {
	for i := range d.Clocks {
		if c := &d.Clocks[i]; "recovery."+c.Name == p.Measure.Name && c.Mean != nil {
			return *c.Mean
		}
	}
	return d.FigureOf(p.Measure.Name, p.Measure.Window, p.Measure.Group.By, p.Measure.Group.Name).Estimate
}
