package explore

import (
	"fmt"

	"nines/sim/scenario/input"
)

// Budget is how many days each part of the design has.
type Budget struct {
	Alone   int // for each point of the first stage, the same days for all
	Points  int // of the hypercube, each with one day of its own; 0: none
	Corner  int // for each setting that is tried last
	Corners int
}

const (
	fewestAlone  = 5   // days below which Student's interval is too wide to show anything
	mostAlone    = 30  // and beyond which it hardly shrinks
	mostPoints   = 400 // of the hypercube
	cornerDays   = 5
	cornersTried = 4
)

// DefaultDays is the budget if none is asked for: 500 days for up to 12 inputs, and 42 for each one more.
func DefaultDays(inputs int) int {
	return 500 + max(0, inputs-12)*42
}

// Divide shares a number of days among the parts of the design. The error says how many days it takes at least.
func Divide(days int, inputs []input.Input, strategies int) (Budget, error) {
	levels := (&Study{Inputs: inputs}).levels()
	points := 1
	for _, l := range levels {
		points += len(l)
	}
	if strategies < 2 {
		if least := points * fewestAlone; days < least {
			return Budget{}, tooFew(days, least, len(inputs))
		}
		return Budget{Alone: min(mostAlone, days/points)}, nil
	}
	b := Budget{Corner: cornerDays, Corners: cornersTried}
	fewestPoints := max(50, 4*(len(inputs)+1))
	last := b.Corner * b.Corners
	if least := points*fewestAlone + fewestPoints + last; days < least {
		return Budget{}, tooFew(days, least, len(inputs))
	}
	b.Alone = max(fewestAlone, min(mostAlone, (days-last)/2/points, (days-last-fewestPoints)/points))
	b.Points = min(mostPoints, days-last-b.Alone*points)
	return b, nil
}

func tooFew(days, least, inputs int) error {
	return fmt.Errorf("%d days are too few for %d inputs: it takes at least %d", days, inputs, least)
}

// Total is the number of days of all parts.
func (b Budget) Total(inputs []input.Input) int {
	points := 1
	for _, l := range (&Study{Inputs: inputs}).levels() {
		points += len(l)
	}
	return points*b.Alone + b.Points + b.Corner*b.Corners
}
