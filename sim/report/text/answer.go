package text

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/doubt"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// Answer is the answer to the scenario's question in plain sentences, with titles: first the measure that answers it, and then
// what is still lost and how long recovery takes. Where hardly a call is lost, it ends with a missed target of answering.
func Answer(d *report.Document) []string {
	return filledLines(append(answerTo(d.Answer, d), answeringSentence(d))...)
}

// AnswerOfComparison is the same of a comparison.
func AnswerOfComparison(d *report.Comparison) []string { return answerTo(d.Answer, d.Base) }

// withoutHelp answers a question that says nothing else.
const withoutHelp = "callers.without-help"

// answerTo words an answer. The document says what trouble there was, and by which clock.
func answerTo(a *report.Answer, d *report.Document) []string {
	w := answerWords{a, d}
	switch {
	case a == nil:
		return nil // a document has one only where it stands for itself
	case len(a.Strategies) == 1:
		return filledLines(w.one(), doubt.OverRanges(a, 0, ""), w.remains(&a.Strategies[0]))
	case w.everybodyHelped():
		return filledLines("Everybody who wants help gets it, under each of these strategies: no caller is left without.", w.ranged(), w.remains(w.told()))
	case len(a.Strategies) == 2:
		return filledLines(w.pair(), doubt.OverRanges(a, 1, ""), w.remains(w.told()))
	}
	return filledLines(w.several(), w.ranged(), w.remains(w.told()))
}

// ranged is where the answer lies over the ranges under the best strategy if it differs from the first, or else under the next best.
func (w *answerWords) ranged() string {
	of := w.told()
	if of == &w.Strategies[0] {
		of = w.Under(w.Order[1])
	}
	at := slices.IndexFunc(w.Strategies, func(s report.Answering) bool { return s.Name == of.Name })
	return doubt.OverRanges(w.Answer, at, w.title(of))
}

// answerWords puts an answer into words.
type answerWords struct {
	*report.Answer
	d *report.Document
}

// isHelp reports whether the answer counts callers without help in the whole run.
func (w *answerWords) isHelp() bool {
	return w.Measure == withoutHelp && w.Window == wholeRun && w.Of == ""
}

func (w *answerWords) everybodyHelped() bool {
	return w.isHelp() && !slices.ContainsFunc(w.Strategies, func(s report.Answering) bool { return s.People.WithoutHelp.Mean > 0 })
}

// title is a strategy's title in quotes, or its name where it has none. Where two have one title, the name follows.
func (w *answerWords) title(s *report.Answering) string {
	if s.Title == "" {
		return phrase.Plain(s.Name)
	}
	return "“" + w.titleAlone(s) + "”"
}

// titleAlone is the same without quotes.
func (w *answerWords) titleAlone(s *report.Answering) string {
	title := phrase.Plain(strings.TrimSuffix(cmp.Or(s.Title, s.Name), "."))
	if s.Title != "" && slices.ContainsFunc(w.Strategies, func(x report.Answering) bool { return x.Title == s.Title && x.Name != s.Name }) {
		title += " (" + phrase.Plain(s.Name) + ")"
	}
	return title
}

// told is the strategy that the second sentence is about: the best by the estimates, if it is shown to differ from the first.
func (w *answerWords) told() *report.Answering {
	if best := w.Under(w.Order[0]); best != nil && best.Figure.Shown {
		return best
	}
	return &w.Strategies[0]
}

// one is the first sentence where there is one strategy.
func (w *answerWords) one() string {
	s := &w.Strategies[0]
	if w.isHelp() {
		return lossSentence(w.d)
	}
	return fmt.Sprintf("%s is %s%s.", words.Capital(w.noun()), w.value(s), w.ofDays(s))
}

// pair is the first sentence where there are two strategies.
func (w *answerWords) pair() string {
	first, other := &w.Strategies[0], &w.Strategies[1]
	if d := other.Figure.Difference; w.isHelp() && w.N > 1 && d.N == w.N && d.Mean == 0 && d.Low == 0 && d.High == 0 {
		return fmt.Sprintf("In each of %s, as many callers are without help with %s as with %s.", phrase.Plural(w.N, "replication"), w.title(other), w.title(first))
	}
	if !other.Figure.Shown {
		return fmt.Sprintf("It cannot be told with %s whether %s or %s is better%s.", phrase.Plural(w.N, "replication"), w.title(other), w.title(first), w.undecided(other))
	}
	return fmt.Sprintf("With %s, %s.", w.title(other), w.compared(other, first))
}

