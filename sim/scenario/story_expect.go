package scenario

import (
	"fmt"
	"strings"

	measures "nines/sim/measure"
)

// Subject says what is judged: the mean of callers.affected in the window outage.
func (c *Criterion) Subject() string {
	what := c.Measure.Name
	if c.Measure.Window != measures.WholeRun {
		what += " in the window " + c.Measure.Window
	}
	if g := groupName(c.Measure.Group); g != "" {
		what += ", of " + g
	}
	switch {
	case c.Statistic == OfQuantile:
		return fmt.Sprintf("the %s quantile of %s", percent(c.P), what)
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
		return fmt.Sprintf("%s, in at least %s of the replications", c.limit, percent(c.P))
	case InAtMost:
		return fmt.Sprintf("%s, in at most %s of the replications", c.limit, percent(c.P))
	}
	return c.limit
}

// words are the limit in words, with its values as they were written.
func (e *Expectation) words(unit measures.Unit) string {
	switch {
	case e.AtMost != nil:
		return "at most " + e.AtMost.node.Value
	case e.AtLeast != nil:
		return "at least " + e.AtLeast.node.Value
	case e.Between != nil:
		return "between " + e.Between.from.node.Value + " and " + e.Between.to.node.Value
	case e.BetterThan.By == nil:
		return "better than under " + e.BetterThan.Strategy
	}
	by := e.BetterThan.By.node.Value
	if share, isPercent := strings.CutSuffix(by, "%"); isPercent && unit == measures.Share {
		by = strings.TrimSpace(share) + " percentage points"
	}
	return "better than under " + e.BetterThan.Strategy + " by " + by
}

// mustHold says what must hold, under whichever strategy.
func (d *Document) mustHold() []string {
	var list []string
	for i := range d.criteria {
		c := &d.criteria[i]
		name := c.Name
		if c.Title != "" {
			name += ": " + strings.TrimSuffix(c.Title, ".")
		}
		list = append(list, fmt.Sprintf("%s: under %s, %s is %s, at %s confidence.", name, c.Strategy, c.Subject(), c.Demand(), percent(c.Confidence)))
	}
	return list
}
