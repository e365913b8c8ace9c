package text

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// standing is a strategy by people.
type standing struct {
	title string
	*report.People
	inWindow string // people without help in another window, in words
	apart    string // the difference to the baseline, in words
}

// barColumns is how long the longest bar is, and mostTitle how long a title may be beside it.
const (
	barColumns = 10
	mostTitle  = 44
)

// barsOfRun are the strategies of the answer of a run from best to worst; nothing where there is one.
func barsOfRun(d *report.Document, most int) Block {
	a := d.Answer
	if a == nil || len(a.Strategies) < 2 {
		return Block{}
	}
	w := answerWords{a, d}
	var list []standing
	for s := range a.Strategies {
		one := &a.Strategies[s]
		x := standing{title: w.titleAlone(one), People: &one.People, apart: isBase}
		if s > 0 {
			x.apart = apartWords(alsoOf(a, withoutHelp, s))
		}
		list = append(list, x)
	}
	slices.SortStableFunc(list, func(x, y standing) int { return cmp.Compare(x.WithoutHelp.Mean, y.WithoutHelp.Mean) })
	b := barsBlock(list, most)
	which := ""
	if a.N < d.Run.Replications {
		which = fmt.Sprintf(" over the first %d replications", a.N)
	}
	return b.comparedWith(which, w.title(&a.Strategies[0]))
}

// comparedWith is a table of strategies that says first who is counted, over which replications, and what the differences are to.
func (b Block) comparedWith(which, base string) Block {
	note := fmt.Sprintf("Callers who wanted help and got none, on average%s. Differences are to %s.", which, base)
	if slices.ContainsFunc(b.Rows, func(row []string) bool { return slices.Contains(row, notShown) }) {
		note = strings.TrimSuffix(note, ".") + "; " + notShown + " none is shown."
	}
	b.Notes = append([]string{note}, b.Notes...)
	return b
}

// notShown stands in place of a difference that is not shown.
const notShown = "~"

// isBase stands in place of the difference of the strategy that the others are compared with.
const isBase = "–"

// alsoOf is another measure of an answer under one of its strategies.
func alsoOf(a *report.Answer, name string, s int) report.Compared {
	for _, m := range a.Also {
		if m.Name == name {
			return m.Figures[s]
		}
	}
	return report.Compared{}
}

// windowHeader stands above the people of a window, until it is named.
const windowHeader = "in the window"

// barsBlock is a table of strategies with bars. Columns that say nothing are left out.
func barsBlock(list []standing, most int) Block {
	b := Block{Title: "Callers without help", Header: []string{"", "", "callers", "difference", windowHeader, "never connected", "moved", "accidental", "test calls"}}
	longest, titles := report.Number(0), []string{}
	for _, s := range list {
		longest, titles = max(longest, s.WithoutHelp.Mean), append(titles, s.title)
	}
	titles = phrase.CutApart(titles, mostTitle)
	cells := fate.Columns(peopleOf(list))
	for i, s := range list {
		if i == most {
			b.Notes = append(b.Notes, words.Several(len(list)-most, "more strategy", "more strategies")+" with --full.")
			break
		}
		never, moved := cells(s.People)
		b.Rows = append(b.Rows, []string{titles[i], bar(s.WithoutHelp.Mean, longest), phrase.Counted(s.WithoutHelp), s.apart, s.inWindow, never, moved, told(nonZero(s.WantedNothing)), told(s.Tests)})
	}
	b = b.withoutEmpty()
	var apart []string
	for _, of := range [][2]string{
		{"never connected", fate.Legend}, {"moved", fate.MovedLegend},
		{"accidental", "Accidental and silent callers whose call was lost are counted apart."}, {"test calls", "Lost test calls are counted apart."},
	} {
		if slices.Contains(b.Header, of[0]) {
			apart = append(apart, of[1])
		}
	}
	if len(apart) > 0 {
		b.Notes = append(b.Notes, strings.Join(apart, " "))
	}
	return b
}

func peopleOf(list []standing) (people []*report.People) {
	for _, s := range list {
		people = append(people, s.People)
	}
	return people
}

// nonZero is an estimate, or nothing if it is zero.
func nonZero(e report.Estimate) *report.Estimate {
	if e.Mean == 0 || e.N == 0 {
		return nil
	}
	return &e
}

// bar is a number as a bar, beside the longest one. What is more than nothing has a bar.
func bar(n, longest report.Number) string {
	if longest <= 0 || n <= 0 {
		return ""
	}
	return strings.Repeat("█", max(1, int(math.Round(barColumns*float64(n/longest)))))
}