// several is the first sentence where there are more: the best, or those that may be the best.
func (w *answerWords) several() string {
	first, best, next := &w.Strategies[0], w.Under(w.Best), w.Under(w.Order[1])
	switch {
	case best == first && next.Figure.Shown:
		return fmt.Sprintf("%s is %s. With %s, the next best, %s.", bestWords(w.Ground), w.title(first), w.title(next), w.compared(next, first))
	case best != nil && best.Figure.Shown:
		return fmt.Sprintf("%s is %s: %s.", bestWords(w.Ground), w.title(best), w.compared(best, first))
	case best != nil:
		return fmt.Sprintf("%s is %s.", bestWords(w.Ground), w.title(best))
	}
	text := fmt.Sprintf("Which is best is not settled with %s: it may be %s.", phrase.Plural(w.N, "replication"), words.Either(w.left()))
	if told := w.told(); told != first {
		text += fmt.Sprintf(" With %s, %s.", w.title(told), w.compared(told, first))
	}
	return text
}

// left are the titles of those that may be the best; of many, how many there are.
func (w *answerWords) left() (list []string) {
	for _, name := range w.Left {
		if s := w.Under(name); s != nil {
			list = append(list, w.title(s))
		}
	}
	if len(list) > 3 {
		return []string{fmt.Sprintf("any of %d", len(list))}
	}
	return list
}

// bestWords say on what ground a best is named: the search names one that may be only as good as the best.
func bestWords(ground string) string {
	if ground == "search" {
		return "Best, or as good as the best (Kim–Nelson),"
	}
	return "Best"
}

// noun is what answers, as a sentence names it.
func (w *answerWords) noun() string { return phrase.NounIn(w.Measure, w.Window, w.Of) }

// compared says how a strategy differs from the first, where that is shown.
func (w *answerWords) compared(s, first *report.Answering) string {
	if s.Figure.Times != nil {
		return w.comparedTimes(s, first)
	}
	e, isLess := s.Figure.Difference, s.Figure.Difference.Mean < 0
	if isLess {
		e = opposite(e)
	}
	if w.isHelp() {
		return phrase.Agree(fmt.Sprintf("%s %s callers are without help than with %s%s", phrase.Count(e.Mean), oneOr(isLess, "fewer", "more"), w.title(first), w.interval(e)))
	}
	return fmt.Sprintf("%s is %s %s than with %s%s", w.noun(), w.amount(e.Mean), oneOr(isLess, "lower", "higher"), w.title(first), w.interval(e))
}

// oneOr is the one word or the other.
func oneOr(isOne bool, one, other string) string {
	if isOne {
		return one
	}
	return other
}

// comparedTimes says on how many days a time is shorter or longer.
func (w *answerWords) comparedTimes(s, first *report.Answering) string {
	t := s.Figure.Times
	days := max(t.Sooner, t.Later)
	return fmt.Sprintf("%s is %s than with %s %s (median %s instead of %s)", w.noun(), oneOr(t.Sooner > t.Later, "shorter", "longer"), w.title(first),
		w.d.Period().OnThe(phrase.Share(report.Number(days)/report.Number(max(1, s.Figure.Difference.N)))), w.value(s), w.value(first))
}

// undecided says how far two strategies lie apart that cannot be told apart.
func (w *answerWords) undecided(s *report.Answering) string {
	e := s.Figure.Difference
	switch {
	case s.Figure.Times != nil:
		t := s.Figure.Times
		return fmt.Sprintf(": %s is shorter in %d replications and longer in %d", w.noun(), t.Sooner, t.Later)
	case e.N == 0 || math.IsNaN(float64(e.Mean)):
		return ": " + w.noun() + " has no value"
	case w.isHelp():
		return phrase.Agree(fmt.Sprintf(": the difference is %s callers without help%s", phrase.Count(e.Mean), w.interval(e)))
	}
	return fmt.Sprintf(": %s differs by %s%s", w.noun(), w.amount(e.Mean), w.interval(e))
}

// interval is that of a difference, in brackets; of one replication there is none.
func (w *answerWords) interval(e report.Estimate) string {
	if !phrase.HasInterval(e) {
		return ""
	}
	in := w.inUnit()
	return fmt.Sprintf(" (%.0f %% confidence interval %s to %s)", 100*w.Level, in(e.Low), in(e.High))
}

// amount is a difference with its unit.
func (w *answerWords) amount(n report.Number) string {
	text := w.inUnit()(n)
	switch w.Unit {
	case "share":
		return text + " percentage points"
	case "s":
		return text + " s"
	}
	return text
}

func (w *answerWords) inUnit() func(report.Number) string { return phrase.InUnit(w.Unit) }

