package doubt

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/portable"
	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// OverRanges says where the answer lies over the ranges of what nobody knows, under one of its strategies. Of the first it says how
// much the answer is, and of any other how much it differs from the first. The title names the strategy, and is empty if the
// sentence before does. Then it says where the answer lies with other habits of callers. The text is empty if the answer has no
// such figures.
func OverRanges(a *report.Answer, strategy int, title string) string {
	habits := overHabits(a, strategy, title)
	if a.OverRanges == nil {
		return habits
	}
	o, w := a.OverRanges, spanWords{a}
	one := &o.Strategies[strategy]
	says, far := w.value(w.rounded(one.Value)), w.outside(one.Value, a.Strategies[strategy].Figure.Mean)
	if strategy > 0 {
		says, far = w.difference(w.rounded(one.Difference)), w.outside(one.Difference, a.Strategies[strategy].Figure.Difference.Mean)
	}
	if title != "" {
		title = "with " + title + " "
	}
	return strings.TrimSpace(fmt.Sprintf("Over the %s of %s, %s%s (5th to 95th percentile of %s).%s %s",
		oneOrMore(len(o.Unknowns), "range"), phrase.Plural(len(o.Unknowns), "unknown"), title, says, phrase.Plural(o.Settings, "setting"), far, habits))
}

func oneOrMore(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// spanWords words the figures of an answer over the ranges.
type spanWords struct{ *report.Answer }

// isHelp reports whether the answer counts callers without help in the whole run.
func (w spanWords) isHelp() bool {
	return w.Measure == "callers.without-help" && w.Window == "run" && w.Of == ""
}

// rounded are counts to a tenth of their width: the percentiles of some tens of settings are not known better.
func (w spanWords) rounded(s figure.Span) figure.Span {
	width := float64(s.High - s.Low)
	if w.unit("share") != "" || width < 10 {
		return s
	}
	step := math.Pow10(portable.Decade(width) - 1)
	to := func(n report.Number) report.Number { return report.Number(step * math.Round(float64(n)/step)) }
	return figure.Span{Low: to(s.Low), High: to(s.High)}
}

// outside says so where the best guesses give more, or less, than nearly all settings: their interval is not inside the range then.
func (w spanWords) outside(s figure.Span, mean report.Number) string {
	switch {
	case s.Low <= mean && mean <= s.High || s.Low < 0 && s.High > 0:
		return ""
	case max(mean, -mean) > max(s.High, -s.High):
		return " Nearly all settings give less than the best guesses."
	}
	return " Nearly all settings give more than the best guesses."
}

// value is how much the answer is.
func (w spanWords) value(s figure.Span) string {
	if w.isHelp() {
		return phrase.Agree(w.span(s) + " callers are without help")
	}
	return fmt.Sprintf("%s is %s%s", w.noun(), w.span(s), w.unit(" %"))
}

// difference is how much it is less or more than under the first strategy.
func (w spanWords) difference(s figure.Span) string {
	fewer, more, end, before := w.sides()
	switch {
	case s.Low >= 0:
		return phrase.Agree(before + w.span(s) + " " + more + end)
	case s.High <= 0:
		return phrase.Agree(before + w.span(figure.Span{Low: -s.High, High: -s.Low}) + " " + fewer + end)
	}
	return fmt.Sprintf("%sfrom %s %s to %s %s%s", before, w.in(-s.Low), fewer, w.in(s.High), more, end)
}

// sides are the words for less and for more than under the first strategy, and what stands behind and before them.
func (w spanWords) sides() (fewer, more, end, before string) {
	if w.isHelp() {
		return "fewer", "more", " callers are without help", ""
	}
	unit := w.unit(" percentage points")
	return strings.TrimSpace(unit + " lower"), strings.TrimSpace(unit + " higher"), "", w.noun() + " is "
}

func (w spanWords) noun() string { return phrase.NounIn(w.Measure, w.Window, w.Of) }

// unit is what follows a number of the measure; a share has its own.
func (w spanWords) unit(share string) string {
	switch w.Unit {
	case "share":
		return share
	case "s":
		return " s"
	}
	return ""
}

// span is both ends, or one number where they read alike.
func (w spanWords) span(s figure.Span) string {
	if low, high := w.in(s.Low), w.in(s.High); low != high {
		return low + " to " + high
	}
	return w.in(s.High)
}

func (w spanWords) in(n report.Number) string { return phrase.InUnit(w.Unit)(n) }
