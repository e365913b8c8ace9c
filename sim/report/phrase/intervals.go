package phrase

import (
	"fmt"
	"math"
	"strings"
)

// visible is the share of the half-width by which an end of the bootstrap's interval lies off before it is told.
const visible = 0.1

// bootstrapDiffers says that the bootstrap's interval is another.
func (e *Estimate) bootstrapDiffers() bool {
	if e.BootstrapLow == nil {
		return false
	}
	off := max(math.Abs(float64(*e.BootstrapLow-e.Low)), math.Abs(float64(*e.BootstrapHigh-e.High)))
	return off > visible*float64(e.Half())
}

// BothIntervals tells them, in brackets, where they differ and can be told apart in words.
func BothIntervals(e Estimate, in func(Number) string) string {
	if !e.bootstrapDiffers() {
		return ""
	}
	t, b := in(e.Low)+" to "+in(e.High), in(*e.BootstrapLow)+" to "+in(*e.BootstrapHigh)
	if t == b {
		return ""
	}
	return fmt.Sprintf(" (%s, or %s by the bootstrap)", t, b)
}

// Counted is a count with its interval.
func Counted(e Estimate) string { return WithInterval(e, Count) }

// Half is the longer side of the interval.
func (e *Estimate) Half() Number { return max(e.High-e.Mean, e.Mean-e.Low) }

// isOneSided reports whether both ends of the interval are to be told. Its longer side reaches beyond zero, or beyond a share of
// one, where the interval itself does not: nobody can tell what 3 ± 5 people are.
func (e *Estimate) isOneSided() bool {
	half := e.Half()
	return e.Rare || e.Low >= 0 && half > e.Mean || e.High <= 0 && half > -e.Mean || e.High == 1 && half > 1-e.Mean
}

// WithInterval is a mean with the longer side of its interval; without one where nothing can be said, or nothing varies.
// It is both ends where the other side is shorter by much: of what is rare, and where the interval ends at a bound, as at zero.
// Half of such an interval would reach beyond. A star follows if the interval is only approximate.
func WithInterval(e Estimate, in func(Number) string) string {
	half := e.Half()
	if e.N < 2 || math.IsNaN(float64(half)) || math.IsInf(float64(half), 0) || e.Mean == e.Low || e.Mean == e.High {
		return in(e.Mean)
	}
	if e.isOneSided() {
		return fmt.Sprintf("%s (%s to %s)%s", in(e.Mean), in(e.Low), in(e.High), Star(e))
	}
	return in(e.Mean) + " ± " + in(half) + Star(e)
}

// Star marks a figure that is skewed over the replications.
func Star(e Estimate) string {
	if e.Skewed {
		return "*"
	}
	return ""
}

// PercentOf is a share with its interval, in percentage points.
func PercentOf(e Estimate) string {
	text := WithInterval(e, func(n Number) string { return strings.TrimSuffix(Percent(n), " %") })
	if text == "–" {
		return text
	}
	text, skewed := strings.CutSuffix(text, "*")
	text += " %"
	if skewed {
		text += "*"
	}
	return text
}
