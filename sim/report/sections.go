package report

import (
	"slices"
	"strings"
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
func (d *Document) Sections() map[string]Section {
	list := map[string]Section{}
	add := func(id string, blocks ...block) {
		if s := section(id, blocks...); !s.IsEmpty() {
			list[id] = s
		}
	}
	add("head", d.head())
	if d.Answer != nil {
		add("answer", d.answer())
	}
	add("happened", d.happened())
	add("windows", d.windowByWindow())
	add("calls", d.calls()...)
	add("callers", d.callers()...)
	add("others", d.others()...)
	if len(d.Clocks) > 0 {
		add("recovery", d.recovery())
	}
	add("answer-times", d.answerTimes()...)
	add("causes", d.causes())
	add("trouble", d.troubles()...)
	add("remedies", d.remedied()...)
	add("warnings", d.warnings())
	return list
}

// section is some blocks as one: a table that is continued is whole again.
func section(id string, blocks ...block) Section {
	if len(blocks) == 0 {
		return Section{}
	}
	whole := blocks[0]
	whole.header, whole.rows = slices.Clone(whole.header), slices.Clone(whole.rows)
	for _, b := range blocks[1:] {
		whole.header = append(whole.header, b.header[1:]...)
		for i := range whole.rows {
			whole.rows[i] = append(slices.Clone(whole.rows[i]), b.rows[i][1:]...)
		}
		whole.notes = append(slices.Clone(whole.notes), b.notes...)
	}
	whole.explainStars()
	lines := slices.DeleteFunc(slices.Clone(whole.lines), func(line string) bool { return strings.TrimSpace(line) == "" })
	return Section{id, whole.title, lines, whole.header, whole.rows, whole.notes}
}

// plainTable is a section that is a table alone.
func plainTable(title string, header []string, rows [][]string, notes ...string) Section {
	return Section{Title: title, Header: header, Rows: rows, Notes: notes}
}

// Sections are the tables of a comparison: every measure under every strategy, who is gained and lost, and the ranking.
func (d *Comparison) Sections() []Section {
	list := []Section{section("compared", d.table()...), section("gained", d.whoGained()), section("ranking", d.Ranking.block())}
	return slices.DeleteFunc(list, func(s Section) bool { return s.IsEmpty() })
}
