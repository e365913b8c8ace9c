package explore

import (
	"fmt"

	"nines/sim/scenario/input"
	"nines/sim/stat"
)

// Study is what is explored, and how far.
type Study struct {
	Inputs     []input.Input
	Strategies []string // by name
	Subject    int      // the strategy whose figure the inputs move; [BestAtGuess]: the one that does best at the best guesses
	More       bool     // more of the measure is better
	Threshold  float64  // the least difference that matters, in the unit of the measure; above 0
	Seed       uint64   // of the points
	Plan       Budget   // from [Divide]
}

// BestAtGuess leaves the subject to the study.
const BestAtGuess = -1

// Point is a setting of all inputs, and the days on which it is tried.
type Point struct {
	Values   []float64 // by input, in its own unit
	First, N int       // days First to First+N-1
}

// Outcome is what a point gave, by strategy and day.
type Outcome struct {
	Values [][]float64 // of the measure; NaN on a day without a sample
	Missed [][]bool    // whether an expectation was missed; nil if there are none
}

// Simulate gives the outcomes of points, in their order. An error ends the study.
type Simulate func(batch []Point) ([]Outcome, error)

// Stage is a part of the design.
type Stage string

// The stages, in their order.
const (
	Alone   Stage = "one at a time"
	Ranges  Stage = "over the ranges"
	Hardest Stage = "hardest setting"
)

// Tried is a point with what it gave.
type Tried struct {
	Stage Stage
	Point
	Outcome
}

// Result is all that was found.
type Result struct {
	Study    *Study
	Tried    []Tried         // in the order in which they were tried; the first is the best guess
	Guess    []stat.Estimate // by strategy: the measure at the best guess
	Effects  []Effect        // by input
	Decision *Decision       // nil with one strategy
}

// Days counts the days that were simulated. A day under several strategies is one.
func (r *Result) Days() (n int) {
	for _, t := range r.Tried {
		n += t.N
	}
	return n
}

// Run explores. The study needs an input, a strategy and a budget. Simulate is called for the first two stages together, and
// then for the settings that are hardest, which depend on what the first found.
func Run(s *Study, simulate Simulate) (*Result, error) {
	own := *s
	s = &own
	r := &Result{Study: s}
	levels := s.levels()
	stages, points := s.design(levels)
	if err := r.try(stages, points, simulate); err != nil {
		return nil, err
	}
	if s.Subject == BestAtGuess {
		s.Subject = r.bestAtGuess()
	}
	r.effects(levels)
	if len(s.Strategies) < 2 {
		return r, nil
	}
	return r, r.decide(simulate)
}

// bestAtGuess is the strategy with the best mean at the best guesses, the first of several.
func (r *Result) bestAtGuess() int {
	best := 0
	means := r.Tried[0].figures()
	for k := range means {
		if r.Study.worse(means[k].Mean) < r.Study.worse(means[best].Mean) {
			best = k
		}
	}
	return best
}

// design are the points that are known from the start.
func (s *Study) design(levels [][]float64) (stages []Stage, points []Point) {
	points = s.alone(levels)
	stages = repeated(Alone, len(points))
	if len(s.Strategies) > 1 {
		points = append(points, s.hypercube()...)
		stages = append(stages, repeated(Ranges, s.Plan.Points)...)
	}
	return stages, points
}

func repeated(stage Stage, n int) []Stage {
	list := make([]Stage, n)
	for i := range list {
		list[i] = stage
	}
	return list
}

// try simulates points and keeps what they gave.
func (r *Result) try(stages []Stage, points []Point, simulate Simulate) error {
	outcomes, err := simulate(points)
	if err != nil {
		return err
	}
	if len(outcomes) != len(points) {
		return fmt.Errorf("%d points gave %d outcomes", len(points), len(outcomes))
	}
	for i, p := range points {
		r.Tried = append(r.Tried, Tried{stages[i], p, outcomes[i]})
	}
	return nil
}

// at are the points of a stage.
func (r *Result) at(stage Stage) (list []Tried) {
	for _, t := range r.Tried {
		if t.Stage == stage {
			list = append(list, t)
		}
	}
	return list
}

// guess is the setting in which every input has its best guess.
func (s *Study) guess() []float64 {
	values := make([]float64, len(s.Inputs))
	for i := range s.Inputs {
		values[i] = s.Inputs[i].Best
	}
	return values
}
