package text

import (
	"io"
	"strings"

	"nines/sim/report"
	"nines/sim/words"
)

// WriteMarkdown writes the report for a pull request or a document. By is as for Text.
func WriteMarkdown(to io.Writer, d *report.Document, by string) error {
	return WriteBlocksMarkdown(to, blocksOf(d, by))
}

// WriteBlocksMarkdown writes blocks as Markdown. Names from a scenario are escaped, because they may contain any sign.
func WriteBlocksMarkdown(to io.Writer, blocks []Block) error {
	var out strings.Builder
	for i, b := range blocks {
		level := "## "
		if i == 0 {
			level = "# "
		} else {
			out.WriteString("\n")
		}
		if b.Title != "" {
			out.WriteString(level + words.NoMarkup(b.Title) + "\n")
		}
		if len(b.Lines) > 0 {
			out.WriteString("\n")
		}
		for _, line := range b.Lines {
			if line != "" {
				out.WriteString("- " + words.NoMarkup(line) + "\n")
			}
		}
		if len(b.Rows) > 0 {
			out.WriteString("\n" + writer(b.indented()).RenderMarkdown() + "\n")
		}
		if len(b.Drawing) > 0 {
			out.WriteString("\n```text\n" + strings.Join(b.Drawing, "\n") + "\n```\n")
		}
		for _, note := range b.Notes {
			out.WriteString("\n" + words.NoMarkup(note) + "\n")
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// inTable makes a cell harmless. Who writes the table escapes its bars.
func inTable(cell string) string { return strings.ReplaceAll(words.NoMarkup(cell), `\|`, "|") }

// indented keeps the indent of a table's first column, which Markdown would drop, and makes its cells and headings harmless.
func (b Block) indented() Block {
	rows := make([][]string, len(b.Rows))
	for i, row := range b.Rows {
		for c, cell := range row {
			cell = inTable(cell)
			if c == 0 {
				name := strings.TrimLeft(cell, " ")
				cell = strings.Repeat("– ", (len(cell)-len(name))/2) + name
			}
			rows[i] = append(rows[i], cell)
		}
	}
	b.Rows = rows
	header := make([]string, len(b.Header))
	for c, cell := range b.Header {
		header[c] = inTable(cell)
	}
	b.Header = header
	return b
}
