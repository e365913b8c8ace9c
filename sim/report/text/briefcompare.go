package text

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/phrase"
	"nines/sim/words"
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
	head := briefHead(d.Base, AnswerOfComparison(d))
	if line := ofAll(d); line != "" {
		head.Lines = append(head.Lines, line)
	}
	var know Block
	if line := OriginsOfComparison(d); line != "" {
		know.Lines = append(know.Lines, line)
	}
	know.Lines = append(know.Lines, neverActedUnder(d)...)
	var idle []caution.Idle
	for _, s := range d.Strategies {
		idle = append(idle, s.Idle...)
	}
	return filledOnly([]Block{head, barsOfComparison(d), know, fates(d), briefWarnings(otherWarnings(d.Warnings, idle), r.warnings), footOfComparison(d)})
}

// ofAll says which of all strategies is best, where the answer does not say that.
func ofAll(d *report.Comparison) string {
	r := &d.Ranking
	if a := d.Answer; a != nil && len(a.Strategies) == len(d.Strategies) && a.Measure == r.Measure && a.Window == r.Window {
		return ""
	}
	by := ""
	if r.Measure != neverConnected {
		by = ", by " + rankedBy(r)
	}
	switch {
	case r.Best != "":
		return fmt.Sprintf("Of all %d strategies%s, best is “%s”.", len(d.Strategies), by, cut(d.TitleOf(r.Best), 2*mostTitle))
	case len(r.Left) == 2:
		return fmt.Sprintf("Of all %d strategies%s, best is “%s” or “%s”: that is not settled with %s.", len(d.Strategies), by,
			cut(d.TitleOf(r.Left[0]), mostTitle), cut(d.TitleOf(r.Left[1]), mostTitle), phrase.Plural(d.Run.Replications, "replication"))
	}
	return fmt.Sprintf("Of all %d strategies%s, %d may be the best: that is not settled with %s.", len(d.Strategies), by, len(r.Left), phrase.Plural(d.Run.Replications, "replication"))
}

// inOrderOf are the places of the strategies, from best to worst by people without help.
func inOrderOf(d *report.Comparison) []int {
	never := d.Measure(neverConnected)
	order := make([]int, len(d.Strategies))
	for s := range order {
		order[s] = s
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch a, b := never.Figures[x].Mean, never.Figures[y].Mean; {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
	return order
}

// barsOfComparison are the strategies from best to worst, in people, with the differences to the baseline.
func barsOfComparison(d *report.Comparison) Block {
	never, moved := d.Measure(neverConnected), d.Measure("callers.moved")
	var list []standing
	for _, s := range inOrderOf(d) {
		one := standing{title: d.TitleOf(d.Strategies[s].Name), without: never.Figures[s].Estimate, apart: apartWords(never.Figures[s])}
		if len(moved.Figures) > s {
			one.moved = moved.Figures[s].Estimate
		}
		if s == 0 {
			one.apart = isBase
		}
		list = append(list, one)
	}
	b := barsBlock(list, len(list))
	if d.Window != wholeRun {
		b.Title += ", in the window " + phrase.Plain(d.Window)
	}
	b.Notes = append([]string{fmt.Sprintf("Callers who wanted help and got none, on average. Differences are to “%s”; ~ none is shown.", strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}, b.Notes...)
	return b
}

// apartWords is a difference with its interval, if it is shown.
func apartWords(f report.Compared) string {
	if !f.Shown {
		return "~"
	}
	return phrase.WithInterval(f.Difference, phrase.Count)
}

// fates are how soon service recovers under each strategy, and who fares otherwise than under the baseline.
func fates(d *report.Comparison) Block {
	b := Block{Title: "Recovery and people", Header: []string{"", "detected", "restored", "normal", "helped", "lose out"}}
	clock := func(name string, s int) string {
		m := d.Measure(name)
		if len(m.Figures) <= s || m.Figures[s].Times == nil {
			return "–"
		}
		t := m.Figures[s].Times
		if t.Reached.N == 0 {
			return "–"
		}
		if median := float64(t.Median); t.Reached.Mean < 1 && !math.IsInf(median, 1) {
			return fmt.Sprintf("%s (%s)", phrase.Length(t.Median), phrase.Share(t.Reached.Mean))
		}
		return phrase.Length(t.Median)
	}
	for _, s := range inOrderOf(d) {
		x := &d.Strategies[s]
		row := []string{cut(d.TitleOf(x.Name), mostTitle), clock("recovery.detected", s), clock("recovery.restored", s), clock("recovery.normal", s), phrase.Counted(x.Gained), phrase.Counted(x.Lost)}
		if s == 0 {
			row[4], row[5] = "", ""
		}
		b.Rows = append(b.Rows, row)
	}
	b = b.withoutEmpty()
	b.Notes = []string{fmt.Sprintf("Times are medians, after the trouble begins; in brackets, on how many days it was reached, if not on all. Helped: connected, but without help under “%s”. Lose out: the reverse.", strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}
	return b
}

// neverActedUnder says what never acted under each of the strategies; what is the same under all is said once.
func neverActedUnder(d *report.Comparison) (lines []string) {
	under := map[string][]string{}
	for _, s := range d.Strategies {
		for _, line := range neverActed(s.Idle) {
			if under[line] == nil {
				lines = append(lines, line)
			}
			under[line] = append(under[line], d.TitleOf(s.Name))
		}
	}
	const most = 2
	if n := len(lines) - most; n > 0 {
		lines = append(lines[:most:most], fmt.Sprintf("%d more never acted: see --full.", n))
	}
	for i, line := range lines {
		if names := under[line]; len(names) > 0 && len(names) < len(d.Strategies) {
			lines[i] = fmt.Sprintf("Under %s: %s", cutList(names), lowerFirst(line))
		}
	}
	return lines
}

// cutList lists titles, or says how many there are.
func cutList(titles []string) string {
	if len(titles) > 2 {
		return fmt.Sprintf("%d of the strategies", len(titles))
	}
	for i := range titles {
		titles[i] = "“" + cut(titles[i], mostTitle) + "”"
	}
	return words.Joined(titles)
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// footOfComparison says what was run, and last what gives the same again.
func footOfComparison(d *report.Comparison) Block {
	b := Block{}
	if p := d.Run.Precision; p != nil {
		b.Lines = append(b.Lines, precisionSentence(p, d.Run.Replications)+" That is the strategy known least.")
	}
	b.Lines = append(b.Lines, "Figures are means ± half of a 95 % confidence interval. All strategies meet the same callers and the same trouble.",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s. More: --full.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest))
	return b
}
