package attributed

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// withoutHelp has words of its own, because it is what most people ask about.
const withoutHelp = "callers.without-help"

// points is the unit of a difference of shares.
const points = " percentage points"

// wording says how far the measure moves, in people's words.
type wording struct {
	measure measure.Measure
	noun    string                     // the measure in a sentence
	in      func(phrase.Number) string // a number without its unit
	unit    string                     // after a number; empty if the noun says it
	plain   bool                       // callers without help in the whole run
}

func newWording(m measure.Measure) wording {
	w := wording{measure: m, noun: phrase.NounIn(m.Name, m.Window, ""), in: phrase.InUnit(string(m.Unit))}
	switch {
	case m.Unit == measure.Share:
		w.unit = points
	case !strings.Contains(w.noun, "number of"): // which says what is counted
		w.unit = " " + string(m.Unit)
	}
	w.plain = m.Name == withoutHelp && m.Window == measure.WholeRun
	return w
}

// isWhole reports whether the measure counts things: then whole numbers are worth reading.
func (w *wording) isWhole() bool {
	return w.measure.Unit == measure.Callers || w.measure.Unit == measure.Calls
}

// number is an estimate with its interval, without a sign.
func (w *wording) number(e stat.Estimate) string {
	own := figure.Of(e)
	if e.Mean < 0 {
		own = negative(own)
	}
	own.Skewed = false // a table marks it
	return phrase.WithInterval(own, w.in)
}

// negative is an estimate of the opposite.
func negative(e phrase.Estimate) phrase.Estimate {
	e.Mean, e.Low, e.High = -e.Mean, -e.High, -e.Low
	return e
}

// cell is an estimate with its interval and its sign.
func (w *wording) cell(e stat.Estimate) string { return phrase.WithInterval(figure.Of(e), w.in) }

// without says how the measure would have been without a part that adds so much to it.
func (w *wording) without(adds stat.Estimate) string {
	more, lower := "more", "lower"
	if adds.Mean < 0 {
		more, lower = "fewer", "higher"
	}
	if w.plain {
		return phrase.Agree(fmt.Sprintf("%s %s callers would have got help", w.number(adds), more))
	}
	return fmt.Sprintf("%s would have been %s by %s%s", w.noun, lower, w.number(adds), w.unit)
}

// onlyBecause says what is there only because of both of two parts, or of all 3: removing any of them takes it away.
func (w *wording) onlyBecause(both string, e stat.Estimate) string {
	if w.plain {
		return phrase.Agree(fmt.Sprintf("%s callers got no help only because of %s", w.number(e), both))
	}
	return fmt.Sprintf("%s is higher by %s%s only because of %s", w.noun, w.number(e), w.unit, both)
}

// withAny says what is there with any of some parts that overlap.
func (w *wording) withAny(any string, e stat.Estimate) string {
	if w.plain {
		return phrase.Agree(fmt.Sprintf("with %s of them alone, %s callers get no help", any, w.number(e)))
	}
	return fmt.Sprintf("with %s of them alone, %s is higher by %s%s", any, w.noun, w.number(e), w.unit)
}

// withEither says what only the removal of both of two parts takes away, because either suffices.
func (w *wording) withEither(e stat.Estimate) string {
	if w.plain {
		return phrase.Agree(fmt.Sprintf("removing both would save %s callers more than the two removals alone save together", w.number(e)))
	}
	return fmt.Sprintf("removing both lowers %s by %s%s more than the two removals alone do together", w.noun, w.number(e), w.unit)
}

// counted is what the measure counts, as a heading or the title of an axis says it.
func (w *wording) counted() string {
	if w.plain {
		return "callers who got no help"
	}
	unit := string(w.measure.Unit)
	if w.unit == points {
		unit = points[1:]
	}
	return w.noun + " (" + unit + ")"
}

// fitted rounds parts of a total to whole numbers that add up to it rounded: those with the largest fractions are rounded up.
func fitted(parts []float64, total float64) []float64 {
	list := make([]float64, len(parts))
	missing := math.Round(total)
	for i, v := range parts {
		list[i] = math.Floor(v)
		missing -= list[i]
	}
	for ; missing > 0; missing-- {
		best := 0
		for i := range parts {
			if parts[i]-list[i] > parts[best]-list[best] {
				best = i
			}
		}
		list[best]++
	}
	return list
}
