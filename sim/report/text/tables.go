package text

import (
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// line is a row of a table by window: a measure of all callers, or of a group of them, in words.
type line struct{ words, measure, by, group string }

// byWindow is a table of measures by window.
func byWindow(d *report.Document, title string, lines []line) []Block {
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.words
	}
	columns := make([][]string, len(d.Windows))
	headers := make([]string, len(d.Windows))
	for w := range d.Windows {
		headers[w] = phrase.Plain(d.Windows[w].Name)
		for _, l := range lines {
			columns[w] = append(columns[w], figureWords(d.FigureOf(l.measure, d.Windows[w].Name, l.by, l.group)))
		}
	}
	names, columns = withoutEmptyRows(names, columns)
	return Tables(title, names, headers, columns)
}

// Tables sets columns beside the names of their rows: in as many tables as it takes for them to fit.
func Tables(title string, names, headers []string, columns [][]string) []Block {
	needed := 0
	for from := 0; from < len(columns); from = fitting(names, headers, columns, from) {
		needed++
	}
	each := (len(columns) + needed - 1) / max(1, needed) // as evenly as they go
	var list []Block
	for from := 0; from < len(columns); {
		to := min(from+each, fitting(names, headers, columns, from))
		b := Block{Title: title, Header: append([]string{""}, headers[from:to]...)}
		if from > 0 {
			b.Title += " (continued)"
		}
		for r, name := range names {
			row := []string{name}
			for _, column := range columns[from:to] {
				row = append(row, column[r])
			}
			b.Rows = append(b.Rows, row)
		}
		list = append(list, b)
		from = to
	}
	return list
}

// withoutEmptyRows leaves out what is zero, or has no sample, in every window.
func withoutEmptyRows(names []string, columns [][]string) ([]string, [][]string) {
	var kept []string
	rows := make([][]string, len(columns))
	for r, name := range names {
		if !slices.ContainsFunc(columns, func(c []string) bool { return c[r] != "0" && c[r] != "–" }) {
			continue
		}
		kept = append(kept, name)
		for c := range columns {
			rows[c] = append(rows[c], columns[c][r])
		}
	}
	return kept, rows
}

// gap is how many columns stand before each column of a table.
const gap = 2

// fitting is the end of the columns from one on that fit beside the names, within the width; at least one does.
func fitting(names, headers []string, columns [][]string, from int) int {
	room := Width - gap - widest(names)
	for to := from; to < len(columns); to++ {
		room -= gap + max(widest(columns[to]), words.Width(headers[to]))
		if room < 0 && to > from {
			return to
		}
	}
	return len(columns)
}

func widest(texts []string) int {
	most := 0
	for _, text := range texts {
		most = max(most, words.Width(text))
	}
	return most
}

// width is how many columns the block's table takes.
func (b Block) width() int {
	total := 0
	for c := range b.Header {
		cells := []string{b.Header[c]}
		for _, row := range b.Rows {
			cells = append(cells, row[c])
		}
		total += gap + widest(cells)
	}
	return total
}

// without is the block without a column of its table.
func (b Block) without(column int) Block {
	b.Header = slices.Delete(slices.Clone(b.Header), column, column+1)
	for i := range b.Rows {
		b.Rows[i] = slices.Delete(b.Rows[i], column, column+1)
	}
	return b
}
