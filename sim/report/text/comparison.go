package text

import (
	"fmt"
	"io"
	"slices"

	"nines/sim/report"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// WriteComparison writes the comparison for a terminal.
func WriteComparison(to io.Writer, d *report.Comparison) error {
	return WriteBlocks(to, blocksOfComparison(d))
}

// WriteComparisonMarkdown writes the comparison for a document.
func WriteComparisonMarkdown(to io.Writer, d *report.Comparison) error {
	return WriteBlocksMarkdown(to, blocksOfComparison(d))
}

// blocksOfComparison are the parts of the comparison in text and Markdown.
func blocksOfComparison(d *report.Comparison) []Block {
	base := phrase.Plain(d.Strategies[0].Name)
	head := headOfComparison(d)
	head.Lines = append(append(head.Lines, NeverActedUnder(d)...), "",
		fmt.Sprintf("%s strategies, with the same callers and the same trouble; the differences are to %s.", phrase.Count(report.Number(len(d.Strategies))), base),
		fmt.Sprintf("%s, seed %d, nines %s, digest %s; calls made in the window %s.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest, phrase.Plain(d.Window)),
		"Figures are means ± half of a 95 % confidence interval. Differences are paired, replication by replication. "+
			"~ stands where no difference is shown, at 5 % for all strategies of a line together (Holm).",
		"Recovery times are medians over all replications. What was not reached by the end counts as later than any time.")
	if p := d.Run.Precision; p != nil {
		head.Lines = append(head.Lines, precisionSentence(p, d.Run.Replications)+" That is the strategy known least.")
	}
	for _, s := range d.Strategies {
		line := phrase.Plain(s.Name)
		if s.Title != "" {
			line += ": " + phrase.Plain(s.Title)
		}
		head.Lines = append(head.Lines, line)
	}
	list := append([]Block{head, barsOfComparison(d), daysBlock(d), rankingBlock(d)}, comparedTable(d)...)
	list = append(list, whoGained(d))
	list = append(list, saved(d)...)
	list = append(list, OwnNumbers(d))
	if len(d.Warnings) > 0 {
		b := Block{Title: "Warnings"}
		for _, w := range d.Warnings {
			b.Lines = append(b.Lines, "! "+phrase.Plain(w))
		}
		list = append(list, b)
	}
	for i := range list {
		list[i].ExplainStars()
	}
	return slices.DeleteFunc(list, func(b Block) bool { return b.isEmpty() })
}

// daysBlock is how many callers get no help on a good, a typical and a bad day, under every strategy.
func daysBlock(d *report.Comparison) Block {
	one := words.Capital(d.Base.Period().Several())
	b := Block{Title: one + " differ", Header: []string{"", "good", "typical", "bad"}, Notes: []string{"Callers without help in the whole run: the 5th, 50th and 95th percentile of the replications."}}
	if d.Run.Replications < report.FewestForDays {
		b.Header, b.Notes = []string{"", "best", "middle", "worst"}, []string{"Callers without help in the whole run, of so few replications."}
	}
	for _, s := range inOrderOf(d) {
		x := &d.Strategies[s]
		if days := x.People.Days; len(days) > 0 {
			at := func(i int) string { return phrase.Count(days[min(i, len(days)-1)].WithoutHelp) }
			b.Rows = append(b.Rows, []string{phrase.Plain(x.Name), at(0), at(1), at(2)})
		}
	}
	return b
}

// comparedTable has two lines for each measure: the figures, and the differences to the baseline.
func comparedTable(d *report.Comparison) []Block {
	var names []string
	columns := make([][]string, len(d.Strategies))
	headers := make([]string, len(d.Strategies))
	for _, m := range d.Measures {
		if fate.Repeats(d.Measures, &m) || !slices.ContainsFunc(m.Figures, func(f report.Compared) bool { return f.N > 0 && f.Mean != 0 }) {
			continue
		}
		names = append(names, phrase.MeasureWords(m.Name), "  difference")
		for s, f := range m.Figures {
			columns[s] = append(columns[s], figureCell(&m, f), differenceCell(&m, s, f))
		}
	}
	for s := range headers {
		headers[s] = phrase.Plain(d.Strategies[s].Name)
	}
	return Tables("Strategies side by side", names, headers, columns)
}

// firstService is the clock that exists only after a total loss of service.
const firstService = "recovery.first-service"

// figureCell is a cell: the value with its interval, or the reason why there is none.
func figureCell(m *report.ComparedMeasure, f report.Compared) string {
	switch {
	case f.N == 0 && f.Applies == 0 && m.Name == firstService:
		return "never lost"
	case f.N == 0:
		return "–"
	case f.Times != nil:
		return f.Times.Cell()
	}
	text := phrase.WithInterval(f.Estimate, phrase.InUnit(m.Unit))
	if m.Unit == "share" {
		text += " %"
	}
	if f.Reached < 1 {
		text += fmt.Sprintf(" (in %.0f %%)", 100*float64(f.Reached))
	}
	return text
}

// differenceCell is the cell beside the figure. A difference that is not shown is only a tilde, because even its sign may be
// chance.
func differenceCell(m *report.ComparedMeasure, s int, f report.Compared) string {
	switch {
	case s == 0 || f.Difference.N == 0:
		return "–"
	case !f.Shown:
		return notShown
	case f.Times != nil:
		return f.TimeCell()
	default:
		return phrase.WithInterval(f.Difference, phrase.InUnit(m.Unit))
	}
}

// whoGained says who is helped under each strategy and not under the baseline, and the reverse.
func whoGained(d *report.Comparison) Block {
	base := phrase.Plain(d.Strategies[0].Name)
	b := Block{Title: "Who is helped, who loses out", Header: []string{"", "connected now", "without help now"}}
	for _, s := range d.Strategies[1:] {
		b.Rows = append(b.Rows, []string{phrase.Plain(s.Name), phrase.Counted(s.Gained), phrase.Counted(s.Lost)})
	}
	moves := false
	for _, x := range []struct {
		header string
		of     func(*report.Exchange) report.Estimate
	}{
		{"moved (no help)", func(x *report.Exchange) report.Estimate { return x.MovedFromNone }}, {"moved (connected)", func(x *report.Exchange) report.Estimate { return x.MovedFromService }},
		{"back (connected)", func(x *report.Exchange) report.Estimate { return x.BackToService }}, {"back (no help)", func(x *report.Exchange) report.Estimate { return x.BackToNone }},
	} {
		if !slices.ContainsFunc(d.Strategies, func(s report.ComparedStrategy) bool { return x.of(&s.Exchange).Mean > 0 }) {
			continue
		}
		moves, b.Header = true, append(b.Header, x.header)
		for i := range b.Rows {
			b.Rows[i] = append(b.Rows[i], phrase.Counted(x.of(&d.Strategies[i+1].Exchange)))
		}
	}
	b.Notes = []string{fmt.Sprintf("Connected now: without help under %s. Without help now: connected under %[1]s. They are the same people, and all of them want help.", base)}
	if moves {
		b.Notes = append(b.Notes, fmt.Sprintf("Moved: they find help elsewhere under the strategy; in brackets, how they fared under %s. Back: they found it there; in brackets, how they fare now. Each person is in one column.", base))
	}
	return b
}
