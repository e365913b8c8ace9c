package text

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// answer is the comparison with the scenario's first strategy, in words and then in figures.
func answer(d *report.Document) Block {
	a := d.Answer
	b := Block{Title: "The difference it makes"}
	b.Lines = []string{answerWords(d), fmt.Sprintf("Against %s, with the same callers and the same trouble, over the whole run:", phrase.Plain(a.Baseline))}
	b.Header = []string{"", phrase.Plain(a.Baseline), phrase.Plain(d.Scenario.Strategy), "difference", ""}
	for _, x := range a.Differences {
		mark := "~ none shown"
		if x.Shown {
			mark = fewer(x)
		}
		b.Rows = append(b.Rows, []string{phrase.MeasureWords(x.Measure), phrase.Counted(x.Baseline), phrase.Counted(x.Strategy), phrase.Counted(x.Paired), mark})
	}
	b.Notes = sentences(&a.Exchange, phrase.Plain(a.Baseline))
	if someWantNoHelp(d) {
		b.Notes = append(b.Notes, "All figures are of people who want help. Accidental, silent and test calls are counted apart.")
	}
	return b
}

// answerWords is the answer in a sentence: who is affected, and who never gets through.
func answerWords(d *report.Document) string {
	strategy, baseline := phrase.Plain(d.Scenario.Strategy), phrase.Plain(d.Answer.Baseline)
	affected, never := difference(d, "callers.affected"), difference(d, "callers.never-connected")
	switch {
	case affected.Shown && never.Shown:
		return fmt.Sprintf("Under %s %s callers are affected than under %s, and %s are never connected.", strategy, byHowMany(affected), baseline, byHowMany(never))
	case affected.Shown:
		return fmt.Sprintf("Under %s %s callers are affected than under %s; no difference is shown in how many are never connected.", strategy, byHowMany(affected), baseline)
	case never.Shown:
		return fmt.Sprintf("Under %s %s callers are never connected than under %s; no difference is shown in how many are affected.", strategy, byHowMany(never), baseline)
	default:
		return fmt.Sprintf("No difference is shown between %s and %s in how many callers are affected or never connected.", strategy, baseline)
	}
}

func difference(d *report.Document, measure string) report.Difference {
	for _, x := range d.Answer.Differences {
		if x.Measure == measure {
			return x
		}
	}
	return report.Difference{}
}

// byHowMany words a difference without its sign: 3,609 ± 34 fewer.
func byHowMany(x report.Difference) string {
	e := x.Paired
	half := e.Half()
	e.Mean = report.Number(math.Abs(float64(e.Mean)))
	e.Low, e.High = e.Mean-half, e.Mean+half
	return strings.TrimSuffix(phrase.Counted(e), "*") + " " + fewer(x)
}

func fewer(x report.Difference) string {
	if x.Paired.Mean < 0 {
		return "fewer"
	}
	return "more"
}

// sentences says who fares otherwise, against a baseline by name.
func sentences(x *report.Exchange, baseline string) []string {
	list := []string{fmt.Sprintf("Connected here, without help under %s: %s callers. The reverse: %s.", baseline, phrase.Counted(x.Gained), phrase.Counted(x.Lost))}
	if x.Moves() {
		list = append(list, fmt.Sprintf("Moved to another number here: %s who are without help under %s, and %s who are connected there.",
			phrase.Counted(x.MovedFromNone), baseline, phrase.Counted(x.MovedFromService)))
	}
	if x.BackToService.Mean+x.BackToNone.Mean > 0 {
		list = append(list, fmt.Sprintf("Moved to another number under %s: %s who are connected here, and %s who are without help here.",
			baseline, phrase.Counted(x.BackToService), phrase.Counted(x.BackToNone)))
	}
	return list
}
