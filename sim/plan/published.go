package plan

import (
	"math"

	measures "nines/sim/measure"
)

// Published is a checked figure that somebody published about the real incident: what measure of a run it is, and how surely
// it is known.
type Published struct {
	Name, Title string
	Strategy    string // the strategy that is what happened
	Measure     measures.Measure

	// Low ≤ Value ≤ High, in the unit of the measure. Low to High holds about 95 % of what could be true.
	Value, Low, High float64

	Fitted bool   // false: kept back, to be predicted
	Source string // where it was published, or why it is assumed; may be empty
	Text   string // as it is written: 13943 calls, within 5%
}

// Tolerance is the standard deviation of what could be true: half of what about 95 % of it lies within.
func (p *Published) Tolerance() float64 { return (p.High - p.Low) / 4 }

// Holds reports whether a value lies within the bounds of what could be true.
func (p *Published) Holds(v float64) bool { return p.Low <= v && v <= p.High }

// Farthest is the distance up to which a simulated figure does not contradict a published one. Within three standard deviations
// lie nineteen in twenty figures of any distribution with one peak (Pukelsheim, 1994).
const Farthest = 3

// Distance is how far a simulated mean is above the published figure, in units of all doubt together; below zero if it is below.
// Three doubts add up: the tolerance of the figure, the standard error of the mean, and the standard deviation of days. What
// was published is one day. It is infinite where there is no doubt at all, and no agreement.
func (p *Published) Distance(mean, standardError, day float64) float64 {
	off := mean - p.Value
	if off == 0 {
		return 0
	}
	return off / p.Doubt(standardError, day)
}

// Doubt is all doubt together, as [Published.Distance] adds it up: a standard deviation, in the unit of the measure.
func (p *Published) Doubt(standardError, day float64) float64 {
	return math.Sqrt(float64(p.Tolerance()*p.Tolerance()) + float64(standardError*standardError) + float64(day*day))
}
