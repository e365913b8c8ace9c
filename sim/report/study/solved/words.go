package solved

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
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
func (s *Solved) span() string { return s.between(0, len(s.Values)-1) }

// between are two values, the lower one first: 99 to 200 seats, 1m to 5m. It is one value if both are the same.
func (s *Solved) between(a, b int) string {
	switch a, b = min(a, b), max(a, b); {
	case a == b:
		return s.value(a)
	case s.noun() != "":
		return s.Input.Said(s.Values[a]) + " to " + s.value(b)
	}
	return s.value(a) + " to " + s.value(b)
}

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

// orMore is a value and those that help more: 97 to 200 seats. It ends at the best value, as nothing was shown beyond.
func (s *Solved) orMore(place int) string { return s.between(place, s.Best()) }

// with is a value, or more of it, as a sentence begins: with 97 seats or more, with log on (backup) at 2m or less.
func (s *Solved) with(amount string) string {
	if s.noun() == "" {
		return "with " + s.title() + " at " + amount
	}
	return "with " + amount
}

// isTime reports whether the choice is a length of time.
func (s *Solved) isTime() bool { return s.Input.Unit == input.Duration }

// title is the choice by its title, in quotes: a comma within it divides no list.
func (s *Solved) title() string { return quoted(s.Input.Title) }

// quoted is a name in quotes.
func quoted(name string) string { return "“" + name + "”" }

// wish is the expectation as a sentence about the figures: the number of callers without help is at most 60 callers.
func (s *Solved) wish() string {
	c := s.Criterion
	noun := phrase.NounIn(c.Measure.Name, c.Measure.Window, plan.GroupName(c.Measure.Group))
	if c.Against != "" {
		return noun + " is " + s.betterThan()
	}
	return noun + " is " + s.limit()
}

// limit is the limit in words, with its digits in groups as all other numbers have them.
func (s *Solved) limit() string {
	parts := strings.Fields(s.Criterion.Limit)
	for i, part := range parts {
		if digits.MatchString(part) {
			parts[i] = words.Grouped(part)
		}
	}
	return strings.Join(parts, " ")
}

// digits are a whole number that has groups, and no date.
var digits = regexp.MustCompile(`^\d{4,}$`)

// betterThan is how much better than the other strategy it must be: at least 25 % lower than under “Wait”.
func (s *Solved) betterThan() string {
	c, way := s.Criterion, "lower"
	if c.Measure.Better() == measure.More {
		way = "higher"
	}
	under := way + " than under " + quoted(cmp.Or(s.Against, c.Against))
	switch {
	case !(c.Low > 0):
		return under
	case c.Relative:
		return fmt.Sprintf("at least %s %s", words.Percent(c.Low), under)
	}
	return fmt.Sprintf("at least %s %s", s.outcome(c.Low), under)
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
	return "on the average day, " + s.wish()
}

// called is the expectation by its name and title.
func (s *Solved) called() string {
	if s.Criterion.Title == "" {
		return s.Criterion.Name
	}
	return fmt.Sprintf("%s (%s)", quoted(s.Criterion.Title), s.Criterion.Name)
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
