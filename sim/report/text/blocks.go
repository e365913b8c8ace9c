package text

import (
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/against"
	"nines/sim/report/sketch"
)

// Block is a part of the report as people read it: a heading, sentences, a table, a drawing. Text and Markdown are two
// ways of writing the same blocks.
type Block struct {
	Title   string
	Lines   []string
	Header  []string
	Rows    [][]string
	Notes   []string
	Drawing []string
	Prose   bool // the last column of the table holds sentences
}

// blocksOf is the report in the order in which a planner wants to read it.
func blocksOf(d *report.Document, by string) []Block {
	list := []Block{head(d)}
	list = append(list, difference(d)...)
	list = append(list, Happened(d), windowByWindow(d))
	list = append(list, calls(d)...)
	list = append(list, callers(d)...)
	list = append(list, others(d)...)
	if len(d.Clocks) > 0 {
		list = append(list, Recovery(d))
	}
	list = append(list, AnswerTimes(d)...)
	if len(d.Ledger) > 0 {
		list = append(list, causes(d))
	}
	list = append(list, troubles(d)...)
	list = append(list, remedied(d)...)
	list = append(list, published(d).orWithout(against.Possible).inWidth())
	list = append(list, Forms(d)...)
	list = append(list, overTime(d))
	if by != "" {
		list = append(list, Groups(d, by))
	}
	list = append(list, warnings(d))
	for i := range list {
		list[i].ExplainStars()
	}
	return slices.DeleteFunc(list, func(b Block) bool { return b.isEmpty() })
}

// published is what was published about the incident, beside what is simulated.
func published(d *report.Document) Block {
	t := against.TableOf(d)
	return Block{Title: t.Title, Header: t.Header, Rows: t.Rows, Notes: t.Notes}
}

// ExplainStars adds what the star behind a figure means, where there is one.
func (b *Block) ExplainStars() {
	for _, texts := range append(slices.Clone(b.Rows), b.Notes) {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, "*") }) {
			b.Notes = append(b.Notes, "* Skewed over the replications: the interval is only approximate.")
			return
		}
	}
}

func (b Block) isEmpty() bool { return len(b.Lines)+len(b.Rows)+len(b.Drawing) == 0 }

// overTime is the run over time, drawn with characters.
func overTime(d *report.Document) Block {
	caption, rows := sketch.Of(d)
	if len(rows) == 0 {
		return Block{}
	}
	return Block{Title: "The run over time", Lines: []string{caption}, Drawing: rows}
}
