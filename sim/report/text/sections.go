package text

import (
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/regulator"
)

// Section is a part of the report as people read it: a heading, sentences, a table, notes on it. Names of a scenario stand in
// it as they are; who renders it makes them harmless.
type Section struct {
	ID     string // of the place that it has in a page
	Title  string
	Lines  []string
	Header []string
	Rows   [][]string
	Notes  []string
}

// IsEmpty says that there is nothing to read.
func (s *Section) IsEmpty() bool { return len(s.Lines)+len(s.Rows) == 0 }

// Sections are the parts of the report that a page has, by their names; those of them that have something to say.
func Sections(d *report.Document) map[string]Section {
	list := map[string]Section{}
	add := func(id string, blocks ...Block) {
		if s := SectionOf(id, blocks...); !s.IsEmpty() {
			list[id] = s
		}
	}
	add("answer", difference(d)...)
	add("happened", Happened(d))
	add("windows", windowByWindow(d))
	add("calls", calls(d)...)
	add("callers", callers(d)...)
	add("others", others(d)...)
	if len(d.Clocks) > 0 {
		add("recovery", Recovery(d))
	}
	add("answer-times", AnswerTimes(d)...)
	add("causes", causes(d))
	add("trouble", troubles(d)...)
	add("remedies", remedied(d)...)
	add("published", published(d))
	add("warnings", warnings(d))
	return list
}

// SectionOf is some blocks as one: a table that is continued is whole again.
func SectionOf(id string, blocks ...Block) Section {
	if len(blocks) == 0 {
		return Section{}
	}
	whole := blocks[0]
	whole.Header, whole.Rows = slices.Clone(whole.Header), slices.Clone(whole.Rows)
	for _, b := range blocks[1:] {
		whole.Header = append(whole.Header, b.Header[1:]...)
		for i := range whole.Rows {
			whole.Rows[i] = append(slices.Clone(whole.Rows[i]), b.Rows[i][1:]...)
		}
		whole.Notes = append(slices.Clone(whole.Notes), b.Notes...)
	}
	whole.ExplainStars()
	lines := slices.DeleteFunc(slices.Clone(whole.Lines), func(line string) bool { return strings.TrimSpace(line) == "" })
	return Section{id, whole.Title, lines, whole.Header, whole.Rows, whole.Notes}
}

// PlainTable is a section that is a table alone.
func PlainTable(title string, header []string, rows [][]string, notes ...string) Section {
	return Section{Title: title, Header: header, Rows: rows, Notes: notes}
}

// RegulatorTables are the tables and forms of regulators, for a page.
func RegulatorTables(d *report.Document) (list []Section) {
	tables := regulator.Tables(d)
	for i, t := range tables {
		if i == len(tables)-1 { // the longest table stands last
			for _, f := range Forms(d) {
				list = append(list, SectionOf("", f))
			}
		}
		list = append(list, PlainTable(t.Title, t.Header, t.Rows, t.Notes...))
	}
	return list
}

// SectionsOfComparison are the tables of a comparison: every measure under every strategy, who is gained and lost, and the ranking.
func SectionsOfComparison(d *report.Comparison) []Section {
	list := []Section{SectionOf("compared", comparedTable(d)...), SectionOf("gained", whoGained(d)), SectionOf("ranking", rankingBlock(d))}
	return slices.DeleteFunc(list, func(s Section) bool { return s.IsEmpty() })
}