// value is the measure under a strategy: of a time the median day's.
func (w *answerWords) value(s *report.Answering) string {
	switch t := s.Figure.Times; {
	case t != nil && w.Unit == "s since start" && !math.IsInf(float64(t.Median), 1):
		return w.d.DayClock(t.Median)
	case t != nil:
		return phrase.Length(t.Median)
	case w.Unit == "share":
		return phrase.PercentOf(s.Figure.Estimate)
	}
	text := phrase.WithInterval(s.Figure.Estimate, w.inUnit())
	if w.Unit == "s" {
		text += " s"
	}
	return text
}

// ofDays says that a time is the median day's.
func (w *answerWords) ofDays(s *report.Answering) string {
	if s.Figure.Times == nil || w.N < 2 {
		return ""
	}
	return " " + w.d.Period().On("the median")
}

// remains says what is still lost under a strategy, and how long recovery takes on the median day.
func (w *answerWords) remains(s *report.Answering) string {
	if len(w.Strategies) == 1 {
		return restoredSentence(w.d)
	}
	help, under := "nobody is left without help", ""
	if n := s.People.WithoutHelp.Mean; n > 0 {
		help = phrase.GetNoHelp(phrase.Count(n), s != &w.Strategies[0])
	}
	if s == &w.Strategies[0] {
		under = "With " + w.title(s) + ", "
	}
	return words.Capital(under + help + w.recovery(s) + ".")
}

// recovery is how long it takes to restore service under a strategy, as the end of a sentence.
func (w *answerWords) recovery(s *report.Answering) string {
	switch c := s.Restored; {
	case c == nil:
		return "; nothing goes wrong that callers could meet"
	case math.IsInf(float64(c.Median), 1):
		return fmt.Sprintf(", and service is restored by the end of the run %s", w.d.Period().OnThe(phrase.Share(c.Reached.Mean)))
	case c.Median == 0:
		return ", and service is never worse than the target " + w.d.Period().On("the median")
	case w.N < 2:
		return fmt.Sprintf(", and service is restored %s after the trouble begins", phrase.Length(c.Median))
	default:
		return fmt.Sprintf(", and service is restored %s after the trouble begins, %s", phrase.Length(c.Median), w.d.Period().On("the median"))
	}
}

// difference is the strategies of the answer by several measures, and who fares otherwise.
func difference(d *report.Document) []Block {
	a := d.Answer
	if a == nil || len(a.Also) == 0 {
		return nil
	}
	var names, headers []string
	columns := make([][]string, len(a.Strategies))
	for _, m := range a.Also {
		if !fate.Repeats(a.Also, &m) && slices.ContainsFunc(m.Figures, func(f report.Compared) bool { return f.N > 0 && f.Mean != 0 }) {
			names = append(names, phrase.MeasureWords(m.Name), "  difference")
			for s, f := range m.Figures {
				columns[s] = append(columns[s], figureCell(&m, f), differenceCell(&m, s, f))
			}
		}
	}
	for s := range a.Strategies {
		headers = append(headers, phrase.Plain(a.Strategies[s].Name))
	}
	if len(names) == 0 {
		return nil
	}
	list := Tables("The difference it makes", names, headers, columns)
	last := &list[len(list)-1]
	last.Notes = append(last.Notes, fmt.Sprintf("Whole run, %s with the same callers and the same trouble. Differences are to %s. ~ stands where none is shown.",
		phrase.Plural(a.N, "replication"), phrase.Plain(a.Strategies[0].Name)))
	for s := range a.Strategies {
		if x := a.Strategies[s].Exchange; x != nil {
			last.Notes = append(last.Notes, sentences(x, phrase.Plain(a.Strategies[s].Name), phrase.Plain(a.Strategies[0].Name))...)
		}
	}
	return list
}

// sentences says who fares otherwise under a strategy than under the first, by their names.
func sentences(x *report.Exchange, own, baseline string) []string {
	list := []string{fmt.Sprintf("Connected under %s, without help under %s: %s callers. The reverse: %s.", own, baseline, phrase.Counted(x.Gained), phrase.Counted(x.Lost))}
	if x.Moves() {
		list = append(list, fmt.Sprintf("Helped elsewhere under %s: %s who are without help under %s, and %s who are connected there.",
			own, phrase.Counted(x.MovedFromNone), baseline, phrase.Counted(x.MovedFromService)))
	}
	if x.BackToService.Mean+x.BackToNone.Mean > 0 {
		list = append(list, fmt.Sprintf("Helped elsewhere under %s: %s who are connected under %s, and %s who are without help there.",
			baseline, phrase.Counted(x.BackToService), own, phrase.Counted(x.BackToNone)))
	}
	return list
}
