package record

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mostQuoted is over how many lines a quoted value may go. A longer one is a quotation mark that nobody closed.
const mostQuoted = 100

// textFeed reads lines of text.
type textFeed struct {
	from  *bufio.Reader
	most  int // lines
	lines int // read so far
	joint []byte
}

// next reads a row: a line, or several if a quoted value goes on.
func (f *textFeed) next(r *Rows) bool {
	line, ok := f.nextLine(r)
	if !ok {
		return false
	}
	r.Number = f.lines
	if f.lines == 1 {
		if line = bytes.TrimPrefix(line, []byte("\uFEFF")); f.saysSeparator(r, line) {
			return f.next(r)
		}
	}
	if r.comma == 0 && len(line) > 0 {
		r.comma = separator(line)
	}
	r.line = line
	r.split()
	for n := 1; r.open && n < mostQuoted; n++ {
		f.joint = append(append(f.joint[:0], r.line...), '\n')
		more, ok := f.nextLine(r)
		if !ok {
			r.line = f.joint[:len(f.joint)-1]
			break
		}
		if len(f.joint)+len(more) > mostInLine {
			break
		}
		f.joint = append(f.joint, more...)
		r.line = f.joint
		r.split()
	}
	return true
}

// saysSeparator reads the first line that Excel writes and understands: sep=; and nothing else.
func (f *textFeed) saysSeparator(r *Rows, line []byte) bool {
	if len(line) != 5 || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return false
	}
	r.comma = line[4]
	return true
}

// nextLine reads a line as UTF-8, without its end.
func (f *textFeed) nextLine(r *Rows) ([]byte, bool) {
	line, err := f.from.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		r.End = fmt.Sprintf("line %s is longer than %s bytes: is this a text with a line for each call?", Thousands(f.lines+1), Thousands(mostInLine))
		return nil, false
	case errors.Is(err, errTooLong):
		r.End = err.Error()
		return nil, false
	case err != nil && !errors.Is(err, io.EOF):
		r.End = cannotRead(err).Error()
		return nil, false
	case len(line) == 0:
		return nil, false
	case f.lines == f.most:
		r.End = fmt.Sprintf("it has more than %s lines: cut it to the time of the run", Thousands(f.most))
		return nil, false
	}
	f.lines++
	return f.western(r, bytes.TrimRight(line, "\r\n"))
}

// western reads a line that is not UTF-8 as Windows-1252, which has all letters of Latin-1. From then on all lines are read
// so. A file that had letters of UTF-8 before is a mixture, and nobody can say what its letters are.
func (f *textFeed) western(r *Rows, line []byte) ([]byte, bool) {
	if r.foreign == 0 && utf8.Valid(line) {
		if r.accents == 0 && bytes.ContainsFunc(line, func(c rune) bool { return c >= utf8.RuneSelf && c != '\uFEFF' }) {
			r.accents = f.lines
		}
		return line, true
	}
	if r.foreign == 0 {
		r.foreign = f.lines
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(line)
	if err != nil || r.accents > 0 || bytes.ContainsRune(text, utf8.RuneError) {
		r.End = fmt.Sprintf("line %s is neither UTF-8 nor Windows-1252: save the file with the encoding UTF-8", Thousands(f.lines))
		return nil, false
	}
	return text, true
}
