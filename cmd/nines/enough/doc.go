// Package enough answers nines solve: from a question in words to the document of its answer.
//
// It checks the question before anything is run. It then asks package solve for the value, and tries what else could help or could be
// bought. Its host runs points, keeps them and divides them; nothing here depends on how.
package enough

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/scenario"
	"nines/sim/study/trial"
)

// Host is what a solve needs from the command.
type Host struct {
	Scenario   *scenario.Document
	Name       string   // as the user gave it
	Strategies []string // that of the command line, if there is one
	Days       int      // as the command line has them; 0: it does not say
	UsualDays  int      // without that

	Adjusted    func(*plan.Plan) *plan.Plan // with the numbers of the command line
	KeepGroup   func(measure.Group)         // the outcomes must have the measures of these callers
	NewDocument func(*plan.Plan) *study.Document
	Points      trial.Points
}

// days are how many the search has.
func (h *Host) days() int {
	if h.Days > 0 {
		return h.Days
	}
	return h.UsualDays
}

// Question is what is asked, as the command line has it.
type Question struct {
	Vary       []string // PATH=RANGE, once or twice
	Until      string   // the name of an expectation
	OverRanges bool     // unknown values are drawn for each day
	Costs      []string // PATH=PRICE
}

// Mistake is a mistake in the question. Nothing was run.
type Mistake struct{ error }

// Unwrap gives what is wrong.
func (m Mistake) Unwrap() error { return m.error }

// mistake says where, what was found, what is allowed, and how to mend it.
func mistake(format string, args ...any) error { return Mistake{fmt.Errorf(format, args...)} }
