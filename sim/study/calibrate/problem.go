package calibrate

import (
	"fmt"

	"nines/sim/scenario/input"
)

// Problem is what is fitted to what.
type Problem struct {
	Inputs []input.Input // the unknowns, each with the range in which it is looked for; at least one
	// Figures are all that a point gives: those that were published, those that are predicted, and those that could be asked for.
	// At least one is fitted.
	Figures []Figure
	Seed    uint64 // of the points
	Budget  Budget // from [DefaultBudget], perhaps changed
}

// Figure is a number that the simulation gives for each day.
type Figure struct {
	Name  string // unique in the problem
	Title string // in words for people; may be empty
	Unit  string // calls, callers, s, share …: only for whoever reads the result; a share is kept within 0 and 1
	// Published is what is known of it; nil: nothing.
	Published *Published
	Headline  bool // predicted over the region, even if nothing was published
	Candidate bool // could be asked for: the answer says how far knowing it would narrow the region
	// Inputs are the indices of those that move it; nil: all. Figures of one scenario of several need not follow the others' inputs.
	Inputs []int
}

// Published is what was published of a figure.
type Published struct {
	Value     float64 // in the unit of the figure
	Tolerance float64 // standard deviation of what could be true: half of what about 95 % of it lies within; above 0
	// OneDay says that it is the figure of one real day. Then the spread from day to day counts as doubt. Otherwise it is a mean over
	// many days.
	OneDay bool
	Fitted bool // false: kept back; it is predicted and never fitted
}

// Budget is how much may be simulated.
type Budget struct {
	Waves  int // the most waves; at least 1
	Points int // of each wave; at least 5
	Days   int // for each point, the same days for all: days 0 to Days-1; at least 2
	// Centre is how many days the last point of each wave has. It lies where the fit is best, and shows the spread of the days and
	// whether the surrogate is right. At least Days.
	Centre int
	// Particles are how many points stand for the region in the search with the surrogate; they cost no simulation. At least 100.
	Particles int
}

// DefaultBudget suits most scenarios: three waves of about ten points for each input.
func DefaultBudget(inputs int) Budget {
	return Budget{Waves: 3, Points: min(100, max(30, 10*inputs+10)), Days: 8, Centre: 40, Particles: 1000}
}

// MostDays is how many days a calibration simulates at most.
func (b Budget) MostDays() int { return b.Waves * (b.Points*b.Days + b.Centre) }

// MostPoints is how many points a calibration simulates at most.
func (b Budget) MostPoints() int { return b.Waves * (b.Points + 1) }

// Point is a setting of all inputs, and the days on which it is simulated: 0 to Days-1.
type Point struct {
	Values []float64 // by input, in its own unit
	Days   int
}

// Measured is a figure at a point.
type Measured struct {
	Mean   float64 // over the days; NaN or infinite if the figure has no value there
	Error  float64 // standard error of Mean
	Spread float64 // standard deviation from day to day
}

// Simulate gives the figures of points: by point, in their order, and by figure. The same days have the same callers at every
// point. An error ends the calibration.
type Simulate func(batch []Point) ([][]Measured, error)

// check finds what no calibration can start with.
func (p *Problem) check() error {
	if len(p.Inputs) == 0 {
		return fmt.Errorf("nothing has a range: give one to each value that is fitted, such as 65%% (40%% to 80%%)")
	}
	for i := range p.Inputs {
		if in := &p.Inputs[i]; !(in.Low < in.High) {
			return fmt.Errorf("%s has one value only, and nothing to fit: give it a range", in.Name)
		}
	}
	fitted := 0
	for _, f := range p.Figures {
		if f.Published == nil {
			continue
		}
		if !(f.Published.Tolerance > 0) {
			return fmt.Errorf("%s has no tolerance: say within how much it is known", f.Name)
		}
		if f.Published.Fitted {
			fitted++
		}
	}
	if fitted == 0 {
		return fmt.Errorf("no published figure is fitted: add one, or take away `fit: no`")
	}
	return p.Budget.check()
}

func (b Budget) check() error {
	switch {
	case b.Waves < 1:
		return fmt.Errorf("a calibration takes at least one wave")
	case b.Points < 5:
		return fmt.Errorf("%d points are too few for a wave: it takes at least 5", b.Points)
	case b.Days < 2 || b.Centre < b.Days:
		return fmt.Errorf("a point takes at least 2 days, and the centre of a wave at least as many")
	case b.Particles < 100:
		return fmt.Errorf("the region takes at least 100 points to stand for it")
	}
	return nil
}
