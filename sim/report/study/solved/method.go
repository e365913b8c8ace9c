package solved

import (
	"fmt"

	"nines/sim/report/phrase"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// account says what an answer rests on.
type account struct{ *Solved }

// doubts are what the answer depends on, the heaviest first.
func (s account) doubts() (list []string) {
	a := s.Answer
	if a.By == solve.ByTests {
		list = append(list, sentence("on %s callers fare worse with a value that helps on the others. Each value was therefore tested by itself. Most days are taken to fare better, not each", phrase.Plural(a.Audit.Breaches, "day")))
	}
	if a.By == solve.ByMeans {
		list = append(list, s.ofMeans())
	}
	list = append(list, s.scope())
	for _, what := range s.Failed {
		list = append(list, sentence("%s", what))
	}
	if n := s.Days - a.Days; n > 0 && (a.Ruling == solve.Found || a.Ruling == solve.Undecided) {
		list = append(list, sentence("%d of %s without such a number are left out", n, phrase.Plural(s.Days, "day")))
	}
	if a.Ruling == solve.Found && a.Fresh == nil && a.By != solve.ByMeans {
		list = append(list, sentence("the value was not tried on fresh days"))
	}
	return list
}

// scope says over what the chance is.
func (s account) scope() string {
	what := "chance"
	if s.Answer.By == solve.ByMeans {
		what = "estimate"
	}
	switch {
	case s.Drawn:
		return sentence("the %s is over the days of this scenario and over its %s, drawn for each day", what, phrase.Plural(s.Unknowns, "unknown value"))
	case s.Unknowns > 0 && s.Answer.By == solve.ByMeans:
		return sentence("the %s is over the days of this scenario, with each unknown at its best guess (%d here). Only a chance can be over their ranges, too: give the expectation in-at-least", what, s.Unknowns)
	case s.Unknowns > 0:
		return sentence("the %s is over the days of this scenario, with each unknown at its best guess. --over-ranges draws them for each day (%d here)", what, s.Unknowns)
	}
	return sentence("the %s is over the days of this scenario as it is written. It gives no ranges for what nobody knows", what)
}

// ofMeans says what a search by means takes for granted.
func (s account) ofMeans() string {
	a := s.Answer
	if a.Audit.Breaches > 0 {
		return sentence("at %d of %d values the estimate is worse than at a lesser one. Look at the table before you trust a single value", a.Audit.Breaches, a.Audit.Checks)
	}
	return sentence("what holds at a value is taken to hold at every better one. The %s that were tried agree", phrase.Plural(a.Audit.Checks, "value"))
}

// method says how it was found.
func (s account) method() []string {
	a := s.Answer
	list := []string{s.spent(), s.bound()}
	if a.Ruling == solve.Independent {
		list = list[:1]
	}
	if a.By == solve.ByThresholds && a.Audit.Checks > 0 {
		list = append(list, sentence("%d further runs looked for days that are good at a value and bad at a better one. %s", a.Audit.Checks, "There was none"))
	}
	if a.Ruling == solve.Found && a.By != solve.ByMeans {
		list = append(list, "nines check asks for a little more: its interval has two sides. At exactly this value it can need more replications.")
	}
	return append(list, s.grid())
}

// spent says how many days were simulated, and what for.
func (s account) spent() string {
	sp := s.Answer.Spent
	text := fmt.Sprintf("%s simulated: %s for the search", phrase.Plural(sp.All()+s.Also, "day"), phrase.Count(phrase.Number(sp.Search)))
	for _, part := range []struct {
		n    int
		what string
	}{{sp.Audit, "to check it"}, {sp.Curve, "for the curve"}, {sp.Fresh, "on fresh days"}, {s.Also, "for what else was tried"}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %s %s", phrase.Count(phrase.Number(part.n)), part.what)
		}
	}
	return text + "."
}

// bound says which rule gave the value.
func (s account) bound() string {
	a := s.Answer
	switch {
	case a.By == solve.ByMeans:
		return sentence("each value was judged by the same %s. Intervals are widened for this: all looks together keep the %s", phrase.Plural(a.Days, "day"), s.sure())
	case a.By == solve.ByTests:
		return sentence("at each value that was tested, the same %s were counted (exact binomial test; Bonferroni over the values)", phrase.Plural(a.Days, "day"))
	case a.Ruling == solve.Unreachable:
		return sentence("at the value that helps most, too few of %s keep it for the chance (exact binomial, %s)", phrase.Plural(a.AtBest.Days, "day"), s.sure())
	}
	return sentence("the same callers call at every value, so each day has a threshold of its own. Of %d thresholds the %s bounds the value (exact order statistic, %s)",
		a.Days, words.Ordinal(a.Rank), s.sure())
}

// grid says which values there were.
func (s account) grid() string {
	if s.Listed {
		return sentence("values: the %d of the list", len(s.Values))
	}
	step := s.Values[1] - s.Values[0]
	return sentence("values: %s, in steps of %s", s.span(), s.Input.Said(step))
}
