package plan

import (
	"fmt"
	"math"
	"strings"

	measures "nines/sim/measure"
	"nines/sim/words"
)

// Criterion is a checked expectation: what is judged, over which replications, and against which limit.
type Criterion struct {
	Name, Title  string
	Line, Column int // of its name in the file; 0 if it is not in a file, as on the command line
	Strategy     string

	Measure   measures.Measure
	TimeOfDay bool    // limits are seconds since the start of the run, but the measure counts from the onset
	Low, High float64 // the allowed range, in the unit of the measure; infinite if there is no bound

	Statistic  Statistic
	P          float64 // for Quantile the quantile; for InAtLeast and InAtMost the share of the replications
	Confidence float64

	// With Against, the measure is compared with that strategy, replication by replication. Low is then the smallest
	// improvement allowed, in the unit of the measure or, if Relative, as a share of the other value.
	Against  string
	Relative bool

	Limit string // in words
}

// Statistic is the statistic of the replications that is compared with the limit.
type Statistic string

// The statistics.
const (
	OfMean     Statistic = "mean"
	OfQuantile Statistic = "quantile"
	InAtLeast  Statistic = "in-at-least" // of the replications, each by itself
	InAtMost   Statistic = "in-at-most"
)

// Keeps reports whether one value is within the limits.
func (c *Criterion) Keeps(v float64) bool { return c.Low <= v && v <= c.High }

// Unlimited sets the range of a criterion without limits.
func (c *Criterion) Unlimited() { c.Low, c.High = math.Inf(-1), math.Inf(1) }

// Strategies are the strategies that must be run to judge it.
func (c *Criterion) Strategies() []string {
	if c.Against == "" {
		return []string{c.Strategy}
	}
	return []string{c.Strategy, c.Against}
}

// Measured names a measure with its window and group, as in callers.affected (window outage, everybody).
func Measured(m measures.Measure) string {
	what, where := m.Name, []string(nil)
	if m.Window != measures.WholeRun {
		where = append(where, "window "+m.Window)
	}
	if g := GroupName(m.Group); g != "" {
		where = append(where, g)
	}
	if len(where) > 0 {
		what += " (" + strings.Join(where, ", ") + ")"
	}
	return what
}

// Subject says what is judged: the mean of callers.affected (window outage, everybody). A share, a mean time and a quantile of
// calls are of the calls of all replications together, not a mean of those of single replications.
func (c *Criterion) Subject() string {
	what := Measured(c.Measure)
	switch {
	case c.Statistic == OfQuantile:
		return fmt.Sprintf("the %s quantile of %s", words.Percent(c.P), what)
	case c.Statistic == OfMean && (c.Measure.Quantile > 0 || c.Measure.Numerator != measures.None):
		return what + ", all replications together"
	case c.Statistic == OfMean:
		return "the mean of " + what
	}
	return what
}

// Demand says what it must be: at most 13012 callers, in at least 95 % of the replications. Values are as they were
// written.
func (c *Criterion) Demand() string {
	switch c.Statistic {
	case InAtLeast:
		return fmt.Sprintf("%s, in at least %s of the replications", c.Limit, words.Percent(c.P))
	case InAtMost:
		return fmt.Sprintf("%s, in at most %s of the replications", c.Limit, words.Percent(c.P))
	}
	return c.Limit
}
