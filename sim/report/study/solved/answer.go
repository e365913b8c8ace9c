package solved

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/report/phrase"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// reply is the answer in sentences.
type reply struct{ *Solved }

// question is what the study asks.
func (s reply) question() string {
	switch {
	case s.noun() != "":
		return fmt.Sprintf("How many are enough of %s, for this to hold: %s?", s.title(), s.called())
	case s.isTime() && s.Answer.Rises:
		return fmt.Sprintf("How long must %s be, for this to hold: %s?", s.title(), s.called())
	case s.isTime():
		return fmt.Sprintf("How long may %s be, for this to hold: %s?", s.title(), s.called())
	}
	return fmt.Sprintf("Which value of %s is enough, for this to hold: %s?", s.title(), s.called())
}

// answer is the result, the value first.
func (s reply) answer() []string {
	switch s.Answer.Ruling {
	case solve.Found:
		return s.found()
	case solve.Unreachable:
		return s.unreachable()
	case solve.Independent:
		return []string{
			sentence("changing %s makes no difference: it was tried at both ends and in the middle, %s, and nothing changed", s.title(), s.span()),
			s.kept(s.Answer.AtBest),
		}
	}
	return s.undecided()
}

// found names the value, and says what is near it.
func (s reply) found() []string {
	list := []string{sentence("%s, %s (%s)", s.with(s.orMore(s.Answer.Value)), s.demand(), s.sure())}
	switch {
	case s.isEdge() && s.Answer.Differs:
		list = append(list, sentence("even %s, the worst end tried, is enough", s.value(s.Answer.Value)))
	case s.isEdge():
		list = append(list, sentence("no effect of %s is shown: every value tried is enough", s.title()))
	default:
		list = append(list, s.nearest())
	}
	list = append(list, s.today(), s.cost())
	if f := s.Answer.Fresh; f != nil {
		list = append(list, sentence("on %s that the search had not seen, it was so on %d: %s (interval %s)", phrase.Plural(f.Days, "day"), f.Good,
			phrase.Percent(phrase.Number(f.Share())), interval(f.Low, f.High)))
	}
	list = append(list, s.close())
	return slices.DeleteFunc(append(list, s.buy()...), func(line string) bool { return line == "" })
}

// close says in a line that the value is only just enough. The fresh days have less than the chance, or the interval of nines check
// would not exclude less.
func (s reply) close() string {
	a := s.Answer
	if f := a.Fresh; f != nil && f.Share() < s.Chance {
		return sentence("these fresh days leave a doubt: they kept it less often than %s. Run again with a larger -n", words.Percent(s.Chance))
	}
	for _, l := range a.Curve {
		if l.Value == a.Value && l.Days == a.Days && l.Low < s.Chance {
			return sentence("it is only just enough: nines check, whose interval has two sides, would not decide on these %s", phrase.Plural(a.Days, "day"))
		}
	}
	return ""
}

// isEdge reports whether the first value of the range is enough already.
func (s reply) isEdge() bool { return s.Answer.Value == s.worst() }

// nearest says what is known between the value and the one that is shown not to be enough.
func (s reply) nearest() string {
	a := s.Answer
	step := 1
	if !a.Rises {
		step = -1
	}
	switch {
	case a.Short == solve.None:
		return ""
	case a.Short+step == a.Value:
		return sentence("%s shown not to be enough", s.is(a.Short))
	case a.Near != solve.None && a.Near != a.Value:
		return sentence("%s shown not to be enough. The estimate itself is %s; these days cannot tell for the values between", s.is(a.Short), s.value(a.Near))
	}
	return sentence("%s shown not to be enough. These days cannot tell for the values between", s.is(a.Short))
}

// is begins a sentence about a value: 98 seats are, 13m is.
func (s reply) is(place int) string {
	if s.noun() != "" && s.Values[place] != 1 {
		return s.value(place) + " are"
	}
	return s.value(place) + " is"
}

