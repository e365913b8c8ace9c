package scenario

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// The size of a record of calls: more than a month of any country, and far more than a line needs.
const (
	mostLines  = 10_000_000
	mostInLine = 1 << 16
)

// rows goes through a file of records line by line, so that a long one is never held whole. Each line is a record, its
// fields separated by the character that the first one has most of. Empty lines, and those that begin with #, are none.
type rows struct {
	from   *bufio.Reader
	most   int    // lines
	comma  byte   // what separates fields
	number int    // of the line, from 1
	line   []byte // until the next one
	fields [][]byte
	starts []int  // of the fields, in the line
	wrong  string // with this line
	end    string // why there is nothing more to read; empty at the end of the file
	quoted []byte // scratch
}

func newRows(file io.Reader) *rows {
	return &rows{from: bufio.NewReaderSize(file, mostInLine), most: mostLines}
}

// next goes to the next record, and says whether there is one.
func (r *rows) next() bool {
	for r.nextLine() {
		if r.number == 1 {
			r.line = bytes.TrimPrefix(r.line, []byte("\uFEFF"))
		}
		if len(r.line) == 0 || r.line[0] == '#' {
			continue
		}
		if r.comma == 0 {
			r.comma = separator(r.line)
		}
		if r.split(); r.wrong != "" || slices.ContainsFunc(r.fields, func(f []byte) bool { return len(f) > 0 }) {
			return true
		}
	}
	return false
}

func (r *rows) nextLine() bool {
	line, err := r.from.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		r.end = fmt.Sprintf("line %s is longer than %s bytes: is this a text with a line for each call?", thousands(r.number+1), thousands(mostInLine))
		return false
	case err != nil && !errors.Is(err, io.EOF):
		r.end = cannotRead("it", err).Error()
		return false
	case len(line) == 0:
		return false
	case r.number == r.most:
		r.end = fmt.Sprintf("it has more than %s lines: cut it to the time of the run", thousands(r.most))
		return false
	}
	r.number++
	r.line = bytes.TrimRight(line, "\r\n")
	return true
}

// separator is the character that separates the fields of a header: the one that it has most of.
func separator(header []byte) byte {
	best, most := byte(','), 0
	for _, c := range []byte(",;\t") {
		if n := bytes.Count(header, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}

// split takes a line apart. The fields are without quotes and surrounding space.
func (r *rows) split() {
	r.fields, r.starts, r.quoted, r.wrong = r.fields[:0], r.starts[:0], r.quoted[:0], ""
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
		r.fields = append(r.fields, bytes.TrimSpace(field))
		at += len(field) + 1
	}
}

// quotedField reads a field in quotes, in which a quote is written twice, and gives where the next field begins.
func (r *rows) quotedField(at int) int {
	from := len(r.quoted)
	for at++; ; at += 2 {
		n := bytes.IndexByte(r.line[at:], '"')
		if n < 0 {
			break
		}
		r.quoted = append(r.quoted, r.line[at:at+n]...)
		if at += n; at+1 < len(r.line) && r.line[at+1] == '"' {
			r.quoted = append(r.quoted, '"')
			continue
		}
		r.fields = append(r.fields, bytes.TrimSpace(r.quoted[from:]))
		rest := bytes.TrimLeft(r.line[at+1:], " ")
		if len(rest) == 0 || rest[0] == r.comma {
			return len(r.line) - len(rest) + 1
		}
		break
	}
	r.wrong = "a quotation mark is not closed in this line, or stands within a value"
	return len(r.line) + 1
}

// column is where a field begins in its line, in characters from 1.
func (r *rows) column(field int) int {
	if field >= len(r.starts) {
		return 1
	}
	return utf8.RuneCount(r.line[:r.starts[field]]) + 1
}
