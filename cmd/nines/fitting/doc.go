// Package fitting answers nines calibrate: from the figures that a scenario was published with to the document of what they say.
//
// It finds what is fitted to what, and checks it before anything is run. It then asks package calibrate for what is left of the
// ranges. Its host runs points, keeps them and divides them; nothing here depends on how.
// One scenario and a set of scenarios are asked in the same way: a set joins the figures of all, and shares values.
package fitting

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/scenario"
	"nines/sim/study/trial"
)

// Host is what a calibration needs from the command.
type Host struct {
	Scenario   *scenario.Document
	Name       string   // as the user gave it
	Strategies []string // those of the command line, which are predicted, too

	Adjusted    func(*plan.Plan) *plan.Plan // with the numbers of the command line
	KeepGroup   func(measure.Group)         // the outcomes must have the measures of these callers
	NewDocument func(*plan.Plan) *study.Document
	Points      trial.Points
}

// Question is what is asked, as the command line has it. Zero is the usual number.
type Question struct {
	Vary     []string // PATH=RANGE: fit these values, too
	Only     []string // fit these values and no others
	KeepBack []string // published figures that are predicted, and not fitted

	Rounds, Points, Days int // of the search, of each round, of each setting
}

// Mistake is a mistake in the question or in the file. Nothing was run.
type Mistake struct{ error }

// Unwrap gives what is wrong.
func (m Mistake) Unwrap() error { return m.error }

// mistake says where, what was found, what is allowed, and how to mend it.
func mistake(format string, args ...any) error { return Mistake{fmt.Errorf(format, args...)} }