// today compares with the value of the file, if that says one.
func (s reply) today() string {
	a, now := s.Answer, s.said(s.Today)
	enough := s.helps(s.Today, s.Values[a.Value])
	short := a.Short != solve.None && s.helps(s.Values[a.Short], s.Today)
	if a.By == solve.ByTests { // beyond the best value nothing was shown
		enough = enough && s.helps(s.Values[s.Best()], s.Today)
	}
	switch {
	case math.IsNaN(s.Today):
		return ""
	case s.Today == s.Values[a.Value]:
		return sentence("that is the value of the scenario today")
	case enough:
		return sentence("the scenario has %s today, which is enough", now)
	case short:
		return sentence("the scenario has %s today, which is not enough", now)
	}
	return sentence("the scenario has %s today, which is not shown to be enough", now)
}

// helps reports whether a value helps at least as much as another, if more is always better, or less.
func (s reply) helps(v, other float64) bool {
	if s.Answer.Rises {
		return v >= other
	}
	return v <= other
}

// none says that no value will do. By tests only one of them is shown not to be enough: the best of a few.
func (s *Solved) none() string {
	if s.Answer.By == solve.ByTests {
		return "no value from " + s.span() + " is shown to be enough"
	}
	return "no value from " + s.span() + " is enough"
}

// unreachable says that nothing in the range is enough, where it stops helping, and what helps instead.
func (s reply) unreachable() []string {
	a := s.Answer
	list := []string{sentence("%s for this: %s", s.none(), s.demand()), s.kept(a.AtBest)}
	if a.By == solve.ByMeans {
		list = list[:1]
	}
	switch {
	case a.Settled != solve.None:
		list = append(list, sentence("beyond %s nothing changes on any day that was tried: something else is short", s.value(a.Settled)))
	case a.By != solve.ByTests && !a.Differs:
		list = append(list, sentence("no effect of %s is shown between the ends of the range", s.title()))
	case a.By != solve.ByTests: // which look at single values
		list = append(list, sentence("it still helps at %s, where the range ends", s.value(s.Best())))
	}
	list = append(list, s.help()...)
	if s.Drawn {
		list = append(list, sentence("nines explore says which of the unknown values matter"))
	}
	return append(list, s.buy()...)
}

// kept says on how many days an expectation holds at a value.
func (s reply) kept(l solve.Level) string {
	if l.Days == 0 {
		return ""
	}
	return sentence("%s it is so on %d of %s", s.with(s.value(l.Value)), l.Good, phrase.Plural(l.Days, "day"))
}

// help names the best of what else was tried, and what is lost to what.
func (s reply) help() (list []string) {
	h := &s.Help
	if len(h.Rivals) > 0 {
		best := h.Rivals[0]
		switch {
		case !best.Helps:
			list = append(list, sentence("none of the other changes that were tried is shown to help"))
		case best.Days > 0 && s.Chance > 0 && float64(best.Good) >= s.Chance*float64(best.Days):
			list = append(list, sentence("this helps instead: %s. It is then so on %d of %s", quoted(best.Title), best.Good, phrase.Plural(best.Days, "day")))
		default:
			list = append(list, sentence("of what else was tried, this helps most: %s. The mean is then %s in place of %s", quoted(best.Title), s.outcome(best.Outcome.Mean), s.outcome(h.Base.Outcome.Mean)))
		}
	}
	if len(h.Losses) > 0 {
		list = append(list, sentence("the most calls are then lost to %s (%s of the lost calls)", h.Losses[0].Cause, phrase.Share(phrase.Number(h.Losses[0].Share))))
	}
	return list
}

// undecided says why, and what would decide.
func (s reply) undecided() []string {
	a := s.Answer
	if f := a.Fresh; f != nil {
		return []string{
			sentence("not decided: the search found %s, and fresh days speak against it", s.orMore(a.Value)),
			sentence("it was so on %d of %s (%s). Run again with a larger -n: it searches these days as well", f.Good, phrase.Plural(f.Days, "fresh day"), interval(f.Low, f.High)),
		}
	}
	list := []string{sentence("not decided: even %s, the days simulated do not show whether %s", s.with(s.value(s.Best())), s.demand())}
	if l := a.AtBest; l.Days > 0 {
		list = append(list, strings.TrimSuffix(s.kept(l), ".")+fmt.Sprintf(" (%s).", interval(l.Low, l.High)))
	}
	if a.More > 0 {
		return append(list, sentence("about %s more would decide: -n %d", phrase.Plural(a.More, "day"), a.Days+a.More))
	}
	return append(list, sentence("more days alone will not decide that. Try a wider range, or another limit. Where hardly a call is lost, expect it on a share of the days: in-at-least"))
}
