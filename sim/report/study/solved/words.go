package solved

import (
	"fmt"
	"math"
	"strings"
	"time"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// value is a value of the choice as a sentence has it: 97 seats, 9m.
func (s *Solved) value(place int) string { return s.said(s.Values[place]) }

// said is any value of the choice in words. A count has the noun of its key where that is one: seats.
func (s *Solved) said(v float64) string {
	text, noun := s.Input.Said(v), s.noun()
	switch {
	case math.IsInf(v, 1) && noun != "":
		return "unlimited " + noun
	case math.IsInf(v, 1):
		return "no limit"
	case noun != "":
		return words.Counted(text, noun)
	}
	return text
}

// noun is what is counted, if the key says it in the plural.
func (s *Solved) noun() string {
	name := s.Input.Name[strings.LastIndex(s.Input.Name, ".")+1:]
	if s.Input.Unit == input.Count && strings.HasSuffix(name, "s") {
		return strings.ReplaceAll(name, "-", " ")
	}
	return ""
}

// heading names the column of values.
func (s *Solved) heading() string {
	if noun := s.noun(); noun != "" {
		return noun
	}
	return s.Input.Title
}

// span is the range that was searched.
func (s *Solved) span() string { return s.value(0) + " to " + s.value(len(s.Values)-1) }

// worst is the place of the value that helps least.
func (s *Solved) worst() int {
	if s.Answer.Rises {
		return 0
	}
	return len(s.Values) - 1
}

// Best is the place of the value that helps most. By tests it is the one that most days kept, which can lie within the range.
func (s *Solved) Best() int {
	if s.Answer.By == solve.ByTests {
		return s.Answer.AtBest.Value
	}
	return len(s.Values) - 1 - s.worst()
}

// orMore is a value and those that help more: 97 seats or more. Beyond a best value within the range nothing was shown.
func (s *Solved) orMore(place int) string {
	switch best := s.Best(); {
	case best == len(s.Values)-1-s.worst():
		return s.value(place) + " or " + s.direction()
	case place != best:
		return s.value(place) + " to " + s.value(best)
	}
	return s.value(place)
}

// with is a value, or more of it, as a sentence begins: with 97 seats or more, with log on (backup) at 2m or less.
func (s *Solved) with(amount string) string {
	if s.noun() == "" {
		return "with " + s.Input.Title + " at " + amount
	}
	return "with " + amount
}

// direction is which way helps.
func (s *Solved) direction() string {
	isTime := s.Input.Unit == input.Duration || s.Input.Unit == input.Instant
	switch rises := s.Answer.Rises; {
	case rises && isTime:
		return "longer"
	case isTime:
		return "less"
	case rises:
		return "more"
	}
	return "fewer"
}

// wish is the expectation as a sentence about the figures: the number of callers without help is at most 60 callers.
func (s *Solved) wish() string {
	c := s.Criterion
	noun := phrase.NounIn(c.Measure.Name, c.Measure.Window, plan.GroupName(c.Measure.Group))
	return noun + " is " + c.Limit
}

// onDays is the share of the days on which that must be so.
func (s *Solved) onDays() string {
	if s.Criterion.Statistic == plan.InAtMost {
		return fmt.Sprintf("on at most %s of the days", words.Percent(s.Criterion.P))
	}
	return fmt.Sprintf("on at least %s of the days", words.Percent(s.Chance))
}

// demand is the whole expectation as a clause.
func (s *Solved) demand() string {
	switch {
	case s.Chance > 0:
		return s.wish() + " " + s.onDays()
	case s.Criterion.Statistic == plan.OfQuantile:
		return fmt.Sprintf("the %s quantile of %s", words.Percent(s.Criterion.P), s.wish())
	}
	if m := &s.Criterion.Measure; m.Quantile > 0 || m.Numerator != measure.None {
		return s.wish() + ", over all days together"
	}
	return s.wish() + " on average over the days"
}

// called is the expectation by its name and title.
func (s *Solved) called() string {
	if s.Criterion.Title == "" {
		return s.Criterion.Name
	}
	return fmt.Sprintf("%s (%s)", s.Criterion.Title, s.Criterion.Name)
}

// outcome is a value of the measure in words.
func (s *Solved) outcome(v float64) string {
	c := s.Criterion
	switch {
	case math.IsNaN(v):
		return "–"
	case c.Relative:
		return phrase.Percent(report.Number(v))
	case c.TimeOfDay && !math.IsInf(v, 0):
		return s.Plan.Start.Add(time.Duration(v * float64(time.Second))).Format("15:04:05")
	}
	switch c.Measure.Unit {
	case measure.Share:
		return phrase.Percent(report.Number(v))
	case measure.Seconds, measure.Clock, measure.Instant:
		return phrase.Length(report.Number(v))
	}
	return phrase.Count(report.Number(v))
}

// interval is both ends of an interval of shares.
func interval(low, high float64) string {
	return fmt.Sprintf("%s to %s", strings.TrimSuffix(phrase.Percent(report.Number(low)), " %"), phrase.Percent(report.Number(high)))
}

// sure is the confidence in words.
func (s *Solved) sure() string { return words.Percent(s.Criterion.Confidence) + " confidence" }

// sentence makes a sentence of a clause.
func sentence(format string, args ...any) string { return sentenceOf(format, args...) + "." }

// sentenceOf is one without its end.
func sentenceOf(format string, args ...any) string {
	return words.Capital(fmt.Sprintf(format, args...))
}
