package figure

import (
	"fmt"
	"math"

	"nines/sim/report/phrase"
)

// Cell is the median of a time over all replications, and in how many it was reached if that is not in all.
func (t *Times) Cell() string {
	text := phrase.Length(t.Median)
	if t.Reached.Mean < 1 {
		text += fmt.Sprintf(" (reached in %s)", phrase.Share(t.Reached.Mean))
	}
	return text
}

// TimeCell is the median of the paired differences of a time with its interval. Where only one of the two reaches it in most
// replications there is no such number; then it is in how many it is sooner or later.
func (c *Compared) TimeCell() string {
	t, known := c.Times, true
	for _, n := range []phrase.Number{t.Apart, t.Least, t.Most} {
		known = known && !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0)
	}
	if known && t.Apart != 0 {
		return fmt.Sprintf("%s (%s to %s)", phrase.Length(t.Apart), phrase.Length(t.Least), phrase.Length(t.Most))
	}
	days, word := t.Sooner, "sooner"
	if t.Later > t.Sooner {
		days, word = t.Later, "later"
	}
	return fmt.Sprintf("%s in %s", word, phrase.Share(phrase.Number(days)/phrase.Number(c.Difference.N)))
}
