package text

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/doubt"
	"nines/sim/report/phrase"
)

// WriteBriefComparison writes the comparison on one screen: the answer, the strategies from best to worst, and how they differ.
func WriteBriefComparison(to io.Writer, d *report.Comparison) error {
	return writeShort(to, onScreen(func(r room) []Block { return briefComparison(d, r) }))
}

// WriteBriefComparisonMarkdown writes the same for a document.
func WriteBriefComparisonMarkdown(to io.Writer, d *report.Comparison) error {
	return WriteBlocksMarkdown(to, briefComparison(d, rooms[0]))
}

// briefComparison is the short comparison.
func briefComparison(d *report.Comparison, r room) []Block {
	know := Block{Lines: filledLines(daysOfComparison(d), doubt.OfComparison(d))}
	know.Lines = append(know.Lines, firstOf(NeverActedUnder(d))...)
	return Fitted([]Block{headOfComparison(d), barsOfComparison(d), know, fates(d), briefWarnings(d.Warnings, r.warnings), footOfComparison(d)})
}

// headOfComparison is the title, the question and the answer, and which of all strategies is best.
func headOfComparison(d *report.Comparison) Block {
	head := briefHead(d.Base, AnswerOfComparison(d))
	head.Lines = append(head.Lines, filledLines(ofAll(d))...)
	return head
}

// filledLines leaves out empty lines.
func filledLines(lines ...string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// daysOfComparison says how days differ under the baseline, and under the best of the others by people without help.
func daysOfComparison(d *report.Comparison) string {
	var titles []string
	var under []*report.People
	for _, s := range append([]int{0}, slices.DeleteFunc(inOrderOf(d), func(s int) bool { return s == 0 })[:1]...) {
		if x := &d.Strategies[s]; len(x.People.Days) > 0 && x.People.WithoutHelp.Mean > 0 {
			titles, under = append(titles, "“"+d.TitleOf(x.Name)+"”"), append(under, &x.People)
		}
	}
	if len(under) == 0 {
		return ""
	}
	return daysDiffer(d.Base, titles, under)
}

// ofAll says which of all strategies is best, where the answer does not say that.
func ofAll(d *report.Comparison) string {
	r := &d.Ranking
	if a := d.Answer; a != nil && len(a.Strategies) == len(d.Strategies) && a.Measure == r.Measure && a.Window == r.Window {
		return ""
	}
	by := ""
	if r.Measure != withoutHelp {
		by = ", by " + rankedBy(r)
	}
	switch {
	case r.Best != "" && d.Answer.Best == r.Best && r.Ground == d.Answer.Ground:
		return fmt.Sprintf("“%s” is also %s of all %d strategies%s.", d.TitleOf(r.Best), map[bool]string{true: "the best, or as good as the best,", false: "the best"}[r.Ground == "search"], len(d.Strategies), by)
	case r.Best != "":
		return fmt.Sprintf("Of all %d strategies%s: %s is “%s”.", len(d.Strategies), by, strings.ToLower(bestWords(r.Ground)[:1])+bestWords(r.Ground)[1:], d.TitleOf(r.Best))
	case r.AreEqual():
		return fmt.Sprintf("Of all %d strategies%s, “%s” and “%s” are equally good: the same in each replication.", len(d.Strategies), by, d.TitleOf(r.Order[0].Strategy), d.TitleOf(r.Order[1].Strategy))
	case len(r.Left) == 2:
		return fmt.Sprintf("Of all %d strategies%s, “%s” or “%s” is best: that is not settled with %s.", len(d.Strategies), by,
			d.TitleOf(r.Left[0]), d.TitleOf(r.Left[1]), phrase.Plural(d.Run.Replications, "replication"))
	}
	return fmt.Sprintf("Of all %d strategies%s, %d may be the best: that is not settled with %s.", len(d.Strategies), by, len(r.Left), phrase.Plural(d.Run.Replications, "replication"))
}

// inOrderOf are the places of the strategies, from best to worst by people without help.
func inOrderOf(d *report.Comparison) []int {
	order := make([]int, len(d.Strategies))
	for s := range order {
		order[s] = s
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(d.Strategies[x].People.WithoutHelp.Mean, d.Strategies[y].People.WithoutHelp.Mean)
	})
	return order
}

