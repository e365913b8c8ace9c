package doubt

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// overHabits says where the answer lies with low and with high habits of callers, under one of its strategies; empty without such
// figures. A run that has one of them itself is held against the other. The title names the strategy, and is empty if the sentence
// before does.
func overHabits(a *report.Answer, strategy int, title string) string {
	if a.OverHabits == nil {
		return ""
	}
	one, w := &a.OverHabits.Strategies[strategy], spanWords{a}
	says := w.withHabits(one.Low.Value, one.High.Value)
	if areEqual := one.Low.Difference == 0 && one.High.Difference == 0; strategy > 0 && !(areEqual && w.isHelp()) {
		says = w.apartWithHabits(one.Low.Difference, one.High.Difference)
		if w.isHelp() {
			says += "; " + w.bothHabits(w.roundedApart(one.Low.Value, one.High.Value)) + " still are"
		}
	}
	if title != "" {
		title = " and " + title
	}
	return fmt.Sprintf("With %s%s, %s.", w.habits(), title, says)
}

// habits are those that are not the run's own.
func (w spanWords) habits() string {
	switch w.OverHabits.Own {
	case figure.LowHabits:
		return "high habits of callers in place of this run's low ones"
	case figure.HighHabits:
		return "low habits of callers in place of this run's high ones"
	}
	return "other habits of callers"
}

// withHabits is how much the answer is.
func (w spanWords) withHabits(low, high report.Number) string {
	low, high = w.roundedApart(low, high)
	if w.isHelp() {
		return phrase.Agree(w.bothHabits(low, high) + " callers are without help")
	}
	return fmt.Sprintf("%s is %s%s", w.noun(), w.bothHabits(low, high), w.unit(" %"))
}

// apartWithHabits is how much it is less or more than under the first strategy.
func (w spanWords) apartWithHabits(low, high report.Number) string {
	low, high = w.roundedApart(low, high)
	fewer, more, end, before := w.sides()
	switch {
	case w.OverHabits.Own == figure.LowHabits:
		low = high
	case w.OverHabits.Own == figure.HighHabits:
		high = low
	}
	switch {
	case low >= 0 && high >= 0:
		return phrase.Agree(before + w.bothHabits(low, high) + " " + more + end)
	case low <= 0 && high <= 0:
		return phrase.Agree(before + w.bothHabits(-low, -high) + " " + fewer + end)
	case low < 0:
		return fmt.Sprintf("%sfrom %s %s (low) to %s %s (high)%s", before, w.in(-low), fewer, w.in(high), more, end)
	}
	return fmt.Sprintf("%sfrom %s %s (low) to %s %s (high)%s", before, w.in(low), more, w.in(-high), fewer, end)
}

// bothHabits are two figures with the names of their habits, or that of the habits that are not the run's own.
func (w spanWords) bothHabits(low, high report.Number) string {
	switch w.OverHabits.Own {
	case figure.LowHabits:
		return w.in(high)
	case figure.HighHabits:
		return w.in(low)
	}
	if w.in(low) == w.in(high) {
		return w.in(low) + " (low and high)"
	}
	return fmt.Sprintf("%s (low) to %s (high)", w.in(low), w.in(high))
}

// roundedApart rounds two figures, whichever is the greater, to a tenth of the distance between them.
func (w spanWords) roundedApart(low, high report.Number) (report.Number, report.Number) {
	if low <= high {
		s := w.rounded(figure.Span{Low: low, High: high})
		return s.Low, s.High
	}
	s := w.rounded(figure.Span{Low: high, High: low})
	return s.High, s.Low
}
