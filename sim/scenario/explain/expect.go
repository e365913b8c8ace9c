package explain

import (
	"fmt"
	"strings"

	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// Limit is the limit of an expectation in words, with its values as they were written.
func Limit(e *spec.Expectation, unit measures.Unit) string {
	switch {
	case e.AtMost != nil && isTimeOfDay(e.AtMost.Node.Value):
		return "at " + e.AtMost.Node.Value + " at the latest"
	case e.AtLeast != nil && isTimeOfDay(e.AtLeast.Node.Value):
		return "at " + e.AtLeast.Node.Value + " at the earliest"
	case e.AtMost != nil:
		return "at most " + e.AtMost.Node.Value
	case e.AtLeast != nil:
		return "at least " + e.AtLeast.Node.Value
	case e.Between != nil:
		return "between " + e.Between.From.Node.Value + " and " + e.Between.To.Node.Value
	case e.BetterThan.By == nil:
		return "better than under " + e.BetterThan.Strategy
	}
	by := e.BetterThan.By.Node.Value
	if share, isPercent := strings.CutSuffix(by, "%"); isPercent && unit == measures.Share {
		by = strings.TrimSpace(share) + " percentage points"
	}
	return "better than under " + e.BetterThan.Strategy + " by " + by
}

// isTimeOfDay reports whether a limit is written as a clock shows it. Lengths of time have units and no colon.
func isTimeOfDay(value string) bool { return strings.Contains(value, ":") }

// Expected says what must hold, under whichever strategy.
func Expected(criteria []plan.Criterion) []string {
	list := make([]string, len(criteria))
	for i := range criteria {
		c := &criteria[i]
		text := fmt.Sprintf("under %s, %s is %s, at %s confidence.", c.Strategy, c.Subject(), c.Demand(), words.Percent(c.Confidence))
		list[i] = introduced("Expectation", c.Title, c.Name, text)
	}
	return list
}
