package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"nines/sim/words"
)

// Text writes the comparison for a terminal.
func (d *Comparison) Text(to io.Writer) error { return writeText(to, d.blocks()) }

// Markdown writes the comparison for a document.
func (d *Comparison) Markdown(to io.Writer) error { return writeMarkdown(to, d.blocks()) }

// CSV writes the comparison with one line for each measure and strategy.
func (d *Comparison) CSV(to io.Writer) error {
	w := csv.NewWriter(to)
	_ = w.Write([]string{"measure", "unit", "window", "strategy", "n", "mean", "low", "high", "share-of-replications",
		"difference", "difference-low", "difference-high", "p-adjusted", "difference-shown", "correlation", "variance-ratio"})
	for _, m := range d.Measures {
		for s, f := range m.Figures {
			_ = w.Write([]string{m.Name, m.Unit, d.Window, words.NoFormula(d.Strategies[s].Name), strconv.Itoa(f.N), cell(f.Mean), cell(f.Low), cell(f.High), cell(f.Reached),
				cell(f.Difference.Mean), cell(f.Difference.Low), cell(f.Difference.High), cell(f.P), strconv.FormatBool(f.Shown), cell(f.Correlation), cell(f.VarianceRatio)})
		}
	}
	w.Flush()
	return w.Error()
}

// cell is a number for a spreadsheet; empty where there is none.
func cell(n Number) string {
	if v := float64(n); math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(float64(n), 'g', 7, 64)
}

// blocks are the parts of the comparison in text and Markdown.
func (d *Comparison) blocks() []block {
	base := plain(d.Strategies[0].Name)
	head := block{title: plain(d.Scenario.Title), lines: []string{
		fmt.Sprintf("%s strategies, with the same callers and the same trouble; the differences are to %s.", count(Number(len(d.Strategies))), base),
		fmt.Sprintf("%s, seed %d, nines %s; calls made in the window %s.", plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, plain(d.Window)),
		"Figures are means ± half of a 95 % confidence interval; differences are paired, replication by replication. " +
			"~ stands where no difference is shown, at 5 % for all strategies of a line together (Holm).",
		"What common random numbers saved is told beneath: 340× (0.99), say, would be that independent callers would have taken 340 times as many replications, at a correlation of 0.99.",
	}}
	if p := d.Run.Precision; p != nil {
		head.lines = append(head.lines, p.sentence(d.Run.Replications)+" That is of the strategy of which least is known.")
	}
	for _, s := range d.Strategies {
		line := plain(s.Name)
		if s.Title != "" {
			line += ": " + plain(s.Title)
		}
		head.lines = append(head.lines, line)
	}
	list := append([]block{head}, d.table()...)
	list = append(list, d.saved()...)
	list = append(list, d.whoGained(), d.rankingBlock())
	if len(d.Warnings) > 0 {
		b := block{title: "Warnings"}
		for _, w := range d.Warnings {
			b.lines = append(b.lines, "! "+plain(w))
		}
		list = append(list, b)
	}
	for i := range list {
		list[i].explainStars()
	}
	return list
}

// table has two lines for each measure: the figures, and the differences to the baseline.
func (d *Comparison) table() []block {
	var names []string
	columns := make([][]string, len(d.Strategies))
	headers := make([]string, len(d.Strategies))
	for _, m := range d.Measures {
		if !slices.ContainsFunc(m.Figures, func(f Compared) bool { return f.N > 0 && f.Mean != 0 }) {
			continue
		}
		names = append(names, measureWords(m.Name), "  difference")
		for s, f := range m.Figures {
			columns[s] = append(columns[s], m.figure(f), m.difference(s, f))
		}
	}
	for s := range headers {
		headers[s] = plain(d.Strategies[s].Name)
	}
	return tables("Strategies side by side", names, headers, columns)
}

// in formats numbers in the unit of the measure.
func (m *ComparedMeasure) in() func(Number) string {
	switch m.Unit {
	case "share":
		return func(n Number) string { return minus(strconv.FormatFloat(100*float64(n), 'f', 1, 64)) }
	case "s":
		return func(n Number) string { return minus(seconds(n)) }
	case "s since onset":
		return length
	default:
		return count
	}
}

// minus writes a minus as one.
func minus(text string) string { return strings.Replace(text, "-", "−", 1) }

