package report

import (
	"io"
	"strings"

	"nines/sim/words"
)

// Markdown writes the report for a pull request or a document. By is as for Text.
func (d *Document) Markdown(to io.Writer, by string) error { return writeMarkdown(to, d.blocks(by)) }

// writeMarkdown writes blocks as Markdown. Names from a scenario are escaped, because they may contain any sign.
func writeMarkdown(to io.Writer, blocks []block) error {
	var out strings.Builder
	for i, b := range blocks {
		level := "## "
		if i == 0 {
			level = "# "
		} else {
			out.WriteString("\n")
		}
		out.WriteString(level + words.NoMarkup(b.title) + "\n")
		if len(b.lines) > 0 {
			out.WriteString("\n")
		}
		for _, line := range b.lines {
			if line != "" {
				out.WriteString("- " + words.NoMarkup(line) + "\n")
			}
		}
		if len(b.rows) > 0 {
			out.WriteString("\n" + writer(b.indented()).RenderMarkdown() + "\n")
		}
		if len(b.chart) > 0 {
			out.WriteString("\n```text\n" + strings.Join(b.chart, "\n") + "\n```\n")
		}
		for _, note := range b.notes {
			out.WriteString("\n" + words.NoMarkup(note) + "\n")
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// indented keeps the indent of a table's first column, which Markdown would drop, and makes its cells harmless.
func (b block) indented() block {
	rows := make([][]string, len(b.rows))
	for i, row := range b.rows {
		for c, cell := range row {
			cell = words.NoMarkup(cell)
			if c == 0 {
				name := strings.TrimLeft(cell, " ")
				cell = strings.Repeat("– ", (len(cell)-len(name))/2) + name
			}
			rows[i] = append(rows[i], cell)
		}
	}
	b.rows = rows
	return b
}
