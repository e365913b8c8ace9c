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
	b.Notes = append([]string{fmt.Sprintf("Callers who wanted help and got none, on average%s. Differences are to %s; ~ none is shown.", which, w.title(&a.Strategies[0]))}, b.Notes...)
	return b
}

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
	longest := report.Number(0)
	for _, s := range list {
		longest = max(longest, s.WithoutHelp.Mean)
	}
	cells := fate.Columns(peopleOf(list))
	for i, s := range list {
		if i == most {
			b.Notes = append(b.Notes, moreStrategies(len(list)-most))
			break
		}
		never, moved := cells(s.People)
		b.Rows = append(b.Rows, []string{cut(s.title, mostTitle), bar(s.WithoutHelp.Mean, longest), phrase.Counted(s.WithoutHelp), s.apart, s.inWindow, never, moved, told(nonZero(s.WantedNothing)), told(s.Tests)})
	}
	b = b.withoutEmpty()
	var apart []string
	if slices.Contains(b.Header, "never connected") {
		apart = append(apart, "Never connected by this number: without help, or helped elsewhere after a lost call.")
	}
	if slices.Contains(b.Header, "moved") {
		apart = append(apart, "Moved: helped elsewhere, by another number or in another way.")
	}
	if slices.Contains(b.Header, "accidental") {
		apart = append(apart, "Accidental and silent callers whose call was lost are counted apart.")
	}
	if slices.Contains(b.Header, "test calls") {
		apart = append(apart, "So are lost test calls.")
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

func moreStrategies(n int) string {
	if n == 1 {
		return "1 more strategy with --full."
	}
	return fmt.Sprintf("%d more strategies with --full.", n)
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
