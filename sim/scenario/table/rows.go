package table

import (
	"bufio"
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// Rows goes through a table row by row. A long table is never held whole. A row of text is a line; a quoted value may
// go on over several. Empty lines are no rows.
type Rows struct {
	*Source
	Number int      // the line where the row begins, from 1
	Fields [][]byte // valid until the next row
	Wrong  string   // what is wrong with this row; then its fields are not to be used
	End    string   // why there is nothing more to read; empty at the end of the file

	line   []byte // the row as it is written
	starts []int  // of the fields, in the line
	comma  byte   // what separates fields
	quoted []byte // scratch
	open   bool   // the row ends within quotes

	foreign   int // the first line that is not UTF-8; 0: there is none
	frames    int // lines that are no rows,
	frameLine int // the first of them
	accents   int // the first line with letters beyond ASCII, as UTF-8
}

// Rows gives the rows from the present place on.
func (s *Source) Rows() *Rows { return &Rows{Source: s} }

// Next goes to the next row, and says whether there is one.
func (r *Rows) Next() bool {
	for r.feed.next(r) {
		if r.Wrong != "" || slices.ContainsFunc(r.Fields, func(f []byte) bool { return len(f) > 0 }) {
			return true
		}
	}
	return false
}

// separators are what may stand between values; the comma wins where several stand as often.
const separators = ",;\t|"

// separator is the character that stands most often in a line, outside quotes.
func separator(line []byte) byte {
	counts := map[byte]int{}
	quoted := false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(separators, c) >= 0:
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte(separators) {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

const openQuote = "a quotation mark is not closed, or stands within a value"

// split takes the line apart. The fields are without quotes and surrounding space.
func (r *Rows) split() {
	r.Fields, r.starts, r.quoted, r.Wrong, r.open = r.Fields[:0], r.starts[:0], r.quoted[:0], "", false
	for at := 0; at <= len(r.line); {
		for at < len(r.line) && r.line[at] == ' ' {
			at++
		}
		r.starts = append(r.starts, at)
		if at < len(r.line) && r.line[at] == '"' {
			at = r.quotedField(at)
			continue
		}
		field := r.line[at:]
		if n := bytes.IndexByte(field, r.comma); n >= 0 {
			field = field[:n]
		}
		r.Fields = append(r.Fields, bytes.TrimSpace(field))
		at += len(field) + 1
	}
}

// quotedField reads a field in quotes, in which a quote is written twice, and gives where the next field begins.
func (r *Rows) quotedField(at int) int {
	from := len(r.quoted)
	for at++; ; at += 2 {
		n := bytes.IndexByte(r.line[at:], '"')
		if n < 0 {
			r.open = true
			break
		}
		r.quoted = append(r.quoted, r.line[at:at+n]...)
		if at += n; at+1 < len(r.line) && r.line[at+1] == '"' {
			r.quoted = append(r.quoted, '"')
			continue
		}
		r.Fields = append(r.Fields, bytes.TrimSpace(r.quoted[from:]))
		rest := bytes.TrimLeft(r.line[at+1:], " ")
		if len(rest) == 0 || rest[0] == r.comma {
			return len(r.line) - len(rest) + 1
		}
		break
	}
	r.Wrong = openQuote
	return len(r.line) + 1
}

// Texts are the fields as texts that last.
func (r *Rows) Texts() []string {
	texts := make([]string, len(r.Fields))
	for k, f := range r.Fields {
		texts[k] = string(f)
	}
	return texts
}

// Place is where a field stands: its line, the column in characters from 1, its width, and the whole of that line.
func (r *Rows) Place(field int) Place {
	at, width := 0, 1
	if field < len(r.starts) {
		at = r.starts[field]
	}
	if field < len(r.Fields) {
		width = max(1, utf8.RuneCount(r.Fields[field]))
	}
	before := r.line[:min(at, len(r.line))]
	from := bytes.LastIndexByte(before, '\n') + 1
	text := r.line[from:]
	if n := bytes.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	return Place{r.Number + bytes.Count(before, []byte{'\n'}), utf8.RuneCount(before[from:]) + 1, width, string(text)}
}

// Pad makes the row as long as it should be, with empty values at its end.
func (r *Rows) Pad(fields int) {
	for len(r.Fields) < fields {
		r.Fields, r.starts = append(r.Fields, nil), append(r.starts, len(r.line))
	}
}

// Foreign is the first line so far that is not UTF-8, and was read as Windows-1252; 0: there is none.
func (r *Rows) Foreign() int { return r.foreign }

// Skip reads over some lines. It fails where there are no lines.
func (r *Rows) Skip(lines int) error {
	feed, isText := r.feed.(*textFeed)
	if lines > 0 && !isText {
		return errors.New("there are no lines above the names of the columns")
	}
	for range lines {
		if _, ok := feed.nextLine(r); !ok {
			return nil
		}
	}
	return nil
}

// LineWith is the first line below the present one that has a value, as far as the beginning of the file shows; 0: none has.
func (r *Rows) LineWith(value string) int {
	lines := bufio.NewScanner(bytes.NewReader(r.peek))
	lines.Buffer(nil, mostInLine)
	for n := 1; lines.Scan() && n < 100; n++ {
		if n <= r.Number {
			continue
		}
		row := Rows{Source: r.Source, line: lines.Bytes()}
		row.comma = separator(row.line)
		if row.split(); slices.Contains(row.Texts(), value) {
			return n
		}
	}
	return 0
}

// Below are the values of a column in the first lines below the present one, as far as the beginning of the file shows them.
func (r *Rows) Below(column, most int) (values []string) {
	lines := bufio.NewScanner(bytes.NewReader(r.peek))
	lines.Buffer(nil, mostInLine)
	for n := 1; lines.Scan() && len(values) < most; n++ {
		if n <= r.Number {
			continue
		}
		row := Rows{Source: r.Source, line: lines.Bytes(), comma: r.comma}
		if row.comma == 0 {
			row.comma = separator(row.line)
		}
		if row.split(); column >= 0 && column < len(row.Fields) && !row.open {
			values = append(values, string(row.Fields[column]))
		}
	}
	if len(values) > 1 && len(r.peek) == mostInLine {
		values = values[:len(values)-1] // it may be cut
	}
	return values
}

// Form is what was found out about the file: gzip, UTF-16, Parquet; empty for plain UTF-8.
func (s *Source) Form() string { return s.form }

// Separator is what separates the values: a name, such as comma. It is known once a row has been read.
func (r *Rows) Separator() string {
	return map[byte]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "pipe"}[r.comma]
}
