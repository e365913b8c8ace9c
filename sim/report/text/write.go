package text

import (
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"nines/sim/report"
	"nines/sim/words"
)

// Width is how many columns the text report keeps within.
const Width = 100

// Write writes the report for a terminal. By adds a table of who was lost: by service, region, access or provider.
func Write(to io.Writer, d *report.Document, by string) error {
	return WriteBlocks(to, blocksOf(d, by))
}

// WriteBlocks writes blocks for a terminal. A report can be pasted into a mail, because its lines are short.
func WriteBlocks(to io.Writer, blocks []Block) error {
	var out strings.Builder
	for i, b := range blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		out.WriteString(strings.ToUpper(b.Title) + "\n")
		for _, line := range b.Lines {
			out.WriteString(Wrapped(line))
		}
		if len(b.Rows) > 0 {
			out.WriteString(aligned(b) + "\n")
		}
		for _, line := range b.Drawing {
			out.WriteString(line + "\n")
		}
		for _, note := range b.Notes {
			out.WriteString(Wrapped(note))
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// Wrapped breaks a sentence into lines that fit, the later ones indented: at least as far as the first.
func Wrapped(line string) string {
	if line == "" {
		return "\n"
	}
	text := strings.TrimLeft(line, " ")
	first := 2 + len(line) - len(text)
	return Filled(text, first, max(6, first))
}

// Filled breaks a sentence into lines that fit, the first and the later ones indented by so much.
func Filled(line string, first, later int) string { return words.Fill(line, Width, first, later) }

// aligned lays out a table with columns of equal width.
func aligned(b Block) string {
	t := writer(b.wrapped())
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	lines := strings.Split(t.Render(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// leastWrapped is the width below which a column is not wrapped, because it would be hard to read.
const leastWrapped = 30

// wrapped breaks the sentences of the last column into lines, if the table is wider than the page.
func (b Block) wrapped() Block {
	last := len(b.Header) - 1
	room := Width
	if over := b.width() - Width; over > 0 && b.Prose {
		cells := []string{b.Header[last]}
		for _, row := range b.Rows {
			cells = append(cells, row[last])
		}
		room = widest(cells) - over
	}
	if room == Width || room < leastWrapped {
		return b
	}
	b.Rows = slices.Clone(b.Rows)
	for i, row := range b.Rows {
		b.Rows[i] = append(row[:last:last], strings.TrimRight(words.Fill(row[last], room, 0, 0), "\n"))
	}
	return b
}

// writer is the block's table: words to the left, figures to the right.
func writer(b Block) table.Writer {
	t := table.NewWriter()
	t.AppendHeader(rowOf(b.Header))
	var columns []table.ColumnConfig
	for c := range b.Header {
		align := text.AlignRight
		if c == 0 || isWords(b.Rows, c) || b.Prose && c == len(b.Header)-1 {
			align = text.AlignLeft
		}
		columns = append(columns, table.ColumnConfig{Number: c + 1, Align: align, AlignHeader: align})
	}
	t.SetColumnConfigs(columns)
	for _, row := range b.Rows {
		t.AppendRow(rowOf(row))
	}
	return t
}

// isWords says whether a column holds names rather than figures.
func isWords(rows [][]string, c int) bool {
	for _, row := range rows {
		if cell := strings.TrimLeft(row[c], "−~> –"); cell != "" && cell[0] >= '0' && cell[0] <= '9' {
			return false
		}
	}
	return true
}

func rowOf(cells []string) table.Row {
	row := make(table.Row, len(cells))
	for i, cell := range cells {
		row[i] = cell
	}
	return row
}
