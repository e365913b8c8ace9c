package solve

import (
	"errors"
	"fmt"
	"math"
)

// Pair is one run: a day at a value.
type Pair struct {
	Value int // its place in the list of values
	Day   int // the index of the replication
}

// Problem is a question of how much is enough on a share of the days.
type Problem struct {
	Values []float64 // the grid, ascending; the answer is one of them
	Days   int       // the search uses the days before this one
	Fresh  int       // the answer is tried on so many days after those, or on fewer if the budget is spent; 0: it is not
	Budget int       // about how many runs there may be: the curve and the fresh days stop there, the search and its audit do not

	Chance     float64 // the share of days that must be good, between 0 and 1
	Confidence float64 // the probability that the stated value has that chance, between 0 and 1

	// Miss is how far an outcome lies outside the limits of the expectation: 0 if the day is good. NaN is no outcome.
	Miss func(outcome float64) float64
	// Run gives the outcomes of many runs, in their order. An outcome depends on its pair alone.
	Run func(pairs []Pair) ([]float64, error)
}

// pilot is how many days have their thresholds found in full, and ends how many of these are run at both ends of the grid. They
// show the search where to begin.
const pilot, ends = 20, 10

// Ruling is what a solve says.
type Ruling string

// The rulings.
const (
	Found       Ruling = "found"
	Unreachable Ruling = "unreachable"
	Undecided   Ruling = "undecided"
	Independent Ruling = "independent" // no outcome depends on the value
)

// Way is how an answer was found.
type Way string

// The ways.
const (
	ByThresholds Way = "thresholds" // of days
	ByTests      Way = "tests"      // of days as yes or no, at single values
	ByMeans      Way = "means"      // of all days, at single values
)

// Answer is the result of a solve. Values are places in the problem's list; None stands for none of them.
type Answer struct {
	Ruling Ruling
	By     Way
	Rises  bool // more of it helps: the value is the smallest that is enough, and otherwise the largest
	Value  int  // found: the stated value
	Near   int  // the value that the estimate itself gives, without a bound; None if none is enough
	Short  int  // the value nearest to the answer that is shown not to be enough; None if none is
	Days   int  // the days that the bound rests on, without those that have no outcome
	Rank   int  // the stated value is the threshold of this rank among them; of tests: so many days must be good

	Differs bool  // the outcomes at both ends are shown to differ on the same days (paired, 95 %)
	AtBest  Level // the value that helps most
	Settled int   // unreachable: from here on no day changes of those that were tried; None if they change up to the end
	More    int   // undecided: about how many days more would decide; 0 if none that anybody would run does
	Audit   Audit
	Fresh   *Level   // the stated value on fresh days; nil if it was not tried
	Curve   []Level  // in the order of the values
	Judged  []Judged // by means: what was judged, likewise
	Spent   Spent
}

// None is no value.
const None = -1

// Level is how many days are good at a value.
type Level struct {
	Value      int
	Good, Days int
	Low, High  float64 // the interval of the chance, at the confidence of the problem, by itself
}

// Share is the part of the days that are good.
func (l Level) Share() float64 { return float64(l.Good) / float64(l.Days) }

// Audit is the search for days that are good at one value and bad at a better one.
type Audit struct {
	Checks   int // runs whose outcome the thresholds foretell; by means: values
	Breaches int // days that were bad at a better value than one at which they were good; by means: values
}

// Spent counts runs: a run is one day at one value.
type Spent struct{ Search, Audit, Curve, Fresh int }

// All is their sum.
func (s Spent) All() int { return s.Search + s.Audit + s.Curve + s.Fresh }

// TooFewDays says that no outcome of so few days could show the chance.
type TooFewDays struct {
	Days, Needed       int
	Chance, Confidence float64
}

// Error says how many days it takes.
func (e TooFewDays) Error() string {
	return fmt.Sprintf("%d days cannot show a chance of %.4g %% with %.4g %% confidence, even if every day is good. It takes at least %d days",
		e.Days, 100*e.Chance, 100*e.Confidence, e.Needed)
}

// check refuses a problem that has no answer by its shape.
func (p *Problem) check() error {
	switch {
	case len(p.Values) < 2:
		return errors.New("a choice needs at least two values")
	case !(p.Chance > 0 && p.Chance < 1 && p.Confidence > 0 && p.Confidence < 1):
		return errors.New("a chance and a confidence lie between 0 and 1")
	}
	if need := DaysNeeded(p.Chance, p.Confidence); p.Days < need {
		return TooFewDays{p.Days, need, p.Chance, p.Confidence}
	}
	return nil
}

// isGood reports whether an outcome keeps the limits.
func (p *Problem) isGood(outcome float64) bool { return p.Miss(outcome) == 0 }

// isSame reports whether two outcomes differ by rounding at most.
func isSame(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}
