package report

import (
	"fmt"
	"math"
	"strings"
)

// answer is the comparison with the scenario's first strategy, in words and then in figures.
func (d *Document) answer() block {
	a := d.Answer
	b := block{title: "The difference it makes"}
	b.lines = []string{d.answerWords(), fmt.Sprintf("Against %s, with the same callers and the same trouble, over the whole run:", plain(a.Baseline))}
	b.header = []string{"", plain(a.Baseline), plain(d.Scenario.Strategy), "difference", ""}
	for _, x := range a.Differences {
		mark := "~ none shown"
		if x.Shown {
			mark = fewer(x)
		}
		b.rows = append(b.rows, []string{measureWords(x.Measure), counted(x.Baseline), counted(x.Strategy), counted(x.Paired), mark})
	}
	b.notes = a.sentences(plain(a.Baseline))
	if d.someWantNoHelp() {
		b.notes = append(b.notes, "All figures are of people who want help. Accidental, silent and test calls are counted apart.")
	}
	return b
}

// answerWords is the answer in a sentence: who is affected, and who never gets through.
func (d *Document) answerWords() string {
	strategy, baseline := plain(d.Scenario.Strategy), plain(d.Answer.Baseline)
	affected, never := d.difference("callers.affected"), d.difference("callers.never-connected")
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

func (d *Document) difference(measure string) Difference {
	for _, x := range d.Answer.Differences {
		if x.Measure == measure {
			return x
		}
	}
	return Difference{}
}

// byHowMany words a difference without its sign: 3,609 ± 34 fewer.
func byHowMany(x Difference) string {
	e := x.Paired
	e.High = Number(math.Abs(float64(e.Mean))) + e.High - e.Mean
	e.Mean = Number(math.Abs(float64(e.Mean)))
	return strings.TrimSuffix(counted(e), "*") + " " + fewer(x)
}

func fewer(x Difference) string {
	if x.Paired.Mean < 0 {
		return "fewer"
	}
	return "more"
}