// barsOfComparison are the strategies from best to worst, in people of the whole run, with the differences to the baseline. The
// people of another window stand beside them.
func barsOfComparison(d *report.Comparison) Block {
	inWindow := d.Measure(withoutHelp)
	var list []standing
	for _, s := range inOrderOf(d) {
		x := &d.Strategies[s]
		one := standing{title: d.TitleOf(x.Name), People: &x.People, apart: apartWords(x.Help)}
		if s == 0 {
			one.apart = isBase
		}
		if d.Window != wholeRun {
			one.inWindow = phrase.Counted(inWindow.Figures[s].Estimate)
		}
		list = append(list, one)
	}
	b := barsBlock(list, len(list))
	if at := slices.Index(b.Header, windowHeader); at >= 0 {
		b.Header[at] = "in " + phrase.Plain(d.Window)
		b.Notes = append(b.Notes, fmt.Sprintf("The column in %s is of the callers of that window; the others are of the whole run.", phrase.Plain(d.Window)))
	}
	return b.comparedWith("", "“"+strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), ".")+"”")
}

// apartWords is a difference with its interval, if it is shown.
func apartWords(f report.Compared) string {
	if !f.Shown {
		return notShown
	}
	return phrase.WithInterval(f.Difference, phrase.Count)
}

// fates are how soon service recovers under each strategy, and who fares otherwise than under the baseline.
func fates(d *report.Comparison) Block {
	b := Block{Title: "Recovery and people", Header: []string{"", "detected", "restored", "normal", "helped", "lose out"}}
	clock := func(name string, s int) string {
		m := d.Measure(name)
		if len(m.Figures) <= s || m.Figures[s].Times == nil || m.Figures[s].Times.Reached.N == 0 {
			return "–"
		}
		t := m.Figures[s].Times
		if median := float64(t.Median); t.Reached.Mean < 1 && !math.IsInf(median, 1) {
			return fmt.Sprintf("%s (%s)", phrase.Length(t.Median), phrase.Share(t.Reached.Mean))
		}
		return phrase.Length(t.Median)
	}
	titles := []string{}
	for i := range d.Strategies {
		titles = append(titles, d.TitleOf(d.Strategies[i].Name))
	}
	titles = phrase.CutApart(titles, mostTitle)
	for _, s := range inOrderOf(d) {
		x := &d.Strategies[s]
		row := []string{titles[s], clock("recovery.detected", s), clock("recovery.restored", s), clock("recovery.normal", s), phrase.Counted(x.Gained), phrase.Counted(x.Lost)}
		if s == 0 {
			row[4], row[5] = "", ""
		}
		b.Rows = append(b.Rows, row)
	}
	b = b.withoutEmpty()
	b.Notes = []string{fmt.Sprintf("Times are medians, after the trouble begins; in brackets, the share of %s in which it was reached, if not all. Helped: connected, but without help under “%s”. Lose out: the reverse.", d.Base.Period().Several(), strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}
	if moved := d.Measure("callers.moved").Figures; slices.ContainsFunc(moved, func(f report.Compared) bool { return f.Shown }) {
		b.Notes = append(b.Notes, "Neither counts who found help elsewhere under one of the two: callers.moved does.")
	}
	return b
}

// footOfComparison says what was run, and last what gives the same again.
func footOfComparison(d *report.Comparison) Block {
	b := Block{}
	if p := d.Run.Precision; p != nil {
		b.Lines = append(b.Lines, precisionSentence(p, d.Run.Replications)+" That is the strategy known least.")
	}
	b.Lines = append(b.Lines, "Means ± half of a 95 % confidence interval, or its longer side; * marks an approximate one. All strategies meet the same callers and the same trouble.",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s. More: --full.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest))
	return b
}
