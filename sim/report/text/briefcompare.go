package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/report"
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
	head := briefHead(d.Base, AnswerOfComparison(d))
	if d.Answer == nil || len(d.Answer.Strategies) != len(d.Strategies) || d.Ranking.Measure != d.Answer.Measure || d.Ranking.Window != d.Answer.Window {
		head.Lines = append(head.Lines, fmt.Sprintf("Of all %d strategies: %s", len(d.Strategies), strings.Join(RankingLines(d), " ")))
	}
	var know Block
	if line := Origins(d.Base); line != "" {
		know.Lines = append(know.Lines, line)
	}
	know.Lines = append(know.Lines, neverActed(d.Base)...)
	list := []Block{head, barsOfComparison(d, r.strategies), know, fates(d, r.strategies), briefWarnings(d.Warnings, r.warnings), footOfComparison(d)}
	return filledOnly(list)
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
func barsOfComparison(d *report.Comparison, most int) Block {
	never, moved := d.Measure(neverConnected), d.Measure("callers.moved")
	var list []standing
	for _, s := range inOrderOf(d) {
		one := standing{title: d.TitleOf(d.Strategies[s].Name), without: never.Figures[s].Estimate, apart: apartWords(never.Figures[s])}
		if len(moved.Figures) > s {
			one.moved = moved.Figures[s].Estimate
		}
		if s == 0 {
			one.apart = "compared with it"
		}
		list = append(list, one)
	}
	b := barsBlock(list, most, "callers")
	if d.Window != wholeRun {
		b.Title += ", in the window " + phrase.Plain(d.Window)
	}
	b.Notes = append([]string{fmt.Sprintf("Callers who wanted help and got none. Differences are to “%s”; ~ none is shown.", strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}, b.Notes...)
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
func fates(d *report.Comparison, most int) Block {
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
		return phrase.Length(t.Median)
	}
	for i, s := range inOrderOf(d) {
		if i == most {
			break
		}
		x := &d.Strategies[s]
		row := []string{cut(d.TitleOf(x.Name), mostTitle), clock("recovery.detected", s), clock("recovery.restored", s), clock("recovery.normal", s), phrase.Counted(x.Gained), phrase.Counted(x.Lost)}
		if s == 0 {
			row[4], row[5] = "", ""
		}
		b.Rows = append(b.Rows, row)
	}
	b = b.withoutEmpty()
	b.Notes = []string{fmt.Sprintf("Times are medians, after the trouble begins. Helped: connected, but without help under “%s”. Lose out: the reverse.", strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}
	return b
}

// footOfComparison says what was run, and last what gives the same again.
func footOfComparison(d *report.Comparison) Block {
	b := Block{}
	if p := d.Run.Precision; p != nil {
		b.Lines = append(b.Lines, precisionSentence(p, d.Run.Replications)+" That is of the strategy of which least is known.")
	}
	b.Lines = append(b.Lines, "Figures are means ± half of a 95 % confidence interval. All strategies meet the same callers and the same trouble.",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s. More: --full.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest))
	return b
}
