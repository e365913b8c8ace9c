package study

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/pattern"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// WriteBrief writes the study on one screen: the answer, the most important tables, and what it depends on.
func WriteBrief(to io.Writer, d *Document) error {
	_, err := io.WriteString(to, onScreen(d))
	return err
}

// Write writes everything that the study has in words, for a terminal.
func Write(to io.Writer, d *Document) error { return text.WriteBlocks(to, d.whole()) }

// WriteMarkdown writes everything, for a document.
func WriteMarkdown(to io.Writer, d *Document) error { return text.WriteBlocksMarkdown(to, d.whole()) }

// WriteBriefMarkdown writes the short report for a document. It has no screen to fit, so its tables are whole.
func WriteBriefMarkdown(to io.Writer, d *Document) error {
	return text.WriteBlocksMarkdown(to, d.brief(rooms[0]))
}

// room is how many rows of each table and how many doubts the short report shows.
type room struct{ rows, doubts int }

// rooms are tried in their order, until the report fits a screen.
var rooms = []room{{1000, 4}, {16, 4}, {12, 3}, {10, 3}, {8, 3}, {6, 2}, {5, 2}, {4, 2}, {3, 1}, {2, 1}, {1, 1}}

// onScreen is the short report with as much of its tables as fits a screen. At least the answer stays whole.
func onScreen(d *Document) (out string) {
	for _, r := range rooms {
		if out = short(d.brief(r)); strings.Count(out, "\n") <= text.Screen {
			break
		}
	}
	return out
}

// short is blocks for one screen. The title of a table has a line of its own, because it is a sentence.
func short(blocks []text.Block) string {
	parts := make([]string, len(blocks))
	for i, b := range blocks {
		if len(b.Rows) > 0 {
			parts[i] = text.Filled(strings.ToUpper(b.Title), 0, 2)
			b.Title = b.Header[0]
		}
		parts[i] += text.Short([]text.Block{b})
	}
	return strings.Join(parts, "\n")
}

// brief is the short report.
func (d *Document) brief(r room) []text.Block {
	list := []text.Block{d.head()}
	for _, t := range d.Tables {
		if t.Brief {
			list = append(list, cutTable(t, r.rows))
		}
	}
	doubts := text.Block{Title: DoubtsTitle, Lines: marked(d.Doubts)}
	if over := len(d.Doubts) - r.doubts; over > 0 {
		doubts.Lines, doubts.Notes = doubts.Lines[:r.doubts], []string{fmt.Sprintf("%d more with --full.", over)}
	}
	foot := text.Block{Lines: append(plain(d.Method[:min(1, len(d.Method))]), d.Intervals(), d.source()+" More: --full.")}
	foot.Lines = slices.DeleteFunc(foot.Lines, func(line string) bool { return line == "" })
	return text.Fitted(append(list, doubts, foot))
}

// ToWrite is the table of what to write into the file. Half of it would be wrong to write, so it is never cut.
const ToWrite = "paste"

// cutTable is a table of so many rows, without notes that only explain the rest.
func cutTable(t Table, rows int) text.Block {
	b := block(t)
	if over := len(b.Rows) - rows; over > 0 && t.ID != ToWrite {
		b.Rows, b.Notes = b.Rows[:rows], append(b.Notes, phrase.Plural(over, "more row")+" with --full.")
	}
	return b
}

// whole is the full report.
func (d *Document) whole() []text.Block {
	list := []text.Block{d.head()}
	for _, t := range d.Tables {
		list = append(list, blocks(t)...)
	}
	for _, c := range d.Charts {
		if len(c.Table.Rows) > 0 {
			list = append(list, blocks(c.Table)...)
		}
	}
	if len(d.Doubts) > 0 {
		list = append(list, text.Block{Title: DoubtsTitle, Lines: marked(d.Doubts)})
	}
	list = append(list, text.Block{Title: MethodTitle, Lines: slices.DeleteFunc(append(plain(d.Method), d.Intervals(), d.source(), "To repeat it: "+phrase.Plain(d.Command)), func(line string) bool { return line == "" })})
	for i := range list {
		list[i].ExplainStars()
	}
	return list
}

// The headings of the parts that every study has.
const (
	DoubtsTitle = "What this depends on"
	MethodTitle = "How this was found"
)

// head is the title, the question and the answer.
func (d *Document) head() text.Block {
	b := text.Block{Title: phrase.Plain(d.Scenario.Title)}
	b.Lines = append([]string{phrase.Plain(d.Question), ""}, plain(d.Answer)...)
	return b
}

// Intervals says what ± and a star mean; empty if the study has neither.
func (d *Document) Intervals() string {
	all := slices.Clone(d.Answer)
	for _, t := range d.Tables {
		all = append(all, slices.Concat(t.Rows...)...)
	}
	switch text := strings.Join(all, " "); {
	case !strings.Contains(text, "±"):
		return ""
	case !starred.MatchString(text):
		return "± is half of a 95 % confidence interval, or its longer side."
	}
	return "± is half of a 95 % confidence interval, or its longer side. * marks an approximate one."
}

// starred is a figure with a star.
var starred = pattern.New(`[0-9)]\*`)

// source says which program gives the same figures again.
func (d *Document) source() string {
	source := fmt.Sprintf("Seed %d, nines %s.", d.Seed, phrase.Plain(d.Version))
	if d.Kind == Solve || d.Kind == Attribute { // the others compare strategies, and name them
		source = fmt.Sprintf("Strategy %s, seed %d, nines %s.", phrase.Plain(d.Scenario.Strategy), d.Seed, phrase.Plain(d.Version))
	}
	return source
}

// block is a table in one piece.
func block(t Table) text.Block {
	b := text.Block{Title: phrase.Plain(t.Title), Header: plain(t.Header), Notes: plain(t.Notes), Prose: t.endsInSentences()}
	for _, row := range t.Rows {
		b.Rows = append(b.Rows, plain(row))
	}
	return b
}

// blocks is a table in as many pieces as it takes for each to fit the page. A table of sentences wraps them instead.
func blocks(t Table) []text.Block {
	b := block(t)
	if b.Prose || len(b.Rows) == 0 {
		return []text.Block{b}
	}
	names, columns := make([]string, len(b.Rows)), make([][]string, len(b.Header)-1)
	for i, row := range b.Rows {
		names[i] = row[0]
		for c, cell := range row[1:] {
			columns[c] = append(columns[c], cell)
		}
	}
	list := text.Tables(b.Title, names, b.Header[1:], columns)
	for i := range list {
		list[i].Header[0] = b.Header[0]
	}
	if len(list) == 0 { // a table of one column
		return []text.Block{b}
	}
	list[len(list)-1].Notes = b.Notes
	return list
}

// sentence is the width from which a cell is taken for a sentence.
const sentence = 45

// endsInSentences reports whether the last column holds sentences, which may be wrapped.
func (t *Table) endsInSentences() bool {
	for _, row := range t.Rows {
		if last := row[len(row)-1]; len(row) > 1 && len(last) >= sentence && strings.Contains(last, " ") {
			return true
		}
	}
	return false
}

// plain are texts in which names can do no harm to a terminal.
func plain(list []string) []string {
	safe := make([]string, len(list))
	for i, line := range list {
		safe[i] = phrase.Plain(line)
	}
	return safe
}

// marked are lines with a sign in front, as warnings have it.
func marked(list []string) []string {
	lines := plain(list)
	for i := range lines {
		lines[i] = "! " + lines[i]
	}
	return lines
}