// firstService is the clock that exists only after a total loss of service.
const firstService = "recovery.first-service"

// figure is a cell: the value with its interval, or the reason why there is none.
func (m *ComparedMeasure) figure(f Compared) string {
	switch {
	case f.N == 0 && f.Applies == 0 && m.Name == firstService:
		return "never lost"
	case f.N == 0:
		return "–"
	}
	text := withInterval(f.Estimate, m.in())
	if m.Unit == "share" {
		text += " %"
	}
	if f.Reached < 1 {
		text += fmt.Sprintf(" (in %.0f %%)", 100*float64(f.Reached))
	}
	return text
}

// difference is the cell beside the figure. A difference that is not shown is only a tilde, because even its sign may be
// chance.
func (m *ComparedMeasure) difference(s int, f Compared) string {
	switch {
	case s == 0 || f.Difference.N == 0:
		return "–"
	case !f.Shown:
		return "~"
	default:
		return withInterval(f.Difference, m.in())
	}
}

// whoGained says who is helped under each strategy and not under the baseline, and the reverse.
func (d *Comparison) whoGained() block {
	base := plain(d.Strategies[0].Name)
	b := block{title: "Who is helped, who loses out", header: []string{"", "connected now", "without help now"}}
	for _, s := range d.Strategies[1:] {
		b.rows = append(b.rows, []string{plain(s.Name), counted(s.Gained), counted(s.Lost)})
	}
	moves := false
	for _, x := range []struct {
		header string
		of     func(*Exchange) Estimate
	}{
		{"moved (no help)", func(x *Exchange) Estimate { return x.MovedFromNone }}, {"moved (connected)", func(x *Exchange) Estimate { return x.MovedFromService }},
		{"back (connected)", func(x *Exchange) Estimate { return x.BackToService }}, {"back (no help)", func(x *Exchange) Estimate { return x.BackToNone }},
	} {
		if !slices.ContainsFunc(d.Strategies, func(s ComparedStrategy) bool { return x.of(&s.Exchange).Mean > 0 }) {
			continue
		}
		moves, b.header = true, append(b.header, x.header)
		for i := range b.rows {
			b.rows[i] = append(b.rows[i], counted(x.of(&d.Strategies[i+1].Exchange)))
		}
	}
	b.notes = []string{fmt.Sprintf("Connected now: without help under %s. Without help now: connected under %[1]s. They are the same people, and all of them want help.", base)}
	if moves {
		b.notes = append(b.notes, fmt.Sprintf("Moved: another number helps them under the strategy; in brackets, how they fared under %s. Back: it helped them there; in brackets, how they fare now. Each person is in one column.", base))
	}
	return b
}

// rankingBlock is the ranking, and who is not in it.
func (d *Comparison) rankingBlock() block {
	b := d.Ranking.block()
	if m := d.measure("callers.moved"); slices.ContainsFunc(m.Figures, func(f Compared) bool { return f.Mean > 0 }) {
		b.notes = append(b.notes, "Whoever moved to another number is not among the never connected: see callers moved.")
	}
	return b
}

// block says which strategy is best, or that it cannot be told.
func (r *Ranking) block() block {
	b := block{title: "The ranking"}
	measured := fmt.Sprintf("%s over the whole run, where a difference of %s does not matter", measureWords(r.Measure), plural(int(r.Indifference), "caller"))
	switch {
	case r.Best != "":
		b.lines = []string{fmt.Sprintf("Best is %s, by %s: with a probability of %.0f %% no other is better by more than that.", plain(r.Best), measured, 100*float64(r.Confidence))}
	case r.More > 0:
		b.lines = []string{fmt.Sprintf("Cannot separate %s, by %s. It would take about %s more.", plain(words.Joined(r.Left)), measured, plural(r.More, "replication"))}
	default:
		b.lines = []string{fmt.Sprintf("Cannot separate %s, by %s: it takes at least %d replications to begin with.", plain(words.Joined(r.Left)), measured, firstStage)}
	}
	if r.Independent > 0 {
		took := ""
		if r.Taken > 0 {
			took = fmt.Sprintf("It took %s. ", plural(r.Taken, "replication"))
		}
		b.lines = append(b.lines, fmt.Sprintf("%sHad the strategies not shared their callers, it would have taken %s of each (Rinott's procedure).", took, plural(r.Independent, "replication")))
	}
	return b
}
