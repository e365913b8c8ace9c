package text

import (
	"fmt"
	"math"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// timeCell is the median of a time over all replications, and in how many it was reached if that is not in all.
func timeCell(t *figure.Times) string {
	text := phrase.Length(t.Median)
	if t.Reached.Mean < 1 {
		text += fmt.Sprintf(" (reached in %s)", phrase.Share(t.Reached.Mean))
	}
	return text
}

// timeDifferenceCell is the median of the paired differences of a time with its interval. Where only one of the two reaches
// it in most replications there is no such number; then it is in how many it is sooner or later.
func timeDifferenceCell(f *report.Compared) string {
	t, known := f.Times, true
	for _, n := range []report.Number{t.Apart, t.Least, t.Most} {
		known = known && !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0)
	}
	if known && t.Apart != 0 {
		return fmt.Sprintf("%s (%s to %s)", phrase.Length(t.Apart), phrase.Length(t.Least), phrase.Length(t.Most))
	}
	days, word := t.Sooner, "sooner"
	if t.Later > t.Sooner {
		days, word = t.Later, "later"
	}
	return fmt.Sprintf("%s in %s", word, phrase.Share(report.Number(days)/report.Number(f.Difference.N)))
}
